#include "cli/commands.h"
#include "cli/input.h"

static int print(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags)
{
    (void)diags;
    char *text = NULL;
    og_error err = cli_error(line);
    og_status status = og_levers_text(scenario, &text, &err);
    return cli_print(status, text, &err);
}

int cmd_levers(const cli_line *line)
{
    return cli_scenario(line, print);
}
