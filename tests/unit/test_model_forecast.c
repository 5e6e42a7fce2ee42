/* {forecast: ...}: what is known keeps its value, what comes is drawn from the forecast's own
 * distribution, period by period, hanging together as its errors did. */
#include "fixture.h"

#include "dist/known.h"
#include "forecast/foresight.h"
#include "forecast/standing.h"
#include "random/uniform.h"

#define FLOW                                                                                       \
    "housing: {s: {taakstelling: {2025: 200, 2026: 200, 2027: 200}, opening_backlog: 0, "          \
    "supply: {a: {persons_per_month: {input: flow}}}}}\n"

enum { MANY = 40000 };

static const model_options three_years = {
    .start = "2025-01",
    .end = "2027-12",
    .replicates = MANY,
    .metrics = {"s.housed@2025", "s.housed@2026", "s.housed@2027"}};

static const double history[] = {140, 120, 160, 147, 260, 217};
#define HISTORY "{2019: 140, 2020: 120, 2021: 160, 2022: 147, 2023: 260, 2024: 217}"

static og_foresight *foresee(const double *y, size_t n, size_t season, size_t horizon)
{
    og_foresight *sight = calloc(1, sizeof *sight);
    const og_track track = {.y = y, .n = n, .season = season};
    assert_non_null(sight);
    assert_true(og_foresight_make(&track, horizon, sight));
    return sight;
}

/* ---- what is known ----------------------------------------------------------------------- */

static void a_flow_is_spread_over_its_period_by_days(void **state)
{
    (void)state;
    /* 2025-H1 has 181 days, 2025-H2 184 */
    model m = model_run("2025-01", "2025-12",
                        "housing: {s: {taakstelling: {2025: 1}, opening_backlog: 0, supply: {a: "
                        "{persons_per_month: {forecast: {history: {2025-H1: 181, 2025-H2: 368}}}}"
                        "}}}");
    assert_row(&m, "s.housed", 31, 28, 31, 30, 31, 30, 62, 62, 60, 62, 60, 62);
    model_free(&m);
}

static void a_taakstelling_takes_the_days_of_its_period(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-12",
                        "inputs: {year: {forecast: {history: {2024: 1, 2025: 365}}}, month: "
                        "{forecast: {history: {2025-07: 1, 2025-08: 2, 2025-09: 3, 2025-10: 4, "
                        "2025-11: 5, 2025-12: 6}}}}\n"
                        "housing: {s: {taakstelling: {2025-H1: {input: year, times: 2}, 2025-H2: "
                        "{input: month}}, opening_backlog: 0}}");
    assert_row(&m, "s.taakstelling", 362, 21);
    model_free(&m);
}

static void a_stock_holds_from_the_end_of_its_period(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-07",
                        "reception: {x: {obligation: {forecast: {history: {2024-Q4: 10, 2025-Q1: "
                        "20, 2025-Q2: 30, 2025-Q3: 40}}}, population: {municipal: {forecast: "
                        "{history: {2023: 5, 2024: 7, 2025: 9}}}}}}");
    assert_row(&m, "x.obligation", 10, 10, 20, 20, 20, 30, 30);
    assert_cell(&m, "x.demand", "2025-01", 7);
    model_free(&m);
}

static void what_is_neither_holds_during_its_period(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-06",
                        "reception: {x: {obligation: 100, occupancy: {forecast: {history: "
                        "{2025-Q1: 0.5, 2025-Q2: 0.75}}}}}");
    assert_row(&m, "x.demand", 50, 50, 50, 75, 75, 75);
    model_free(&m);
}

static void what_is_known_bounds_places_that_are_set_apart(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-06",
                        "reception: {x: {obligation: 100, subgroups: {amv: {obligation: 5}}, "
                        "locations: {a: {places: {forecast: {history: {2024-Q4: 20, 2025-Q1: 30, "
                        "2025-Q2: 40}}}, of_which: {amv: 12}}}}}");
    assert_row(&m, "x.amv.capacity", 12, 12, 12, 12, 12, 12);
    model_free(&m);
    model_refuses((model_options){.start = "2025-01", .end = "2025-12"},
                  "reception: {x: {obligation: 100, subgroups: {amv: {obligation: 5}}, locations: "
                  "{a: {places: {forecast: {history: {2024-Q4: 20}}}, of_which: {amv: 12}}}}}",
                  "may be only 0", "2025-0");
}

/* ---- what comes -------------------------------------------------------------------------- */

static void the_shares_below_its_quantiles_are_those_of_the_forecast(void **state)
{
    (void)state;
    model m = model_draw(three_years, "inputs: {flow: {forecast: {history: " HISTORY "}}}\n" FLOW);
    og_foresight *sight = foresee(history, 6, 1, 3);
    for (size_t h = 0; h < 3; h++) {
        const double *values = model_values(&m, three_years.metrics[h]);
        const double *quantile = sight->prediction.quantile[h];
        for (size_t k = 0; k < OG_LEVELS; k++) {
            double p = og_prospect_levels[k], below = 0;
            for (size_t i = 0; i < MANY; i++)
                below += values[i] < quantile[k];
            /* the table is right to 1e-4 of the quartiles' distance */
            assert_true(fabs(below / MANY - p) < 5 * sqrt(p * (1 - p) / MANY) + 1e-3);
        }
    }
    free(sight);
    model_free(&m);
}

/* As the page says: the uniform of the value's path at index frequency x year + place. */
static void the_first_period_is_the_quantile_of_its_own_uniform(void **state)
{
    (void)state;
    model m = model_draw(three_years, "inputs: {flow: {forecast: {history: " HISTORY "}}}\n" FLOW);
    og_foresight *sight = foresee(history, 6, 1, 3);
    const double *values = model_values(&m, "s.housed@2025");
    double u[64];
    og_known known;
    og_uniform_fill(og_uniform_key(20250101, "inputs.flow"), 0, 64, 2025, u);
    og_known_init(&known, og_prospect_levels, sight->prediction.quantile[0], OG_LEVELS);
    double quartiles = sight->prediction.quantile[0][15] - sight->prediction.quantile[0][5];
    for (size_t i = 0; i < 64; i++) {
        /* Phi^-1 by bisection of the standard normal distribution function */
        double low = -9, high = 9;
        for (int k = 0; k < 80; k++) {
            double middle = (low + high) / 2, share;
            og_normal_cdf(&middle, 1, &share);
            *(share < u[i] ? &low : &high) = middle;
        }
        double want = fmax(0, og_known_at(&known, (low + high) / 2, NULL));
        assert_true(fabs(values[i] - want) < 1e-4 * quartiles + 1e-9 * want);
    }
    free(sight);
    model_free(&m);
}

/* How the z of two metrics correlate, by their quantiles. */
static double correlation_of(const double *one, const double *quantile_one, const double *other,
                             const double *quantile_other)
{
    og_link_sums sums = {0};
    for (size_t i = 0; i < MANY; i++)
        og_link_add(&sums, og_standing(quantile_one, one[i]),
                    og_standing(quantile_other, other[i]));
    return og_link_of(&sums);
}

static void successive_periods_hang_together_as_stated(void **state)
{
    (void)state;
    model m = model_draw(three_years, "inputs: {flow: {forecast: {history: " HISTORY "}}}\n" FLOW);
    og_foresight *sight = foresee(history, 6, 1, 3);
    const double(*q)[OG_LEVELS] = (const double(*)[OG_LEVELS])sight->prediction.quantile;
    const double *v[3];
    for (size_t h = 0; h < 3; h++)
        v[h] = model_values(&m, three_years.metrics[h]);
    double first = sight->link[1], second = sight->link[2];
    assert_true(first > 0.2 && second > 0.2); /* it says something */
    assert_true(fabs(correlation_of(v[0], q[0], v[1], q[1]) - first) < 0.03);
    assert_true(fabs(correlation_of(v[1], q[1], v[2], q[2]) - second) < 0.03);
    assert_true(fabs(correlation_of(v[0], q[0], v[2], q[2]) - first * second) < 0.03);
    free(sight);
    model_free(&m);
}

#define OTHER "{2017: 52, 2018: 60, 2019: 70, 2020: 61, 2021: 79, 2022: 75, 2023: 130, 2024: 110}"
static const double other_history[] = {52, 60, 70, 61, 79, 75, 130, 110};

static void what_moved_together_moves_together(void **state)
{
    (void)state;
    model_options options = three_years;
    options.metrics[3] = "t.housed@2025";
    options.metrics[4] = "t.housed@2027";
    model m = model_draw(
        options, "inputs: {flow: {forecast: {history: " HISTORY ", together: homes}}, other: "
                 "{forecast: {history: " OTHER ", together: homes}}}\n"
                 "housing: {s: {taakstelling: {2025: 200, 2026: 200, 2027: 200}, opening_backlog: "
                 "0, supply: {a: {persons_per_month: {input: flow}}}}, t: {taakstelling: {2025: "
                 "200, 2026: 200, 2027: 200}, opening_backlog: 0, supply: {a: {persons_per_month: "
                 "{input: other}}}}}");
    og_foresight *one = foresee(history, 6, 1, 3), *two = foresee(other_history, 8, 1, 3);
    double wanted = og_foresight_together(one, 2024, two, 2024);
    const size_t at[] = {0, 2};
    assert_true(wanted > 0.15);
    for (size_t i = 0; i < 2; i++) {
        double got = correlation_of(
            model_values(&m, options.metrics[at[i]]), one->prediction.quantile[at[i]],
            model_values(&m, options.metrics[3 + i]), two->prediction.quantile[at[i]]);
        assert_true(fabs(got - wanted) < 0.03);
    }
    free(one);
    free(two);
    model_free(&m);
}

static void alone_each_goes_its_own_way(void **state)
{
    (void)state;
    model_options options = three_years;
    options.metrics[3] = "t.housed@2025";
    model m = model_draw(
        options, "housing: {s: {taakstelling: {2025: 200, 2026: 200, 2027: 200}, opening_backlog: "
                 "0, supply: {a: {persons_per_month: {forecast: {history: " HISTORY "}}}}}, t: "
                 "{taakstelling: {2025: 200, 2026: 200, 2027: 200}, opening_backlog: 0, supply: "
                 "{a: {persons_per_month: {forecast: {history: " OTHER "}}}}}}");
    og_foresight *one = foresee(history, 6, 1, 3), *two = foresee(other_history, 8, 1, 3);
    double got = correlation_of(model_values(&m, "s.housed@2025"), one->prediction.quantile[0],
                                model_values(&m, "t.housed@2025"), two->prediction.quantile[0]);
    assert_true(fabs(got) < 0.025);
    free(one);
    free(two);
    model_free(&m);
}

/* ---- laws -------------------------------------------------------------------------------- */

static void threads_and_length_of_the_run_change_nothing(void **state)
{
    (void)state;
    const char *body = "inputs: {flow: {forecast: {history: " HISTORY "}}}\n" FLOW;
    model_options options = three_years;
    options.threads = 1;
    model one = model_draw(options, body);
    options.threads = 4;
    model four = model_draw(options, body);
    options.replicates = 1000;
    model few = model_draw(options, body);
    for (size_t h = 0; h < 3; h++) {
        const double *all = model_values(&one, options.metrics[h]);
        assert_memory_equal(all, model_values(&four, options.metrics[h]), MANY * sizeof *all);
        assert_memory_equal(all, model_values(&few, options.metrics[h]), 1000 * sizeof *all);
    }
    model_free(&one);
    model_free(&four);
    model_free(&few);
}

static void of_nothing_but_noughts_comes_nothing(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2027-12",
                  "inputs: {flow: {forecast: {history: {2022: 0, 2023: 0, 2024: 0}}}}\n" FLOW);
    assert_cell(&m, "s.realised", "2027", 0);
    model_free(&m);
}

static void one_period_that_is_known_changes_no_other_draw(void **state)
{
    (void)state;
    model_options options = three_years;
    options.replicates = 64;
    model m = model_draw(options, "inputs: {flow: {forecast: {history: " HISTORY "}}}\n" FLOW);
    model more =
        model_draw(options, "inputs: {flow: {forecast: {history: {2024: 217, 2025: 230}}}}\n" FLOW);
    assert_cell(&more, "s.realised", "2025", 230);
    assert_false(model_near(model_cell(&m, "s.realised", "2026"), 230));
    model_free(&m);
    model_free(&more);
}

static void factors_and_bounds_go_around_it(void **state)
{
    (void)state;
    model_options options = three_years;
    options.replicates = 500;
    model plain = model_draw(options, "inputs: {flow: {forecast: {history: " HISTORY "}}}\n" FLOW);
    model twice = model_draw(options, "inputs: {flow: {value: {forecast: {history: " HISTORY
                                      "}}, times: 2, plus: 1}}\n" FLOW);
    model bound = model_draw(options, "inputs: {flow: {min: [{max: [{forecast: {history: " HISTORY
                                      "}}, 15]}, 20]}}\n" FLOW);
    const double *one = model_values(&plain, "s.housed@2026");
    const double *two = model_values(&twice, "s.housed@2026");
    const double *three = model_values(&bound, "s.housed@2026");
    for (size_t i = 0; i < 500; i++) {
        assert_true(model_near(two[i], 2 * one[i] + 12));
        assert_true(three[i] >= 12 * 15 - 1e-9 && three[i] <= 12 * 20 + 1e-9);
    }
    model_free(&plain);
    model_free(&twice);
    model_free(&bound);
}

/* ---- the curve --------------------------------------------------------------------------- */

static void a_curve_goes_through_its_quantiles_and_never_falls(void **state)
{
    (void)state;
    og_foresight *sight = foresee(history, 6, 1, 3);
    og_known known;
    og_known_init(&known, og_prospect_levels, sight->prediction.quantile[1], OG_LEVELS);
    double before = -INFINITY;
    for (size_t k = 0; k < OG_LEVELS; k++)
        assert_true(model_near(og_known_at(&known, known.z[k], NULL), known.x[k]));
    for (double z = -8; z <= 8; z += 1e-3) {
        double slope, x = og_known_at(&known, z, &slope);
        assert_true(x >= before && slope >= 0);
        before = x;
    }
    /* beyond the outermost: as between the last two */
    double last = known.z[OG_LEVELS - 1], step = known.x[OG_LEVELS - 1] - known.x[OG_LEVELS - 2];
    double width = last - known.z[OG_LEVELS - 2];
    assert_true(model_near(og_known_at(&known, last + width, NULL), known.x[OG_LEVELS - 1] + step));
    free(sight);
}

static void where_an_outcome_stands_is_told_by_the_quantiles(void **state)
{
    (void)state;
    double q[OG_LEVELS];
    for (size_t k = 0; k < OG_LEVELS; k++)
        q[k] = (double)k;
    assert_true(fabs(og_standing(q, 10)) < 1e-12);
    assert_true(fabs(og_standing(q, 19) - 1.6448536269514722) < 1e-12);
    assert_true(og_standing(q, 10.5) > 0 && og_standing(q, 10.5) < 0.1257);
    assert_true(og_standing(q, 1e9) == 3.5 && og_standing(q, -1e9) == -3.5);
    for (size_t k = 0; k < OG_LEVELS; k++)
        q[k] = k < 5 ? 0 : (double)k;
    assert_true(og_standing(q, 0) < -0.8 &&
                og_standing(q, 0) > -1.96); /* the middle of the noughts */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flow_is_spread_over_its_period_by_days),
        cmocka_unit_test(a_taakstelling_takes_the_days_of_its_period),
        cmocka_unit_test(a_stock_holds_from_the_end_of_its_period),
        cmocka_unit_test(what_is_neither_holds_during_its_period),
        cmocka_unit_test(what_is_known_bounds_places_that_are_set_apart),
        cmocka_unit_test(the_shares_below_its_quantiles_are_those_of_the_forecast),
        cmocka_unit_test(the_first_period_is_the_quantile_of_its_own_uniform),
        cmocka_unit_test(successive_periods_hang_together_as_stated),
        cmocka_unit_test(what_moved_together_moves_together),
        cmocka_unit_test(alone_each_goes_its_own_way),
        cmocka_unit_test(threads_and_length_of_the_run_change_nothing),
        cmocka_unit_test(of_nothing_but_noughts_comes_nothing),
        cmocka_unit_test(one_period_that_is_known_changes_no_other_draw),
        cmocka_unit_test(factors_and_bounds_go_around_it),
        cmocka_unit_test(a_curve_goes_through_its_quantiles_and_never_falls),
        cmocka_unit_test(where_an_outcome_stands_is_told_by_the_quantiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
