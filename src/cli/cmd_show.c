#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

int cmd_show(int argc, char **argv)
{
    cli_input in = cli_input_parse(argc, argv,
                                   "Print the whole scenario, all that it extends and every --set "
                                   "taken in, with the place that each value came from.");
    og_scenario *scenario = NULL;
    char *text = NULL;
    og_error err = {0};
    og_diagnostics *diags = cli_diagnostics_new();
    int status = cli_load(&in, diags, &scenario);
    if (status != EXIT_DONE)
        goto done;

    if (og_scenario_show(scenario, true, og_scenario_replicates(scenario),
                         og_scenario_seed(scenario), &text, &err) == OG_OK)
        fputs(text, stdout);
    else
        status = cli_report(&err);

done:
    free(text);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return status;
}
