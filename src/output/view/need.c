#include "output/view/need.h"

#include "base/format.h"
#include "compile/query.h"
#include "lang/error.h"
#include "lang/say.h"
#include "output/view/ratio.h"
#include "output/view/series.h"
#include "study/statistic.h"

#include <math.h>
#include <string.h>

typedef struct making {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    og_arena *arena;
    og_need_view *view;
    og_error *err;
} making;

static og_status no_memory(const making *m)
{
    return OG_FAIL(m->err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- levels ---- */

/* The council's is at most the last of the usual ones. */
size_t og_need_levels(const og_scenario *scenario, double levels[OG_NEED_LEVELS], size_t *council)
{
    static const double usual[OG_NEED_LEVELS - 1] = {0.75, 0.8, 0.9, 0.95, 0.99};
    double own = og_scenario_certainty(scenario);
    size_t count = 0;
    bool placed = false;
    for (size_t i = 0; i < OG_NEED_LEVELS - 1; i++) {
        bool same = fabs(usual[i] - own) < 1e-9;
        if (!placed && !same && own < usual[i]) {
            *council = count;
            levels[count++] = own;
        }
        if (same)
            *council = count;
        placed |= same || own < usual[i];
        levels[count++] = usual[i];
    }
    return count;
}

/* ---- metrics ---- */

static size_t find_metric(const og_plan *plan, const char *text)
{
    for (size_t i = 0; i < og_plan_metric_count(plan); i++)
        if (strcmp(og_plan_metric(plan, i).text, text) == 0)
            return i;
    return OG_NO_SERIES;
}

size_t og_need_metric(const og_plan *plan)
{
    return find_metric(plan, "reserve.required_opening");
}

/* ---- all futures ---- */

static og_status need_of(const making *m, size_t metric, const og_given *given, size_t given_count,
                         og_need *out, uint64_t *count)
{
    return og_result_need_given(m->plan, m->result, metric, given, given_count, m->view->levels,
                                m->view->level_count, out, count, m->err);
}

/* Levels of part of a percent have none. */
static og_status find_error(const making *m)
{
    char text[64];
    double percent = 100 * m->view->levels[m->view->council];
    og_query query;
    og_estimate estimate = {NAN, NAN};
    og_status status = OG_OK;
    if (fabs(percent - nearbyint(percent)) < 1e-9) {
        og_format(text, sizeof text, "p%.0f(reserve.required_opening)", percent);
        status = og_query_parse(text, &query, m->err);
        if (status == OG_OK)
            status =
                og_query_estimate(&query, m->plan, m->result, (size_t)-1, 0, &estimate, m->err);
    }
    m->view->error = estimate.error;
    return status;
}

static og_status add_starts(const making *m)
{
    size_t drawdown = og_series_of(m->plan, OG_OWNER_RESERVE, NULL, NULL, OG_ROLE_DRAWDOWN);
    size_t years = og_plan_series(m->plan, drawdown).count;
    og_need_start *starts = og_arena_array(m->arena, years, sizeof *starts);
    og_status status = starts ? OG_OK : no_memory(m);
    m->view->starts = starts;
    for (size_t y = 0; y < years && status == OG_OK; y++) {
        char text[64];
        uint64_t count;
        starts[y].year = og_series_year(m->plan, drawdown, y);
        og_format(text, sizeof text, "reserve.required_opening@%d", starts[y].year);
        status = need_of(m, find_metric(m->plan, text), NULL, 0, starts[y].at, &count);
        m->view->start_count = y + 1;
    }
    return status;
}

/* ---- by case ---- */

static og_status add_case_starts(const making *m, og_given given, og_need_case *to)
{
    const og_need_view *view = m->view;
    og_status status = OG_OK;
    to->starts = og_arena_array(m->arena, view->start_count, sizeof *to->starts);
    if (!to->starts)
        return no_memory(m);
    for (size_t y = 0; y < view->start_count && status == OG_OK; y++) {
        char text[64];
        uint64_t count;
        og_format(text, sizeof text, "reserve.required_opening@%d", view->starts[y].year);
        status =
            og_result_need_given(m->plan, m->result, find_metric(m->plan, text), &given, 1,
                                 &view->levels[view->council], 1, &to->starts[y], &count, m->err);
    }
    return status;
}

static og_status add_group(const making *m, size_t g, og_need_group *to)
{
    const og_case_set *set = m->scenario->cases.at[g];
    double weights = 0, all = (double)og_result_replicates(m->result);
    *to = (og_need_group){.group = g, .set = set, .unknown = set->kind == OG_CASES_UNKNOWN};
    to->cases = og_arena_array(m->arena, set->cases.count, sizeof *to->cases);
    og_status status = to->cases ? OG_OK : no_memory(m);
    for (size_t i = 0; i < set->cases.count; i++)
        weights += ((const og_count *)set->cases.at[i])->value;
    for (size_t i = 0; i < set->cases.count && status == OG_OK; i++) {
        const og_count *of = set->cases.at[i];
        const og_given given = {g, i};
        if (!(of->value > 0))
            continue;
        og_need_case *own = &to->cases[to->case_count++];
        *own = (og_need_case){.of = of, .index = i, .weight = of->value / weights};
        status = need_of(m, m->view->metric, &given, 1, own->at, &own->count);
        own->share = (double)own->count / all;
        if (status == OG_OK)
            status = add_case_starts(m, given, own);
    }
    if (status == OG_OK)
        status =
            og_result_explained(m->result, m->view->metric, g, (size_t)-1, &to->explained, m->err);
    return status;
}

/* What explains nothing, or cannot be told, comes last. */
static double weight_of(const og_need_group *group)
{
    return isnan(group->explained) ? -1 : group->explained;
}

static og_status add_groups(const making *m)
{
    size_t count = m->scenario->cases.count;
    og_need_group *groups = og_arena_array(m->arena, count, sizeof *groups), own;
    og_status status = groups || count == 0 ? OG_OK : no_memory(m);
    m->view->groups = groups;
    for (size_t g = 0; g < count && status == OG_OK; g++) {
        size_t at = m->view->group_count;
        if (!((const og_case_set *)m->scenario->cases.at[g])->used)
            continue;
        status = add_group(m, g, &own);
        for (; at > 0 && weight_of(&groups[at - 1]) < weight_of(&own); at--)
            groups[at] = groups[at - 1];
        groups[at] = own;
        m->view->group_count++;
    }
    return status;
}

static og_status add_grid(const making *m, const og_need_group *rows, const og_need_group *columns,
                          og_need_grid *grid)
{
    *grid = (og_need_grid){.rows = rows, .columns = columns};
    grid->cells =
        og_arena_array(m->arena, rows->case_count * columns->case_count, sizeof *grid->cells);
    og_status status = grid->cells ? OG_OK : no_memory(m);
    for (size_t i = 0; i < rows->case_count * columns->case_count && status == OG_OK; i++) {
        const og_given given[] = {{rows->group, rows->cases[i / columns->case_count].index},
                                  {columns->group, columns->cases[i % columns->case_count].index}};
        status = need_of(m, m->view->metric, given, 2, grid->cells[i].at, &grid->cells[i].count);
    }
    if (status == OG_OK)
        status = og_result_explained(m->result, m->view->metric, rows->group, columns->group,
                                     &grid->explained, m->err);
    return status;
}

static og_status add_grids(const making *m)
{
    og_need_view *view = m->view;
    const og_need_group *groups = view->groups;
    if (view->group_count < 2 || groups[0].case_count < 2)
        return OG_OK;
    view->grids = og_arena_array(m->arena, view->group_count - 1, sizeof *view->grids);
    og_status status = view->grids ? OG_OK : no_memory(m);
    for (size_t g = 1; g < view->group_count && status == OG_OK; g++)
        if (groups[g].case_count > 1)
            status = add_grid(m, &groups[0], &groups[g], &view->grids[view->grid_count++]);
    return status;
}

/* ---- what there is ---- */

/* Back from what became of it in the first year: means may be added. */
double og_need_available(const og_plan *plan, const og_result *result)
{
    static const og_role roles[] = {OG_ROLE_BALANCE, OG_ROLE_ADDED, OG_ROLE_WITHDRAWN};
    double means[3];
    for (size_t i = 0; i < 3; i++) {
        size_t series = og_series_of(plan, OG_OWNER_RESERVE, NULL, NULL, roles[i]);
        if (series == OG_NO_SERIES)
            return (double)NAN;
        means[i] = og_result_stats(result, series, 0).mean;
    }
    return means[0] - means[1] + means[2];
}

const char *og_need_class(double available, double needed, og_language language)
{
    const char *const names[] = {OG_TEXT(language, CLASS_A), OG_TEXT(language, CLASS_B),
                                 OG_TEXT(language, CLASS_C), OG_TEXT(language, CLASS_D),
                                 OG_TEXT(language, CLASS_E), OG_TEXT(language, CLASS_F)};
    return names[og_ratio_class(available, needed) - 'A'];
}

og_status og_need_view_of(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                          og_arena *arena, og_need_view *out, og_error *err)
{
    const making m = {scenario, plan, result, arena, out, err};
    uint64_t count;
    *out = (og_need_view){.metric = og_need_metric(plan)};
    out->level_count = og_need_levels(scenario, out->levels, &out->council);
    og_status status = need_of(&m, out->metric, NULL, 0, out->at, &count);
    if (status == OG_OK)
        status = find_error(&m);
    if (status == OG_OK)
        status = add_starts(&m);
    if (status == OG_OK)
        status = add_groups(&m);
    if (status == OG_OK)
        status = add_grids(&m);
    bool told = status == OG_OK && count >= OG_DECIDING_LEAST && out->group_count > 0;
    const og_value *opening = scenario->finance->reserve->opening;
    out->available = og_need_available(plan, result);
    out->available_certain = !opening || opening->kind == OG_VALUE_CONSTANT;
    if (told && out->groups[0].explained > OG_DECIDING)
        out->deciding = 1;
    else if (told && out->grid_count > 0 && out->grids[0].explained > OG_DECIDING)
        out->deciding = 2;
    return status;
}
