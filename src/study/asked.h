/* What a study was asked to look at, described so that it can be written after the runs are gone.
 */
#ifndef OG_STUDY_ASKED_H
#define OG_STUDY_ASKED_H

#include "base/arena.h"
#include "compile/query.h"

/* One term of the metric. */
typedef struct og_asked_term {
    og_series series; /* of reserve.required_opening zeroed but for its measure */
    bool required_opening;
} og_asked_term;

typedef struct og_asked {
    og_query query;
    og_asked_term terms[OG_QUERY_TERMS]; /* as in query.metric */
    og_measure measure;
    bool positive;        /* a metric of which the chance to be above zero is of interest */
    const char **periods; /* keys, of a first(...): what its numbers mean; else NULL */
    size_t period_count;
} og_asked;

/* All texts are copied to `arena`; `text` must outlive it. */
og_status og_asked_of(const char *text, const og_plan *plan, og_arena *arena, og_asked *out,
                      og_error *err);

/* Whether it is a chance: p(metric > x). */
bool og_asked_chance(const og_asked *asked);

#endif
