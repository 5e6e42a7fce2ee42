/* Metrics (section 6 of the model page): a series reduced to one number. */
#include "fixture.h"

/* obligation 100; places 90 in January and February, 80 in March, 110 from April on:
 * shortfall 10, 10, 20, 0 ...; housed 8 a month against 60 in each half; result -10 a month. */
static const char body[] =
    "reception: {azc: {obligation: 100, locations: "
    "{a: {places: {2025-01: 90, 2025-03: 80, 2025-04: 110}}}}}\n"
    "housing: {sh: {taakstelling: {2025-H1: 60, 2025-H2: 60, 2026: 100}, opening_backlog: 10, "
    "supply: {c: {persons_per_month: 8}}}}\n"
    "finance: {lines: {x: {cost: 10, per: month}}, reserve: {opening: 300, rule: equalise}}";

typedef struct expectation {
    const char *metric;
    double value;
} expectation;

static void check(const expectation *rows, size_t count)
{
    model_options options = {.start = "2025-01", .end = "2026-12"};
    assert_true(count < FIXTURE_METRICS);
    for (size_t i = 0; i < count; i++)
        options.metrics[i] = rows[i].metric;
    model m = model_draw(options, body);
    for (size_t i = 0; i < count; i++) {
        double got = model_values(&m, rows[i].metric)[0];
        if (!model_near(got, rows[i].value))
            fail_msg("%s: expected %.17g, got %.17g", rows[i].metric, rows[i].value, got);
        assert_true(og_plan_metric(m.plan, model_metric(&m, rows[i].metric)).requested);
    }
    model_free(&m);
}

#define CHECK(...)                                                                                 \
    check((const expectation[]){__VA_ARGS__},                                                      \
          sizeof((const expectation[]){__VA_ARGS__}) / sizeof(expectation))

static void a_stock_is_its_value_at_the_end_of_the_span(void **state)
{
    (void)state;
    /* backlog: 10 + 60 - 48 = 22 at the end of June, 22 + 60 - 48 = 34 of December; the balance
     * 300 - 120 - 120 */
    CHECK({"azc.capacity@2025-03", 80}, {"azc.capacity@2025-Q1", 80}, {"azc.shortfall@2025-H1", 0},
          {"azc.capacity@2025", 110}, {"azc.shortfall@2025-02-28", 10}, {"sh.backlog@2025-H1", 22},
          {"sh.backlog@2025", 34}, {"location.a.places@2025-01", 90}, {"reserve.balance@2025", 180},
          {"reserve.balance@2026", 60}, {"reserve.drawdown@2026", 240});
}

static void flows_and_money_are_summed_over_the_span(void **state)
{
    (void)state;
    CHECK({"sh.housed@2025-01", 8}, {"sh.housed@2025-Q1", 24}, {"sh.housed@2025", 96},
          {"sh.realised@2025-H1", 48}, {"sh.realised@2025", 96}, {"sh.taakstelling@2025", 120},
          {"result@2025", -120}, {"line.x@2026", 120}, {"reserve.withdrawn@2026", 120});
}

static void ratios_and_corrected_have_their_own_periods(void **state)
{
    (void)state;
    /* corrected: 70, then 22 + 60 = 82, then 34 + 100 */
    CHECK({"sh.percentage@2025-H1", 4800.0 / 70}, {"sh.percentage@2026", 9600.0 / 134},
          {"sh.corrected@2025-H2", 82}, {"sh.corrected@2026", 134});
}

static void series_are_reduced_over_the_horizon(void **state)
{
    (void)state;
    /* shortfall 10 + 10 + 20 over 24 months */
    CHECK({"azc.capacity.min", 80}, {"azc.capacity.max", 110}, {"azc.shortfall.sum", 40},
          {"azc.shortfall.mean", 40.0 / 24}, {"sh.housed.sum", 192}, {"sh.realised.sum", 192},
          {"result.sum", -240}, {"result.mean", -120}, {"reserve.balance.min", 60},
          {"sh.corrected.max", 134});
}

static void first_is_the_number_of_the_first_period_in_which_it_holds(void **state)
{
    (void)state;
    CHECK({"first(azc.shortfall > 0)", 0}, {"first(azc.shortfall > 10)", 2},
          {"first(azc.shortfall<5)", 3}, {"first(azc.shortfall > 20)", EMPTY},
          {"first( sh.corrected > 82 )", 2}, {"first(reserve.balance < 100)", 1},
          {"first(result > -120)", EMPTY});
}

static void the_program_adds_the_required_opening(void **state)
{
    (void)state;
    CHECK({"reserve.required_opening", 240});
}

static void a_horizon_from_july_has_its_own_years(void **state)
{
    (void)state;
    model m =
        model_draw((model_options){.start = "2025-07",
                                   .end = "2026-06",
                                   .metrics = {"result@2025", "result@2026", "result.sum",
                                               "azc.obligation@2025", "first(azc.obligation > 6)"}},
                   "reception: {azc: {obligation: {2025: 5, 2026-03: 7}}}\n"
                   "finance: {lines: {x: {income: {2025: 1, 2026: 2}, per: month}}}");
    assert_true(model_values(&m, "result@2025")[0] == 6);
    assert_true(model_values(&m, "result@2026")[0] == 12);
    assert_true(model_values(&m, "result.sum")[0] == 18);
    assert_true(model_values(&m, "azc.obligation@2025")[0] == 5);
    assert_true(model_values(&m, "first(azc.obligation > 6)")[0] == 8);
    model_free(&m);
}

static void empty_ratios_are_left_out(void **state)
{
    (void)state;
    /* corrected: 60 - 100 = -40 (empty), 60 - 40 = 20, 10 + 10 = 20, 20 - 40 = -20 (empty),
     * 60 - 20 = 40; housed 0, 10, 60, 0, 30 */
    model m = model_draw(
        (model_options){.start = "2025-01",
                        .end = "2026-12",
                        .metrics = {"sh.percentage.min", "sh.percentage.max", "sh.percentage.mean",
                                    "first(sh.percentage > 60)", "sh.percentage@2025-Q4"}},
        "housing: {sh: {opening_backlog: -100, taakstelling: "
        "{2025-Q1: 60, 2025-Q2: 60, 2025-Q3: 10, 2025-Q4: 20, 2026: 60}, realised: "
        "{2025-Q1: 0, 2025-Q2: 10, 2025-Q3: 60, 2025-Q4: 0, 2026: 30}}}");
    assert_row(&m, "sh.percentage", EMPTY, 50, 300, EMPTY, 75);
    assert_true(model_near(model_values(&m, "sh.percentage.min")[0], 50));
    assert_true(model_near(model_values(&m, "sh.percentage.max")[0], 300));
    assert_true(model_near(model_values(&m, "sh.percentage.mean")[0], 425.0 / 3));
    assert_true(model_near(model_values(&m, "first(sh.percentage > 60)")[0], 2));
    assert_true(isnan(model_values(&m, "sh.percentage@2025-Q4")[0]));
    model_free(&m);
}

static void a_ratio_that_is_always_empty_has_no_metric(void **state)
{
    (void)state;
    static const char *const metrics[] = {"sh.percentage.min", "sh.percentage.max",
                                          "sh.percentage.mean", "sh.percentage.sum"};
    for (int i = 0; i < 4; i++) {
        model m = model_draw(
            (model_options){.start = "2025-01", .end = "2025-12", .metrics = {metrics[i]}},
            "housing: {sh: {opening_backlog: -100, taakstelling: {2025-H1: 1, 2025-H2: 1}}}");
        assert_true(isnan(model_values(&m, metrics[i])[0]));
        model_free(&m);
    }
}

static void wrong_metrics_are_refused_at_their_column(void **state)
{
    (void)state;
    static const struct {
        const char *metric, *column, *text;
    } rows[] = {
        {"azc.shortfal@2025-01", "column 1:", "did you mean 'azc.shortfall'?"},
        {"azc.shortfall", "column 14:", "@2025-12, .min, .max, .mean or .sum"},
        {"azc.shortfall@2025-13", "column 15:", "2025-13"},
        {"azc.shortfall@2031", "column 15:", "periods are 2025-01, 2025-02 … 2026-12"},
        {"result@2025-03", "column 8:", "2025-03"},
        {"sh.percentage@2025", "column 15:", "2025"},
        {"sh.corrected@2025-03", "column 14:", "2025-03"},
        {"sh.corrected@2025-Q4", "column 14:", "2025-Q4"},
        {"sh.realised@2025-03", "column 13:", "2025-03"},
        {"first(azc.shortfall = 0)", "column 21:", "expected > or <"},
        {"first(azc.shortfall > much)", "column 23:", "expected a number"},
        {"first(azc.shortfall > 0", "column 24:", "expected )"},
        {"first(azc.short > 0)", "column 7:", "azc.short"},
        {"azc.shortfall.median", "column 14:", ".min, .max, .mean or .sum"},
        {"", "column 1:", "''"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        model_refuses(
            (model_options){.start = "2025-01", .end = "2026-12", .metrics = {rows[i].metric}},
            body, rows[i].column, rows[i].text);
}

static void comparisons_have_a_tolerance(void **state)
{
    (void)state;
    /* shortfall 10, 10, 20, 0: what is within a millionth of it is not above it */
    CHECK({"first(azc.shortfall > 9.9999995)", 2}, {"first(azc.shortfall > 9.99)", 0},
          {"first(azc.shortfall < 10.0000005)", 3}, {"first(azc.shortfall < 10.01)", 0});
}

static void first_may_begin_at_a_period(void **state)
{
    (void)state;
    CHECK({"first(azc.shortfall > 0 from 2025-02)", 1},
          {"first(azc.shortfall > 0 from 2025-Q2)", EMPTY},
          {"first(azc.shortfall < 5 from 2025-H2)", 6}, {"first(azc.shortfall > 0 from 2024)", 0},
          {"first(reserve.balance < 1000 from 2025-06)", 0},
          {"first(reserve.balance < 1000 from 2026)", 1});
}

static void a_period_finer_than_the_series_must_end_where_one_does(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01", .end = "2026-12"};
    CHECK({"reserve.balance@2025-12", 180}, {"reserve.balance@2025-12-31", 180},
          {"azc.capacity@2025-03-31", 80});
    options.metrics[0] = "reserve.balance@2026-03";
    model_refuses(options, body, "no value for 2026-03", "2025, 2026");
    options.metrics[0] = "azc.shortfall@2025-02-05";
    model_refuses(options, body, "no value for 2025-02-05", "2025-01, 2025-02 … 2026-12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stock_is_its_value_at_the_end_of_the_span),
        cmocka_unit_test(flows_and_money_are_summed_over_the_span),
        cmocka_unit_test(ratios_and_corrected_have_their_own_periods),
        cmocka_unit_test(series_are_reduced_over_the_horizon),
        cmocka_unit_test(first_is_the_number_of_the_first_period_in_which_it_holds),
        cmocka_unit_test(the_program_adds_the_required_opening),
        cmocka_unit_test(a_horizon_from_july_has_its_own_years),
        cmocka_unit_test(empty_ratios_are_left_out),
        cmocka_unit_test(a_ratio_that_is_always_empty_has_no_metric),
        cmocka_unit_test(comparisons_have_a_tolerance),
        cmocka_unit_test(first_may_begin_at_a_period),
        cmocka_unit_test(a_period_finer_than_the_series_must_end_where_one_does),
        cmocka_unit_test(wrong_metrics_are_refused_at_their_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
