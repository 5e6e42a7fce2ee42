#include "options.h"
#include "terminal.h"

#include <stdlib.h>

typedef struct options {
    cli_options common;
    cli_list vary, metrics;
} options;

enum { KEY_VARY = 1024, KEY_METRIC };

static const struct argp_option table[] = {
    {"vary", KEY_VARY, "WHAT", 0,
     "PATH=FROM:TO:STEP, the name of a lever, case:GROUP, or file:A.yaml,B.yaml; once or twice", 0},
    {"metric", KEY_METRIC, "METRIC", 0,
     "What to look at, as azc.shortfall@2028-12 or 'p90(reserve.required_opening)'; repeatable", 0},
    {0}};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        o->vary = cli_list_new(state->argc);
        o->metrics = cli_list_new(state->argc);
        state->child_inputs[0] = &o->common;
        return 0;
    case KEY_VARY:
        o->vary.items[o->vary.count++] = arg;
        return 0;
    case KEY_METRIC:
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
    .doc = "See how metrics move when one or two things of a scenario are varied, with "
           "break-even points of money. Writes sweep.csv, sweep.json and charts/; the tables "
           "go to standard output.\v"
           "Example:\n"
           "  opgave sweep base.yaml --vary azc_delay --metric azc.shortfall@2028-12",
    .children = cli_options_children};

int cmd_sweep(int argc, char **argv)
{
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    cli_options_finish(&o.common, "sweep");
    terminal_start();

    og_sweep *sweep = NULL;
    og_error err = {0};
    char *text = NULL;
    og_diagnostics *diags = cli_diagnostics_new();
    const og_sweep_options study = {.study = cli_study(&o.common),
                                    .vary = o.vary.items,
                                    .vary_count = o.vary.count,
                                    .metrics = o.metrics.items,
                                    .metric_count = o.metrics.count};
    og_status status = og_sweep_new(o.common.in.file, &study, &sweep, diags, &err);
    if (status == OG_OK)
        status = og_sweep_text(sweep, &text, &err);
    if (status == OG_OK) {
        const og_write_options write = cli_write(&o.common);
        status = og_sweep_write(sweep, &write, &err);
    }
    int answer = cli_study_end(&o.common, status, text, diags, &err);

    og_sweep_free(sweep);
    free(text);
    og_diagnostics_free(diags);
    return answer;
}
