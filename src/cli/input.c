#include "cli/input.h"

#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>

og_error cli_error(const cli_line *line)
{
    return (og_error){.language = line->language};
}

int cli_load(const cli_line *line, const char *path, og_diagnostics *diags, og_scenario **out)
{
    const cli_list *set = &line->given[CLI_SET];
    og_error err = cli_error(line);
    err.status = og_scenario_load(path, set->items, set->count, out, diags);
    return err.status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
}

int cli_plan(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags,
             og_plan **out)
{
    const cli_list *metrics = &line->given[CLI_VALUES];
    og_error err = cli_error(line);
    err.status = og_plan_new(scenario, metrics->items, metrics->count, out, diags, &err);
    return err.status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
}

int cli_scenario(const cli_line *line, int (*use)(const cli_line *line, const og_scenario *scenario,
                                                  og_diagnostics *diags))
{
    og_scenario *scenario = NULL;
    og_diagnostics *diags = og_diagnostics_new(line->language);
    int status = diags ? cli_load(line, line->files.items[0], diags, &scenario)
                       : cli_no_memory(line->language);
    if (status == EXIT_DONE)
        status = use(line, scenario, diags);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return status;
}

int cli_print(og_status status, char *text, const og_error *err)
{
    if (status == OG_OK)
        fputs(text, stdout);
    free(text);
    return status == OG_OK ? EXIT_DONE : cli_report(err);
}
