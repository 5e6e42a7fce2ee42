#include "options.h"
#include "terminal.h"

#include <stdlib.h>

typedef struct options {
    cli_options common;
    cli_list metrics;
} options;

enum { KEY_METRIC = 1024 };

static const struct argp_option table[] = {
    {"metric", KEY_METRIC, "METRIC", 0,
     "What to explain, as azc.shortfall@2028-12 or 'p(azc.shortfall@2028-12 > 0)'; repeatable", 0},
    {0}};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        o->metrics = cli_list_new(state->argc);
        state->child_inputs[0] = &o->common;
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
    .doc = "See which uncertain inputs of a scenario move a metric: the share of its spread "
           "that each makes (Sobol indices), and its mean while one of them is held. Writes "
           "sensitivity.csv, sensitivity.json and charts/; the tables go to standard output.\v"
           "Example:\n"
           "  opgave sensitivity base.yaml --metric reserve.required_opening",
    .children = cli_options_children};

int cmd_sensitivity(int argc, char **argv)
{
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    cli_options_finish(&o.common, "sensitivity");
    terminal_start();

    og_sensitivity *study = NULL;
    og_error err = {0};
    char *text = NULL;
    og_diagnostics *diags = cli_diagnostics_new();
    const og_sensitivity_options wanted = {
        .study = cli_study(&o.common), .metrics = o.metrics.items, .metric_count = o.metrics.count};
    og_status status = og_sensitivity_new(o.common.in.file, &wanted, &study, diags, &err);
    if (status == OG_OK)
        status = og_sensitivity_text(study, &text, &err);
    if (status == OG_OK) {
        const og_write_options write = cli_write(&o.common);
        status = og_sensitivity_write(study, &write, &err);
    }
    int answer = cli_study_end(&o.common, status, text, diags, &err);

    og_sensitivity_free(study);
    free(text);
    og_diagnostics_free(diags);
    return answer;
}
