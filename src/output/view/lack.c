#include "output/view/lack.h"

#include "output/view/series.h"

static og_role trifle_of(og_role role)
{
    return role == OG_ROLE_SHORTFALL  ? OG_ROLE_SHORT
           : role == OG_ROLE_UNPLACED ? OG_ROLE_WITHOUT
                                      : OG_ROLE_BEHIND;
}

double og_lack_chance(const og_plan *plan, const og_result *result, size_t series, size_t period,
                      bool *sure)
{
    og_series of = og_plan_series(plan, series);
    size_t told = og_series_beside(plan, &of, trifle_of(of.role));
    *sure = og_plan_certain(plan, told, period);
    return og_result_stats(result, told, period).mean;
}

og_stats og_lack_stats(const og_plan *plan, const og_result *result, size_t series, size_t period)
{
    og_stats stats = og_result_stats(result, series, period);
    stats.p_positive = og_lack_chance(plan, result, series, period, &stats.sure);
    return stats;
}

size_t og_lack_most(const og_plan *plan, size_t series)
{
    og_series of = og_plan_series(plan, series);
    return og_series_beside(
        plan, &of, of.role == OG_ROLE_SHORTFALL ? OG_ROLE_MOST_SHORT : OG_ROLE_MOST_WITHOUT);
}
