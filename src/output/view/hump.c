#include "output/view/hump.h"

#include "lang/error.h"
#include "output/view/need.h"
#include "output/view/series.h"

#include <math.h>

/* The group that explains most of some year's end. */
static og_status find_group(const og_plan *plan, const og_result *result, size_t series,
                            double least, og_hump *out, og_error *err)
{
    og_status status = OG_OK;
    for (size_t y = 0; y < out->year_count && status == OG_OK; y++) {
        size_t metric = og_metric_at(plan, series, out->periods[y]);
        og_summary all;
        if (metric == OG_NO_SERIES)
            continue;
        status = og_result_summary(result, metric, OG_NO_SERIES, 0, &all, err);
        for (size_t g = 0; g < og_plan_case_group_count(plan) && status == OG_OK; g++) {
            double share = 0;
            if (all.sd.value >= least)
                status = og_result_explained(result, metric, g, OG_NO_SERIES, &share, err);
            if (share > out->explained) {
                out->explained = share;
                out->group = g;
            }
        }
    }
    return status;
}

static og_status add_case(const og_plan *plan, const og_result *result, size_t series, size_t index,
                          og_hump *out, og_error *err)
{
    og_status status = OG_OK;
    double *means = &out->means[out->case_count * out->year_count];
    uint64_t count = 0;
    for (size_t y = 0; y < out->year_count && status == OG_OK; y++) {
        size_t metric = og_metric_at(plan, series, out->periods[y]);
        og_summary own = {.mean = {NAN, NAN}};
        if (metric != OG_NO_SERIES)
            status = og_result_summary(result, metric, out->group, index, &own, err);
        means[y] = own.mean.value;
        count += own.count;
    }
    if (count > 0)
        out->cases[out->case_count++] = out->set->cases.at[index];
    return status;
}

og_status og_hump_of(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                     size_t series, double least, og_arena *arena, og_hump *out, og_error *err)
{
    size_t periods = og_plan_series(plan, series).count;
    *out = (og_hump){.periods = og_arena_array(arena, periods, sizeof *out->periods)};
    if (og_result_replicates(result) < OG_DECIDING_LEAST)
        return OG_OK;
    for (size_t t = 0; out->periods && t < periods; t++)
        if (og_series_ends_year(plan, series, t))
            out->periods[out->year_count++] = t;
    og_status status = find_group(plan, result, series, least, out, err);
    if (status != OG_OK || !(out->explained > OG_DECIDING))
        return status;
    out->set = scenario->cases.at[out->group];
    size_t count = out->set->cases.count;
    out->cases = og_arena_array(arena, count, sizeof *out->cases);
    out->means = og_arena_array(arena, count * out->year_count, sizeof *out->means);
    if (arena->failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < count && status == OG_OK; i++)
        status = add_case(plan, result, series, i, out, err);
    return status;
}
