/* backtest.csv, backtest.json and the charts. */
#include "output/view/backtest.h"
#include "io/json.h"
#include "io/rows.h"
#include "lang/error.h"
#include "output/file/charts.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include "csv/label.h"

#include <math.h>
#include <stdlib.h>

static const size_t levels[] = {OG_LEVEL_LOW95, OG_LEVEL_LOW80, OG_LEVEL_MEDIAN, OG_LEVEL_HIGH80,
                                OG_LEVEL_HIGH95};
enum { LEVELS = sizeof levels / sizeof *levels };

/* ---- backtest.csv: a row per period that was forecast ---- */

static void add_heads(og_rows *rows)
{
    static const char *const heads[] = {
        "of",    "known_until", "values", "from",     "to",         "ahead",
        "share", "came",        "target", "expected", "last_value", "p2.5",
        "p10",   "p50",         "p90",    "p97.5",    "within_80",  "within_95"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
}

static void add_day(og_rows *rows, og_day day)
{
    char text[OG_PERIOD_SIZE];
    og_day_print(day, text);
    og_rows_add_text(rows, text);
}

static void add_point(og_rows *rows, const og_backtested *item, const og_backtest_origin *origin,
                      size_t h)
{
    const og_backtest_point *point = &origin->points[h];
    const og_within within = og_backtest_within(point);
    char until[OG_PERIOD_SIZE];
    og_label_print(og_backtest_last(item, origin), item->frequency, until);
    og_rows_add_text(rows, item->path);
    og_rows_add_text(rows, until);
    og_rows_add_number(rows, (double)origin->known);
    add_day(rows, point->period.first);
    add_day(rows, point->period.last);
    og_rows_add_number(rows, (double)h + 1);
    og_rows_add_number(rows, point->share);
    og_rows_add_number(rows, point->came);
    if (isnan(point->target))
        og_rows_add_empty(rows, 1);
    else
        og_rows_add_number(rows, point->target);
    og_rows_add_number(rows, point->mean);
    og_rows_add_number(rows, point->naive);
    for (size_t k = 0; k < LEVELS; k++)
        og_rows_add_number(rows, point->quantile[levels[k]]);
    og_rows_add_number(rows, within == OG_WITHIN_80);
    og_rows_add_number(rows, within == OG_WITHIN_80 || within == OG_WITHIN_95);
}

static og_status write_csv(const og_backtest *test, const char *path, og_error *err)
{
    og_rows *rows = og_rows_new();
    if (rows)
        add_heads(rows);
    for (size_t i = 0; rows && i < test->count; i++)
        for (size_t o = 0; o < test->items[i].count; o++)
            for (size_t h = 0; h < test->items[i].origins[o].count; h++)
                add_point(rows, &test->items[i], &test->items[i].origins[o], h);
    og_status status = og_rows_finish(rows, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

/* ---- backtest.json: how it did ---- */

static json_t *tally_json(const og_tally *tally)
{
    og_scores s = og_tally_means(tally);
    if (!(tally->count > 0))
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "periods", og_json_number(tally->count),
                     "mase", og_json_number(s.mase), "smape", og_json_number(s.smape), "msis",
                     og_json_number(s.msis), "within_80", og_json_number(s.within80), "within_95",
                     og_json_number(s.within95), "crps", og_json_number(s.crps));
}

static const char *verdict_name(const og_backtested *item)
{
    static const char *const names[] = {[OG_VERDICT_FEW] = "too few",
                                        [OG_VERDICT_NARROW] = "too narrow",
                                        [OG_VERDICT_WIDE] = "too wide",
                                        [OG_VERDICT_HELD] = "held"};
    return names[og_backtest_verdict(item)];
}

/* As of one period nothing can be judged by a single value, nor by what is to come. */
static bool can_judge(const og_backtest *test, const og_backtested *item)
{
    return item->count > 0 &&
           (test->roll || (item->origins[0].known > 1 && item->origins[0].count));
}

static json_t *item_json(const og_backtest *test, const og_backtested *item)
{
    char first[OG_PERIOD_SIZE];
    og_label_print(item->first, item->frequency, first);
    return json_pack("{s:s, s:s, s:i, s:o, s:o, s:b, s:o, s:o, s:o}", "of", item->path, "first",
                     first, "periods_in_a_year", item->frequency, "values", og_json_whole(item->n),
                     "origins", og_json_whole(item->count), "can_be_judged", can_judge(test, item),
                     "ours", tally_json(&item->ours), "last_value", tally_json(&item->naive),
                     "ranges",
                     test->roll && item->count ? json_string(verdict_name(item)) : json_null());
}

static og_status write_json(const og_backtest *test, const char *path, og_error *err)
{
    bool failed = false;
    char as_of[OG_PERIOD_SIZE] = "";
    json_t *items = json_array();
    if (!test->roll)
        og_period_print(test->as_of, as_of);
    json_t *root = json_pack("{s:s, s:s, s:s, s:o}", "program", "opgave", "version", og_version(),
                             "scenario", og_scenario_title(test->scenario), "as_of",
                             test->roll ? json_null() : json_string(as_of));
    for (size_t i = 0; i < test->count; i++)
        og_json_append(items, item_json(test, &test->items[i]), &failed);
    og_json_set(root, "histories", items, &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- all ---- */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    const og_backtest *test = what;
    char *csv = og_study_path(options, "backtest.csv", err);
    char *json = og_study_path(options, "backtest.json", err);
    og_status status = csv && json ? write_csv(test, csv, err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = write_json(test, json, err);
    if (status == OG_OK)
        status = og_charts_write_plain(
            &(og_chart_source){.study = OG_CHART_BACKTEST,
                               .language = (og_language)test->scenario->language,
                               .origin = og_scenario_title(test->scenario),
                               .of.backtest = test},
            options, err);
    free(csv);
    free(json);
    return status;
}

static bool goes(const char *path)
{
    return og_charts_go(path, OG_CHART_BACKTEST);
}

og_status og_backtest_write(const og_backtest *test, const og_write_options *options, og_error *err)
{
    return og_write_staged(test, write_parts, goes, options, err);
}
