#include "options.h"
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct options {
    cli_options common;
    cli_list metrics;
} options;

enum { KEY_VALUES = 1024 };

static const struct argp_option table[] = {
    {"values", KEY_VALUES, "METRIC", 0,
     "Write METRIC of every future to values.csv, as azc.shortfall@2028-12; repeatable", 0},
    {0}};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        o->metrics = cli_list_new(state->argc);
        state->child_inputs[0] = &o->common;
        return 0;
    case KEY_VALUES:
        o->metrics.items[o->metrics.count++] = arg;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {
    .options = table,
    .parser = parse,
    .args_doc = "FILE",
    .doc = "Compute a scenario and write its results and charts, each file whole or not at "
           "all: series.csv, metrics.json, values.csv (with --values), resolved.yaml, run.json "
           "and charts/. A summary goes to standard output.",
    .children = cli_options_children};

/* The summary is made first: a run that cannot make it leaves no files. */
static int write_results(const options *o, const og_scenario *scenario, const og_plan *plan,
                         const og_result *result, double wall_seconds)
{
    og_write_options write = cli_write(&o->common);
    write.wall_seconds = wall_seconds;
    og_error err = {0};
    char *summary = NULL;
    og_status status = OG_OK;
    if (!o->common.quiet)
        status = og_summary_text(scenario, plan, result, &summary, &err);
    if (status == OG_OK)
        status = og_write_run(scenario, plan, result, &write, &err);
    terminal_clear();

    bool numbers = status == OG_OK || status == OG_ERR_EXTERNAL;
    if (numbers && summary) {
        fputs(summary, stdout);
        bool dutch = strcmp(og_scenario_language(scenario), "nl") == 0;
        printf("%s: %s\n", dutch ? "Resultaten" : "Results", write.directory);
        fflush(stdout);
    }
    free(summary);
    if (status == OG_OK)
        return EXIT_DONE;
    return status == OG_CANCELLED ? EXIT_FAILED : cli_report(&err);
}

static int compute(const options *o, const og_scenario *scenario, const og_plan *plan,
                   og_result **result, double *wall_seconds)
{
    const cli_options *how = &o->common;
    og_run_options run = {.replicates =
                              how->replicates ? how->replicates : og_scenario_replicates(scenario),
                          .seed = how->seed_given ? how->seed : og_scenario_seed(scenario),
                          .threads = how->threads,
                          .progress = {terminal_progress, NULL}};
    og_error err = {0};
    double start = terminal_seconds();
    og_status status = og_run(plan, &run, result, &err);
    *wall_seconds = terminal_seconds() - start;
    terminal_clear();
    return status == OG_OK ? EXIT_DONE : status == OG_CANCELLED ? EXIT_FAILED : cli_report(&err);
}

int cmd_run(int argc, char **argv)
{
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    cli_options_finish(&o.common, "");
    terminal_start();

    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_result *result = NULL;
    double wall_seconds = 0;
    og_diagnostics *diags = cli_diagnostics_new();
    int status = cli_load(&o.common.in, diags, &scenario);
    if (status == EXIT_DONE)
        status = cli_plan(scenario, &o.metrics, diags, &plan);
    if (status == EXIT_DONE)
        status = compute(&o, scenario, plan, &result, &wall_seconds);
    if (status == EXIT_DONE)
        status = write_results(&o, scenario, plan, result, wall_seconds);
    if (status != EXIT_DONE && terminal_signal)
        status = terminal_interrupted();

    og_result_free(result);
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return status;
}
