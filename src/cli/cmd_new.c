#include "cli/commands.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static int next_year(void)
{
    time_t now = time(NULL);
    struct tm today;
    return localtime_r(&now, &today) ? today.tm_year + 1900 + 1 : 2027;
}

/* In the language of what was written. */
static int tell(const cli_line *line, const og_scenario *base)
{
    const char *code = base ? og_scenario_language(base) : cli_text(line, CLI_LANGUAGE);
    og_language language = og_language_of(code ? code : "nl");
    og_strbuf text = {0};
    OG_SAY(&text, language, NEW_WRITTEN, .file = line->files.items[0]);
    int status = text.failed ? cli_no_memory(line->language) : EXIT_DONE;
    if (status == EXIT_DONE)
        fputs(text.text, stdout);
    og_strbuf_clear(&text);
    return status;
}

static int write_new(const cli_line *line, const og_scenario *base)
{
    const char *file = line->files.items[0];
    og_error err = cli_error(line);
    const og_new_options options = {.size = sizeof options,
                                    .municipality = cli_text(line, CLI_MUNICIPALITY),
                                    .language = cli_text(line, CLI_LANGUAGE),
                                    .year = (int)cli_number(line, CLI_YEAR, (uint64_t)next_year()),
                                    .base = base,
                                    .base_path = cli_text(line, CLI_FROM)};
    terminal_write();
    og_status status = og_new_write(file, &options, &err);
    if (terminal_signal)
        return terminal_interrupted();
    return status == OG_OK ? tell(line, base) : cli_report(&err);
}

int cmd_new(const cli_line *line)
{
    const char *file = line->files.items[0], *from = cli_text(line, CLI_FROM);
    if (from && (cli_given(line, CLI_MUNICIPALITY) || cli_given(line, CLI_LANGUAGE) ||
                 cli_given(line, CLI_YEAR)))
        return CLI_WRONG(line, NEW_FROM, .base = from);
    if (!cli_given(line, CLI_FORCE) && access(file, F_OK) == 0)
        return CLI_WRONG(line, NEW_THERE, .file = file);
    if (!from)
        return write_new(line, NULL);

    og_scenario *base = NULL;
    og_diagnostics *diags = og_diagnostics_new(line->language);
    int status = diags ? cli_load(line, from, diags, &base) : cli_no_memory(line->language);
    if (status == EXIT_DONE)
        status = write_new(line, base);
    og_scenario_free(base);
    og_diagnostics_free(diags);
    return status;
}
