#include "study/explain/explain.h"

#include "compile/request.h"
#include "lang/error.h"
#include "lang/options.h"
#include "study/explain/top.h"
#include "study/statistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH 3         /* steps below each other, where it is not told */
#define MOST_STEPS 2000 /* of one figure */

void og_explain_free(og_explain *e)
{
    if (!e)
        return;
    og_study_run_clear(&e->run);
    og_arena_clear(&e->arena);
    free(e);
}

/* ---- what is asked ---- */

/* The name of a series alone stands for all of the horizon: its sum, or where it ends. */
static const char *whole_of(og_explain *e, const og_plan *plan, const char *id)
{
    size_t s = og_plan_find_series(plan, id);
    if (s == OG_EXPLAIN_NONE)
        return id; /* the plan says what is near */
    og_series series = og_plan_series(plan, s);
    bool sums = series.measure == OG_MEASURE_MONEY || series.measure == OG_MEASURE_FLOW;
    return sums ? og_arena_printf(&e->arena, "%s.sum", id)
                : og_arena_printf(&e->arena, "%s@%s", id,
                                  og_plan_span(plan, s, series.count - 1).key);
}

static og_status take_figure(og_explain *e, const og_plan *plan, const char *text,
                             og_explain_figure *out, const char **asked, og_error *err)
{
    og_query query;
    const char *own = og_arena_text(&e->arena, text, strlen(text));
    if (!own)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = og_query_parse(own, &query, err);
    if (status != OG_OK)
        return status;
    out->level = (double)NAN;
    const og_query_term *first = &query.metric.terms[0];
    bool alone = query.metric.count == 1;
    bool need = alone && first->reduction == OG_REDUCE_REQUIRED_OPENING;
    if (need)
        out->level = query.kind == OG_QUERY_METRIC ? og_scenario_certainty(e->run.scenario)
                                                   : query.percent / 100.0;
    bool mean = query.kind == OG_QUERY_STATISTIC && query.statistic == OG_STATISTIC_MEAN;
    bool level = query.kind == OG_QUERY_STATISTIC && query.statistic == OG_STATISTIC_QUANTILE;
    if (query.kind != OG_QUERY_METRIC && !(mean && !need) && !(level && need))
        return OG_FAIL(err, OG_ERR_VALUE, EXPLAIN_METRIC, .text = text);
    *asked = og_arena_text(&e->arena, own + query.metric.part.at, query.metric.part.length);
    if (*asked && alone && first->reduction == OG_REDUCE_NONE)
        *asked = whole_of(e, plan, *asked);
    return *asked ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

static og_status take_figures(og_explain *e, const og_explain_options *options, const char **asked,
                              og_diagnostics *diags, og_error *err)
{
    const og_request names = {.metrics_only = true, .prior = true, .detail = true};
    og_plan *plan = NULL;
    og_status status = og_plan_request(e->run.scenario, &names, &plan, diags, err);
    for (size_t i = 0; i < options->figure_count && status == OG_OK; i++)
        status = take_figure(e, plan, options->figures[i], &e->figures[i], &asked[i], err);
    og_plan_free(plan);
    return status;
}

/* What is asked twice is explained once. */
static size_t drop_repeated(og_explain_figure *figures, const char **asked, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = 0; k < kept; k++)
            again |= strcmp(asked[k], asked[i]) == 0 &&
                     !(fabs(figures[k].level - figures[i].level) > 1e-9);
        if (again)
            continue;
        asked[kept] = asked[i];
        figures[kept++] = figures[i];
    }
    return kept;
}

/* ---- steps ---- */

static void build(const og_explain_builder *b)
{
    const og_explain_target target = og_explain_now(b)->target;
    if (target.series == OG_EXPLAIN_NONE)
        return;
    og_series series = og_plan_series(b->plan, target.series);
    bool sides = series.role == OG_ROLE_INCOME || series.role == OG_ROLE_COST;
    if (series.role == OG_ROLE_PART && series.owner_kind != OG_OWNER_RESERVE)
        og_explain_driver(b);
    else if (sides)
        og_explain_lines(b);
    else if (series.role == OG_ROLE_LINE)
        og_explain_line(b);
    else if (series.role == OG_ROLE_RESULT)
        og_explain_result(b);
    else if (series.owner_kind == OG_OWNER_RESERVE)
        og_explain_reserve(b);
    else if (series.owner_kind == OG_OWNER_HOUSING)
        og_explain_housing(b);
    else
        og_explain_places(b);
}

static og_status explain_figure(og_explain *e, og_explain_figure *figure, const char *text,
                                og_error *err)
{
    og_explain_builder b = {.e = e,
                            .scenario = e->run.scenario,
                            .plan = e->run.plan,
                            .result = e->run.result,
                            .err = err};
    og_status status = og_question_of(text, b.plan, &e->arena, &figure->asked, err);
    if (status != OG_OK)
        return status;
    figure->first_step = e->begin = e->step_count;
    const size_t metric = og_query_find(b.plan, &figure->asked.query);
    status = og_explain_top(&b, figure, metric);
    for (size_t i = e->begin; i < e->step_count && status == OG_OK; i++) {
        b.step = i;
        if (i - e->begin < MOST_STEPS)
            build(&b);
        if (e->arena.failed)
            status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    b.step = e->begin;
    const og_reduction how = figure->asked.query.metric.terms[0].reduction;
    bool mean =
        isnan(figure->level) && how != OG_REDUCE_FIRST_ABOVE && how != OG_REDUCE_FIRST_BELOW;
    if (status == OG_OK && mean)
        status = og_explain_cases(&b, metric);
    figure->step_count = e->step_count - e->begin;
    return status;
}

static og_status explain_all(og_explain *e, const char *path, const og_explain_options *options,
                             og_diagnostics *diags, og_error *err)
{
    const char **asked = og_arena_array(&e->arena, options->figure_count + 1, sizeof *asked);
    og_status status = og_study_load(path, options->study, NULL, 0, &e->run.scenario, diags, err);
    if (status == OG_OK && (!asked || !e->figures))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = take_figures(e, options, asked, diags, err);
    if (status != OG_OK)
        return status;
    e->figure_count = drop_repeated(e->figures, asked, options->figure_count);
    const og_study_task task = {
        .queries = asked, .query_count = e->figure_count, .detail = true, .from = 0, .to = 1};
    og_scenario *scenario = e->run.scenario;
    status = og_study_run_scenario(scenario, options->study, &task, &e->run, diags, err);
    e->run.scenario = scenario;
    for (size_t i = 0; i < e->figure_count && status == OG_OK; i++)
        status = explain_figure(e, &e->figures[i], asked[i], err);
    return status;
}

og_status og_explain_new(const char *path, const og_explain_options *given, og_explain **out,
                         og_diagnostics *diags, og_error *err)
{
    og_explain_options own;
    og_study_options study;
    *out = NULL;
    og_status status = OG_OPTIONS(&own, given, err);
    const og_study_options *asked = own.study;
    if (status == OG_OK)
        status = og_study_options_take(&study, &asked, err);
    if (status != OG_OK)
        return status;
    own.study = asked;
    if (own.figure_count == 0)
        return OG_FAIL(err, OG_ERR_VALUE, EXPLAIN_WHAT);
    og_explain *e = calloc(1, sizeof *e);
    if (!e)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    e->depth = own.depth ? own.depth : DEPTH;
    e->figures = og_arena_array(&e->arena, own.figure_count, sizeof *e->figures);
    status = explain_all(e, path, &own, diags, err);
    if (status == OG_OK)
        *out = e;
    else
        og_explain_free(e);
    return status;
}
