#include "engine/bound.h"

#include "base/arena.h"
#include "base/limits.h"
#include "engine/result.h"
#include "lang/error.h"
#include "lang/say.h"
#include "model/plan.h"

#include <math.h>

static og_status refuse(const char *what, og_error *err)
{
    OG_FAIL(err, OG_ERR_SCENARIO, RESULT_HUGE, .what = what ? what : "",
            .most = OG_NUMBER(OG_LIMIT_NUMBER));
    return OG_ERR_SCENARIO;
}

/* Percentiles lie within what the mean was taken of, but for the few beyond the bound. */
static bool is_bounded(const og_stats *stats, uint64_t replicates, bool ratio)
{
    if (stats->valid == 0)
        return ratio;
    return fabs(stats->mean) <= OG_LIMIT_NUMBER && fabs(stats->p5) <= OG_LIMIT_NUMBER &&
           fabs(stats->p95) <= OG_LIMIT_NUMBER && (ratio || stats->valid == replicates);
}

/* What is certain was seen when the plan was made. */
static og_status check_series(const og_plan *plan, const og_result *result, size_t s, og_error *err)
{
    const og_series series = og_plan_series(plan, s);
    for (size_t t = 0; t < series.count; t++) {
        const og_stats stats = og_result_stats(result, s, t);
        if (og_plan_certain(plan, s, t) ||
            is_bounded(&stats, result->replicates, series.measure == OG_MEASURE_RATIO))
            continue;
        og_arena arena = {0};
        og_status status =
            refuse(og_arena_printf(&arena, "%s@%s", series.id, og_plan_span(plan, s, t).key), err);
        og_arena_clear(&arena);
        return status;
    }
    return OG_OK;
}

/* A period, a ratio and what is made of them may be none; money, places and persons not. */
static og_status check_metric(const og_plan *plan, const og_result *result, size_t m, og_error *err)
{
    const og_metric metric = og_plan_metric(plan, m);
    const bool optional = metric.first || metric.hidden || metric.measure == OG_MEASURE_RATIO;
    const double *values = og_result_values(result, m);
    for (uint64_t r = 0; r < result->replicates; r++)
        if (!(fabs(values[r]) <= OG_LIMIT_NUMBER) && !(optional && isnan(values[r])))
            return refuse(metric.text, err);
    return OG_OK;
}

og_status og_result_bounded(const og_plan *plan, const og_result *result, og_error *err)
{
    og_status status = OG_OK;
    for (size_t s = 0; s < og_plan_series_count(plan) && status == OG_OK; s++)
        status = check_series(plan, result, s, err);
    for (size_t m = 0; m < og_plan_metric_count(plan) && status == OG_OK; m++)
        status = check_metric(plan, result, m, err);
    return status;
}
