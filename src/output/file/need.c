#include "output/file/need.h"

#include "base/format.h"
#include "io/json.h"
#include "lang/error.h"
#include "output/view/committed.h"
#include "output/view/lack.h"
#include "output/view/need.h"
#include "output/view/outside.h"
#include "output/view/series.h"

typedef struct making {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    og_arena arena;
    og_error *err;
    bool failed; /* memory was short */
} making;

static json_t *parts_json(const og_need *need)
{
    return json_pack("{s:o, s:o, s:o, s:o}", "planned", og_json_number(need->planned),
                     "expected_deficit", og_json_number(need->expected_deficit), "risk_buffer",
                     og_json_number(need->risk_buffer), "total", og_json_number(need->total));
}

/* ---- what decides ---- */

static json_t *group_json(making *m, const og_need_group *group)
{
    json_t *cases = json_object();
    for (size_t i = 0; i < group->case_count; i++) {
        const og_need_case *one = &group->cases[i];
        og_json_set(cases, one->of->item.id,
                    json_pack("{s:o, s:o}", "weight", og_json_number(one->weight), "share",
                              og_json_number(one->share)),
                    &m->failed);
    }
    return json_pack("{s:s, s:o, s:o}", "kind", group->unknown ? "unknown" : "future", "explained",
                     og_json_number(group->explained), "cases", cases);
}

static json_t *grid_json(making *m, const og_need_view *view, const og_need_grid *grid)
{
    json_t *cells = json_array();
    for (size_t r = 0; r < grid->rows->case_count; r++)
        for (size_t c = 0; c < grid->columns->case_count; c++) {
            const og_need_cell *cell = &grid->cells[r * grid->columns->case_count + c];
            json_t *one = parts_json(&cell->at[view->council]);
            og_json_set(one, grid->rows->set->item.id,
                        json_string(grid->rows->cases[r].of->item.id), &m->failed);
            og_json_set(one, grid->columns->set->item.id,
                        json_string(grid->columns->cases[c].of->item.id), &m->failed);
            og_json_set(one, "count", og_json_whole(cell->count), &m->failed);
            og_json_append(cells, one, &m->failed);
        }
    return json_pack("{s:s, s:s, s:o, s:o}", "rows", grid->rows->set->item.id, "columns",
                     grid->columns->set->item.id, "explained", og_json_number(grid->explained),
                     "cells", cells);
}

static og_status add_decides(making *m, json_t *need)
{
    og_need_view view;
    og_status status = og_need_view_of(m->scenario, m->plan, m->result, &m->arena, &view, m->err);
    if (status != OG_OK)
        return status;
    json_t *groups = json_object(), *grids = json_array(), *decides = json_array();
    for (size_t g = 0; g < view.group_count; g++)
        og_json_set(groups, view.groups[g].set->item.id, group_json(m, &view.groups[g]),
                    &m->failed);
    for (size_t g = 0; g < view.grid_count; g++)
        og_json_append(grids, grid_json(m, &view, &view.grids[g]), &m->failed);
    if (view.deciding > 0)
        og_json_append(decides, json_string(view.groups[0].set->item.id), &m->failed);
    if (view.deciding > 1)
        og_json_append(decides, json_string(view.grids[0].columns->set->item.id), &m->failed);
    og_json_set(need, "certainty", og_json_number(view.levels[view.council]), &m->failed);
    json_t *parts = parts_json(&view.at[view.council]);
    og_json_set(parts, "error", og_json_number(view.error), &m->failed);
    og_json_set(need, "parts", parts, &m->failed);
    og_json_set(need, "available", og_json_number(view.available), &m->failed);
    og_json_set(need, "decides", decides, &m->failed);
    og_json_set(need, "groups", groups, &m->failed);
    og_json_set(need, "grids", grids, &m->failed);
    return OG_OK;
}

/* ---- beside it ---- */

static og_status add_committed(making *m, json_t *need)
{
    og_committed_view view;
    og_status status =
        og_committed_view_of(m->scenario, m->plan, m->result, &m->arena, &view, m->err);
    if (status == OG_OK)
        og_json_set(need, "committed",
                    json_pack("{s:o, s:o}", "cost", og_json_number(view.cost), "income",
                              og_json_number(view.income)),
                    &m->failed);
    return status;
}

static json_t *stream_json(making *m, const og_outside_stream *stream)
{
    json_t *years = json_object(), *out;
    for (size_t y = 0; y < stream->year_count; y++) {
        const og_outside_year *year = &stream->years[y];
        char key[16];
        og_format(key, sizeof key, "%d", year->year);
        og_json_set(years, key,
                    json_pack("{s:o, s:o}", "mean", og_json_estimate(year->mean), "chance",
                              og_json_number(year->chance)),
                    &m->failed);
    }
    out = json_pack("{s:s, s:b, s:o}", "stream", stream->stream->item->id, "money", stream->money,
                    "short", years);
    if (stream->in_case) {
        const og_case_set *set = m->scenario->cases.at[stream->given.group];
        const og_count *one = set->cases.at[stream->given.index];
        og_json_set(out, "case", json_pack("{s:s}", set->item.id, one->item.id), &m->failed);
    }
    return out;
}

static og_status add_outside(making *m, json_t *need)
{
    og_outside_view view;
    json_t *streams = json_array(), *zeros = json_array();
    og_status status =
        og_outside_view_of(m->scenario, m->plan, m->result, &m->arena, &view, m->err);
    for (size_t i = 0; i < view.stream_count && status == OG_OK; i++)
        og_json_append(streams, stream_json(m, &view.streams[i]), &m->failed);
    for (size_t i = 0; i < view.zero_count && status == OG_OK; i++)
        og_json_append(zeros, json_string(view.zeros[i].path), &m->failed);
    og_json_set(need, "outside", json_pack("{s:o, s:o}", "streams", streams, "zeros", zeros),
                &m->failed);
    return status;
}

/* ---- shortages ---- */

/* The chance of more than a trifle, by year's end. */
static json_t *chances_json(making *m, size_t series)
{
    json_t *years = json_object();
    for (size_t t = 0; t < og_plan_series(m->plan, series).count; t++) {
        bool sure;
        char key[16];
        if (!og_series_ends_year(m->plan, series, t))
            continue;
        og_format(key, sizeof key, "%d", og_series_year(m->plan, series, t));
        og_json_set(years, key,
                    og_json_number(og_lack_chance(m->plan, m->result, series, t, &sure)),
                    &m->failed);
    }
    return years;
}

static json_t *shortages_json(making *m)
{
    json_t *out = json_object();
    for (size_t s = 0; s < og_plan_series_count(m->plan); s++) {
        og_series series = og_plan_series(m->plan, s);
        if (series.role == OG_ROLE_SHORTFALL || series.role == OG_ROLE_UNPLACED ||
            series.role == OG_ROLE_BACKLOG)
            og_json_set(out, series.id, chances_json(m, s), &m->failed);
    }
    return out;
}

og_status og_json_add_need(json_t *root, const og_scenario *scenario, const og_plan *plan,
                           const og_result *result, og_error *err)
{
    making m = {.scenario = scenario, .plan = plan, .result = result, .err = err};
    og_status status = OG_OK;
    og_json_set(root, "shortages", shortages_json(&m), &m.failed);
    if (og_need_metric(plan) != OG_NO_SERIES) {
        json_t *need = json_object();
        status = add_decides(&m, need);
        if (status == OG_OK)
            status = add_committed(&m, need);
        if (status == OG_OK)
            status = add_outside(&m, need);
        og_json_set(root, "need", need, &m.failed);
    }
    if (status == OG_OK && (m.failed || m.arena.failed))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_arena_clear(&m.arena);
    return status;
}
