/* Callers that were compiled against another header: what they know of an option is taken, what the
 * library does not know is refused. */
#include "fixture.h"

#include "lang/options.h"

static const char body[] = "reception:\n  azc:\n    obligation: {low: 80, likely: 100, high: 140}\n"
                           "    locations: {here: {places: 90}}\n";

static double mean_of(const model *m, const void *options)
{
    og_error err = {.status = OG_OK};
    og_result *result = NULL;
    assert_int_equal(og_run(m->plan, options, &result, &err), OG_OK);
    double mean = og_result_stats(result, og_plan_find_series(m->plan, "azc.obligation"), 0).mean;
    og_result_free(result);
    return mean;
}

static void test_earlier_caller(void **state)
{
    (void)state;
    /* og_run_options as it might have been: no threads, memory, progress. */
    const struct {
        size_t size;
        uint64_t replicates, seed;
    } earlier = {sizeof earlier, 500, 7};
    const og_run_options now = {.size = sizeof now, .replicates = 500, .seed = 7};
    model m = model_run("2026-01", "2026-12", body);
    assert_true(mean_of(&m, &earlier) == mean_of(&m, &now));
    model_free(&m);
}

static void test_later_caller(void **state)
{
    (void)state;
    struct {
        og_run_options known;
        uint64_t unknown;
    } later = {{.size = sizeof later, .replicates = 500, .seed = 7}, 0};
    const og_run_options now = {.size = sizeof now, .replicates = 500, .seed = 7};
    og_error err = {.status = OG_OK};
    og_result *result = NULL;
    model m = model_run("2026-01", "2026-12", body);
    assert_true(mean_of(&m, &later) == mean_of(&m, &now));
    later.unknown = 1;
    assert_int_equal(og_run(m.plan, &later.known, &result, &err), OG_ERR_VALUE);
    assert_null(result);
    assert_non_null(strstr(err.message, og_version()));
    model_free(&m);
}

static void test_no_size(void **state)
{
    (void)state;
    const og_run_options run = {.replicates = 500};
    const og_load_options load = {.set = NULL};
    og_error err = {.status = OG_OK};
    og_result *result = NULL;
    og_scenario *scenario = NULL;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    model m = model_run("2026-01", "2026-12", body);
    assert_int_equal(og_run(m.plan, &run, &result, &err), OG_ERR_VALUE);
    assert_non_null(strstr(err.message, "`size`"));
    assert_int_equal(og_scenario_load_with("scenarios/leiden/base.yaml", &load, &scenario, diags),
                     OG_ERR_VALUE);
    assert_int_equal(og_diagnostics_count(diags, OG_SEVERITY_ERROR), 1);
    assert_null(scenario);
    og_diagnostics_free(diags);
    model_free(&m);
}

static void test_none(void **state)
{
    (void)state;
    og_study_options own = {.seed = 3};
    og_error err = {.status = OG_OK};
    assert_int_equal(OG_OPTIONS(&own, NULL, &err), OG_OK);
    assert_int_equal(own.size, sizeof own);
    assert_int_equal(own.seed, 0);
    og_scenario *scenario = NULL;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    assert_int_equal(og_scenario_load_with("scenarios/leiden/base.yaml", NULL, &scenario, diags),
                     OG_OK);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
}

static bool stops(void *context, double share)
{
    (void)share;
    ++*(int *)context;
    return false;
}

static void test_plan_stops(void **state)
{
    (void)state;
    int asked = 0;
    og_error err = {.status = OG_OK};
    og_plan *plan = NULL;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    model m = model_run("2026-01", "2065-12",
                        "inputs: {a: {low: 0, likely: 3, high: 9, vary: month}}\n"
                        "reception:\n  azc:\n    obligation: {sum: [{input: a, times: 2}, 100]}\n"
                        "    locations: {here: {places: 90}, there: {places: {input: a}}}\n"
                        "  ukraine:\n    obligation: {sum: [{input: a, times: 3}, 100]}\n"
                        "    population: {municipal: 60, arrivals: {input: a}}\n"
                        "    locations: {nigh: {places: 90}}\n");
    const og_plan_options options = {.size = sizeof options, .progress = {stops, &asked}};
    assert_int_equal(og_plan_new_with(m.scenario, &options, &plan, diags, &err), OG_CANCELLED);
    assert_null(plan);
    assert_int_equal(asked, 1);
    og_diagnostics_free(diags);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_earlier_caller), cmocka_unit_test(test_later_caller),
        cmocka_unit_test(test_no_size),        cmocka_unit_test(test_none),
        cmocka_unit_test(test_plan_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
