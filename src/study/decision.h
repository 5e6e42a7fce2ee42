/* Options against futures: what each option comes to in each future, and which to choose by whom.
 * Pure arithmetic on a table; where its numbers come from is choose.c's matter. */
#ifndef OG_STUDY_DECISION_H
#define OG_STUDY_DECISION_H

#include "base/arena.h"
#include "opgave.h"

typedef struct og_decision_table {
    size_t options, futures;
    bool maximize;                 /* else smaller is better */
    const double *weights;         /* [future], their sum is 1 */
    const og_estimate *values;     /* [option][future] */
    const double *errors;          /* [option][option][future]: standard error of the difference */
    const double *expected_errors; /* [option][option]: that of the difference in expectation */
} og_decision_table;

/* Of each option. Two numbers within OG_DECISION_SURE standard errors of their difference are a
 * tie: then each is as good as the best. */
#define OG_DECISION_SURE 1.96

typedef struct og_decision {
    bool *best;         /* [option][future]: none is better, within the error */
    double *regret;     /* [option][future]: what it costs not to have taken the best; at least 0 */
    double *largest;    /* [option]: its largest regret, and */
    size_t *at;         /* [option]: the future in which that is */
    double *expected;   /* [option]: weights times values */
    bool *least_regret; /* [option]: none has a smaller largest regret, within the error */
    bool *best_expected; /* [option]: none is better in expectation, within the error */
} og_decision;

/* Texts and arrays in `arena`; arena->failed tells that memory was short. */
void og_decision_make(const og_decision_table *table, og_arena *arena, og_decision *out);

/* With two options and one group of cases: the weight of `future` (the others keeping their
 * proportions) at which both are equal in expectation (Savage's regret aside), with its standard
 * error; NaN when there is none strictly between 0 and 1. */
og_estimate og_decision_break_even(const og_decision_table *table, size_t future);

#endif
