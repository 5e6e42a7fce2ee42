/* The whole way: load, plan, three replicates, and everything that is written about them but
 * pictures. No file holds what is not a number. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void check_text(const char *what, og_status status, char *text, const og_error *err)
{
    if (status != OG_OK || !text || text[0] == '\0')
        fuzz_fail("no %s: %s", what, err->message);
    free(text);
}

static void check_texts(const og_scenario *scenario, const og_plan *plan, const og_result *result)
{
    og_error err = {0};
    bool held;
    char *text = NULL;
    og_status status = og_summary_text(scenario, plan, result, &text, &err);
    check_text("summary", status, text, &err);
    status = og_check_text(scenario, plan, result, &text, &held, &err);
    check_text("check", status, text, &err);
    status = og_levers_text(scenario, &text, &err);
    check_text("levers", status, text, &err);
}

/* Cells of series.csv that are no numbers and yet not empty. */
static void check_series(const char *directory)
{
    static const char *const wrong[] = {",inf", ",-inf", ",nan", ",-nan"};
    char path[256], *line = NULL;
    size_t room = 0;
    snprintf(path, sizeof path, "%s/series.csv", directory);
    FILE *file = fopen(path, "r");
    if (!file)
        fuzz_fail("%s was not written", path);
    while (getline(&line, &room, file) > 0) {
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
            const char *at = strstr(line, wrong[i]);
            if (at && strchr(",\n", at[strlen(wrong[i])]))
                fuzz_fail("series.csv: %s", line);
        }
    }
    free(line);
    fclose(file);
}

static void remove_results(const char *directory)
{
    static const char *const names[] = {"series.csv", "metrics.json", "resolved.yaml", "run.json"};
    char path[256];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", directory, names[i]);
        unlink(path);
    }
    if (rmdir(directory) != 0)
        fuzz_fail("%s holds more than a run's files", directory);
}

static void check_files(const og_scenario *scenario, const og_plan *plan, const og_result *result)
{
    char directory[128];
    snprintf(directory, sizeof directory, "%s/out", fuzz_folder());
    const og_write_options options = {.size = sizeof options, .directory = directory};
    og_error err = {0};
    if (og_write_run(scenario, plan, result, &options, &err) != OG_OK)
        fuzz_fail("cannot write: %s", err.message);
    check_series(directory);
    remove_results(directory);
}

/* A scenario may be refused when it is planned or run, but never without a word. */
static void check_refused(og_status status, const og_diagnostics *diags, const og_error *err)
{
    size_t errors = og_diagnostics_count(diags, OG_SEVERITY_ERROR);
    if (status == OG_ERR_MEMORY || (errors == 0 && err->message[0] == '\0'))
        fuzz_fail("refused with '%s' and '%s'", og_status_text(status), err->message);
}

static void run_plan(const og_scenario *scenario, const og_plan *plan, const og_diagnostics *diags)
{
    const og_run_options options = {
        .size = sizeof options, .replicates = 3, .seed = 1, .threads = 1};
    og_result *result = NULL;
    og_error err = {0};
    og_status status = og_run(plan, &options, &result, &err);
    if (status != OG_OK) {
        check_refused(status, diags, &err);
        return;
    }
    check_texts(scenario, plan, result);
    check_files(scenario, plan, result);
    og_result_free(result);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    og_scenario *scenario = fuzz_scenario(fuzz_files(data, size), NULL, 0, data, size);
    if (!scenario)
        return;
    og_plan *plan = NULL;
    og_error err = {0};
    og_diagnostics *diags = fuzz_diagnostics(data, size);
    og_status status = og_plan_new(scenario, NULL, 0, &plan, diags, &err);
    if (status == OG_OK)
        run_plan(scenario, plan, diags);
    else
        check_refused(status, diags, &err);
    fuzz_diagnostics_end(diags);
    og_plan_free(plan);
    og_scenario_free(scenario);
}
