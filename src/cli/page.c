#include "cli/page.h"

#include "cli/input.h"
#include "cli/report.h"
#include "cli/study.h"
#include "cli/terminal.h"

#include <stdio.h>

int cli_page(const cli_line *line, const char *path, int64_t made_at)
{
    const og_study_options study = cli_study_options(line);
    const og_page_options options = {.size = sizeof options,
                                     .study = &study,
                                     .others = line->files.items + 1,
                                     .other_count = line->files.count - 1,
                                     .theme = cli_text(line, CLI_THEME),
                                     .made_at = made_at};
    og_diagnostics *diags = og_diagnostics_new(line->language);
    og_error err = cli_error(line);
    if (!diags)
        return cli_no_memory(line->language);
    const og_status status = og_page_write(line->files.items[0], &options, path, diags, &err);
    terminal_clear();
    if (status == OG_OK && !cli_given(line, CLI_QUIET)) {
        og_strbuf text = {0};
        OG_SAY(&text, line->language, PAGE_WRITTEN, .path = path);
        puts(text.text ? text.text : path);
        og_strbuf_clear(&text);
        fflush(stdout);
    }
    int exit_status = EXIT_DONE;
    if (status != OG_OK)
        exit_status = status == OG_CANCELLED ? terminal_interrupted() : cli_explain(diags, &err);
    og_diagnostics_free(diags);
    return exit_status;
}
