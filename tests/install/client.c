/* Loads a scenario and runs it, with nothing but what was installed. */
#include <opgave.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    og_init();
    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_result *result = NULL;
    og_error err = {0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_run_options options = {.size = sizeof options, .replicates = 100, .seed = 1};
    int failed = argc != 2 || !diags ||
                 og_scenario_load(argv[1], NULL, 0, &scenario, diags) != OG_OK ||
                 og_plan_new(scenario, NULL, 0, &plan, diags, &err) != OG_OK ||
                 og_run(plan, &options, &result, &err) != OG_OK;
    if (failed)
        fprintf(stderr, "client: %s\n", err.message);
    else
        printf("%s: %zu series\n", og_scenario_title(scenario), og_plan_series_count(plan));
    og_result_free(result);
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return failed;
}
