/* How likely something is short. */
#ifndef OG_OUTPUT_VIEW_LACK_H
#define OG_OUTPUT_VIEW_LACK_H

#include "opgave.h"

/* The share of replicates in which a shortage, backlog or number without a place is more than the
 * stream's trifle (`ignore_below`), at the end of a period of its series. *sure: it is so by the
 * plan, and not by counting. */
double og_lack_chance(const og_plan *plan, const og_result *result, size_t series, size_t period,
                      bool *sure);

/* Its statistics, of which p_positive and `sure` are that share. */
og_stats og_lack_stats(const og_plan *plan, const og_result *result, size_t series, size_t period);

/* The series (by year) of the largest shortage, or number without a place, of a year's months. */
size_t og_lack_most(const og_plan *plan, size_t series);

#endif
