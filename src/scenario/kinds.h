/* The table of the kinds of streams. */
#ifndef OG_SCENARIO_KINDS_H
#define OG_SCENARIO_KINDS_H

#include "scenario/kind.h"

extern const og_stream_kind *const og_stream_kinds[OG_STREAM_TYPES];

/* The kind whose section this is, or NULL. */
const og_stream_kind *og_stream_kind_of(const char *section);

#endif
