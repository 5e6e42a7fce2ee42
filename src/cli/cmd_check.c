#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

static int print_check(const og_scenario *scenario, const og_plan *plan)
{
    og_run_options options = {.replicates = og_scenario_replicates(scenario),
                              .seed = og_scenario_seed(scenario)};
    og_result *result = NULL;
    char *text = NULL;
    bool held = false;
    og_error err = {0};
    int status;
    if (og_run(plan, &options, &result, &err) == OG_OK &&
        og_check_text(scenario, plan, result, &text, &held, &err) == OG_OK) {
        fputs(text, stdout);
        status = held ? EXIT_DONE : EXIT_UNMET;
    } else {
        status = cli_report(&err);
    }
    free(text);
    og_result_free(result);
    return status;
}

static void print_advice(const og_diagnostics *diags)
{
    if (og_diagnostics_count(diags, OG_SEVERITY_ADVICE) == 0)
        return;
    fflush(stdout);
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ADVICE);
    fputs(text ? text : "opgave: out of memory\n", stderr);
    free(text);
}

int cmd_check(int argc, char **argv)
{
    cli_input in = cli_input_parse(
        argc, argv,
        "Find every error of the scenario. When there is none: list what is not "
        "substantiated and what is carried forward, recompute the figures under "
        "checks, and give advice. The exit status is 3 when a check does not hold.");
    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_diagnostics *diags = cli_diagnostics_new();
    int status = cli_load(&in, diags, &scenario);
    if (status == EXIT_DONE)
        status = cli_plan(scenario, &(cli_list){0}, diags, &plan);
    if (status == EXIT_DONE) {
        status = print_check(scenario, plan);
        print_advice(diags);
    }
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return status;
}
