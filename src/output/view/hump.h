/* What has several humps is shown by case: where one group of cases decides more than half of it,
 * a mean or median over all of them is what happens in none. */
#ifndef OG_OUTPUT_VIEW_HUMP_H
#define OG_OUTPUT_VIEW_HUMP_H

#include "base/arena.h"
#include "scenario/scenario.h"

typedef struct og_hump {
    const og_case_set *set; /* the group that decides; NULL: none does */
    size_t group;
    double explained; /* of the year's end of which it explains most */
    size_t case_count;
    const og_count **cases; /* those that occurred */
    size_t year_count;
    size_t *periods; /* of the series, the end of each year */
    double *means;   /* [case_count][year_count] */
} og_hump;

/* Of a series that has metrics at the end of each year (shortage, backlog, draw-down), in `arena`.
 * Ends of years at which it hardly varies (a standard deviation below `least`) do not count. */
OG_NODISCARD og_status og_hump_of(const og_scenario *scenario, const og_plan *plan,
                                  const og_result *result, size_t series, double least,
                                  og_arena *arena, og_hump *out, og_error *err);

#endif
