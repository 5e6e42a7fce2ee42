/* Scenario to plan: the kinds in their order, then the block. */
#include "compile/check.h"
#include "compile/kinds.h"
#include "lang/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_well(const og_compiler *c)
{
    return c->err.status == OG_OK && !c->arena.failed && og_tape_goes_on(c->tape);
}

/* Month by month, as what begins by need hangs on the months before it. */
static void compile_streams(og_compiler *c)
{
    for (int type = 0; type < OG_STREAM_TYPES && is_well(c); type++)
        og_stream_compilers[type].begin(c);
    for (int t = 0; t < c->months && is_well(c); t++)
        for (int type = 0; type < OG_STREAM_TYPES; type++)
            og_stream_compilers[type].month(c, t);
    for (int type = 0; type < OG_STREAM_TYPES && is_well(c); type++)
        og_stream_compilers[type].end(c);
}

og_status og_compiler_run(og_compiler *c, const og_scenario *scenario, const og_request *request,
                          og_diagnostics *diags)
{
    *c = (og_compiler){.scenario = scenario,
                       .request = request,
                       .diags = diags,
                       .err = {.language = diags->language}};
    c->months = scenario->last - scenario->first + 1;
    c->first_year = og_month_year(scenario->first);
    c->years = og_month_year(scenario->last) - c->first_year + 1;
    c->tape = og_tape_new(&request->progress);
    c->tables = og_tables_new();
    c->streams = og_arena_array(&c->arena, scenario->stream_count + 1, sizeof *c->streams);
    if (!c->tape || !c->tables || !c->streams)
        return OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
    og_series_begin(c);
    og_values_begin(c);
    compile_streams(c);
    if (is_well(c))
        og_lines_compile(c);
    if (is_well(c))
        og_finance_compile(c);
    if (og_tape_status(c->tape, &c->err) != OG_OK)
        return c->err.status; /* beyond the limit not all was made */
    og_series_sort(c);
    if (request->observing)
        og_observed_compile(c);
    else
        og_checks_verify(c);
    if (c->arena.failed || c->text.failed || diags->failed)
        return OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
    if (og_diagnostics_count(diags, OG_SEVERITY_ERROR))
        return OG_FAIL(&c->err, OG_ERR_SCENARIO, STATUS_SCENARIO);
    return c->err.status;
}

void og_compiler_clear(og_compiler *c)
{
    og_tape_free(c->tape);
    og_tables_free(c->tables);
    og_strbuf_clear(&c->text);
    og_table *const tables[] = {&c->outputs,   &c->cells,        &c->spans,
                                &c->series,    &c->metrics,      &c->refs,
                                &c->case_rows, &c->cell_outputs, &c->overruns};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        free(tables[i]->at);
    og_map_clear(&c->stream_numbers);
    og_map_clear(&c->series_numbers);
    og_map_clear(&c->metric_numbers);
    og_arena_clear(&c->arena);
}

static void list_overruns(og_compiler *c)
{
    for (size_t i = 0; i < c->scenario->value_count; i++) {
        const og_day *until = c->uses[i].carried;
        for (size_t e = 0; until && e < c->scenario->values[i]->entry_count; e++) {
            og_plan_overrun_row *row =
                until[e] == INT32_MIN ? NULL : og_table_add(c, &c->overruns, sizeof *row);
            if (row)
                *row = (og_plan_overrun_row){(uint32_t)i, until[e]};
        }
    }
}

/* What is observed, in the words of the plan that computes it: metric i of that is of the i-th. */
static const og_plan_observed_row *list_observed(og_compiler *c)
{
    const og_array *observed = &c->scenario->observed;
    og_plan_observed_row *rows = og_arena_array(&c->arena, observed->count, sizeof *rows);
    for (size_t i = 0; rows && i < observed->count; i++) {
        const og_observed *one = observed->at[i];
        rows[i] = (og_plan_observed_row){.is = one->is.value,
                                         .sd = one->sd.value,
                                         .name = og_text_add(c, one->item.id),
                                         .metric = (uint32_t)i};
    }
    return rows;
}

/* The values that stay free. Those that cannot have no range. */
static const og_plan_lever_row *list_levers(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    og_plan_lever_row *rows = og_arena_array(&c->arena, scenario->free_count + 1, sizeof *rows);
    for (size_t i = 0; rows && i < scenario->free_count; i++) {
        const og_free_value *value = &scenario->free_values[i];
        const bool turns = value->found && !c->stuck[i];
        rows[i] = (og_plan_lever_row){.low = turns ? value->low : (double)NAN,
                                      .high = turns ? value->high : (double)NAN,
                                      .path = og_text_add(c, value->path)};
    }
    return rows;
}

static og_status build_plan(og_compiler *c, const og_plan *prior, og_plan **out)
{
    og_tape_code code;
    const og_plan_observed_row *observed = prior ? list_observed(c) : NULL;
    const og_plan_lever_row *levers = list_levers(c);
    if ((prior && !observed) || !levers)
        return OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
    if (og_tape_finish(c->tape, &code, &c->err) != OG_OK)
        return c->err.status;
    size_t length;
    const double *tables = og_tables_block(c->tables, &length);
    og_block_parts parts = {
        .sampling =
            c->request->independent ? OG_SAMPLING_RANDOM : og_scenario_sampling(c->scenario),
        .outputs = c->outputs.at,
        .output_count = c->outputs.count,
        .cells = c->cells.at,
        .cell_count = c->cells.count,
        .spans = c->spans.at,
        .span_count = c->spans.count,
        .series = c->series.at,
        .series_count = c->series.count,
        .metrics = c->metrics.at,
        .metric_count = c->metrics.count,
        .cases = c->case_rows.at,
        .case_count = c->case_rows.count,
        .overruns = c->overruns.at,
        .overrun_count = c->overruns.count,
        .levers = levers,
        .lever_count = c->scenario->free_count,
        .observed = observed,
        .observed_count = prior ? c->scenario->observed.count : 0,
        .prior = prior,
        .text = c->text.text,
        .text_length = c->text.length,
    };
    return og_block_build(&code, tables, length, &parts, out, &c->err);
}

/* The plan of what is observed, when anything is and the request is about it. */
static og_status plan_prior(const og_scenario *scenario, const og_request *request, og_plan **out,
                            og_diagnostics *diags, og_error *err)
{
    const og_request observing = {.progress = request->progress,
                                  .metrics_only = true,
                                  .observing = true,
                                  .independent = true};
    *out = NULL;
    if (scenario->observed.count == 0 || request->prior || request->observing)
        return OG_OK;
    return og_plan_request(scenario, &observing, out, diags, err);
}

og_status og_plan_request(const og_scenario *scenario, const og_request *request, og_plan **out,
                          og_diagnostics *diags, og_error *err)
{
    og_compiler compiler;
    og_plan *prior = NULL;
    *out = NULL;
    og_status status = og_compiler_run(&compiler, scenario, request, diags);
    if (status == OG_OK) {
        for (size_t i = 0; i < request->metric_count && compiler.err.status == OG_OK; i++)
            og_metric_add(&compiler, request->metrics[i], true);
        if (!request->metrics_only)
            og_metrics_main(&compiler);
        list_overruns(&compiler);
        plan_prior(scenario, request, &prior, diags, &compiler.err);
        if (compiler.arena.failed || compiler.text.failed)
            OG_FAIL(&compiler.err, OG_ERR_MEMORY, NO_MEMORY);
        status =
            compiler.err.status == OG_OK ? build_plan(&compiler, prior, out) : compiler.err.status;
    }
    og_plan_free(prior);
    if (status != OG_OK)
        og_error_pass(err, &compiler.err);
    og_compiler_clear(&compiler);
    return status;
}

og_status og_plan_new(const og_scenario *scenario, const char *const *metrics, size_t metric_count,
                      og_plan **out, og_diagnostics *diags, og_error *err)
{
    const og_request request = {.metrics = metrics, .metric_count = metric_count};
    return og_plan_request(scenario, &request, out, diags, err);
}

og_status og_plan_new_with(const og_scenario *scenario, const og_plan_options *options,
                           og_plan **out, og_diagnostics *diags, og_error *err)
{
    og_plan_options own;
    *out = NULL;
    og_status status = OG_OPTIONS(&own, options, err);
    const og_request request = {
        .metrics = own.metrics, .metric_count = own.metric_count, .progress = own.progress};
    return status == OG_OK ? og_plan_request(scenario, &request, out, diags, err) : status;
}
