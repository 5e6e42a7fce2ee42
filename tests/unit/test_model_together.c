/* What moves together (section 2 of the model page): correlations, shared inputs, cases. */
#include "draws.h"

static void correlated_normals_have_the_copulas_correlation(void **state)
{
    (void)state;
    model m = draws("2025-01", "2025-12",
                    "finance: {lines: {"
                    "a: {cost: {dist: normal, mean: 5, sd: 2}, per: month}, "
                    "b: {income: {dist: normal, mean: 9, sd: 1}, per: month}, "
                    "c: {cost: {dist: normal, mean: 7, sd: 3}, per: month}}}\n"
                    "correlations: [{between: [finance.lines.a.cost, finance.lines.b.income], "
                    "rho: 0.5}, {between: [finance.lines.c.cost, finance.lines.b.income], "
                    "rho: -0.7}]",
                    METRICS("line.a.sum", "line.b.sum", "line.c.sum"));
    assert_correlation(&m, "line.a.sum", "line.b.sum", 0.5);
    assert_correlation(&m, "line.c.sum", "line.b.sum", -0.7);
    assert_correlation(&m, "line.a.sum", "line.c.sum", 0);
    assert_moments(&m, "line.a.sum", 60, 144 * 4);
    assert_moments(&m, "line.b.sum", 108, 144);
    assert_moments(&m, "line.c.sum", 84, 144 * 9);
    model_free(&m);
}

static void correlated_uniforms_have_the_copulas_correlation(void **state)
{
    (void)state;
    /* (6 / pi) asin(rho / 2) */
    model m = draws("2025-01", "2025-12",
                    "inputs: {n: {2025: {dist: uniform, low: 0, high: 1}}}\n"
                    "finance: {lines: {a: {cost: {input: n}, per: year}, "
                    "b: {cost: {dist: uniform, low: 0, high: 1}, per: year}}}\n"
                    "correlations: [{between: [inputs.n.2025, finance.lines.b.cost], rho: 0.5}]",
                    METRICS("line.a.sum", "line.b.sum"));
    assert_correlation(&m, "line.a.sum", "line.b.sum", 6 / M_PI * asin(0.25));
    model_free(&m);
}

/* Two locations and a project, each with its chance, and two costs. */
#define CHANCES(p, q, correlated)                                                                  \
    "reception: {azc: {obligation: 1, locations: {a: {places: 1, probability: " p                  \
    "}, probability: {places: 2, probability: " q "}}}}\n"                                         \
    "housing: {sh: {taakstelling: {2025: 9}, opening_backlog: 0, supply: "                         \
    "{c: {persons: 4, on: 2025-03-01, probability: 0.5}}}}\n"                                      \
    "inputs: {probability: {dist: normal, mean: 5, sd: 2}}\n"                                      \
    "finance: {lines: {x: {cost: {input: probability}, per: year}, "                               \
    "y: {cost: {dist: normal, mean: 7, sd: 1}, per: year}}}\n"                                     \
    "correlations: [" correlated "]"
#define A "reception.azc.locations.a.probability"
#define B "reception.azc.locations.probability.probability"
#define C "housing.sh.supply.c.probability"
#define X "inputs.probability"
#define Y "finance.lines.y.cost"
#define PAIR(one, other, rho) "{between: [" one ", " other "], rho: " rho "}"
#define CHANCE_METRICS METRICS("azc.capacity@2025-06", "sh.housed.sum", "line.x.sum", "line.y.sum")

/* The share of replicates in which both locations open, within five standard errors. */
static void assert_both(const char *body, double chance, double want)
{
    model m = draws("2025-01", "2025-12", body, CHANCE_METRICS);
    const double *places = model_values(&m, "azc.capacity@2025-06");
    int first = 0, both = 0;
    for (int i = 0; i < REPLICATES; i++) {
        first += places[i] == 1 || places[i] == 3;
        both += places[i] == 3;
    }
    double n = REPLICATES;
    if (fabs(first / n - chance) > 5 * sqrt(chance * (1 - chance) / n))
        fail_msg("the first opens: expected %g, got %g", chance, first / n);
    if (fabs(both / n - want) > 5 * sqrt(want * (1 - want) / n))
        fail_msg("both open: expected %g, got %g", want, both / n);
    model_free(&m);
}

static void correlated_events_happen_together(void **state)
{
    (void)state;
    /* Sheppard: 1/4 + asin(rho) / (2 pi) */
    const double sheppard = asin(0.8) / (2 * M_PI);
    assert_both(CHANCES("0.5", "0.5", ""), 0.5, 0.25);
#define TOGETHER CHANCES("0.5", "0.5", PAIR(A, B, "0.8"))
    assert_both(TOGETHER, 0.5, 0.25 + sheppard);
    assert_both(CHANCES("0.5", "0.5", PAIR(B, A, "-0.8")), 0.5, 0.25 - sheppard);
    assert_both("simulation: {sampling: latin_hypercube}\n" TOGETHER, 0.5, 0.25 + sheppard);
    assert_both("simulation: {sampling: sobol}\n" TOGETHER, 0.5, 0.25 + sheppard);
    /* uncertain chances, each for itself: events that go together happen with the lesser */
#define ANY "{dist: uniform, low: 0.25, high: 0.75}"
    assert_both(CHANCES(ANY, ANY, PAIR(A, B, "0.999999")), 0.5, 5.0 / 12);
    /* to be correlated is without effect on what is certain */
    assert_both(CHANCES("1", "0.5", PAIR(A, B, "0.8")), 1, 0.5);
    assert_both(CHANCES("0", "0.5", PAIR(A, B, "0.8")), 0, 0);
}

static void an_event_is_correlated_with_a_value(void **state)
{
    (void)state;
    model m =
        draws("2025-01", "2025-12",
              CHANCES("0.5", "0.5", PAIR(C, X, "0.6") ", " PAIR(X, A, "-0.5")), CHANCE_METRICS);
    /* E[Z 1(Y > 0)] = rho phi(0): with a standard deviation of 1/2, rho sqrt(2 / pi) */
    assert_correlation(&m, "sh.housed.sum", "line.x.sum", 0.6 * sqrt(2 / M_PI));
    /* places of 1 and 2 with variances 1/4 and 1, of which the first is correlated */
    assert_correlation(&m, "azc.capacity@2025-06", "line.x.sum", -0.5 * sqrt(2 / M_PI / 5));
    assert_moments(&m, "sh.housed.sum", 2, 4);
    assert_moments(&m, "azc.capacity@2025-06", 1.5, 1.25);
    assert_moments(&m, "line.x.sum", 5, 4);
    model_free(&m);
}

static void a_correlated_event_changes_no_draw_of_a_value(void **state)
{
    (void)state;
    /* an uncertain chance stands before the values, its event comes after them */
    model m = draws("2025-01", "2025-12", CHANCES(ANY, "0.5", PAIR(X, Y, "0.3")), CHANCE_METRICS);
    model n =
        draws("2025-01", "2025-12",
              CHANCES(ANY, "0.5", PAIR(A, X, "0.5") ", " PAIR(C, X, "0.6") ", " PAIR(X, Y, "0.3")),
              CHANCE_METRICS);
    assert_same(&m, "line.x.sum", &n, "line.x.sum");
    assert_same(&m, "line.y.sum", &n, "line.y.sum");
    model_free(&m);
    model_free(&n);
}

static void a_shared_input_moves_all_that_use_it(void **state)
{
    (void)state;
    model m = draws("2025-01", "2025-12",
                    "inputs: {national: {low: 9000, likely: 13000, high: 20000}}\n"
                    "reception: {azc: {obligation: {input: national, times: 0.01}}, "
                    "oek: {obligation: {input: national, times: 0.02, plus: 5}}}",
                    METRICS("azc.obligation@2025-01", "oek.obligation@2025-12"));
    const double *azc = model_values(&m, "azc.obligation@2025-01");
    const double *oek = model_values(&m, "oek.obligation@2025-12");
    for (int i = 0; i < REPLICATES; i++)
        assert_true(model_near(oek[i], 2 * azc[i] + 5));
    /* pert: (9000 + 4 x 13000 + 20000) / 6; variance (mean - low) (high - mean) / 7 */
    assert_moments(&m, "azc.obligation@2025-01", 135, (135.0 - 90) * (200.0 - 135) / 7);
    model_free(&m);
}

static void one_case_holds_in_a_replicate(void **state)
{
    (void)state;
    static const double share[] = {0.5, 0.3, 0.2}, places[] = {10, 20, 40}, euros[] = {7, 1, 3};
    model m = draws("2025-01", "2025-12",
                    "cases: {future: {stays: 5, lower: 3, stops: 2}}\n"
                    "reception: {azc: {obligation: "
                    "{case: future, lower: 20, stays: 10, stops: 40}}}\n"
                    "finance: {lines: {x: {cost: {case: future, stays: 7, lower: 1, stops: 3}, "
                    "per: year}}}",
                    METRICS("azc.obligation@2025-12", "line.x.sum"));
    const uint8_t *cases = og_result_cases(m.result, 0);
    const double *obligation = model_values(&m, "azc.obligation@2025-12");
    const double *cost = model_values(&m, "line.x.sum");
    size_t metric = model_metric(&m, "line.x.sum"), count[3] = {0};
    for (int i = 0; i < REPLICATES; i++) {
        assert_in_range(cases[i], 0, 2);
        assert_true(obligation[i] == places[cases[i]] && model_near(cost[i], euros[cases[i]]));
        count[cases[i]]++;
    }
    for (size_t k = 0; k < 3; k++) {
        og_summary summary;
        og_error err = {.status = OG_OK};
        double error = sqrt(share[k] * (1 - share[k]) / REPLICATES);
        assert_true(fabs((double)count[k] / REPLICATES - share[k]) < 5 * error);
        assert_int_equal(og_result_summary(m.result, metric, 0, k, &summary, &err), OG_OK);
        assert_int_equal(summary.count, count[k]);
        assert_true(model_near(summary.mean.value, euros[k]));
    }
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(correlated_normals_have_the_copulas_correlation),
        cmocka_unit_test(correlated_uniforms_have_the_copulas_correlation),
        cmocka_unit_test(correlated_events_happen_together),
        cmocka_unit_test(an_event_is_correlated_with_a_value),
        cmocka_unit_test(a_correlated_event_changes_no_draw_of_a_value),
        cmocka_unit_test(a_shared_input_moves_all_that_use_it),
        cmocka_unit_test(one_case_holds_in_a_replicate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
