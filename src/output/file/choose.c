/* choose.csv and choose.json. */
#include "study/choose.h"

#include "io/rows.h"
#include "lang/error.h"
#include "output/file/charts.h"
#include "output/file/staged.h"
#include "output/file/study.h"

#include <math.h>
#include <stdlib.h>

/* ---- choose.csv: a row per option and future, then one over all ---- */

static void add_future(og_rows *rows, const og_choose *choose, size_t future)
{
    for (size_t g = 0; g < choose->group_count; g++)
        og_rows_add_text(rows, choose->groups[g].cases[og_choose_case(choose, future, g)]);
}

/* One option in one future. */
static void add_cell(og_rows *rows, const og_choose *choose, size_t option, size_t future)
{
    size_t at = option * choose->table.futures + future;
    og_rows_add_text(rows, choose->options[option].name);
    add_future(rows, choose, future);
    og_rows_add_number(rows, choose->table.weights[future]);
    og_rows_add_number(rows, choose->table.values[at].value);
    og_rows_add_number(rows, choose->table.values[at].error);
    og_rows_add_number(rows, choose->decision.regret[at]);
    og_rows_add_number(rows, choose->decision.best[at]);
}

/* An option over all futures: its expectation and its largest regret. */
static void add_whole(og_rows *rows, const og_choose *choose, size_t option)
{
    const og_decision *decision = &choose->decision;
    og_rows_add_text(rows, choose->options[option].name);
    for (size_t g = 0; g < choose->group_count; g++)
        og_rows_add_text(rows, "");
    og_rows_add_number(rows, 1);
    og_rows_add_number(rows, decision->expected[option]);
    og_rows_add_empty(rows, 1);
    og_rows_add_number(rows, decision->largest[option]);
    og_rows_add_number(rows, decision->best_expected[option]);
}

og_status og_choose_rows(const og_choose *choose, og_rows **out, og_error *err)
{
    static const char *const heads[] = {"weight", "value", "error", "regret", "best"};
    og_rows *rows = og_rows_new();
    if (!rows)
        return og_rows_finish(rows, out, err);
    og_rows_add_head(rows, "option");
    for (size_t g = 0; g < choose->group_count; g++)
        og_rows_add_head(rows, choose->groups[g].id);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t o = 0; o < choose->option_count; o++) {
        for (size_t f = 0; f < choose->table.futures; f++)
            add_cell(rows, choose, o, f);
        add_whole(rows, choose, o);
    }
    return og_rows_finish(rows, out, err);
}

static og_status write_csv(const og_choose *choose, const char *path, og_error *err)
{
    og_rows *rows;
    og_status status = og_choose_rows(choose, &rows, err);
    if (status == OG_OK)
        status = og_rows_write(rows, path, err);
    og_rows_free(rows);
    return status;
}

/* ---- choose.json ---- */

static json_t *future_json(const og_choose *choose, size_t future, bool *failed)
{
    json_t *out = json_object(), *cases = json_object();
    for (size_t g = 0; g < choose->group_count; g++) {
        const og_choose_group *group = &choose->groups[g];
        og_json_set(cases, group->id, json_string(group->cases[og_choose_case(choose, future, g)]),
                    failed);
    }
    og_json_set(out, "cases", cases, failed);
    og_json_set(out, "weight", og_json_number(choose->table.weights[future]), failed);
    if (choose->break_even)
        og_json_set(out, "break_even_weight", og_json_estimate(choose->break_even[future]), failed);
    return out;
}

static json_t *option_json(const og_choose *choose, size_t option, bool *failed)
{
    const og_decision *decision = &choose->decision;
    json_t *futures = json_array();
    for (size_t f = 0; f < choose->table.futures; f++) {
        size_t at = option * choose->table.futures + f;
        json_t *one = og_json_estimate(choose->table.values[at]);
        og_json_set(one, "regret", og_json_number(decision->regret[at]), failed);
        og_json_set(one, "best", json_boolean(decision->best[at]), failed);
        og_json_append(futures, one, failed);
    }
    return json_pack("{s:s, s:s, s:o, s:o, s:o, s:b, s:b, s:o}", "name",
                     choose->options[option].name, "label", choose->options[option].label,
                     "futures", futures, "expected", og_json_number(decision->expected[option]),
                     "largest_regret", og_json_number(decision->largest[option]), "best_expected",
                     decision->best_expected[option], "least_regret",
                     decision->least_regret[option], "tries",
                     og_json_whole(choose->options[option].tries));
}

static og_status write_json(const og_choose *choose, const char *path, og_error *err)
{
    bool failed = false;
    json_t *root = og_study_head_json(choose->scenario, choose->replicates, choose->seed);
    json_t *futures = json_array(), *options = json_array();
    for (size_t f = 0; f < choose->table.futures; f++)
        og_json_append(futures, future_json(choose, f, &failed), &failed);
    for (size_t o = 0; o < choose->option_count; o++)
        og_json_append(options, option_json(choose, o, &failed), &failed);
    og_json_set(root, "metric", json_string(choose->asked.query.text), &failed);
    og_json_set(root, "maximize", json_boolean(choose->table.maximize), &failed);
    og_json_set(root, "futures", futures, &failed);
    og_json_set(root, "options", options, &failed);
    og_json_set(root, "same_futures", json_boolean(!choose->apart), &failed);
    if (!failed)
        return og_json_write(root, path, err);
    json_decref(root);
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- all ---- */

static og_status write_parts(const void *what, const og_write_options *options, og_error *err)
{
    char *csv = og_study_path(options, "choose.csv", err);
    char *json = og_study_path(options, "choose.json", err);
    og_status status = csv && json ? write_csv(what, csv, err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = write_json(what, json, err);
    const og_choose *choose = what;
    if (status == OG_OK)
        status = og_charts_write(choose->scenario,
                                 &(og_chart_source){.study = OG_CHART_CHOOSE, .of.choose = choose},
                                 choose->seed, choose->replicates, options, err);
    free(csv);
    free(json);
    return status;
}

static bool goes(const char *path)
{
    return og_charts_go(path, OG_CHART_CHOOSE);
}

og_status og_choose_write(const og_choose *choose, const og_write_options *options, og_error *err)
{
    return og_write_staged(choose, write_parts, goes, options, err);
}
