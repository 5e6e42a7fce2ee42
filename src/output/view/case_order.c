#include "output/view/case_order.h"

#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

/* How far apart the means of a group's cases are. */
static og_status effect_of(const og_plan *plan, const og_result *result, size_t metric,
                           size_t group, double *effect, og_error *err)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < og_plan_case_group(plan, group).count; i++) {
        og_summary summary;
        og_status status = og_result_summary(result, metric, group, i, &summary, err);
        if (status != OG_OK)
            return status;
        if (summary.count == 0)
            continue;
        low = fmin(low, summary.mean.value);
        high = fmax(high, summary.mean.value);
    }
    *effect = high - low;
    return OG_OK;
}

og_status og_case_order(const og_plan *plan, const og_result *result, size_t metric, size_t *order,
                        og_error *err)
{
    size_t groups = og_plan_case_group_count(plan);
    double *effects = calloc(groups + 1, sizeof *effects);
    og_status status = effects ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t g = 0; g < groups && status == OG_OK; g++) {
        size_t at = g;
        status = effect_of(plan, result, metric, g, &effects[g], err);
        for (; at > 0 && effects[order[at - 1]] < effects[g]; at--)
            order[at] = order[at - 1];
        order[at] = g;
    }
    free(effects);
    return status;
}
