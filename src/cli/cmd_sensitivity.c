#include "cli/commands.h"
#include "cli/study.h"

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const og_sensitivity_options options = {.size = sizeof options,
                                            .study = study,
                                            .metrics = line->given[CLI_METRIC].items,
                                            .metric_count = line->given[CLI_METRIC].count};
    og_sensitivity *made = NULL;
    og_status status = og_sensitivity_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *study, char **out, og_error *err)
{
    return og_sensitivity_text(study, out, err);
}

static og_status write(const void *study, const og_write_options *options, og_error *err)
{
    return og_sensitivity_write(study, options, err);
}

static void clear(void *study)
{
    og_sensitivity_free(study);
}

int cmd_sensitivity(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    return cli_study(line, &kind);
}
