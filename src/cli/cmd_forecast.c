#include "cli/commands.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/study.h"

/* For a scoring program: nothing but the file that it reads. */
static int write_scores(const cli_line *line, const char *out)
{
    unsigned frequency = (unsigned)cli_number(line, CLI_FREQUENCY, 0);
    og_error err = cli_error(line);
    og_diagnostics *diags = og_diagnostics_new(line->language);
    if (!diags)
        return cli_no_memory(line->language);
    og_status status = og_forecast_scores(line->files.items[0], frequency, out, diags, &err);
    int answer = status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
    og_diagnostics_free(diags);
    return answer;
}

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const char *decimal = cli_text(line, CLI_DECIMAL);
    const og_forecast_options options = {.size = sizeof options,
                                         .horizon = (unsigned)cli_number(line, CLI_HORIZON, 0),
                                         .frequency = (unsigned)cli_number(line, CLI_FREQUENCY, 0),
                                         .column = cli_text(line, CLI_COLUMN),
                                         .series = cli_text(line, CLI_SERIES),
                                         .wide = cli_given(line, CLI_WIDE),
                                         .allow_negative = cli_given(line, CLI_NEGATIVE),
                                         .decimal = decimal ? decimal[0] : '\0',
                                         .exposure = line->given[CLI_EXPOSURE].items,
                                         .exposure_count = line->given[CLI_EXPOSURE].count,
                                         .language = line->language};
    og_forecast *made = NULL;
    (void)study;
    og_status status = og_forecast_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *forecast, char **out, og_error *err)
{
    return og_forecast_text(forecast, out, err);
}

static og_status write(const void *forecast, const og_write_options *options, og_error *err)
{
    return og_forecast_write(forecast, options, err);
}

static void clear(void *forecast)
{
    og_forecast_free(forecast);
}

int cmd_forecast(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    const char *scores = cli_text(line, CLI_SCORES);
    return scores ? write_scores(line, scores) : cli_study(line, &kind);
}
