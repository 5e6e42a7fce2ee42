/* The header alone, as C99: a program that runs a scenario from memory. */
#include <opgave.h>

#include <stdio.h>
#include <string.h>

static const char text[] = "opgave: 1\n"
                           "title: From memory\n"
                           "horizon: {start: 2026-01, end: 2026-12}\n"
                           "reception:\n"
                           "  azc:\n"
                           "    obligation: {low: 80, likely: 100, high: 140}\n"
                           "    locations: {here: {places: 90}}\n";

static bool read_text(void *context, const char *path, const char **bytes, size_t *length)
{
    (void)context;
    if (strcmp(path, "memory.yaml") != 0)
        return false;
    *bytes = text;
    *length = strlen(text);
    return true;
}

int main(void)
{
    og_load_options load;
    og_run_options run;
    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_result *result = NULL;
    og_summary summary;
    og_error err;
    og_diagnostics *diags;
    int failed = 1;

    memset(&load, 0, sizeof load);
    memset(&run, 0, sizeof run);
    memset(&err, 0, sizeof err);
    load.size = sizeof load;
    run.size = sizeof run;
    load.read = read_text;
    run.replicates = 1000;
    run.seed = 7;
    og_init();
    diags = og_diagnostics_new(OG_LANGUAGE_EN);
    if (og_scenario_load_with("memory.yaml", &load, &scenario, diags) == OG_OK &&
        og_plan_new(scenario, NULL, 0, &plan, diags, &err) == OG_OK &&
        og_run(plan, &run, &result, &err) == OG_OK &&
        og_result_summary(result, 0, (size_t)-1, 0, &summary, &err) == OG_OK) {
        printf("opgave %d.%d: %s is %g\n", OG_VERSION_MAJOR, OG_VERSION_MINOR,
               og_plan_metric(plan, 0).text, summary.mean.value);
        failed = summary.count != 1000;
    }
    og_result_free(result);
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return failed;
}
