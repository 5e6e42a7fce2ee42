#include "options.h"
#include "terminal.h"

#include <stdlib.h>

typedef struct options {
    cli_options common;
    cli_list others, metrics;
    bool bridge;
} options;

enum { KEY_METRIC = 1024, KEY_BRIDGE };

static const struct argp_option table[] = {
    {"metric", KEY_METRIC, "METRIC", 0,
     "Compare this too, as azc.shortfall.max or 'p90(reserve.required_opening)'; repeatable", 0},
    {"bridge", KEY_BRIDGE, NULL, 0,
     "Walk from BASE to OTHER one changed input at a time: what does each contribute?", 0},
    {0}};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        o->others = cli_list_new(state->argc);
        o->metrics = cli_list_new(state->argc);
        state->child_inputs[0] = &o->common;
        return 0;
    case ARGP_KEY_ARG:
        if (!o->common.in.file)
            return ARGP_ERR_UNKNOWN;
        o->others.items[o->others.count++] = arg;
        return 0;
    case ARGP_KEY_END:
        if (o->common.in.file && o->others.count == 0)
            argp_error(state, "compare '%s' with what? Name another scenario", o->common.in.file);
        if (o->bridge && o->others.count > 1)
            argp_error(state, "--bridge walks to one scenario, got %zu", o->others.count);
        return ARGP_ERR_UNKNOWN;
    case KEY_METRIC:
        o->metrics.items[o->metrics.count++] = arg;
        return 0;
    case KEY_BRIDGE:
        o->bridge = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {
    .options = table,
    .parser = parse,
    .args_doc = "BASE OTHER...",
    .doc = "Tell what scenarios say differently from BASE, and what that does to the main "
           "metrics, future by future. Writes compare.csv, compare.json, bridge.csv (with "
           "--bridge) and charts/; the tables go to standard output.\v"
           "Example:\n"
           "  opgave compare base.yaml paardenwei-jaar-later.yaml --bridge",
    .children = cli_options_children};

int cmd_compare(int argc, char **argv)
{
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    cli_options_finish(&o.common, "compare");
    terminal_start();

    og_comparison *comparison = NULL;
    og_error err = {0};
    char *text = NULL;
    og_diagnostics *diags = cli_diagnostics_new();
    const og_compare_options study = {.study = cli_study(&o.common),
                                      .others = o.others.items,
                                      .other_count = o.others.count,
                                      .metrics = o.metrics.items,
                                      .metric_count = o.metrics.count,
                                      .bridge = o.bridge};
    og_status status = og_comparison_new(o.common.in.file, &study, &comparison, diags, &err);
    if (status == OG_OK)
        status = og_comparison_text(comparison, &text, &err);
    if (status == OG_OK) {
        const og_write_options write = cli_write(&o.common);
        status = og_comparison_write(comparison, &write, &err);
    }
    int answer = cli_study_end(&o.common, status, text, diags, &err);

    og_comparison_free(comparison);
    free(text);
    og_diagnostics_free(diags);
    return answer;
}
