/* compare.csv, compare.json, bridge.csv and the charts. */
#include "output/view/compare.h"
#include "base/format.h"
#include "engine/result.h"
#include "io/file.h"
#include "io/rows.h"
#include "lang/error.h"
#include "output/file/charts.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- compare.csv: a row per scenario and metric ------------------------------------------- */

static void add_heads(og_rows *rows, const char *const *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        og_rows_add_head(rows, heads[i]);
}

static void add_numbers(og_rows *rows, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        og_rows_add_number(rows, numbers[i]);
}

static void add_effect(og_rows *rows, const char *scenario, const og_effect *e)
{
    const double numbers[] = {
        e->base.value, e->other.value, e->difference.value, e->difference.error, e->low,
        e->high,       e->lower,       e->higher,           e->paired,           e->unpaired};
    og_rows_add_text(rows, scenario);
    og_rows_add_text(rows, e->text);
    add_numbers(rows, numbers, sizeof numbers / sizeof *numbers);
}

og_status og_comparison_rows(const og_comparison *comparison, og_rows **out, og_error *err)
{
    static const char *const heads[] = {
        "scenario", "metric", "base",    "other",    "difference",      "error",
        "p5",       "p95",    "p_lower", "p_higher", "variance_paired", "variance_unpaired"};
    og_rows *rows = og_rows_new();
    if (rows)
        add_heads(rows, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; rows && i < comparison->other_count; i++)
        for (size_t k = 0; k < comparison->others[i].effect_count; k++)
            add_effect(rows, comparison->others[i].name, &comparison->others[i].effects[k]);
    return og_rows_finish(rows, out, err);
}

/* ---- bridge.csv: a row per metric and step ------------------------------------------------- */

og_status og_comparison_bridge_rows(const og_comparison *comparison, og_rows **out, og_error *err)
{
    static const char *const heads[] = {"metric", "step",  "path", "before",
                                        "adds",   "error", "after"};
    const og_bridge *bridge = comparison->bridge;
    og_rows *rows = og_rows_new();
    if (rows)
        add_heads(rows, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; rows && bridge && i < bridge->figure_count; i++)
        for (size_t k = 0; k < bridge->step_count; k++) {
            const og_bridge_figure *figure = &bridge->figures[i];
            const double numbers[] = {figure->values[k].value, og_bridge_adds(figure, k),
                                      figure->errors[k], figure->values[k + 1].value};
            og_rows_add_text(rows, figure->text);
            og_rows_add_number(rows, (double)k + 1);
            og_rows_add_text(rows, bridge->steps[k].path);
            add_numbers(rows, numbers, sizeof numbers / sizeof *numbers);
        }
    return og_rows_finish(rows, out, err);
}

static og_status write_rows(const og_comparison *c, const char *path,
                            og_status (*of)(const og_comparison *, og_rows **, og_error *),
                            og_error *err)
{
    og_rows *rows;
    og_status status = of(c, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

static og_status write_csv(const og_comparison *c, const char *path, og_error *err)
{
    return write_rows(c, path, og_comparison_rows, err);
}

static og_status write_bridge(const og_comparison *c, const char *path, og_error *err)
{
    return c->bridge ? write_rows(c, path, og_comparison_bridge_rows, err) : OG_OK;
}

/* ---- compare.json -------------------------------------------------------------------------- */

static json_t *text_json(const char *text)
{
    return *text ? json_string(text) : json_null();
}

static json_t *changes_json(const og_changes *changes, bool words, bool *failed)
{
    static const char *const kinds[] = {[OG_CHANGE_CHANGED] = "changed",
                                        [OG_CHANGE_ADDED] = "added",
                                        [OG_CHANGE_REMOVED] = "removed"};
    json_t *out = json_object();
    for (size_t i = 0; i < changes->count; i++) {
        const og_change *change = &changes->at[i];
        if (change->words == words)
            og_json_set(out, change->path,
                        json_pack("{s:s, s:o, s:o}", "kind", kinds[change->kind], "from",
                                  text_json(change->before), "to", text_json(change->now)),
                        failed);
    }
    return out;
}

static json_t *effect_json(const og_effect *e)
{
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "measure",
                     og_measure_name(e->asked.measure), "base", og_json_estimate(e->base), "other",
                     og_json_estimate(e->other), "difference", og_json_estimate(e->difference),
                     "p5", og_json_number(e->low), "p95", og_json_number(e->high), "p_lower",
                     og_json_number(e->lower), "p_higher", og_json_number(e->higher), "variance",
                     json_pack("{s:o, s:o}", "paired", og_json_number(e->paired), "unpaired",
                               og_json_number(e->unpaired)),
                     "futures", og_json_whole(e->count));
}

static json_t *labels_json(const char *const *labels, size_t count, bool *failed)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        og_json_append(out, json_string(labels[i]), failed);
    return out;
}

static json_t *horizon_json(og_month first, og_month last)
{
    char start[OG_PERIOD_SIZE], end[OG_PERIOD_SIZE];
    og_month_print(first, start);
    og_month_print(last, end);
    return json_pack("{s:s, s:s}", "start", start, "end", end);
}

static json_t *other_json(const og_comparison *c, const og_compared *other, bool *failed)
{
    json_t *out = json_pack("{s:s, s:s, s:o, s:b}", "title", other->title, "file", other->path,
                            "horizon", horizon_json(other->first, other->last), "nothing_differs",
                            other->changes.count == 0);
    json_t *metrics = json_object();
    if (c->horizons == OG_HORIZONS_SINCE && other->since)
        og_json_set(out, "since", og_json_whole((uint64_t)other->since), failed);
    og_json_set(out, "same_futures",
                json_boolean(og_result_paired(c->base.result, other->run.result)), failed);
    for (size_t i = 0; i < other->effect_count; i++)
        og_json_set(metrics, other->effects[i].text, effect_json(&other->effects[i]), failed);
    og_json_set(out, "inputs", changes_json(&other->changes, false, failed), failed);
    og_json_set(out, "texts", changes_json(&other->changes, true, failed), failed);
    og_json_set(out, "only_in_base", labels_json(other->gone, other->gone_count, failed), failed);
    og_json_set(out, "only_in_other", labels_json(other->added, other->added_count, failed),
                failed);
    og_json_set(out, "metrics", metrics, failed);
    return out;
}

static json_t *step_json(const og_comparison *c, const og_bridge_figure *figure, size_t k,
                         bool *failed)
{
    const og_bridge_step *step = &c->bridge->steps[k];
    og_strbuf name = {0};
    json_t *changes = json_array();
    og_bridge_name(c, step, &name);
    *failed |= name.failed;
    for (size_t i = 0; i < step->count; i++)
        og_json_append(changes, json_string(step->changes[i]->path), failed);
    json_t *out = json_pack("{s:s, s:o, s:o, s:o, s:o}", "label", name.failed ? "" : name.text,
                            "adds", og_json_number(og_bridge_adds(figure, k)), "error",
                            og_json_number(figure->errors[k]), "after",
                            og_json_number(figure->values[k + 1].value), "inputs", changes);
    og_strbuf_clear(&name);
    return out;
}

static json_t *bridge_json(const og_comparison *c, bool *failed)
{
    const og_bridge *bridge = c->bridge;
    json_t *out = json_object();
    for (size_t i = 0; i < bridge->figure_count; i++) {
        const og_bridge_figure *figure = &bridge->figures[i];
        double first = figure->values[0].value, last = figure->values[bridge->step_count].value;
        json_t *steps = json_object();
        for (size_t k = 0; k < bridge->step_count; k++)
            og_json_set(steps, bridge->steps[k].path, step_json(c, figure, k, failed), failed);
        og_json_set(out, figure->text,
                    json_pack("{s:o, s:o, s:o, s:o}", "base", og_json_number(first), "other",
                              og_json_number(last), "difference", og_json_number(last - first),
                              "steps", steps),
                    failed);
    }
    return out;
}

static og_status write_json(const og_comparison *c, const char *path, og_error *err)
{
    static const char *const horizons[] = {[OG_HORIZONS_SAME] = "same",
                                           [OG_HORIZONS_CUT] = "cut to what all have",
                                           [OG_HORIZONS_SINCE] = "measured from the same start",
                                           [OG_HORIZONS_APART] = "apart"};
    const og_result *result = c->base.result;
    const og_scenario *base = c->base.scenario;
    bool failed = false;
    json_t *root = og_study_head_json(base, og_result_replicates(result), og_result_seed(result));
    json_t *others = json_object();
    for (size_t i = 0; i < c->other_count; i++)
        og_json_set(others, c->others[i].name, other_json(c, &c->others[i], &failed), &failed);
    og_json_set(root, "file", json_string(c->base_path), &failed);
    og_json_set(root, "horizon", horizon_json(base->first, base->last), &failed);
    og_json_set(root, "horizons", json_string(horizons[c->horizons]), &failed);
    og_json_set(root, "others", others, &failed);
    if (c->bridge)
        og_json_set(root, "bridge", bridge_json(c, &failed), &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- all of it ---- */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    const og_comparison *c = what;
    static const struct {
        const char *name;
        og_status (*write)(const og_comparison *c, const char *path, og_error *err);
    } parts[] = {
        {"compare.csv", write_csv}, {"bridge.csv", write_bridge}, {"compare.json", write_json}};
    og_status status = OG_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == OG_OK; i++) {
        char *path = og_study_path(options, parts[i].name, err);
        status = path ? parts[i].write(c, path, err) : OG_ERR_MEMORY;
        free(path);
    }
    const og_chart_source about = {.study = OG_CHART_COMPARISON,
                                   .plan = c->base.plan,
                                   .result = c->base.result,
                                   .of.comparison = c};
    if (status == OG_OK)
        status = og_charts_write(c->base.scenario, &about, og_result_seed(c->base.result),
                                 og_result_replicates(c->base.result), options, err);
    return status;
}

/* An earlier walk would pass for this one's. */
static bool goes(const char *path)
{
    return strcmp(path, "bridge.csv") == 0 || og_charts_go(path, OG_CHART_COMPARISON);
}

og_status og_comparison_write(const og_comparison *c, const og_write_options *options,
                              og_error *err)
{
    return og_write_staged(c, write_parts, goes, options, err);
}
