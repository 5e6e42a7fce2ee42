/* explain.csv and explain.json. */
#include "output/view/explain.h"
#include "base/calendar.h"
#include "io/rows.h"
#include "lang/error.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const heads[] = {"figure", "step",    "kind", "what", "first",       "last",
                                    "value",  "shown",   "p5",   "p95",  "calculation", "further",
                                    "path",   "written", "file", "line", "ground",      "text"};
#define WIDTH (sizeof heads / sizeof *heads)

static const char *const kinds[] = {[OG_EXPLAIN_PART] = "part",
                                    [OG_EXPLAIN_PRODUCT] = "product",
                                    [OG_EXPLAIN_TOGETHER] = "together"};
static const char *const grounds[] = {[OG_GROUND_SOURCE] = "source",
                                      [OG_GROUND_ASSUMPTION] = "assumption",
                                      [OG_GROUND_NONE] = "none"};

typedef struct teller {
    og_rows *rows;
    const og_explain *e;
    og_language language;
    const char *figure;
    size_t step; /* from 1 */
} teller;

static void add_text(const teller *t, const char *text)
{
    if (text && *text)
        og_rows_add_text(t->rows, text);
    else
        og_rows_add_empty(t->rows, 1);
}

static void add_taken(const teller *t, og_strbuf *text)
{
    t->rows->arena.failed |= text->failed;
    add_text(t, text->text);
    og_strbuf_clear(text);
}

static void add_days(const teller *t, og_day first, og_day last)
{
    char day[OG_PERIOD_SIZE];
    if (last < first) {
        og_rows_add_empty(t->rows, 2);
        return;
    }
    og_day_print(first, day);
    og_rows_add_text(t->rows, day);
    og_day_print(last, day);
    og_rows_add_text(t->rows, day);
}

static void begin(const teller *t, const char *kind)
{
    og_rows_add_text(t->rows, t->figure);
    og_rows_add_number(t->rows, (double)t->step);
    og_rows_add_text(t->rows, kind);
}

/* "20.4 * 1200 * 1": as they are written. */
static void add_factors(const teller *t, const og_explain_row *row)
{
    og_strbuf text = {0};
    for (size_t i = 0; i < row->factor_count; i++) {
        const og_scale scale = og_explain_factor_scale(row->factors[i].mean, t->language);
        og_strbuf_printf(&text, "%s%.*f", i ? " * " : "", scale.decimals,
                         og_scale_round(&scale, row->factors[i].mean));
    }
    add_taken(t, &text);
}

static void add_row(const teller *t, const og_explain_step *step, const og_explain_row *row)
{
    og_strbuf name = {0};
    begin(t, kinds[row->kind]);
    og_explain_row_name(row, t->language, &name);
    add_taken(t, &name);
    add_days(t, row->first, row->last);
    og_rows_add_number(t->rows, row->value);
    og_rows_add_number(t->rows, og_explain_shown(step, row));
    og_rows_add_number(t->rows, row->low);
    og_rows_add_number(t->rows, row->high);
    add_factors(t, row);
    add_text(t, row->figure);
    og_rows_add_empty(t->rows, 6);
}

static void add_sum(const teller *t, const og_explain_step *step, const char *kind, double value,
                    double shown)
{
    bool total = strcmp(kind, "total") == 0;
    og_strbuf name = {0};
    begin(t, kind);
    og_explain_name(step, t->language, &name);
    add_taken(t, &name);
    add_days(t, step->first, step->last);
    og_rows_add_number(t->rows, value);
    og_rows_add_number(t->rows, shown);
    og_rows_add_number(t->rows, total ? step->low : (double)NAN);
    og_rows_add_number(t->rows, total ? step->high : (double)NAN);
    og_rows_add_empty(t->rows, 1);
    add_text(t, total ? step->figure : NULL);
    og_rows_add_empty(t->rows, 6);
}

static void add_ground(const teller *t, const og_explain_ground *ground)
{
    og_strbuf name = {0}, value = {0};
    begin(t, "ground");
    og_explain_ground_name(t->e, ground, &name);
    add_taken(t, &name);
    og_rows_add_empty(t->rows, 8);
    og_rows_add_text(t->rows, ground->path);
    og_explain_ground_value_say(t->e, ground, &value);
    add_taken(t, &value);
    add_text(t, ground->pos.source ? ground->pos.source->name : NULL);
    og_rows_add_number(t->rows, ground->pos.line ? ground->pos.line : (double)NAN);
    og_rows_add_text(t->rows, grounds[ground->grounds.kind]);
    add_text(t, ground->grounds.text);
}

static void add_step(const teller *t, const og_explain_step *step)
{
    const og_scale scale = og_explain_scale(step, t->language);
    double rounding = og_explain_rounding(step);
    for (size_t i = 0; i < step->row_count; i++)
        add_row(t, step, &step->rows[i]);
    if (rounding != 0)
        add_sum(t, step, "rounding", 0, rounding);
    add_sum(t, step, "total", step->value, og_scale_round(&scale, step->value));
    for (size_t i = 0; i < step->ground_count; i++)
        add_ground(t, &step->grounds[i]);
}

og_status og_explain_rows(const og_explain *e, og_rows **out, og_error *err)
{
    og_rows *rows = og_rows_new();
    teller t = {
        .rows = rows, .e = e, .language = og_language_of(og_scenario_language(e->run.scenario))};
    for (size_t i = 0; rows && i < WIDTH; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t f = 0; rows && f < e->figure_count; f++) {
        const og_explain_figure *figure = &e->figures[f];
        t.figure = figure->asked.query.text;
        for (size_t k = 0; k < figure->step_count; k++) {
            t.step = k + 1;
            add_step(&t, &e->steps[figure->first_step + k]);
        }
    }
    return og_rows_finish(rows, out, err);
}

static json_t *rows_json(const og_rows *rows, bool *failed)
{
    json_t *all = json_array();
    for (size_t r = 0; r < og_rows_count(rows); r++) {
        json_t *row = json_object();
        for (size_t c = 0; c < og_rows_width(rows); c++) {
            const char *text = og_rows_text(rows, r, c);
            double number = og_rows_number(rows, r, c);
            if (text)
                og_json_set(row, og_rows_head(rows, c), json_string(text), failed);
            else if (!isnan(number))
                og_json_set(row, og_rows_head(rows, c), og_json_number(number), failed);
        }
        og_json_append(all, row, failed);
    }
    return all;
}

static og_status write_json(const og_explain *e, const og_rows *rows, const char *path,
                            og_error *err)
{
    bool failed = false;
    json_t *root = og_study_head_json(e->run.scenario, og_result_replicates(e->run.result),
                                      og_result_seed(e->run.result));
    og_json_set(root, "rows", rows_json(rows, &failed), &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    char *csv = og_study_path(options, "explain.csv", err);
    char *json = og_study_path(options, "explain.json", err);
    og_rows *rows = NULL;
    og_status status = csv && json ? og_explain_rows(what, &rows, err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = og_rows_write(rows, csv, err);
    if (status == OG_OK)
        status = write_json(what, rows, json, err);
    og_rows_free(rows);
    free(csv);
    free(json);
    return status;
}

og_status og_explain_write(const og_explain *e, const og_write_options *options, og_error *err)
{
    return og_write_staged(e, write_parts, NULL, options, err);
}
