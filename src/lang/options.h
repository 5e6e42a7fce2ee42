/* Options of callers that were compiled against an earlier or later header. */
#ifndef OG_LANG_OPTIONS_H
#define OG_LANG_OPTIONS_H

#include "opgave.h"

/* OG_OPTIONS(&own, given, err): *own becomes *given as far as the caller knew of it (given->size
 * bytes), the rest zeroed; all zeroed when `given` is NULL. OG_ERR_VALUE when the size was not set,
 * or when something is set that this version does not know. */
#define OG_OPTIONS(own, given, err) og_options_take(own, sizeof *(own), given, err)
OG_NODISCARD og_status og_options_take(void *own, size_t size, const void *given, og_error *err);

#endif
