/* Draws (section 2 of the model page) against closed forms. */
#include "draws.h"

/* ---- distributions at work --------------------------------------------------------------- */

static void a_location_opens_with_its_probability(void **state)
{
    (void)state;
    model m = draws("2025-01", "2025-01",
                    "reception: {azc: {obligation: 1, locations: "
                    "{a: {places: 50, probability: 0.3}}}}",
                    METRICS("azc.capacity@2025-01"));
    assert_moments(&m, "azc.capacity@2025-01", 15, 2500 * 0.3 * 0.7);
    model_free(&m);
}

static void an_uncertain_probability_and_its_event_are_independent(void **state)
{
    (void)state;
    /* p is 0.4 on average; together with the event's draw the share would be 0.8 / 1.4 */
    static const char *const correlations[] = {
        "", "correlations: [{between: [reception.azc.locations.a.probability, "
            "reception.azc.locations.a.places], rho: 0.5}]"};
    for (int i = 0; i < 2; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "reception: {azc: {obligation: 1, locations: {a: {places: {dist: uniform, "
                 "low: 50, high: 50.0001}, probability: {dist: uniform, low: 0.2, high: 0.6}}}}}"
                 "\n%s",
                 correlations[i]);
        model m = draws("2025-01", "2025-01", body, METRICS("location.a.open@2025-01"));
        assert_moments(&m, "location.a.open@2025-01", 0.4, 0.24);
        model_free(&m);
    }
}

static void a_pert_delay_has_a_known_mean_opening_month(void **state)
{
    (void)state;
    /* low 0, likely 2, high 8: beta(2, 4), 1 - F(x) = (1 - x)^4 (1 + 4 x). The number of the first
     * month with places is floor(D), whose mean is the sum of P(D >= j), its mean square the sum of
     * (2 j - 1) P(D >= j). Opening on the first, at most 29 days later, is in that month. */
    double mean = 0, square = 0;
    for (int j = 1; j < 8; j++) {
        double x = j / 8.0, tail = pow(1 - x, 4) * (1 + 4 * x);
        mean += tail;
        square += (2 * j - 1) * tail;
    }
    model m = draws("2025-03", "2026-01",
                    "reception: {azc: {obligation: 1, locations: {a: {places: 10, "
                    "opens: 2025-03-01, delay: {low: 0, likely: 2, high: 8}}}}}",
                    METRICS("first(azc.capacity > 0)"));
    assert_moments(&m, "first(azc.capacity > 0)", mean, square - mean * mean);
    model_free(&m);
}

static void a_poisson_flow_is_drawn_each_month(void **state)
{
    (void)state;
    /* a sum of 12 with mean 9: mean and variance 108 */
    model m = draws("2025-01", "2025-12",
                    "housing: {sh: {taakstelling: {2025: 100}, opening_backlog: 0, "
                    "supply: {c: {persons_per_month: {dist: poisson, mean: 9}}}}}",
                    METRICS("sh.housed.sum", "sh.housed@2025-03", "sh.housed@2025-04"));
    assert_moments(&m, "sh.housed.sum", 108, 108);
    assert_moments(&m, "sh.housed@2025-03", 9, 9);
    assert_correlation(&m, "sh.housed@2025-03", "sh.housed@2025-04", 0);
    model_free(&m);
}

static void what_is_asked_once_is_drawn_once(void **state)
{
    (void)state;
    model m = draws("2025-01", "2025-12",
                    "reception: {azc: {obligation: 1, locations: "
                    "{a: {places: {dist: poisson, mean: 40}}}}}",
                    METRICS("azc.capacity.min", "azc.capacity.max"));
    assert_same(&m, "azc.capacity.min", &m, "azc.capacity.max");
    assert_moments(&m, "azc.capacity.min", 40, 40);
    model_free(&m);
}

static void an_input_that_is_asked_once_is_drawn_once(void **state)
{
    (void)state;
    /* what the obligation draws each month is not what the places draw */
    model m = draws("2025-01", "2025-12",
                    "inputs: {count: {dist: poisson, mean: 9}}\n"
                    "reception: {azc: {obligation: {input: count}, locations: "
                    "{a: {places: {input: count}}}}}\n"
                    "housing: {sh: {taakstelling: {2025: 100}, opening_backlog: 0, "
                    "supply: {p: {persons: {input: count}, on: 2025-02-01}}}}",
                    METRICS("azc.capacity@2025-01", "azc.capacity@2025-02", "sh.housed@2025-02",
                            "azc.obligation@2025-01", "azc.obligation@2025-02"));
    assert_moments(&m, "azc.capacity@2025-01", 9, 9);
    assert_same(&m, "azc.capacity@2025-01", &m, "azc.capacity@2025-02");
    assert_same(&m, "azc.capacity@2025-01", &m, "sh.housed@2025-02");
    assert_correlation(&m, "azc.obligation@2025-01", "azc.obligation@2025-02", 0);
    assert_correlation(&m, "azc.obligation@2025-01", "azc.capacity@2025-01", 0);
    model_free(&m);
}

static void a_truncated_normal_is_renormalised(void **state)
{
    (void)state;
    /* above the mean: 10 + 4 sqrt(2 / pi), 16 (1 - 2 / pi). Between -1 and 2 sd, with
     * Z = Phi(2) - Phi(-1): mean (phi(1) - phi(2)) / Z,
     * variance 1 + (-1 phi(1) - 2 phi(2)) / Z - mean^2 */
    double root = sqrt(2 * M_PI), one = exp(-0.5) / root, two = exp(-2) / root;
    double z = 0.5 * (erf(2 / M_SQRT2) + erf(1 / M_SQRT2)), mean = (one - two) / z;
    model m = draws("2025-01", "2025-12",
                    "finance: {lines: "
                    "{half: {cost: {dist: normal, mean: 10, sd: 4, min: 10}, per: year}, "
                    "both: {cost: {dist: normal, mean: 0, sd: 1, min: -1, max: 2}, per: year}}}",
                    METRICS("line.half.sum", "line.both.sum"));
    assert_moments(&m, "line.half.sum", 10 + 4 * sqrt(2 / M_PI), 16 * (1 - 2 / M_PI));
    assert_moments(&m, "line.both.sum", mean, 1 + (-one - 2 * two) / z - mean * mean);
    model_free(&m);
}

static void the_required_opening_has_the_results_quantiles(void **state)
{
    (void)state;
    /* the loss is normal(1000, 300): its p-quantile, within five of sqrt(p (1 - p) / n) / density;
     * below zero with a chance of 4e-4, which counts as zero */
    static const struct {
        int level;
        double z;
    } rows[] = {{50, 0},
                {75, 0.6744897501960817},
                {80, 0.8416212335729143},
                {90, 1.2815515655446004},
                {95, 1.6448536269514722},
                {99, 2.3263478740408408}};
    model m = draws("2025-01", "2025-12",
                    "finance: {lines: {x: {cost: {dist: normal, mean: 1000, sd: 300}, per: year}}, "
                    "reserve: {opening: unknown, rule: equalise}}",
                    METRICS("reserve.required_opening"));
    og_summary summary;
    og_error err = {.status = OG_OK};
    assert_int_equal(og_result_summary(m.result, model_metric(&m, "reserve.required_opening"),
                                       (size_t)-1, 0, &summary, &err),
                     OG_OK);
    for (size_t i = 0, row = 0; row < sizeof rows / sizeof *rows; i++) {
        assert_true(i < OG_SUMMARY_LEVELS);
        if (og_summary_level(i) != rows[row].level)
            continue;
        double p = rows[row].level / 100.0, z = rows[row].z;
        double density = exp(-z * z / 2) / sqrt(2 * M_PI) / 300;
        assert_true(fabs(summary.quantile[i].value - (1000 + 300 * z)) <
                    5 * sqrt(p * (1 - p) / REPLICATES) / density);
        row++;
    }
    double a = 1000.0 / 300; /* E max(0, X) = 1000 Phi(a) + 300 phi(a) */
    double mean = 1000 * 0.5 * erfc(-a / M_SQRT2) + 300 * exp(-a * a / 2) / sqrt(2 * M_PI);
    assert_true(fabs(summary.mean.value - mean) < 5 * 300 / sqrt(REPLICATES));
    model_free(&m);
}

/* ---- vary and persistence ---------------------------------------------------------------- */

static void vary_decides_how_much_evens_out(void **state)
{
    (void)state;
    /* normal(100, 10) a month, two years: run 24^2 x 100; year 2 x 12^2 x 100; month 24 x 100 */
    model m = draws("2025-01", "2026-12",
                    "finance: {lines: "
                    "{run: {cost: {dist: normal, mean: 100, sd: 10}, per: month}, "
                    "year: {cost: {dist: normal, mean: 100, sd: 10, vary: year}, per: month}, "
                    "month: {cost: {dist: normal, mean: 100, sd: 10, vary: month}, per: month}}}",
                    METRICS("line.run.sum", "line.year.sum", "line.month.sum"));
    assert_moments(&m, "line.run.sum", 2400, 57600);
    assert_moments(&m, "line.year.sum", 2400, 28800);
    assert_moments(&m, "line.month.sum", 2400, 2400);
    model_free(&m);
}

/* 100 x the sum of rho^|i - j| over n x n: the variance of a sum with that autocorrelation. */
static double persistent_variance(double rho, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            sum += 100 * pow(rho, abs(i - j));
    return sum;
}

static void persistence_correlates_months_by_its_powers(void **state)
{
    (void)state;
    model m = draws("2025-03", "2026-02",
                    "reception: {azc: {obligation: {dist: normal, mean: 100, sd: 10, vary: month, "
                    "persistence: 0.8}}}",
                    METRICS("azc.obligation.sum", "azc.obligation@2025-03",
                            "azc.obligation@2025-05", "azc.obligation@2026-02"));
    assert_moments(&m, "azc.obligation.sum", 1200, persistent_variance(0.8, 12));
    assert_moments(&m, "azc.obligation@2025-03", 100, 100);
    assert_moments(&m, "azc.obligation@2026-02", 100, 100);
    assert_correlation(&m, "azc.obligation@2025-03", "azc.obligation@2025-05", 0.64);
    model_free(&m);
}

static void persistence_correlates_years_by_its_powers(void **state)
{
    (void)state;
    model m = draws("2025-07", "2028-06",
                    "finance: {lines: {x: {cost: {dist: normal, mean: 100, sd: 10, vary: year, "
                    "persistence: 0.6}, per: once, on: 2025-07}, "
                    "y: {cost: {dist: normal, mean: 0, sd: 10, vary: year, persistence: 0.6}, "
                    "per: month}}}",
                    METRICS("line.x@2025", "line.y@2025", "line.y@2026", "line.y@2028"));
    assert_moments(&m, "line.x@2025", 100, 100);
    assert_correlation(&m, "line.y@2025", "line.y@2026", 0.6);
    assert_correlation(&m, "line.y@2025", "line.y@2028", 0.216);
    assert_moments(&m, "line.y@2028", 0, 3600);
    model_free(&m);
}

static void persistence_keeps_the_distribution(void **state)
{
    (void)state;
    model m = draws("2025-01", "2025-12",
                    "reception: {azc: {obligation: {dist: uniform, low: 0, high: 1, vary: month, "
                    "persistence: 0.9}}}",
                    METRICS("azc.obligation@2025-12"));
    assert_moments(&m, "azc.obligation@2025-12", 0.5, 1.0 / 12);
    model_free(&m);
}

static void a_months_draw_is_the_same_whenever_the_horizon_starts(void **state)
{
    (void)state;
    static const char body[] = "reception: {azc: {obligation: "
                               "{dist: normal, mean: 100, sd: 10, vary: month}}}";
    model m = draws("2025-01", "2025-12", body, METRICS("azc.obligation@2025-09"));
    model n = draws("2025-07", "2026-12", body, METRICS("azc.obligation@2025-09"));
    assert_same(&m, "azc.obligation@2025-09", &n, "azc.obligation@2025-09");
    model_free(&m);
    model_free(&n);
}

static void entries_of_a_schedule_are_drawn_apart(void **state)
{
    (void)state;
    model m = draws("2025-01", "2026-12",
                    "finance: {lines: {"
                    "one: {cost: {dist: normal, mean: 5, sd: 1}, per: year}, "
                    "two: {cost: {2025: {dist: normal, mean: 5, sd: 1}, "
                    "2026: {dist: normal, mean: 5, sd: 1}}, per: year}}}",
                    METRICS("line.one@2025", "line.one@2026", "line.two@2025", "line.two@2026"));
    assert_same(&m, "line.one@2025", &m, "line.one@2026");
    assert_correlation(&m, "line.two@2025", "line.two@2026", 0);
    model_free(&m);
}

/* ---- the same draws ---------------------------------------------------------------------- */

#define PLACES "places: {dist: normal, mean: 90, sd: 9, min: 0}"
#define DELAY "delay: {low: 0, likely: 3, high: 12}"

static void the_same_path_draws_the_same_in_another_scenario(void **state)
{
    (void)state;
    /* the norm differs by a factor, and the first location comes and goes */
    model m = draws("2025-01", "2026-12",
                    "reception: {azc: {obligation: 1, locations: {b: {opens: 2025-02-01, " PLACES
                    ", " DELAY "}}}}\n"
                    "finance: {lines: {x: {income: 2, per: place_day, location: b}}}",
                    METRICS("line.x.sum", "location.b.places@2026"));
    model n = draws("2025-01", "2026-12",
                    "reception: {oek: {obligation: {low: 1, likely: 2, high: 3}}, "
                    "azc: {obligation: 5, locations: {a: {probability: 0.5, " PLACES
                    "}, b: {opens: 2025-02-01, " PLACES ", " DELAY "}}}}\n"
                    "finance: {lines: {x: {income: 4, per: place_day, location: b}}}",
                    METRICS("line.x.sum", "location.b.places@2026"));
    assert_same(&m, "location.b.places@2026", &n, "location.b.places@2026");
    const double *once = model_values(&m, "line.x.sum"), *twice = model_values(&n, "line.x.sum");
    for (int i = 0; i < REPLICATES; i++)
        assert_true(twice[i] == 2 * once[i]);
    model_free(&m);
    model_free(&n);
}

/* A scenario with something added to its inputs and its stream. */
#define WITH(input, key)                                                                           \
    "inputs: {n: {low: 1, likely: 4, high: 9}" input "}\n"                                         \
    "cases: {future: {stays: 1, stops: 1}}\n"                                                      \
    "reception: {azc: {obligation: {case: future, stays: {input: n}, "                             \
    "stops: {dist: poisson, mean: 5}}" key "}}"

static void an_unrelated_input_changes_no_other_draw(void **state)
{
    (void)state;
    model m = draws("2025-01", "2025-12", WITH("", ""), METRICS("azc.obligation.sum"));
    model n = draws("2025-01", "2025-12",
                    WITH(", a_new: {dist: gamma, mean: 3, sd: 1}", ", occupancy: {input: a_new}"),
                    METRICS("azc.obligation.sum", "azc.demand.sum"));
    assert_same(&m, "azc.obligation.sum", &n, "azc.obligation.sum");
    assert_memory_equal(og_result_cases(m.result, 0), og_result_cases(n.result, 0), REPLICATES);
    model_free(&m);
    model_free(&n);
}

static void the_first_replicates_of_a_longer_run_are_the_shorter_run(void **state)
{
    (void)state;
    static const char body[] = "reception: {azc: {obligation: 100, locations: {a: {" PLACES
                               ", opens: 2025-02-01, " DELAY ", probability: 0.8}}}}";
    static const uint64_t counts[] = {1, 255, 256, 257, 1000};
    model_options options = {
        .start = "2025-01", .end = "2025-12", .metrics = {"azc.shortfall.sum"}};
    options.replicates = 1500;
    model longer = model_draw(options, body);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        options.replicates = counts[i];
        model m = model_draw(options, body);
        assert_memory_equal(model_values(&m, "azc.shortfall.sum"),
                            model_values(&longer, "azc.shortfall.sum"), counts[i] * sizeof(double));
        model_free(&m);
    }
    model_free(&longer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_location_opens_with_its_probability),
        cmocka_unit_test(an_uncertain_probability_and_its_event_are_independent),
        cmocka_unit_test(a_pert_delay_has_a_known_mean_opening_month),
        cmocka_unit_test(a_poisson_flow_is_drawn_each_month),
        cmocka_unit_test(what_is_asked_once_is_drawn_once),
        cmocka_unit_test(an_input_that_is_asked_once_is_drawn_once),
        cmocka_unit_test(a_truncated_normal_is_renormalised),
        cmocka_unit_test(the_required_opening_has_the_results_quantiles),
        cmocka_unit_test(vary_decides_how_much_evens_out),
        cmocka_unit_test(persistence_correlates_months_by_its_powers),
        cmocka_unit_test(persistence_correlates_years_by_its_powers),
        cmocka_unit_test(persistence_keeps_the_distribution),
        cmocka_unit_test(a_months_draw_is_the_same_whenever_the_horizon_starts),
        cmocka_unit_test(entries_of_a_schedule_are_drawn_apart),
        cmocka_unit_test(the_same_path_draws_the_same_in_another_scenario),
        cmocka_unit_test(an_unrelated_input_changes_no_other_draw),
        cmocka_unit_test(the_first_replicates_of_a_longer_run_are_the_shorter_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
