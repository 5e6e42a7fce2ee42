/* What was realised of a taakstelling, as yearly reports print it: what history tells, nothing that
 * is simulated. */
#ifndef OG_OUTPUT_VIEW_HOUSED_H
#define OG_OUTPUT_VIEW_HOUSED_H

#include "scenario/scenario.h"

typedef struct og_housed_row {
    og_period period;
    double realised, target; /* the taakstelling as the file gives it, at its mean */
    bool corrected;          /* it includes the achterstand at the start */
    double percentage;       /* of that; NaN when that is not positive */
    og_day until;            /* the last day that history knows of in the period */
} og_housed_row;

/* Of the periods of which history tells something, in `arena`; *count of them. */
const og_housed_row *og_housed_rows(const og_scenario *scenario, const og_housing *housing,
                                    og_arena *arena, size_t *count);

#endif
