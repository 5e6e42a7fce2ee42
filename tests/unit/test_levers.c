/* Laws of values that stay free: one plan answers every setting as `--set` does. */
#include "fixture.h"

#define PATH "scenarios/leiden/base.yaml"
#define REPLICATES 1500
#define TOLERANCE 1e-12

typedef struct subject {
    const char *path;
    const char *sampling;
    const og_free *free;
    size_t count;
} subject;

static og_scenario *load(const subject *of, const char *setting, bool is_free)
{
    char sampling[64];
    snprintf(sampling, sizeof sampling, "simulation.sampling=%s", of->sampling);
    const char *set[] = {sampling, setting};
    const og_load_options options = {.size = sizeof options,
                                     .set = set,
                                     .set_count = setting ? 2 : 1,
                                     .free = of->free,
                                     .free_count = is_free ? of->count : 0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_scenario *scenario;
    const og_status status = og_scenario_load_with(of->path, &options, &scenario, diags);
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    if (status != OG_OK)
        print_error("%s: %s\n", setting ? setting : "", text);
    assert_int_equal(status, OG_OK);
    free(text);
    og_diagnostics_free(diags);
    return scenario;
}

static og_plan *plan_of(const og_scenario *scenario)
{
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_error err = {0};
    og_plan *plan;
    assert_int_equal(og_plan_new(scenario, NULL, 0, &plan, diags, &err), OG_OK);
    og_diagnostics_free(diags);
    return plan;
}

static og_result *run(const og_plan *plan)
{
    const og_run_options options = {
        .size = sizeof options, .replicates = REPLICATES, .seed = 7, .threads = 1};
    og_error err = {0};
    og_result *result;
    assert_int_equal(og_run(plan, &options, &result, &err), OG_OK);
    return result;
}

static double largest(const og_plan *plan, const og_result *result, size_t series)
{
    double most = 1;
    for (size_t i = 0; i < og_plan_series(plan, series).count; i++) {
        const og_stats s = og_result_stats(result, series, i);
        const double all[] = {s.mean, s.p5, s.p95};
        for (size_t k = 0; k < 3; k++)
            most = fabs(all[k]) > most ? fabs(all[k]) : most;
    }
    return most;
}

static void assert_near(double a, double b, double scale, const char *what)
{
    if ((isnan(a) && isnan(b)) || fabs(a - b) <= TOLERANCE * scale)
        return;
    fail_msg("%s: %.17g is not %.17g", what, a, b);
}

static void assert_same_stats(const og_stats *x, const og_stats *y, double scale, const char *what)
{
    assert_near(x->mean, y->mean, scale, what);
    assert_near(x->p5, y->p5, scale, what);
    assert_near(x->p25, y->p25, scale, what);
    assert_near(x->p50, y->p50, scale, what);
    assert_near(x->p75, y->p75, scale, what);
    assert_near(x->p95, y->p95, scale, what);
    assert_near(x->p_positive, y->p_positive, 1, what);
    assert_int_equal(x->valid, y->valid);
}

/* What may be outstanding is a series of its own, nothing in every future while nothing is. */
static void assert_same_series(const og_plan *one, const og_result *a, const og_plan *other,
                               const og_result *b)
{
    assert_true(og_plan_series_count(one) >= og_plan_series_count(other));
    for (size_t s = 0; s < og_plan_series_count(one); s++) {
        const og_series series = og_plan_series(one, s);
        const size_t same = og_plan_find_series(other, series.id);
        const double scale = largest(one, a, s);
        assert_true(same != (size_t)-1 || series.role == OG_ROLE_OUTSTANDING);
        for (size_t i = 0; i < series.count; i++) {
            const og_stats x = og_result_stats(a, s, i);
            const og_stats nothing = {.valid = REPLICATES};
            const og_stats y = same == (size_t)-1 ? nothing : og_result_stats(b, same, i);
            assert_same_stats(&x, &y, scale, series.id);
        }
    }
}

/* Whether some number of the two is not the same. */
static bool differs(const og_plan *plan, const og_result *a, const og_result *b)
{
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        for (size_t i = 0; i < og_plan_series(plan, s).count; i++)
            if (fabs(og_result_stats(a, s, i).mean - og_result_stats(b, s, i).mean) > 1e-6)
                return true;
    return false;
}

/* Metrics that both keep; a certain one may not be kept by the plan with the number set. */
static void assert_same_metrics(const og_plan *one, const og_result *a, const og_plan *other,
                                const og_result *b)
{
    size_t same = 0;
    for (size_t m = 0; m < og_plan_metric_count(one); m++)
        for (size_t n = 0; n < og_plan_metric_count(other); n++) {
            const og_metric metric = og_plan_metric(one, m);
            if (strcmp(metric.text, og_plan_metric(other, n).text) != 0)
                continue;
            const double *x = og_result_values(a, m), *y = og_result_values(b, n);
            for (size_t r = 0; r < REPLICATES; r++)
                assert_near(x[r], y[r], 1e6 + fabs(y[r]), metric.text);
            same++;
            break;
        }
    assert_true(same > 0);
}

static void assert_same(const og_plan *one, const og_plan *other)
{
    og_result *a = run(one), *b = run(other);
    assert_same_series(one, a, other, b);
    assert_same_metrics(one, a, other, b);
    og_result_free(a);
    og_result_free(b);
}

/* Every lever at low, in between, high, and as in the scenario. */
static void assert_law(const subject *of)
{
    og_scenario *scenario = load(of, NULL, true), *plain_scenario = load(of, NULL, false);
    og_plan *plan = plan_of(scenario), *plain = plan_of(plain_scenario);
    assert_int_equal(og_plan_lever_count(plan), of->count);
    assert_same(plan, plain);
    for (size_t i = 0; i < of->count; i++) {
        const og_free *asked = &of->free[i];
        const double at[] = {asked->low, (2 * asked->low + asked->high) / 3, asked->high};
        for (size_t k = 0; k < 3; k++) {
            char setting[256];
            snprintf(setting, sizeof setting, "%s=%.17g", asked->path, at[k]);
            assert_true(og_plan_turn(plan, i, at[k]));
            og_scenario *set = load(of, setting, false);
            og_plan *expected = plan_of(set);
            assert_same(plan, expected);
            og_plan_free(expected);
            og_scenario_free(set);
        }
        og_result *high = run(plan);
        assert_true(og_plan_turn(plan, i, asked->low));
        og_result *low = run(plan);
        assert_true(differs(plan, low, high));
        og_result_free(low);
        og_result_free(high);
        assert_true(og_plan_turn(plan, i, NAN));
    }
    assert_same(plan, plain);
    og_plan_free(plan);
    og_plan_free(plain);
    og_scenario_free(scenario);
    og_scenario_free(plain_scenario);
}

/* Those that scenarios/leiden/base.yaml offers. */
static const og_free leiden[] = {
    {"reception.azc.locations.paardenwei.delay", 0, 24},
    {"reception.azc.locations.haagse_schouwweg.extension", 0, 36},
    {"inputs.contract_extension", 0, 36},
    {"inputs.norm_from_2026", 36, 52},
    {"inputs.cost_place_day", 24, 65},
    {"inputs.declared_above_norm", 0, 1},
    {"inputs.national_taakstelling.2026", 9000, 20000},
    {"housing.statushouders.supply.corporations.share", 0.10, 0.30},
    {"housing.statushouders.supply.flexwoningen.persons", 0, 150},
    {"inputs.national_places_asylum", 80600, 96000},
    {"inputs.price_growth", 0, 0.05},
};

static void test_leiden(void **state)
{
    (void)state;
    const subject of = {PATH, "random", leiden, sizeof leiden / sizeof *leiden};
    assert_law(&of);
}

static void test_leiden_hypercube(void **state)
{
    (void)state;
    const subject of = {PATH, "latin_hypercube", leiden, sizeof leiden / sizeof *leiden};
    assert_law(&of);
}

/* Correlated values, one of them set or both; a schedule whole and one of its entries; a case; what
 * is changed; keys that are left out; a lag; what begins by need; places in a sum. */
static const char body[] =
    "cases: {norm: {high: 0.5, low: 0.3, none: 0.2}}\n"
    "inputs:\n"
    "  care: {low: 10, likely: 20, high: 40}\n"
    "  rent: {low: 1000, likely: 2000, high: 4000}\n"
    "  wage: {dist: normal, mean: 30, sd: 3}\n"
    "  norm: {2026: 40, 2027: {low: 30, likely: 40, high: 45}}\n"
    "  need: {case: norm, high: 200, low: {low: 100, likely: 120, high: 190}, none: 0}\n"
    "reception:\n"
    "  azc:\n"
    "    obligation: {sum: [{input: need}, 20]}\n"
    "    population: {municipal: 150, arrivals: {dist: poisson, mean: 4}, departure_rate: 0.03}\n"
    "    locations:\n"
    "      hall: {places: 100, opens: 2026-03-15, until: 2027-06-30, probability: 0.7}\n"
    "      school: {places: {sum: [20, {low: 10, likely: 20, high: 60}]}}\n"
    "      spare: {places: 60, opens: {when: azc.shortfall, above: 30, for_months: 2},\n"
    "              delay: {low: 1, likely: 2, high: 5}}\n"
    "housing:\n"
    "  homes:\n"
    "    taakstelling: {2026: {corrected: 80}, 2027: 60}\n"
    "    opening_backlog: 10\n"
    "    supply: {all: {persons_per_month: {dist: gamma, mean: 6, sd: 2, vary: month}}}\n"
    "finance:\n"
    "  lines:\n"
    "    norm: {income: {input: norm}, per: place_day, stream: azc}\n"
    "    care: {cost: {input: care}, per: occupied_day, stream: azc}\n"
    "    rent: {cost: {input: rent}, per: contract_month, location: hall}\n"
    "    help: {cost: {input: wage, times: 90}, per: person_housed, stream: homes}\n"
    "    grant: {income: {low: 90000, likely: 100000, high: 140000}, per: once, on: 2026-05}\n"
    "  reserve: {opening: 500000, planned: {2026: {add: 1000}}}\n"
    "correlations:\n"
    "  - {between: [inputs.care, inputs.rent], rho: 0.6}\n"
    "  - {between: [inputs.rent, inputs.wage], rho: -0.4}\n"
    "  - {between: [inputs.care, reception.azc.locations.hall.probability], rho: 0.5}\n"
    "change:\n"
    "  finance.lines.grant.income: {times: 1.5, plus: 3}\n";

static const og_free many[] = {
    {"inputs.care", 10, 40},
    {"inputs.rent", 0, 5000},
    {"inputs.wage", 20, 50},
    {"inputs.norm", 0, 60},
    {"inputs.norm.2027", 0, 60},
    {"inputs.need", 0, 300},
    {"inputs.need.low", 100, 190},
    {"reception.azc.locations.hall.delay", 0, 12.5},
    {"reception.azc.locations.hall.probability", 0, 1},
    {"reception.azc.locations.school.places", 0, 80},
    {"reception.azc.locations.spare.delay", 0, 9},
    {"reception.azc.population.arrivals", 0, 10},
    {"housing.homes.taakstelling.2027", 0, 200},
    {"housing.homes.opening_backlog", -20, 40},
    {"finance.lines.care.lag_months", 0, 7},
    {"finance.lines.grant.income", 0, 200000},
    {"finance.reserve.opening", 0, 900000},
    {"finance.reserve.planned.2027.withdraw", 0, 50000},
};

static void write_body(const char *extra, char *path)
{
    const model_options options = {.start = "2026-01", .end = "2027-12"};
    char *text = malloc(sizeof body + strlen(extra));
    assert_non_null(text);
    strcpy(text, body);
    model_write(&options, strcat(text, extra), path);
    free(text);
}

static void test_kinds(void **state)
{
    char path[] = "/tmp/opgave-test-XXXXXX";
    const subject of = {path, "random", many, sizeof many / sizeof *many};
    (void)state;
    write_body("", path);
    assert_law(&of);
    unlink(path);
}

/* The futures that fit are others when a lever moves what is observed. */
static void test_observed(void **state)
{
    char path[] = "/tmp/opgave-test-XXXXXX";
    const subject of = {path, "random", many, 3};
    (void)state;
    write_body("observed: {ledger: {of: line.care, period: 2026-03, is: 90000, sd: 40000}}\n",
               path);
    assert_law(&of);
    unlink(path);
}

/* Two levers of the same correlations together, and a case. */
static void test_together(void **state)
{
    char path[] = "/tmp/opgave-test-XXXXXX";
    const og_free free[] = {{"inputs.care", 10, 40}, {"cases.norm", 0, 2}, {"inputs.wage", 20, 50}};
    const subject of = {path, "random", free, 3};
    (void)state;
    write_body("", path);
    og_scenario *scenario = load(&of, NULL, true);
    og_plan *plan = plan_of(scenario);
    static const char *const set[] = {"inputs.care=33", "case:norm=low", "inputs.wage=21"};
    const og_load_options options = {.size = sizeof options, .set = set, .set_count = 3};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_scenario *expected_scenario;
    assert_int_equal(og_scenario_load_with(path, &options, &expected_scenario, diags), OG_OK);
    og_plan *expected = plan_of(expected_scenario);
    assert_true(og_plan_turn(plan, 0, 33) && og_plan_turn(plan, 1, 1) && og_plan_turn(plan, 2, 21));
    assert_same(plan, expected);
    og_result *result = run(plan);
    for (size_t r = 0; r < REPLICATES; r++)
        assert_int_equal(og_result_cases(result, 0)[r], 1);
    og_result_free(result);
    og_plan_free(expected);
    og_plan_free(plan);
    og_scenario_free(expected_scenario);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    unlink(path);
}

static void test_stuck(void **state)
{
    char path[] = "/tmp/opgave-test-XXXXXX";
    const og_free free[] = {{"inputs.nothing", 0, 1},
                            {"housing.homes.taakstelling.2026", 0, 90}, /* corrected */
                            {"reception.azc.locations.hall.probability", 0, 1.5},
                            {"reception.azc.locations.hall.opens", 0, 1},
                            {"cases.none", 0, 1},
                            {"inputs.care", 10, 40}};
    const subject of = {path, "random", free, 6};
    (void)state;
    write_body("", path);
    og_scenario *scenario = load(&of, NULL, true);
    og_plan *plan = plan_of(scenario);
    for (size_t i = 0; i < 5; i++) {
        assert_true(isnan(og_plan_lever_at(plan, i).low));
        assert_false(og_plan_turn(plan, i, 0));
    }
    assert_false(og_plan_turn(plan, 5, 9.99));
    assert_false(og_plan_turn(plan, 5, 40.01));
    assert_false(og_plan_turn(plan, 6, 0));
    assert_true(og_plan_turn(plan, 5, 40));
    assert_string_equal(og_plan_lever_at(plan, 5).path, "inputs.care");
    og_plan_free(plan);
    og_scenario_free(scenario);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leiden),   cmocka_unit_test(test_leiden_hypercube),
        cmocka_unit_test(test_kinds),    cmocka_unit_test(test_observed),
        cmocka_unit_test(test_together), cmocka_unit_test(test_stuck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
