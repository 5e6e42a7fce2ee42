/* solve.csv, solve.json and the chart. */
#include "output/view/solve.h"
#include "io/file.h"
#include "io/rows.h"
#include "output/file/charts.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include "base/format.h"
#include "base/number.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

/* ---- solve.csv: a row per value that was tried ---- */

/* As data: 0.5, 2026-01-31. */
static void print_value(const og_solve *solve, uint64_t k, char *out)
{
    double value = og_range_value(&solve->range, k);
    if (solve->range.dates)
        og_day_print((og_day)value, out);
    else
        og_number_print_short(value, out);
}

og_status og_solve_rows(const og_solve *solve, og_rows **out, og_error *err)
{
    static const char *const heads[] = {"value", "error", "holds", "scanned"};
    og_rows *rows = og_rows_new();
    if (rows)
        og_rows_add_head(rows, solve->range.path);
    for (size_t i = 0; rows && i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t i = 0; rows && i < solve->point_count; i++) {
        const og_solve_point *point = &solve->points[i];
        char text[OG_NUMBER_SIZE];
        print_value(solve, point->k, text);
        og_rows_add_text(rows, text);
        og_rows_add_number(rows, point->value.value);
        og_rows_add_number(rows, point->value.error);
        og_rows_add_number(rows, point->holds);
        og_rows_add_number(rows, point->scanned);
    }
    return og_rows_finish(rows, out, err);
}

static og_status write_csv(const og_solve *solve, const char *path, og_error *err)
{
    og_rows *rows;
    og_status status = og_solve_rows(solve, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

/* ---- solve.json ---- */

static json_t *value_json(const og_solve *solve, uint64_t k)
{
    char text[OG_NUMBER_SIZE];
    print_value(solve, k, text);
    return solve->range.dates ? json_string(text)
                              : og_json_number(og_range_value(&solve->range, k));
}

/* A date as 2026-01-31, a step between dates as "1m" or "14d". */
static json_t *bound_json(const og_range *range, double value)
{
    char day[OG_PERIOD_SIZE];
    if (!range->dates)
        return og_json_number(value);
    og_day_print((og_day)value, day);
    return json_string(day);
}

static json_t *step_json(const og_range *range)
{
    char text[OG_NUMBER_SIZE];
    if (!range->dates)
        return og_json_number(range->step);
    og_format(text, sizeof text, "%d%s", range->months ? range->months : range->days,
              range->months ? "m" : "d");
    return json_string(text);
}

static json_t *found_json(const og_solve *solve, og_solve_found found)
{
    return found.any ? value_json(solve, found.k) : json_null();
}

static json_t *point_json(const og_solve_point *point)
{
    return json_pack("{s:o, s:o, s:b}", "value", og_json_number(point->value.value), "error",
                     og_json_number(point->value.error), "holds", point->holds);
}

static json_t *points_json(const og_solve *solve, bool *failed)
{
    json_t *out = json_object();
    for (size_t i = 0; i < solve->point_count; i++) {
        char text[OG_NUMBER_SIZE];
        print_value(solve, solve->points[i].k, text);
        og_json_set(out, text, point_json(&solve->points[i]), failed);
    }
    return out;
}

/* The answer, what it gives, and what one step the other way gives; or the end that comes closest.
 */
static void add_answer(json_t *root, const og_solve *solve, bool *failed)
{
    og_json_set(root, "answer", found_json(solve, solve->answer), failed);
    og_json_set(root, "answer_if_1.96_errors_lower", found_json(solve, solve->shifted[0]), failed);
    og_json_set(root, "answer_if_1.96_errors_higher", found_json(solve, solve->shifted[1]), failed);
    og_json_set(root, "monotone", json_boolean(solve->monotone), failed);
    if (!solve->answer.any) {
        const og_solve_point *closest = &solve->points[solve->closest];
        og_json_set(root, "closest", value_json(solve, closest->k), failed);
        og_json_set(root, "at_closest", point_json(closest), failed);
        return;
    }
    uint64_t k = solve->answer.k, end = solve->largest ? solve->range.last : 0;
    const og_solve_point *at = og_solve_at(solve, k);
    og_json_set(root, "at_answer", point_json(at), failed);
    if (k != end)
        og_json_set(root, solve->largest ? "one_step_more" : "one_step_less",
                    point_json(og_solve_at(solve, solve->largest ? k + 1 : k - 1)), failed);
    if (solve->turned.any)
        og_json_set(root, solve->largest ? "holds_from" : "holds_up_to",
                    found_json(solve, solve->turned), failed);
}

static og_status write_json(const og_solve *solve, const char *path, og_error *err)
{
    const og_range *range = &solve->range;
    bool failed = false;
    json_t *root = og_study_head_json(solve->scenario, solve->replicates, solve->seed);
    json_t *vary = json_pack("{s:s, s:s, s:o, s:o, s:o}", "path", range->path, "label",
                             range->label, "low", bound_json(range, range->low), "high",
                             bound_json(range, range->high), "step", step_json(range));
    og_json_set(root, "vary", vary, &failed);
    og_json_set(root, "until", json_string(solve->asked.query.text), &failed);
    og_json_set(root, "sought", json_string(solve->largest ? "largest" : "smallest"), &failed);
    add_answer(root, solve, &failed);
    og_json_set(root, "points", points_json(solve, &failed), &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- all ---- */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    const og_solve *solve = what;
    char *csv = og_study_path(options, "solve.csv", err);
    char *json = og_study_path(options, "solve.json", err);
    og_status status = csv && json ? write_csv(solve, csv, err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = write_json(solve, json, err);
    if (status == OG_OK)
        status = og_charts_write(solve->scenario,
                                 &(og_chart_source){.study = OG_CHART_SOLVE, .of.solve = solve},
                                 solve->seed, solve->replicates, options, err);
    free(csv);
    free(json);
    return status;
}

static bool goes(const char *path)
{
    return og_charts_go(path, OG_CHART_SOLVE);
}

og_status og_solve_write(const og_solve *solve, const og_write_options *options, og_error *err)
{
    return og_write_staged(solve, write_parts, goes, options, err);
}
