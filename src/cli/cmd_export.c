#include "cli/commands.h"
#include "cli/input.h"
#include "cli/moment.h"
#include "cli/report.h"
#include "cli/study.h"
#include "cli/terminal.h"

#include <stdio.h>

static void tell(const cli_line *line, const char *where)
{
    if (where && !cli_given(line, CLI_QUIET))
        printf("%s: %s\n", OG_TEXT(line->language, EXPORTED), where);
}

static int export_scenario(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags)
{
    const og_run_options run = cli_run_options(line, scenario);
    int64_t made_at = 0;
    int status_of_moment = cli_moment(line, &made_at);
    if (status_of_moment != EXIT_DONE)
        return status_of_moment;
    const og_export_options options = {.size = sizeof options,
                                       .xlsx = cli_text(line, CLI_XLSX),
                                       .csv = cli_text(line, CLI_CSV),
                                       .made_at = made_at};
    og_error err = cli_error(line);
    og_status status = og_export(scenario, &run, &options, diags, &err);
    terminal_clear();
    if (status == OG_CANCELLED)
        return EXIT_FAILED;
    if (status != OG_OK)
        return cli_explain(diags, &err);
    tell(line, options.csv);
    tell(line, options.xlsx);
    return EXIT_DONE;
}

int cmd_export(const cli_line *line)
{
    const char *xlsx = cli_text(line, CLI_XLSX);
    if (!cli_given(line, CLI_XLSX) && !cli_given(line, CLI_CSV))
        return CLI_WRONG(line, EXPORT_WHERETO);
    if (xlsx && !cli_ends_in(xlsx, ".xlsx")) /* the scenario, say, would be gone */
        return CLI_WRONG(line, EXPORT_ENDING, .text = xlsx);
    return cli_scenario(line, export_scenario);
}
