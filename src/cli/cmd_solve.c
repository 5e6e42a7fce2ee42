#include "cli/commands.h"
#include "cli/report.h"
#include "cli/study.h"

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const og_solve_options options = {.size = sizeof options,
                                      .study = study,
                                      .vary = cli_text(line, CLI_VARY),
                                      .until = cli_text(line, CLI_UNTIL),
                                      .largest = cli_given(line, CLI_LARGEST)};
    og_solve *made = NULL;
    og_status status = og_solve_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *study, char **out, og_error *err)
{
    return og_solve_text(study, out, err);
}

static og_status write(const void *study, const og_write_options *options, og_error *err)
{
    return og_solve_write(study, options, err);
}

static void clear(void *study)
{
    og_solve_free(study);
}

int cmd_solve(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    const cli_list *vary = &line->given[CLI_VARY];
    if (vary->count == 0)
        return CLI_WRONG(line, SOLVE_VARY);
    if (vary->count > 1)
        return CLI_WRONG(line, OPTION_ONCE, .option = "vary", .first = vary->items[0],
                         .text = vary->items[1]);
    if (!cli_given(line, CLI_UNTIL))
        return CLI_WRONG(line, SOLVE_UNTIL);
    return cli_study(line, &kind);
}
