#include "cli/commands.h"
#include "cli/study.h"

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const cli_list *metrics = &line->given[CLI_METRIC];
    const og_choose_options options = {.size = sizeof options,
                                       .study = study,
                                       .others = line->files.items + 1,
                                       .other_count = line->files.count - 1,
                                       .with = line->given[CLI_WITH].items,
                                       .with_count = line->given[CLI_WITH].count,
                                       .metric = metrics->count ? metrics->items[0] : NULL,
                                       .maximize = cli_given(line, CLI_MAXIMIZE),
                                       .over = line->given[CLI_OVER].items,
                                       .over_count = line->given[CLI_OVER].count};
    og_choose *made = NULL;
    og_status status = og_choose_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *study, char **out, og_error *err)
{
    return og_choose_text(study, out, err);
}

static og_status write(const void *study, const og_write_options *options, og_error *err)
{
    return og_choose_write(study, options, err);
}

static void clear(void *study)
{
    og_choose_free(study);
}

int cmd_choose(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    return cli_study(line, &kind);
}
