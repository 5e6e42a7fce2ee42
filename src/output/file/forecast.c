/* forecast.csv, forecast.json and the charts. */
#include "output/view/forecast.h"
#include "io/file.h"
#include "io/json.h"
#include "io/rows.h"
#include "lang/error.h"
#include "output/file/charts.h"
#include "output/file/staged.h"

#include "base/format.h"

#include <math.h>
#include <stdlib.h>

/* ---- forecast.csv: what is known and what may come, a row per period --------------------------
 */

static void add_heads(og_rows *rows)
{
    static const char *const heads[] = {"series", "period", "known", "expected"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t k = 0; k < OG_LEVELS; k++) {
        char name[16];
        og_format(name, sizeof name, "p%g", 100.0 * og_prospect_levels[k]);
        og_rows_add_head(rows, name);
    }
}

static void add_period(og_rows *rows, const char *name, int64_t ordinal, int frequency)
{
    char key[OG_PERIOD_SIZE];
    og_label_print(ordinal, frequency, key);
    og_rows_add_text(rows, name);
    og_rows_add_text(rows, key);
}

static void add_item(og_rows *rows, const og_forecast *f, const og_forecast_item *item)
{
    const og_sheet_series *s = item->series;
    const char *name = og_forecast_name(f, item);
    for (size_t t = 0; t < s->n; t++) {
        add_period(rows, name, s->first + (int64_t)t, f->sheet->frequency);
        og_rows_add_number(rows, s->y[t]);
        og_rows_add_empty(rows, 1 + OG_LEVELS);
    }
    for (size_t h = 0; h < f->horizon; h++) {
        add_period(rows, name, og_forecast_last(item) + 1 + (int64_t)h, f->sheet->frequency);
        og_rows_add_empty(rows, 1);
        og_rows_add_number(rows, item->mean[h]);
        for (size_t k = 0; k < OG_LEVELS; k++)
            og_rows_add_number(rows, item->quantile[h][k]);
    }
}

static og_status write_csv(const og_forecast *f, const char *path, og_error *err)
{
    og_rows *rows = og_rows_new();
    if (rows)
        add_heads(rows);
    for (size_t i = 0; rows && i < f->count; i++)
        add_item(rows, f, &f->items[i]);
    og_status status = og_rows_finish(rows, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

/* ---- forecast.json: what was done and how it would have done ----------------------------------
 */

static json_t *scores_json(const og_scores *s)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "mase", og_json_number(s->mase), "smape",
                     og_json_number(s->smape), "msis", og_json_number(s->msis), "within_80",
                     og_json_number(s->within80), "within_95", og_json_number(s->within95), "crps",
                     og_json_number(s->crps));
}

static json_t *failed_json(uint32_t failed, bool *memory)
{
    json_t *out = json_array();
    for (size_t i = 0; i < OG_METHOD_COUNT; i++)
        if (failed >> i & 1u)
            og_json_append(out, json_string(og_methods[i].name), memory);
    return out;
}

static json_t *item_json(const og_forecast *f, const og_forecast_item *item, bool *memory)
{
    char first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
    og_label_print(item->series->first, f->sheet->frequency, first);
    og_label_print(og_forecast_last(item), f->sheet->frequency, last);
    return json_pack("{s:s, s:s, s:s, s:o, s:s, s:o, s:b, s:o}", "series",
                     og_forecast_name(f, item), "first", first, "last", last, "values",
                     og_json_whole(item->series->n), "method", og_blends[item->blend].name,
                     "error_beside_last_value", og_json_number(f->lesson.loss[item->kind]),
                     "seasonal", item->seasonal, "left_out", failed_json(item->failed, memory));
}

static const char *state_name(og_series_state state)
{
    static const char *const names[] = {[OG_SERIES_FINE] = "fine",
                                        [OG_SERIES_EMPTY] = "empty",
                                        [OG_SERIES_ENDED] = "ended",
                                        [OG_SERIES_TOTAL] = "total"};
    return names[state];
}

static json_t *record_json(const og_record *r)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "origins", og_json_whole(r->origins), "series",
                     og_json_whole(r->series), "forecasts", og_json_number(r->forecasts), "ours",
                     scores_json(&r->ours), "last_value", scores_json(&r->naive));
}

static og_status write_json(const og_forecast *f, const char *path, og_error *err)
{
    bool failed = false;
    json_t *items = json_array(), *others = json_object();
    json_t *root = json_pack("{s:s, s:s, s:s, s:i, s:o}", "program", "opgave", "version",
                             og_version(), "file", f->sheet->source, "periods_in_a_year",
                             f->sheet->frequency, "horizon", og_json_whole(f->horizon));
    for (size_t i = 0; i < f->count; i++)
        og_json_append(items, item_json(f, &f->items[i], &failed), &failed);
    for (size_t i = 0; i < f->sheet->count; i++) {
        const og_sheet_series *s = &f->sheet->series[i];
        if (s->state != OG_SERIES_FINE)
            og_json_set(others, s->name, json_string(state_name(s->state)), &failed);
    }
    og_json_set(root, "record", f->record.origins ? record_json(&f->record) : json_null(), &failed);
    og_json_set(root, "series", items, &failed);
    og_json_set(root, "not_forecast", others, &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- all --------------------------------------------------------------------------------------
 */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    const og_forecast *forecast = what;
    char *csv = og_file_path(options->directory, "forecast.csv");
    char *json = og_file_path(options->directory, "forecast.json");
    og_status status =
        csv && json ? write_csv(forecast, csv, err) : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = write_json(forecast, json, err);
    if (status == OG_OK)
        status = og_charts_write_plain(&(og_chart_source){.study = OG_CHART_FORECAST,
                                                          .language = forecast->language,
                                                          .origin = forecast->sheet->source,
                                                          .of.forecast = forecast},
                                       options, err);
    free(csv);
    free(json);
    return status;
}

static bool goes(const char *path)
{
    return og_charts_go(path, OG_CHART_FORECAST);
}

og_status og_forecast_write(const og_forecast *forecast, const og_write_options *options,
                            og_error *err)
{
    return og_write_staged(forecast, write_parts, goes, options, err);
}
