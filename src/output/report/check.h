/* The figures under `checks:`, recomputed. */
#ifndef OG_OUTPUT_REPORT_CHECK_H
#define OG_OUTPUT_REPORT_CHECK_H

#include "output/report/page.h"

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
    const og_check_figure *figures;
} og_check_list;

/* Whether `value` differs from what it says by no more than half a unit of its last decimal, the
 * tolerance and two standard errors `error`. */
bool og_check_agrees(const og_check *check, double value, double error);

OG_NODISCARD og_status og_check_compute(const og_page *page, const og_check *check,
                                        og_check_figure *out, og_error *err);

/* A bullet on the i-th check, which does not hold: what it comes to, and where the quoted figure
 * may be from. */
void og_page_check_why(og_page *page, const og_check_list *list, size_t i);

/* A table of all checks, and why some do not hold. *held: each of them holds, and is not
 * said to fail. */
OG_NODISCARD og_status og_page_checks(og_page *page, bool *held, og_error *err);

#endif
