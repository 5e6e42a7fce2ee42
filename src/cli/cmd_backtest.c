#include "cli/commands.h"
#include "cli/report.h"
#include "cli/study.h"

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const og_backtest_options options = {.size = sizeof options,
                                         .study = study,
                                         .as_of = cli_text(line, CLI_AS_OF),
                                         .roll = cli_given(line, CLI_ROLL)};
    og_backtest *made = NULL;
    og_status status = og_backtest_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *study, char **out, og_error *err)
{
    return og_backtest_text(study, out, err);
}

static og_status write(const void *study, const og_write_options *options, og_error *err)
{
    return og_backtest_write(study, options, err);
}

static void clear(void *study)
{
    og_backtest_free(study);
}

int cmd_backtest(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    if (cli_given(line, CLI_ROLL) == (cli_text(line, CLI_AS_OF) != NULL))
        return CLI_WRONG(line, BACKTEST_ONE_WAY);
    return cli_study(line, &kind);
}
