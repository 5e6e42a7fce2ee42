/* The figures under `checks:`, recomputed. */
#ifndef OG_OUTPUT_CHECK_H
#define OG_OUTPUT_CHECK_H

#include "output/page.h"

/* What a check comes to. NaN: there is no such number. */
typedef struct og_check_figure {
    double value;                      /* what stands against `says` */
    bool percentage;                   /* then also: */
    double realised, netto, corrected; /* the parts, and */
    double other;                      /* the value with the other divisor */
    bool certain;                      /* the same in every replicate; else means */
    int decimals;                      /* of `says` */
    bool holds;                        /* rounded to those decimals it is what `says` says */
} og_check_figure;

OG_NODISCARD og_status og_check_compute(const og_page *page, const og_check *check,
                                        og_check_figure *out, og_error *err);

/* A table of all checks, and why some do not hold. */
OG_NODISCARD og_status og_page_checks(og_page *page, bool *held, og_error *err);

#endif
