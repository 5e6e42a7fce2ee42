#include "cli/commands.h"
#include "cli/report.h"
#include "cli/study.h"

static og_status make(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err)
{
    const og_compare_options options = {.size = sizeof options,
                                        .study = study,
                                        .others = line->files.items + 1,
                                        .other_count = line->files.count - 1,
                                        .with = line->given[CLI_WITH].items,
                                        .with_count = line->given[CLI_WITH].count,
                                        .metrics = line->given[CLI_METRIC].items,
                                        .metric_count = line->given[CLI_METRIC].count,
                                        .bridge = cli_given(line, CLI_BRIDGE)};
    og_comparison *made = NULL;
    og_status status = og_comparison_new(line->files.items[0], &options, &made, diags, err);
    *out = made;
    return status;
}

static og_status text(const void *study, char **out, og_error *err)
{
    return og_comparison_text(study, out, err);
}

static og_status write(const void *study, const og_write_options *options, og_error *err)
{
    return og_comparison_write(study, options, err);
}

static void clear(void *study)
{
    og_comparison_free(study);
}

int cmd_compare(const cli_line *line)
{
    static const cli_study_kind kind = {make, text, write, clear};
    const cli_list *files = &line->files;
    size_t others = files->count - 1 + line->given[CLI_WITH].count;
    if (others == 0)
        return CLI_WRONG(line, COMPARE_WITH_WHAT, .file = files->items[0]);
    if (cli_given(line, CLI_BRIDGE) && others > 1)
        return CLI_WRONG(line, BRIDGE_ONE, .got = OG_COUNT(others));
    return cli_study(line, &kind);
}
