#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

int cmd_levers(int argc, char **argv)
{
    cli_input in = cli_input_parse(argc, argv,
                                   "List the levers that a scenario offers: what they are set to, "
                                   "the range they move over, and what they mean.");
    og_scenario *scenario = NULL;
    char *text = NULL;
    og_error err = {0};
    og_diagnostics *diags = cli_diagnostics_new();
    int status = cli_load(&in, diags, &scenario);
    if (status == EXIT_DONE && og_levers_text(scenario, &text, &err) != OG_OK)
        status = cli_report(&err);
    if (text)
        fputs(text, stdout);

    free(text);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return status;
}
