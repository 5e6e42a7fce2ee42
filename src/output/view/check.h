/* The figures under `checks:`, recomputed from results and history. */
#ifndef OG_OUTPUT_VIEW_CHECK_H
#define OG_OUTPUT_VIEW_CHECK_H

#include "lang/error.h"
#include "scenario/scenario.h"

/* What a check comes to. NaN: there is no such number. */
typedef struct og_check_figure {
    double value;            /* what stands against `says` */
    double error;            /* its standard error, where it is uncertain */
    double netto, corrected; /* taakstelling of the span, of a housing stream's figures */
    bool percentage;         /* then also: */
    double realised, other;  /* the dividend; the value with the other divisor */
    bool certain;            /* the same in every replicate; else means */
    int decimals;            /* of `says` */
    bool holds;              /* og_check_agrees with the value */
} og_check_figure;

/* All checks of a scenario with what they come to, in its order. */
typedef struct og_check_list {
    const og_array *checks; /* og_check */
    og_check_figure *figures;
} og_check_list;

/* Whether `value` differs from what it says by no more than half a unit of its last decimal, the
 * tolerance and two standard errors `error`. */
bool og_check_agrees(const og_check *check, double value, double error);

/* Whether the scenario says that the figure holds. */
bool og_check_expected(const og_check *check);

OG_NODISCARD og_status og_check_list_new(const og_scenario *scenario, const og_plan *plan,
                                         const og_result *result, og_check_list *out,
                                         og_error *err);
void og_check_list_free(og_check_list *list);

#endif
