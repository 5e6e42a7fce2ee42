#include "cli/commands.h"
#include "cli/input.h"
#include "cli/moment.h"
#include "cli/report.h"
#include "cli/study.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

/* The file to write: that of --out, else out/report-NAME.html. */
static int find_path(const cli_line *line, cli_folder out)
{
    static const char ending[] = ".html";
    const char *given = cli_text(line, CLI_OUT_HTML);
    size_t length = given ? strlen(given) : 0, tail = sizeof ending - 1;
    if (given && (length <= tail || length >= sizeof(cli_folder) ||
                  strcmp(given + length - tail, ending) != 0))
        return CLI_WRONG(line, OUT_HTML, .text = given);
    if (given) {
        memcpy(out, given, length + 1);
        return EXIT_DONE;
    }
    int status = cli_folder_find(line, out);
    length = strlen(out);
    if (status == EXIT_DONE && length + tail >= sizeof(cli_folder))
        return CLI_WRONG(line, OUT_LONG);
    if (status == EXIT_DONE)
        memcpy(out + length, ending, tail + 1);
    return status;
}

static int make(const cli_line *line, const char *path, og_diagnostics *diags, int64_t made_at)
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
    og_error err = cli_error(line);
    og_status status = og_report_new(line->files.items[0], &options, &report, diags, &err);
    if (status == OG_OK) {
        terminal_note(OG_TEXT(line->language, DRAWING));
        status = og_report_write(report, path, &err);
    }
    terminal_clear();
    if ((status == OG_OK || (status == OG_ERR_EXTERNAL && report)) && !cli_given(line, CLI_QUIET)) {
        og_strbuf text = {0};
        OG_SAY(&text, line->language, REPORT_WRITTEN, .path = path);
        puts(text.text ? text.text : path);
        og_strbuf_clear(&text);
        fflush(stdout);
    }
    og_report_free(report);
    if (status == OG_CANCELLED)
        return terminal_interrupted();
    return status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
}

int cmd_report(const cli_line *line)
{
    cli_folder path;
    int64_t made_at = 0;
    int status = find_path(line, path);
    if (status == EXIT_DONE)
        status = cli_moment(line, &made_at);
    if (status != EXIT_DONE)
        return status;
    og_diagnostics *diags = og_diagnostics_new(line->language);
    if (!diags)
        return cli_no_memory(line->language);
    status = make(line, path, diags, made_at);
    og_diagnostics_free(diags);
    return status;
}
