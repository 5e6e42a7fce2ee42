#include "output/view/lack.h"

double og_lack_chance(const og_plan *plan, const og_result *result, size_t series, size_t period,
                      bool *sure)
{
    (void)plan;
    og_stats stats = og_result_stats(result, series, period);
    *sure = stats.sure;
    return stats.p_positive;
}
