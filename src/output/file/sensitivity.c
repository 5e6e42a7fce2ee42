/* sensitivity.csv, sensitivity.json and the charts. */
#include "output/view/sensitivity.h"
#include "io/file.h"
#include "io/rows.h"
#include "output/file/charts.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

static const char *kind_of_factor(const og_factor *factor)
{
    static const char *const kinds[] = {[OG_UNCERTAIN_VALUE] = "value",
                                        [OG_UNCERTAIN_EVENT] = "event",
                                        [OG_UNCERTAIN_CASES] = "cases"};
    return factor->kind == OG_FACTOR_NOISE        ? "noise"
           : factor->kind == OG_FACTOR_CORRELATED ? "correlated"
                                                  : kinds[factor->inputs[0].kind];
}

static const char *case_id(const og_uncertain *input, size_t point)
{
    return ((const og_item *)input->cases->cases.at[(size_t)og_uncertain_at(input, point)])->id;
}

/* ---- sensitivity.csv: a row per factor, then a row per input held at a point ---- */

static void add_paths(og_strbuf *out, const og_factor *factor)
{
    for (size_t i = 0; i < factor->count; i++) {
        og_strbuf_puts(out, i > 0 ? " + " : "");
        og_strbuf_puts(out, factor->inputs[i].path);
    }
}

static void add_heads(og_rows *rows, const char *metric, const char *kind, const char *input,
                      const og_strbuf *label)
{
    og_rows_add_text(rows, metric);
    og_rows_add_text(rows, kind);
    og_rows_add_text(rows, input);
    og_rows_add_text(rows, label->length ? label->text : "");
}

static void add_interval(og_rows *rows, const og_interval *interval)
{
    og_rows_add_number(rows, interval->value);
    og_rows_add_number(rows, interval->low);
    og_rows_add_number(rows, interval->high);
}

static void add_factor(og_rows *rows, const og_sensitivity *study, size_t m,
                       const og_movers *movers, size_t i)
{
    const og_factor *factor = og_mover(movers, i);
    const og_sobol_index *index = og_mover_index(movers, i);
    og_strbuf paths = {0}, label = {0};
    add_paths(&paths, factor);
    og_factor_name(study, factor, &label);
    rows->arena.failed |= paths.failed | label.failed;
    add_heads(rows, study->asked[m].query.text, kind_of_factor(factor),
              paths.length ? paths.text : "", &label);
    add_interval(rows, &index->first);
    add_interval(rows, &index->total);
    og_rows_add_empty(rows, 2);
    og_strbuf_clear(&paths);
    og_strbuf_clear(&label);
}

static void add_held(og_rows *rows, const og_sensitivity *study, size_t m,
                     const og_uncertain *input)
{
    og_strbuf label = {0};
    og_uncertain_name(study, input, &label);
    rows->arena.failed |= label.failed;
    for (size_t k = 0; k < input->points; k++) {
        double mean = study->moved[m].held[input->first_point + k];
        if (isnan(mean))
            continue;
        add_heads(rows, study->asked[m].query.text, "held", input->path, &label);
        og_rows_add_empty(rows, 6);
        if (input->kind == OG_UNCERTAIN_CASES)
            og_rows_add_text(rows, case_id(input, k));
        else
            og_rows_add_number(rows, og_uncertain_at(input, k));
        og_rows_add_number(rows, mean);
    }
    og_strbuf_clear(&label);
}

static void add_metric(og_rows *rows, const og_sensitivity *study, size_t m,
                       const og_movers *movers)
{
    og_strbuf label = {0};
    for (size_t i = 0; i < study->factors.count; i++)
        add_factor(rows, study, m, movers, i);
    og_strbuf_puts(&label, OG_TEXT(movers->language, FACTOR_INTERACTION));
    rows->arena.failed |= label.failed;
    add_heads(rows, study->asked[m].query.text, "interaction", "", &label);
    add_interval(rows, &study->moved[m].interaction);
    og_rows_add_empty(rows, 5);
    og_strbuf_clear(&label);
    for (size_t i = 0; i < study->factors.count; i++) {
        const og_factor *factor = og_mover(movers, i);
        for (size_t k = 0; k < factor->count; k++)
            add_held(rows, study, m, &factor->inputs[k]);
    }
}

og_status og_sensitivity_rows(const og_sensitivity *study, og_rows **out, og_error *err)
{
    static const char *const heads[] = {"metric",    "kind",       "input",      "label",
                                        "first",     "first_low",  "first_high", "total",
                                        "total_low", "total_high", "held_at",    "mean"};
    og_arena arena = {0};
    og_rows *rows = og_rows_new();
    for (size_t i = 0; rows && i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t m = 0; rows && m < study->asked_count; m++) {
        og_movers movers = og_movers_of(study, m, &arena);
        if (!study->moved[m].constant && !arena.failed)
            add_metric(rows, study, m, &movers);
    }
    if (rows)
        rows->arena.failed |= arena.failed;
    og_arena_clear(&arena);
    return og_rows_finish(rows, out, err);
}

static og_status write_csv(const og_sensitivity *study, const char *path, og_error *err)
{
    og_rows *rows;
    og_status status = og_sensitivity_rows(study, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

/* ---- sensitivity.json ---- */

static json_t *interval_json(const og_interval *interval)
{
    return json_pack("{s:o, s:o, s:o}", "value", og_json_number(interval->value), "p5",
                     og_json_number(interval->low), "p95", og_json_number(interval->high));
}

static json_t *text_json(og_strbuf *text)
{
    json_t *out = text->length && !text->failed ? json_string(text->text) : NULL;
    og_strbuf_clear(text);
    return out;
}

static json_t *held_json(const og_moved *moved, const og_uncertain *input, bool *failed)
{
    json_t *at = json_array(), *means = json_array();
    for (size_t k = 0; k < input->points; k++) {
        og_json_append(at,
                       input->kind == OG_UNCERTAIN_CASES
                           ? json_string(case_id(input, k))
                           : og_json_number(og_uncertain_at(input, k)),
                       failed);
        og_json_append(means, og_json_number(moved->held[input->first_point + k]), failed);
    }
    return json_pack("{s:o, s:o}", "at", at, "mean", means);
}

static json_t *input_json(const og_movers *movers, const og_uncertain *input, bool *failed)
{
    og_strbuf label = {0};
    og_uncertain_name(movers->study, input, &label);
    json_t *out = json_pack("{s:o}", "label", text_json(&label));
    if (input->points > 0 && !isnan(movers->moved->held[input->first_point]))
        og_json_set(out, "held", held_json(movers->moved, input, failed), failed);
    return out;
}

static json_t *factor_json(const og_movers *movers, size_t i, bool *failed)
{
    const og_factor *factor = og_mover(movers, i);
    const og_sobol_index *index = og_mover_index(movers, i);
    og_strbuf label = {0};
    json_t *inputs = json_object();
    for (size_t k = 0; k < factor->count; k++)
        og_json_set(inputs, factor->inputs[k].path, input_json(movers, &factor->inputs[k], failed),
                    failed);
    og_factor_name(movers->study, factor, &label);
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "kind", kind_of_factor(factor), "label",
                     text_json(&label), "first", interval_json(&index->first), "total",
                     interval_json(&index->total), "inputs", inputs);
}

static json_t *metric_json(const og_movers *movers, const og_question *asked, bool *failed)
{
    const og_moved *moved = movers->moved;
    json_t *factors = json_object();
    for (size_t i = 0; i < movers->study->factors.count; i++) {
        const og_factor *factor = og_mover(movers, i);
        og_strbuf key = {0};
        if (factor->kind == OG_FACTOR_NOISE) /* one at most, and perhaps of another's paths */
            og_strbuf_puts(&key, kind_of_factor(factor));
        else
            add_paths(&key, factor);
        og_json_set(factors, key.failed ? "" : key.text, factor_json(movers, i, failed), failed);
        *failed |= key.failed;
        og_strbuf_clear(&key);
    }
    return json_pack("{s:s, s:o, s:o, s:b, s:o, s:o}", "measure", og_measure_name(asked->measure),
                     "mean", og_json_number(moved->mean), "sd", og_json_number(moved->sd),
                     "constant", moved->constant, "factors", factors, "interaction",
                     interval_json(&moved->interaction));
}

static og_status write_json(const og_sensitivity *study, const og_movers *movers, const char *path,
                            og_error *err)
{
    bool failed = false;
    json_t *root = og_study_head_json(study->scenario, study->replicates, study->seed);
    json_t *metrics = json_object();
    for (size_t m = 0; m < study->asked_count; m++)
        og_json_set(metrics, study->asked[m].query.text,
                    metric_json(&movers[m], &study->asked[m], &failed), &failed);
    og_json_set(root, "metrics", metrics, &failed);
    if (failed) {
        json_decref(root);
        root = NULL;
    }
    return og_json_write(root, path, err);
}

/* ---- all ---- */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    const og_sensitivity *study = what;
    og_arena arena = {0};
    char *csv = NULL, *json = NULL;
    og_movers *movers = og_arena_array(&arena, study->asked_count, sizeof *movers);
    for (size_t m = 0; movers && m < study->asked_count; m++)
        movers[m] = og_movers_of(study, m, &arena);
    og_status status = arena.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
    if (status != OG_OK)
        goto done;
    csv = og_study_path(options, "sensitivity.csv", err);
    json = og_study_path(options, "sensitivity.json", err);
    status = csv && json ? write_csv(study, csv, err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = write_json(study, movers, json, err);
    if (status == OG_OK)
        status = og_charts_write(
            study->scenario,
            &(og_chart_source){.study = OG_CHART_SENSITIVITY, .of.sensitivity = study}, study->seed,
            study->replicates, options, err);

done:
    free(csv);
    free(json);
    og_arena_clear(&arena);
    return status;
}

static bool goes(const char *path)
{
    return og_charts_go(path, OG_CHART_SENSITIVITY);
}

og_status og_sensitivity_write(const og_sensitivity *study, const og_write_options *options,
                               og_error *err)
{
    return og_write_staged(study, write_parts, goes, options, err);
}
