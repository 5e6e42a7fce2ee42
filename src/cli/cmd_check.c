#include "cli/commands.h"
#include "cli/input.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>

static int print_check(const cli_line *line, const og_scenario *scenario, const og_plan *plan)
{
    og_run_options options = {.size = sizeof options,
                              .replicates = og_scenario_replicates(scenario),
                              .seed = og_scenario_seed(scenario)};
    og_result *result = NULL;
    char *text = NULL;
    bool held = false;
    og_error err = cli_error(line);
    og_status done = og_run(plan, &options, &result, &err);
    if (done == OG_OK)
        done = og_check_text(scenario, plan, result, &text, &held, &err);
    int status = cli_print(done, text, &err);
    og_result_free(result);
    return status == EXIT_DONE && !held ? EXIT_UNMET : status;
}

static int print_advice(const cli_line *line, const og_diagnostics *diags)
{
    if (og_diagnostics_count(diags, OG_SEVERITY_ADVICE) == 0)
        return EXIT_DONE;
    fflush(stdout);
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ADVICE);
    if (!text)
        return cli_no_memory(line->language);
    fputs(text, stderr);
    free(text);
    return EXIT_DONE;
}

static int check(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags)
{
    og_plan *plan = NULL;
    int status = cli_plan(line, scenario, diags, &plan);
    if (status == EXIT_DONE) {
        status = print_check(line, scenario, plan);
        int advised = print_advice(line, diags);
        status = advised == EXIT_DONE ? status : advised;
    }
    og_plan_free(plan);
    return status;
}

int cmd_check(const cli_line *line)
{
    return cli_scenario(line, check);
}
