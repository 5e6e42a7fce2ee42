#include "cli/commands.h"
#include "cli/input.h"
#include "cli/report.h"

int cmd_forecast(const cli_line *line)
{
    const char *scores = cli_text(line, CLI_SCORES);
    unsigned frequency = (unsigned)cli_number(line, CLI_FREQUENCY, 0);
    if (!scores)
        return CLI_WRONG(line, FORECAST_WHERE);
    og_error err = cli_error(line);
    og_diagnostics *diags = og_diagnostics_new(line->language);
    if (!diags)
        return cli_no_memory(line->language);
    og_status status = og_forecast_scores(line->files.items[0], frequency, scores, diags, &err);
    int answer = status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
    og_diagnostics_free(diags);
    return answer;
}
