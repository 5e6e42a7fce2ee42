#include "engine/room.h"

#include "base/limits.h"
#include "lang/error.h"
#include "random/design.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

og_result *og_result_new(const struct og_plan *plan, const og_run_options *options)
{
    og_result *result = calloc(1, sizeof *result);
    if (!result)
        return NULL;
    result->replicates = result->tries = options->replicates;
    result->seed = options->seed;
    if (plan->sampling != OG_SAMPLING_RANDOM)
        result->randomisations = OG_DESIGN_RANDOMISATIONS;
    result->series_count = plan->series.count;
    result->metric_count = plan->metrics.count;
    result->group_count = plan->cases.count;
    result->first_cell = og_zeros(result->series_count, sizeof *result->first_cell);
    result->stats = og_zeros(plan->cells.count, sizeof *result->stats);
    result->metric_slot = og_zeros(result->metric_count, sizeof *result->metric_slot);
    result->group_slot = og_zeros(result->group_count, sizeof *result->group_slot);
    result->first_case = og_zeros(result->group_count + 1, sizeof *result->first_case);
    if (result->first_cell && result->stats && result->metric_slot && result->group_slot &&
        result->first_case)
        return result;
    og_result_free(result);
    return NULL;
}

size_t og_result_twin(const og_result *result, size_t metric)
{
    size_t twin = 0;
    while (result->metric_slot[twin] != result->metric_slot[metric])
        twin++;
    return twin;
}

/* Where a metric that is constant lies: where another with its value does, or after all others. */
static size_t constant_slot(const og_result *result, const og_plan_metric_row *metrics,
                            size_t metric, size_t *used)
{
    for (size_t i = 0; i < metric; i++)
        if (metrics[i].output < 0 &&
            memcmp(&metrics[i].constant, &metrics[metric].constant, sizeof(double)) == 0)
            return result->metric_slot[i];
    return (*used)++;
}

/* More than the machine has is refused before a minute is spent on it. */
static og_status check_memory(uint64_t n, uint64_t bytes_each, og_error *err)
{
    const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    const uint64_t there = pages > 0 && page > 0 ? (uint64_t)pages * (uint64_t)page : UINT64_MAX;
    if (n <= there / bytes_each)
        return OG_OK;
    return OG_FAIL(err, OG_ERR_LIMIT, REPLICATES_FIT, .replicates = OG_COUNT(n),
                   .fit = OG_COUNT(there / bytes_each));
}

og_status og_result_room(og_result *result, const struct og_plan *plan, size_t *slot, size_t *cells,
                         og_error *err)
{
    const og_output *outputs = og_plan_at(plan, plan->outputs);
    const og_plan_series_row *series = og_plan_at(plan, plan->series);
    const og_plan_metric_row *metrics = og_plan_at(plan, plan->metrics);
    const og_plan_case_row *groups = og_plan_at(plan, plan->cases);
    const og_instr *instrs = og_plan_at(plan, plan->instrs);
    uint64_t n = result->replicates;
    size_t used[3] = {0};

    /* in the order in which rows come, so that what belongs to them lies in that order too */
    for (uint64_t i = 0; i < plan->instrs.count; i++)
        if (instrs[i].op == OG_OP_OUT)
            slot[instrs[i].y] = used[outputs[instrs[i].y].kind]++;
    *cells = used[OG_OUTPUT_CELL];
    for (size_t i = 0; i < result->series_count; i++)
        result->first_cell[i] = series[i].cell;
    for (size_t i = 0; i < result->metric_count; i++)
        result->metric_slot[i] = metrics[i].output >= 0
                                     ? slot[metrics[i].output]
                                     : constant_slot(result, metrics, i, &used[OG_OUTPUT_METRIC]);
    for (size_t i = 0; i < result->group_count; i++)
        result->group_slot[i] =
            groups[i].output >= 0 ? slot[groups[i].output] : used[OG_OUTPUT_CASE]++;

    const uint64_t twice_a_metric = 2 * sizeof *result->values; /* a thread that summarises it */
    og_status status = check_memory(
        n, used[OG_OUTPUT_METRIC] * sizeof *result->values + used[OG_OUTPUT_CASE] + twice_a_metric,
        err);
    if (status != OG_OK)
        return status;
    if (used[OG_OUTPUT_METRIC] <= SIZE_MAX / sizeof *result->values / n)
        result->values = malloc(used[OG_OUTPUT_METRIC] * n * sizeof *result->values + 1);
    result->cases = og_zeros(used[OG_OUTPUT_CASE], n);
    if (!result->values || !result->cases)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY_VALUES,
                       .values = OG_COUNT(used[OG_OUTPUT_METRIC] * n));
    for (size_t i = 0; i < result->metric_count; i++) {
        bool fills = metrics[i].output < 0 && og_result_twin(result, i) == i;
        for (uint64_t r = 0; fills && r < n; r++)
            result->values[result->metric_slot[i] * n + r] = metrics[i].constant;
    }
    for (size_t i = 0; i < result->group_count; i++)
        if (groups[i].output < 0)
            memset(result->cases + result->group_slot[i] * n, (int)groups[i].constant, n);
    return OG_OK;
}
