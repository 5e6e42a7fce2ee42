#include "cli/page.h"

#include "cli/html.h"

static og_status make(const cli_line *line, const char *path, int64_t made_at, bool *there,
                      og_diagnostics *diags, og_error *err)
{
    const og_study_options study = cli_study_options(line);
    const og_page_options options = {.size = sizeof options,
                                     .study = &study,
                                     .others = line->files.items + 1,
                                     .other_count = line->files.count - 1,
                                     .theme = cli_text(line, CLI_THEME),
                                     .made_at = made_at};
    og_status status = og_page_write(line->files.items[0], &options, path, diags, err);
    *there = status == OG_OK;
    return status;
}

int cli_page(const cli_line *line, const char *path, int64_t made_at)
{
    return cli_html(line, path, made_at, make, OG_SENTENCE(PAGE_WRITTEN));
}
