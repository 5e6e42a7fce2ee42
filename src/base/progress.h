/* Telling how far the work is, and hearing whether to go on. */
#ifndef OG_BASE_PROGRESS_H
#define OG_BASE_PROGRESS_H

#include "opgave.h"

/* Whether to go on. `progress` may be NULL, as may its function. */
static inline bool og_progress_tell(const og_progress *progress, double share)
{
    return !progress || !progress->tell || progress->tell(progress->context, share);
}

/* A part of some work: its own share lies between two of the whole. */
typedef struct og_progress_part {
    const og_progress *whole;
    double from, to;
} og_progress_part;

/* What og_progress.tell is for a part, its context. */
static inline bool og_progress_tell_part(void *context, double share)
{
    const og_progress_part *part = context;
    return og_progress_tell(part->whole, part->from + share * (part->to - part->from));
}

static inline og_progress og_progress_of(og_progress_part *part)
{
    return (og_progress){og_progress_tell_part, part};
}

#endif
