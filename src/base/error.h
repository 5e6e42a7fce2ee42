/* One failure, told once: the first error that is set wins. */
#ifndef OG_BASE_ERROR_H
#define OG_BASE_ERROR_H

#include "opgave.h"

#if defined(__GNUC__)
#define OG_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define OG_PRINTF(fmt, args)
#endif

/* Fills *err (which may be NULL) unless it already holds an error; returns `status`, so that a
 * function can `return og_fail(err, OG_ERR_IO, "cannot write '%s'", path)`. A long message is cut.
 */
og_status og_fail(og_error *err, og_status status, const char *format, ...) OG_PRINTF(3, 4);

#endif
