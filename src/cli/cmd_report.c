#include "cli/commands.h"
#include "cli/html.h"
#include "cli/moment.h"
#include "cli/terminal.h"
#include "lang/say.h"

static og_status make(const cli_line *line, const char *path, int64_t made_at, bool *there,
                      og_diagnostics *diags, og_error *err)
{
    const og_study_options study = cli_study_options(line);
    const og_report_options options = {.size = sizeof options,
                                       .study = &study,
                                       .others = line->files.items + 1,
                                       .other_count = line->files.count - 1,
                                       .theme = cli_text(line, CLI_THEME),
                                       .no_charts = cli_given(line, CLI_NO_CHARTS),
                                       .pdf = cli_given(line, CLI_PDF),
                                       .made_at = made_at};
    og_report *report = NULL;
    og_status status = og_report_new(line->files.items[0], &options, &report, diags, err);
    if (status == OG_OK) {
        terminal_note(OG_TEXT(line->language, DRAWING));
        status = og_report_write(report, path, err);
        *there = status == OG_OK || status == OG_ERR_EXTERNAL; /* then only the PDF is missing */
    }
    og_report_free(report);
    return status;
}

int cmd_report(const cli_line *line)
{
    cli_folder stem, path;
    int64_t made_at = 0;
    int status = cli_folder_find(line, stem); /* out/report-NAME */
    if (status == EXIT_DONE)
        status = cli_html_path(line, CLI_OUT_HTML, stem, path);
    if (status == EXIT_DONE)
        status = cli_moment(line, &made_at);
    return status == EXIT_DONE ? cli_html(line, path, made_at, make, OG_SENTENCE(REPORT_WRITTEN))
                               : status;
}
