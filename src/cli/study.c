#include "cli/study.h"

#include "cli/input.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int cli_folder_find(const cli_line *line, cli_folder out)
{
    const char *given = cli_text(line, CLI_OUT), *file = line->files.items[0];
    if (given && (!*given || strlen(given) >= PATH_MAX))
        return CLI_WRONG(line, OUT_FOLDER, .text = given);
    if (given) {
        memcpy(out, given, strlen(given) + 1);
        return EXIT_DONE;
    }
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (strspn(name, ".") >= length)
        length = strlen(name); /* out/. and out/.. are other folders */
    bool run = strcmp(line->command->name, "run") == 0;
    int n = snprintf(out, PATH_MAX, "out/%s%s%.*s", run ? "" : line->command->name, run ? "" : "-",
                     (int)length, name);
    return n >= 0 && n < PATH_MAX ? EXIT_DONE : CLI_WRONG(line, OUT_LONG);
}

static og_chart_format format_of(const cli_line *line)
{
    const char *name = cli_text(line, CLI_FORMAT);
    if (name && strcmp(name, "png") == 0)
        return OG_CHART_PNG;
    return name && strcmp(name, "pdf") == 0 ? OG_CHART_PDF : OG_CHART_SVG;
}

og_write_options cli_write(const cli_line *line, const char *folder)
{
    bool charts = !cli_given(line, CLI_NO_CHARTS);
    terminal_write();
    if (charts)
        terminal_note(OG_TEXT(line->language, DRAWING));
    return (og_write_options){.size = sizeof(og_write_options),
                              .directory = folder,
                              .charts = charts,
                              .format = format_of(line),
                              .progress = {terminal_goes_on, NULL}};
}

og_study_options cli_study_options(const cli_line *line)
{
    return (og_study_options){.size = sizeof(og_study_options),
                              .set = line->given[CLI_SET].items,
                              .set_count = line->given[CLI_SET].count,
                              .replicates = cli_number(line, CLI_REPLICATES, 0),
                              .seed = cli_number(line, CLI_SEED, 0),
                              .seed_given = cli_given(line, CLI_SEED),
                              .threads = (unsigned)cli_number(line, CLI_THREADS, 0),
                              .progress = {terminal_progress, NULL}};
}

/* What was written and where, or what went wrong. */
static int end(const cli_line *line, og_status status, const char *text, const char *folder,
               const og_diagnostics *diags, const og_error *err)
{
    terminal_clear();
    bool numbers = text && (status == OG_OK || status == OG_ERR_EXTERNAL);
    if (numbers && !cli_given(line, CLI_QUIET))
        printf("%s\n→ %s\n", text, folder);
    fflush(stdout);
    if (status == OG_CANCELLED)
        return terminal_interrupted();
    return status == OG_OK ? EXIT_DONE : cli_explain(diags, err);
}

int cli_study(const cli_line *line, const cli_study_kind *kind)
{
    cli_folder folder;
    int answer = cli_folder_find(line, folder);
    if (answer != EXIT_DONE)
        return answer;

    void *study = NULL;
    char *text = NULL;
    og_error err = cli_error(line);
    og_diagnostics *diags = og_diagnostics_new(line->language);
    if (!diags)
        return cli_no_memory(line->language);
    const og_study_options options = cli_study_options(line);
    og_status status = kind->make(line, &options, &study, diags, &err);
    if (status == OG_OK)
        status = kind->text(study, &text, &err);
    if (status == OG_OK) {
        const og_write_options write = cli_write(line, folder);
        status = kind->write(study, &write, &err);
    }
    answer = end(line, status, text, folder, diags, &err);
    kind->free(study);
    free(text);
    og_diagnostics_free(diags);
    return answer;
}
