/* What a study was asked to look at, described so that it can be written after the runs are gone.
 */
#ifndef OG_STUDY_QUESTION_H
#define OG_STUDY_QUESTION_H

#include "base/arena.h"
#include "compile/query.h"

/* One term of the metric. */
typedef struct og_question_term {
    og_series series; /* of reserve.required_opening zeroed but for its measure */
    bool required_opening;
} og_question_term;

typedef struct og_question {
    og_query query;
    og_question_term terms[OG_QUERY_TERMS]; /* as in query.metric */
    og_measure measure;
    bool positive;        /* a metric of which the chance to be above zero is of interest */
    const char **periods; /* keys, of a first(...): what its numbers mean; else NULL */
    size_t period_count;
} og_question;

/* All texts are copied to `arena`; `text` must outlive it. */
og_status og_question_of(const char *text, const og_plan *plan, og_arena *arena, og_question *out,
                         og_error *err);

/* Whether it is a chance: p(metric > x). */
bool og_question_chance(const og_question *asked);

#endif
