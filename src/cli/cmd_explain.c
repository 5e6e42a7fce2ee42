#include "cli/commands.h"
#include "cli/study.h"

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const og_explain_options options = {.size = sizeof options,
                                        .study = study,
                                        .figures = line->files.items + 1,
                                        .figure_count = line->files.count - 1,
                                        .depth = (size_t)cli_number(line, CLI_DEPTH, 0)};
    og_explain *made = NULL;
    og_status status = og_explain_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *study, char **out, og_error *err)
{
    return og_explain_text(study, out, err);
}

static og_status write(const void *study, const og_write_options *options, og_error *err)
{
    return og_explain_write(study, options, err);
}

static void clear(void *study)
{
    og_explain_free(study);
}

int cmd_explain(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    return cli_study(line, &kind);
}
