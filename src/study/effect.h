/* What a metric or a statistic is in two runs, and the difference: replicate by replicate, for both
 * runs draw the same futures (common random numbers; Glasserman and Yao, Some guidelines and
 * guarantees for common random numbers, Management Science 38, 1992). */
#ifndef OG_STUDY_EFFECT_H
#define OG_STUDY_EFFECT_H

#include "study/question.h"
#include "study/study.h"

typedef struct og_effect {
    const char *text;  /* as asked; measured since a year, as the earlier one says it */
    og_question asked; /* of the base's plan */
    int since;         /* measured from the start of this year on both sides; 0: as it stands */
    size_t series;     /* of its first term, from 1, in that plan; 0: reserve.required_opening */
    og_estimate base, other, difference;
    /* Of the single futures in which both have a value; NaN of a share or a quantile, which single
     * futures have not. */
    uint64_t count;
    double low, high;        /* 5 and 95 % points of the difference */
    double lower, higher;    /* shares in which it is below -1e-6, above 1e-6 */
    double paired, unpaired; /* variance of the difference; had the futures not been the same */
    bool same;               /* no future in which it differs */
    bool certain;            /* by the plans both are one number */
    bool apart; /* the two keep other futures: two samples, of which nothing is told by future */
} og_effect;

/* `text` is a metric or a statistic whose metric both plans keep, as og_since_text says it for them
 * when they are measured `since` a year (else 0); it outlives the effect, other texts are put in
 * `arena`. Values of first(...) are places in the base's series. A metric without a value is left
 * out of the mean; where it stands in for 'never' it is later than all. */
OG_NODISCARD og_status og_effect_of(const char *text, int since, const og_study_run *base,
                                    const og_study_run *other, og_arena *arena, og_effect *out,
                                    og_error *err);

#endif
