/* sweep.csv, sweep.json and the charts. */
#include "output/view/sweep.h"
#include "io/file.h"
#include "io/rows.h"
#include "output/file/charts.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

/* ---- sweep.csv: a row per point and metric ---- */

static void add_heads(og_rows *rows, const og_sweep *sweep)
{
    static const char *const heads[] = {"metric", "value", "error", "count"};
    for (size_t a = 0; a < sweep->axis_count; a++)
        og_rows_add_head(rows, sweep->axes[a].path);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        char head[16];
        og_format(head, sizeof head, "p%d", og_summary_level(i));
        og_rows_add_head(rows, head);
    }
    og_rows_add_head(rows, "p_positive");
}

static void add_row(og_rows *rows, const og_sweep *sweep, size_t m, size_t i, size_t j)
{
    const og_sweep_cell *cell = og_sweep_at(sweep, m, i, j);
    const og_summary *summary = &cell->summary;
    const size_t at[] = {i, j};
    bool metric = sweep->asked[m].query.kind == OG_QUERY_METRIC && summary->count > 0;
    for (size_t a = 0; a < sweep->axis_count; a++)
        og_rows_add_text(rows, sweep->axes[a].names[at[a]]);
    og_rows_add_text(rows, sweep->asked[m].query.text);
    og_rows_add_number(rows, cell->value.value);
    og_rows_add_number(rows, cell->value.error);
    og_rows_add_number(rows, (double)summary->count);
    for (size_t k = 0; k < OG_SUMMARY_LEVELS; k++)
        og_rows_add_number(rows, metric ? summary->quantile[k].value : (double)NAN);
    og_rows_add_number(rows, metric && sweep->asked[m].positive ? summary->p_positive.value
                                                                : (double)NAN);
}

og_status og_sweep_rows(const og_sweep *sweep, og_rows **out, og_error *err)
{
    og_rows *rows = og_rows_new();
    if (rows)
        add_heads(rows, sweep);
    for (size_t m = 0; rows && m < sweep->asked_count; m++)
        for (size_t i = 0; i < og_sweep_points(sweep, 0); i++)
            for (size_t j = 0; j < og_sweep_points(sweep, 1); j++)
                add_row(rows, sweep, m, i, j);
    return og_rows_finish(rows, out, err);
}

static og_status write_csv(const og_sweep *sweep, const char *path, og_error *err)
{
    og_rows *rows;
    og_status status = og_sweep_rows(sweep, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

/* ---- sweep.json ---- */

static json_t *cell_json(const og_sweep *sweep, size_t m, size_t i, size_t j, bool *failed)
{
    const og_sweep_cell *cell = og_sweep_at(sweep, m, i, j);
    json_t *out = og_json_estimate(cell->value);
    og_json_set(out, "count", og_json_whole(cell->summary.count), failed);
    for (size_t k = 0; sweep->asked[m].query.kind == OG_QUERY_METRIC && k < OG_SUMMARY_LEVELS;
         k++) {
        char key[16];
        og_format(key, sizeof key, "p%d", og_summary_level(k));
        og_json_set(out, key, og_json_number(cell->summary.quantile[k].value), failed);
    }
    return out;
}

/* By the names of the points, one level for each axis. */
static json_t *points_json(const og_sweep *sweep, size_t m, bool *failed)
{
    bool grid = sweep->axis_count > 1;
    json_t *out = json_object();
    for (size_t i = 0; i < og_sweep_points(sweep, 0); i++) {
        json_t *row = grid ? json_object() : cell_json(sweep, m, i, 0, failed);
        for (size_t j = 0; grid && j < og_sweep_points(sweep, 1); j++)
            og_json_set(row, sweep->axes[1].names[j], cell_json(sweep, m, i, j, failed), failed);
        og_json_set(out, sweep->axes[0].names[i], row, failed);
    }
    return out;
}

/* Of dates the nearest day, with the error in days. */
static json_t *crossing_json(const og_sweep *sweep, const og_crossing *crossing)
{
    char day[OG_PERIOD_SIZE];
    if (!sweep->axes[sweep->crossing_axis].dates)
        return json_pack("{s:o, s:o}", "at", og_json_number(crossing->at), "error",
                         og_json_number(crossing->error));
    og_day_print((og_day)floor(crossing->at + 0.5), day);
    return json_pack("{s:s, s:o}", "at", day, "error_days", og_json_number(crossing->error));
}

static json_t *crossings_json(const og_sweep *sweep, size_t m, bool *failed)
{
    json_t *out = json_array();
    for (size_t c = 0; c < sweep->crossing_count; c++) {
        const og_crossing *crossing = &sweep->crossings[c];
        if (crossing->asked != m)
            continue;
        json_t *one = crossing_json(sweep, crossing);
        const og_axis *other = &sweep->axes[1 - sweep->crossing_axis];
        if (sweep->axis_count > 1)
            og_json_set(one, other->path, json_string(other->names[crossing->other]), failed);
        og_json_append(out, one, failed);
    }
    return out;
}

/* What the numbers of a first(...) stand for. */
static json_t *periods_json(const og_question *asked, bool *failed)
{
    json_t *out = json_array();
    for (size_t i = 0; i < asked->period_count; i++)
        og_json_append(out, json_string(asked->periods[i]), failed);
    return out;
}

static json_t *axes_json(const og_sweep *sweep, bool *failed)
{
    json_t *out = json_object();
    for (size_t a = 0; a < sweep->axis_count; a++) {
        const og_axis *axis = &sweep->axes[a];
        json_t *names = json_array();
        for (size_t k = 0; k < axis->count; k++)
            og_json_append(names, json_string(axis->names[k]), failed);
        json_t *one = json_pack("{s:s, s:o}", "label", axis->label, "points", names);
        og_json_set(out, axis->path, one, failed);
    }
    return out;
}

static og_status write_json(const og_sweep *sweep, const char *path, og_error *err)
{
    bool failed = false;
    json_t *root = og_study_head_json(sweep->scenario, sweep->replicates, sweep->seed);
    json_t *metrics = json_object();
    for (size_t m = 0; m < sweep->asked_count; m++) {
        const char *measure = og_measure_name(sweep->asked[m].measure);
        json_t *one = json_pack("{s:s}", "measure", measure);
        if (og_sweep_can_cross(sweep, m))
            og_json_set(one, "break_even", crossings_json(sweep, m, &failed), &failed);
        if (sweep->asked[m].periods)
            og_json_set(one, "periods", periods_json(&sweep->asked[m], &failed), &failed);
        og_json_set(one, "points", points_json(sweep, m, &failed), &failed);
        og_json_set(metrics, sweep->asked[m].query.text, one, &failed);
    }
    og_json_set(root, "vary", axes_json(sweep, &failed), &failed);
    og_json_set(root, "metrics", metrics, &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- all ---- */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    const og_sweep *sweep = what;
    char *csv = og_study_path(options, "sweep.csv", err);
    char *json = og_study_path(options, "sweep.json", err);
    og_status status = csv && json ? write_csv(sweep, csv, err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = write_json(sweep, json, err);
    if (status == OG_OK)
        status = og_charts_write(sweep->scenario,
                                 &(og_chart_source){.study = OG_CHART_SWEEP, .of.sweep = sweep},
                                 sweep->seed, sweep->replicates, options, err);
    free(csv);
    free(json);
    return status;
}

static bool goes(const char *path)
{
    return og_charts_go(path, OG_CHART_SWEEP);
}

og_status og_sweep_write(const og_sweep *sweep, const og_write_options *options, og_error *err)
{
    return og_write_staged(sweep, write_parts, goes, options, err);
}
