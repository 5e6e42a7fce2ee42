#include "engine/answer.h"

#include "base/hash.h"
#include "engine/result.h"
#include "engine/select.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

/* The cases of all groups, and all replicates. */
static size_t parts_of(const og_plan *plan)
{
    size_t count = 1;
    for (size_t g = 0; g < og_plan_case_group_count(plan); g++)
        count += og_plan_case_group(plan, g).count;
    return count;
}

size_t og_answer_count(const og_plan *plan)
{
    size_t cells = 0;
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        cells += og_plan_series(plan, s).count;
    return cells * OG_ANSWER_CELL + og_plan_metric_count(plan) * parts_of(plan) * OG_ANSWER_METRIC;
}

static double *put_cell(double *out, og_stats stats)
{
    const double all[OG_ANSWER_CELL] = {stats.mean,       stats.p5,           stats.p25,
                                        stats.p50,        stats.p75,          stats.p95,
                                        stats.p_positive, (double)stats.valid};
    for (size_t i = 0; i < OG_ANSWER_CELL; i++)
        *out++ = all[i];
    return out;
}

/* The quantile of type 7 at `level` of the values that `out` names: of case `index` of `group`. */
static double quantile_of(const og_result *result, size_t metric, size_t group, size_t index,
                          double level, double *room)
{
    const double *values = og_result_values(result, metric);
    const uint8_t *cases = group == (size_t)-1 ? NULL : og_result_cases(result, group);
    size_t count = 0;
    for (uint64_t r = 0; r < result->replicates; r++)
        if (!isnan(values[r]) && (!cases || cases[r] == index))
            room[count++] = values[r];
    if (count == 0)
        return (double)NAN;
    const double place = (double)(count - 1) * level;
    const size_t first = (size_t)place, second = first + 1 < count ? first + 1 : first;
    const size_t ranks[] = {first, second};
    og_select(room, count, ranks, 2);
    return room[first] + (place - (double)first) * (room[second] - room[first]);
}

static og_status put_metric(const og_result *result, size_t metric, size_t group, size_t index,
                            double level, double *room, double **out, og_error *err)
{
    og_summary summary;
    og_status status = og_result_summary(result, metric, group, index, &summary, err);
    if (status != OG_OK)
        return status;
    *(*out)++ = (double)summary.count;
    *(*out)++ = summary.mean.value;
    *(*out)++ = summary.sd.value;
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++)
        *(*out)++ = summary.quantile[i].value;
    *(*out)++ = summary.p_positive.value;
    *(*out)++ = quantile_of(result, metric, group, index, level, room);
    return OG_OK;
}

static og_status put_metrics(const og_plan *plan, const og_result *result, double level,
                             double *out, og_error *err)
{
    double *room = malloc(result->replicates * sizeof *room + 1);
    if (!room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = OG_OK;
    for (size_t m = 0; m < og_plan_metric_count(plan) && status == OG_OK; m++) {
        status = put_metric(result, m, (size_t)-1, 0, level, room, &out, err);
        for (size_t g = 0; g < og_plan_case_group_count(plan); g++)
            for (size_t k = 0; k < og_plan_case_group(plan, g).count && status == OG_OK; k++)
                status = put_metric(result, m, g, k, level, room, &out, err);
    }
    free(room);
    return status;
}

/* NaN has many forms, and -0 is 0: bytes are to tell numbers apart, not those. */
static void make_plain(double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        numbers[i] = isnan(numbers[i]) ? (double)NAN : numbers[i] + 0.0;
}

og_status og_answer_fill(const og_plan *plan, const og_result *result, double level, double *out,
                         og_error *err)
{
    double *at = out;
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        for (size_t i = 0; i < og_plan_series(plan, s).count; i++)
            at = put_cell(at, og_result_stats(result, s, i));
    const og_status status = put_metrics(plan, result, level, at, err);
    if (status == OG_OK)
        make_plain(out, og_answer_count(plan));
    return status;
}

uint64_t og_answer_hash(const double *numbers, size_t count)
{
    return og_hash_bytes(numbers, count * sizeof *numbers);
}
