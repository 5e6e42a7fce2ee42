#include "output/view/committed.h"

#include "base/format.h"
#include "lang/error.h"
#include "output/view/series.h"

#include <math.h>
#include <string.h>

static size_t find_metric(const og_plan *plan, const og_line *line)
{
    char name[160];
    og_format_cut(name, sizeof name, "line.%s.committed", line->item.id);
    for (size_t m = 0; m < og_plan_metric_count(plan); m++)
        if (strcmp(og_plan_metric(plan, m).text, name) == 0)
            return m;
    return OG_NO_SERIES;
}

static bool is_certain(const og_result *result, size_t metric)
{
    const double *values = og_result_values(result, metric);
    for (uint64_t r = 1; r < og_result_replicates(result); r++)
        if (values[r] < values[0] || values[r] > values[0])
            return false;
    return true;
}

/* Counts them, and with room lists them. */
static size_t endless_of(const og_scenario *scenario, const og_line *line, const og_location **out)
{
    size_t count = 0;
    for (size_t i = 0; i < scenario->reception.count; i++) {
        const og_array *locations = &((const og_reception *)scenario->reception.at[i])->locations;
        for (size_t k = 0; k < locations->count; k++) {
            const og_location *location = locations->at[k];
            if (!og_line_takes(line, location) || !og_location_endless(location))
                continue;
            if (out)
                out[count] = location;
            count++;
        }
    }
    return count;
}

static og_status add_line(const og_scenario *scenario, const og_result *result,
                          og_committed_line *line, og_arena *arena, og_committed_view *out,
                          og_error *err)
{
    og_status status =
        og_result_summary(result, line->metric, OG_NO_SERIES, 0, &line->summary, err);
    if (status != OG_OK)
        return status;
    line->endless_count = endless_of(scenario, line->line, NULL);
    bool anything = fabs(line->summary.mean.value) >= 0.005 || line->endless_count > 0;
    line->endless = og_arena_array(arena, line->endless_count, sizeof *line->endless);
    if (line->endless_count > 0 && !line->endless)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    endless_of(scenario, line->line, line->endless);
    line->certain = is_certain(result, line->metric);
    *(line->line->income ? &out->income : &out->cost) += line->summary.mean.value;
    out->count += anything;
    return OG_OK;
}

og_status og_committed_view_of(const og_scenario *scenario, const og_plan *plan,
                               const og_result *result, og_arena *arena, og_committed_view *out,
                               og_error *err)
{
    const og_array *lines = scenario->finance ? &scenario->finance->lines : NULL;
    og_status status = OG_OK;
    *out = (og_committed_view){0};
    if (!lines || lines->count == 0)
        return OG_OK;
    out->lines = og_arena_array(arena, lines->count, sizeof *out->lines);
    if (!out->lines)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < lines->count && status == OG_OK; i++) {
        og_committed_line *line = &out->lines[out->count];
        *line =
            (og_committed_line){.line = lines->at[i], .metric = find_metric(plan, lines->at[i])};
        if (line->metric != OG_NO_SERIES)
            status = add_line(scenario, result, line, arena, out, err);
    }
    return status;
}
