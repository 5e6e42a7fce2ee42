#include "options.h"
#include "terminal.h"

#include <stdlib.h>

typedef struct options {
    cli_options common;
    const char *vary, *until;
    bool largest;
} options;

enum { KEY_VARY = 1024, KEY_UNTIL, KEY_LARGEST };

static const struct argp_option table[] = {
    {"vary", KEY_VARY, "PATH=LOW:HIGH[:STEP]", 0,
     "What to seek a value of, or the name of a lever (default step: a 10,000th of the range)", 0},
    {"until", KEY_UNTIL, "CONDITION", 0, "What must hold, as 'p(azc.shortfall@2028-12 > 0) <= 0.1'",
     0},
    {"largest", KEY_LARGEST, NULL, 0, "Seek the largest value instead of the smallest", 0},
    {0}};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &o->common;
        return 0;
    case KEY_VARY:
        if (o->vary)
            argp_error(state, "--vary: one thing at a time, got '%s' and '%s'", o->vary, arg);
        o->vary = arg;
        return 0;
    case KEY_UNTIL:
        if (o->until)
            argp_error(state, "--until: one condition, got '%s' and '%s'", o->until, arg);
        o->until = arg;
        return 0;
    case KEY_LARGEST:
        o->largest = true;
        return 0;
    case ARGP_KEY_END:
        if (!o->vary)
            argp_error(state, "--vary: say what to seek a value of: a lever or PATH=LOW:HIGH");
        if (!o->until)
            argp_error(state, "--until: say what must hold, as "
                              "'p(azc.shortfall@2028-12 > 0) <= 0.1'");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {
    .options = table,
    .parser = parse,
    .args_doc = "FILE",
    .doc = "Find the smallest (or largest) value of something in a scenario for which a "
           "condition holds, and how far chance can move it. Writes solve.csv, solve.json and "
           "charts/; the answer goes to standard output.\v"
           "Example:\n"
           "  opgave solve base.yaml --vary azc_delay --largest \\\n"
           "    --until 'p(azc.shortfall@2026-12 > 50) <= 0.25'",
    .children = cli_options_children};

int cmd_solve(int argc, char **argv)
{
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    cli_options_finish(&o.common, "solve");
    terminal_start();

    og_solve *solve = NULL;
    og_error err = {0};
    char *text = NULL;
    og_diagnostics *diags = cli_diagnostics_new();
    const og_solve_options study = {
        .study = cli_study(&o.common), .vary = o.vary, .until = o.until, .largest = o.largest};
    og_status status = og_solve_new(o.common.in.file, &study, &solve, diags, &err);
    if (status == OG_OK)
        status = og_solve_text(solve, &text, &err);
    if (status == OG_OK) {
        const og_write_options write = cli_write(&o.common);
        status = og_solve_write(solve, &write, &err);
    }
    int answer = cli_study_end(&o.common, status, text, diags, &err);

    og_solve_free(solve);
    free(text);
    og_diagnostics_free(diags);
    return answer;
}
