#include "cli/commands.h"
#include "cli/input.h"

static int print(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags)
{
    (void)diags;
    char *text = NULL;
    og_error err = cli_error(line);
    og_status status = og_scenario_show(scenario, true, og_scenario_replicates(scenario),
                                        og_scenario_seed(scenario), &text, &err);
    return cli_print(status, text, &err);
}

int cmd_show(const cli_line *line)
{
    return cli_scenario(line, print);
}
