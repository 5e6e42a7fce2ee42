#include "cli/commands.h"
#include "cli/input.h"
#include "cli/moment.h"
#include "cli/page.h"
#include "cli/report.h"
#include "cli/study.h"
#include "cli/terminal.h"
#include "lang/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the folder is not of the reader's choice: that it held the results of another scenario, of
 * a file of that name. NULL: it did not. */
static char *replaced_by(const cli_line *line, const og_scenario *scenario, const char *folder)
{
    char *other = cli_given(line, CLI_OUT) ? NULL : og_results_of(folder);
    const char *title = og_scenario_title(scenario);
    og_strbuf said = {0};
    if (other && strcmp(other, title) != 0)
        OG_SAY(&said, line->language, OUT_REPLACED, .folder = folder, .other = other,
               .title = title);
    free(other);
    return said.length > 0 ? og_strbuf_take(&said) : NULL;
}

/* The summary is made first: a run that cannot make it leaves no files. */
static int write_results(const cli_line *line, const char *folder, const og_scenario *scenario,
                         const og_plan *plan, const og_result *result, double wall_seconds,
                         int64_t made_at)
{
    og_write_options write = cli_write(line, folder);
    write.wall_seconds = wall_seconds;
    write.made_at = made_at;
    og_error err = cli_error(line);
    char *summary = NULL, *replaced = replaced_by(line, scenario, folder);
    og_status status = OG_OK;
    if (!cli_given(line, CLI_QUIET))
        status = (cli_given(line, CLI_TABLE) ? og_accounts_text : og_summary_text)(
            scenario, plan, result, &summary, &err);
    if (status == OG_OK)
        status = og_write_run(scenario, plan, result, &write, &err);
    terminal_clear();

    bool numbers = status == OG_OK || status == OG_ERR_EXTERNAL;
    if (numbers && summary) {
        og_language language = og_language_of(og_scenario_language(scenario));
        printf("%s%s: %s\n", summary, OG_TEXT(language, RESULTS), folder);
        fflush(stdout);
    }
    if (numbers && replaced)
        fprintf(stderr, "opgave: %s\n", replaced);
    free(replaced);
    free(summary);
    if (status == OG_OK)
        return EXIT_DONE;
    return status == OG_CANCELLED ? EXIT_FAILED : cli_report(&err);
}

static int compute(const cli_line *line, const og_scenario *scenario, const og_plan *plan,
                   og_result **result, double *wall_seconds)
{
    const og_run_options run = cli_run_options(line, scenario);
    og_error err = cli_error(line);
    double start = terminal_seconds();
    og_status status = og_run(plan, &run, result, &err);
    *wall_seconds = terminal_seconds() - start;
    terminal_clear();
    return status == OG_OK ? EXIT_DONE : status == OG_CANCELLED ? EXIT_FAILED : cli_report(&err);
}

/* With --page: page.html, beside the rest. */
static int write_page(const cli_line *line, const char *folder, int64_t made_at)
{
    char path[sizeof(cli_folder) + sizeof "/page.html"];
    if (!cli_given(line, CLI_PAGE))
        return EXIT_DONE;
    snprintf(path, sizeof path, "%s/page.html", folder);
    return cli_page(line, path, made_at);
}

static int run(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags)
{
    cli_folder folder;
    og_plan *plan = NULL;
    og_result *result = NULL;
    double wall_seconds = 0;
    int64_t made_at = 0;
    int status = cli_folder_find(line, folder);
    if (status == EXIT_DONE)
        status = cli_moment(line, &made_at);
    if (status == EXIT_DONE)
        status = cli_plan(line, scenario, diags, &plan);
    if (status == EXIT_DONE)
        status = compute(line, scenario, plan, &result, &wall_seconds);
    if (status == EXIT_DONE)
        status = write_results(line, folder, scenario, plan, result, wall_seconds, made_at);
    if (status == EXIT_DONE)
        status = write_page(line, folder, made_at);
    og_result_free(result);
    og_plan_free(plan);
    return status;
}

int cmd_run(const cli_line *line)
{
    int status = cli_scenario(line, run);
    return status != EXIT_DONE && terminal_signal ? terminal_interrupted() : status;
}
