/* Laws that hold for every scenario: no uncertainty means the constant, quantiles are in order, and
 * threads change nothing. */
#include "fixture.h"

static bool same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

/* All cells of two runs of plans with the same series. */
static void assert_same_cells(const model *m, const model *n)
{
    assert_int_equal(og_plan_series_count(m->plan), og_plan_series_count(n->plan));
    for (size_t s = 0; s < og_plan_series_count(m->plan); s++) {
        og_series series = og_plan_series(m->plan, s);
        for (size_t i = 0; i < series.count; i++) {
            og_stats a = og_result_stats(m->result, s, i), b = og_result_stats(n->result, s, i);
            if (same_bits(a.mean, b.mean) && same_bits(a.p5, b.p5) && same_bits(a.p25, b.p25) &&
                same_bits(a.p50, b.p50) && same_bits(a.p75, b.p75) && same_bits(a.p95, b.p95) &&
                same_bits(a.p_positive, b.p_positive) && a.valid == b.valid)
                continue;
            fail_msg("%s, period %zu: %.17g and %.17g", series.id, i, a.mean, b.mean);
        }
    }
}

/* A scenario in which every @ is a value of about 3. */
static const char template[] =
    "inputs: {three: {dist: normal, mean: 3, sd: 0}}\n"
    "cases: {future: {one: 1, other: 2}}\n"
    "reception:\n"
    "  azc: {obligation: {product: [@, 7.7]}, population: {municipal: @, arrivals: @}, locations: "
    "{a: {places: @, opens: 2025-01-31, delay: @, term_months: @, extension: @}, "
    "f: {places: {product: [5.5, @]}, opens: 2025-02-10, delay: @, until: 2026-03-31, "
    "serves: [azc, oek]}}}\n"
    "  oek: {obligation: {sum: [@, @, 1]}, subgroups: {amv: {obligation: @}}, locations: "
    "{b: {places: {product: [@, @]}, until: 2025-10-31, extension: @, of_which: {amv: 2}}, "
    "g: {places: @, opens: 2025-06-01, delay: @, serves: [azc, oek], allocate: order, "
    "idle_to: oek}}}\n"
    "housing: {sh: {taakstelling: {2025: @, 2026: {corrected: @}}, opening_backlog: @, "
    "max_ahead: {product: [@, 40]}, realised: {2025-Q1: 20}, "
    "supply: {c: {persons_per_month: @, until: 2026-03-10}, "
    "p: {persons: @, on: 2025-02-01, delay: @, over_months: 7}}}}\n"
    "finance: {lines: {"
    "rent: {cost: @, per: contract_place_day, location: a, lag_months: @}, "
    "care: {income: @, per: occupied_day, stream: azc, index: {growth: 0.025}}, "
    "fit: {cost: @, per: opening, stream: azc, spread_months: 12, lag_months: @}, "
    "leave: {cost: @, per: closing, stream: oek}, days: {cost: @, per: place_day, stream: oek}, "
    "missing: {cost: @, per: shortfall_day, stream: oek}, "
    "more: {income: @, per: excess, costs: [rent, fit], incomes: [care], above: {product: "
    "[0.001, @]}}}, actuals: {rent: {2025-11: 50}}, "
    "reserve: {opening: {product: [1000, @]}, rule: equalise, planned: {2026: {add: @, "
    "withdraw_if_needed: @, cover_deficit: @}}}}";

static model run_template(const char *value)
{
    char body[8192] = "";
    size_t length = 0;
    for (const char *at = template; *at; at++)
        length += (size_t)snprintf(body + length, sizeof body - length, "%.*s",
                                   *at == '@' ? 100 : 1, *at == '@' ? value : at);
    assert_in_range(length, 1, sizeof body - 1);
    return model_draw((model_options){.start = "2025-01", .end = "2026-12", .replicates = 300},
                      body);
}

static void a_distribution_without_width_is_its_constant(void **state)
{
    (void)state;
    static const char *const values[] = {
        "{low: 3, likely: 3, high: 3}",
        "{dist: triangular, low: 3, likely: 3, high: 3}",
        "{dist: uniform, low: 3, high: 3}",
        "{dist: normal, mean: 3, sd: 0}",
        "{dist: normal, mean: 3, sd: 0, vary: month, persistence: 0.5}",
        "{dist: lognormal, median: 3, sigma: 0}",
        "{dist: gamma, mean: 3, sd: 0}",
        "{dist: binomial, n: 3, p: 1}",
        "{dist: discrete, values: [3], weights: [2]}",
        "{dist: empirical, values: [3, 3]}",
        "{input: three}",
        "{input: three, times: 0.5, plus: 1.5}",
        "{case: future, one: 3, other: {low: 3, likely: 3, high: 3}}",
        "{max: [3, {dist: uniform, low: 2, high: 2}]}",
    };
    model constant = run_template("3");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        model m = run_template(values[i]);
        assert_same_cells(&constant, &m);
        model_free(&m);
    }
    model_free(&constant);
}

/* What is computed while the plan is made and what is computed for each replicate agree: no width
 * to speak of, but a draw all the same. */
static void what_is_drawn_is_computed_as_a_constant_is(void **state)
{
    (void)state;
    static const char *const values[] = {
        "{dist: uniform, low: 3, high: 3.000000000001}",
        "{dist: uniform, low: 3, high: 3.000000000001, vary: month, persistence: 0.5}"};
    model constant = run_template("3");
    for (int v = 0; v < 2; v++) {
        model m = run_template(values[v]);
        for (size_t s = 0; s < og_plan_series_count(m.plan); s++) {
            og_series series = og_plan_series(m.plan, s);
            if (series.role == OG_ROLE_OUTSTANDING && !model_has(&constant, series.id)) {
                assert_cell(&m, series.id, og_plan_span(m.plan, s, 0).key, 0);
                continue;
            }
            size_t same = model_series(&constant, series.id);
            for (size_t i = 0; i < series.count; i++) {
                og_stats a = og_result_stats(constant.result, same, i);
                og_stats b = og_result_stats(m.result, s, i);
                if (!model_near(b.p5, a.mean) || !model_near(b.p95, a.mean) ||
                    !model_near(b.p_positive, a.p_positive) || a.valid != b.valid)
                    fail_msg("%s, period %zu: %.17g, drawn %.17g to %.17g", series.id, i, a.mean,
                             b.p5, b.p95);
            }
        }
        model_free(&m);
    }
    model_free(&constant);
}

/* Something of everything, all of it uncertain. */
static const char rich[] =
    "cases: {future: {continues: 0.4, lower: 0.4, stops: 0.2}}\n"
    "inputs: {national: {2025: 13000, 2026: {low: 9000, likely: 13000, high: 20000}}}\n"
    "housing: {sh: {taakstelling: {2025: {corrected: 202}, 2026: {input: national, times: 0.0143}},"
    " opening_backlog: {dist: normal, mean: 0, sd: 200}, max_ahead: 30, supply: {"
    "c: {homes_per_month: {dist: poisson, mean: 45}, share: 0.18, "
    "persons_per_home: {low: 1.8, likely: 2.2, high: 2.6}}, "
    "p: {persons: 40, on: 2025-03-01, delay: {low: 0, likely: 3, high: 12}, probability: 0.8}}}}\n"
    "reception:\n"
    "  oek: {obligation: {2025: 681, 2026: {case: future, continues: 619, lower: 430, stops: 0}}, "
    "population: {municipal: 560, private: 105, arrivals: {dist: negative_binomial, mean: 9, "
    "dispersion: 2}, departure_rate: {dist: beta, mean: 0.012, sd: 0.004, vary: year, "
    "persistence: 0.5}, private_attrition_rate: 0.03, to_municipal: 0.6}, "
    "locations: {a: {places: 450, opens: 2024-10-01, term_months: 20, extension: {low: 0, "
    "likely: 2, high: 9}, contract: {until: 2026-06-30}}, "
    "f: {places: {dist: discrete, values: [40, 90], weights: [1, 3]}, opens: 2025-05-01, "
    "delay: {dist: gamma, mean: 2, sd: 2}, serves: [azc, oek]}}}\n"
    "  azc: {obligation: 619, subgroups: {amv: {obligation: 52}}, locations: {b: {places: 340}, "
    "c: {places: 304, opens: 2025-07-01, delay: {low: 3, likely: 8, high: 18}, "
    "of_which: {amv: 76}, probability: {dist: uniform, low: 0.5, high: 1}}}}\n"
    "finance: {lines: {norm: {income: 44, per: place_day, stream: oek}, "
    "care: {cost: {low: 15, likely: 20, high: 26}, per: occupied_day, stream: oek, "
    "index: {growth: {dist: normal, mean: 0.025, sd: 0.01, vary: year}}}, "
    "fit: {cost: 400000, per: opening, stream: azc, spread_months: 24, "
    "lag_months: {dist: poisson, mean: 2}}, "
    "guide: {cost: {dist: lognormal, p5: 2200, p95: 3600}, per: person_housed, stream: sh}, "
    "more: {income: 0.5, per: excess, costs: [care], incomes: [norm], above: 0.4}}, "
    "reserve: {opening: 900000, rule: equalise, planned: {2026: {withdraw_if_needed: 355000}}}}\n"
    "correlations: [{between: [finance.lines.care.cost, finance.lines.guide.cost], rho: 0.5}]";

static model run_rich(unsigned threads)
{
    return model_draw((model_options){.start = "2025-01",
                                      .end = "2026-12",
                                      .replicates = 3000,
                                      .threads = threads,
                                      .metrics = {"sh.percentage@2026", "reserve.uncovered.sum",
                                                  "first(azc.shortfall > 50)"}},
                      rich);
}

static void threads_change_no_byte(void **state)
{
    (void)state;
    static const unsigned threads[] = {2, 7};
    model one = run_rich(1);
    for (int i = 0; i < 2; i++) {
        model m = run_rich(threads[i]);
        assert_same_cells(&one, &m);
        assert_int_equal(og_plan_metric_count(one.plan), og_plan_metric_count(m.plan));
        for (size_t k = 0; k < og_plan_metric_count(one.plan); k++)
            assert_memory_equal(og_result_values(one.result, k), og_result_values(m.result, k),
                                3000 * sizeof(double));
        assert_memory_equal(og_result_cases(one.result, 0), og_result_cases(m.result, 0), 3000);
        model_free(&m);
    }
    model_free(&one);
}

static void quantiles_are_in_order_and_shares_are_shares(void **state)
{
    (void)state;
    model m = run_rich(2);
    size_t uncertain = 0;
    for (size_t s = 0; s < og_plan_series_count(m.plan); s++) {
        og_series series = og_plan_series(m.plan, s);
        for (size_t i = 0; i < series.count; i++) {
            og_stats a = og_result_stats(m.result, s, i);
            uncertain += a.p5 < a.p95;
            if (a.valid == 0)
                continue;
            if (!(a.p5 <= a.p25 && a.p25 <= a.p50 && a.p50 <= a.p75 && a.p75 <= a.p95))
                fail_msg("%s, period %zu: quantiles out of order", series.id, i);
            assert_true(a.p_positive >= 0 && a.p_positive <= 1 && a.valid <= 3000);
        }
    }
    assert_true(uncertain > 200);
    model_free(&m);
}

/* What section 3, 4 and 5 say of every replicate, here of the means, which add up alike. */
static void what_comes_out_adds_up(void **state)
{
    (void)state;
    model m = run_rich(2);
    for (int y = 2025; y <= 2026; y++) {
        char year[16];
        snprintf(year, sizeof year, "%d", y);
        double income = model_cell(&m, "oek.income", year) + model_cell(&m, "azc.income", year) +
                        model_cell(&m, "line.more", year);
        double cost = model_cell(&m, "oek.cost", year) + model_cell(&m, "azc.cost", year) +
                      model_cell(&m, "sh.cost", year);
        assert_cell(&m, "result", year, income - cost);
    }
    assert_cell(&m, "reserve.balance", "2025",
                900000 + model_cell(&m, "reserve.added", "2025") -
                    model_cell(&m, "reserve.withdrawn", "2025"));
    assert_cell(&m, "sh.corrected", "2026",
                model_cell(&m, "sh.taakstelling", "2026") +
                    model_cell(&m, "sh.backlog", "2025-12"));
    assert_cell(&m, "oek.demand", "2026-12",
                model_cell(&m, "oek.occupied", "2026-12") +
                    model_cell(&m, "oek.unplaced", "2026-12"));
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_distribution_without_width_is_its_constant),
        cmocka_unit_test(what_is_drawn_is_computed_as_a_constant_is),
        cmocka_unit_test(threads_change_no_byte),
        cmocka_unit_test(quantiles_are_in_order_and_shares_are_shares),
        cmocka_unit_test(what_comes_out_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
