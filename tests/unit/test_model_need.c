/* What the reserve must hold at the start of each year and what that is made of, what is left in
 * the result, and what is committed beyond the horizon (section 5 of the model page). */
#include "fixture.h"

/* Results: 2025 -100, 2026 +40, 2027 -90, and 30 is decided for 2026: 50 withdrawn, 20 added. */
static const char certain[] =
    "finance:\n"
    "  lines:\n"
    "    x: {cost: {2025: 100, 2026: 0, 2027: 90}, per: year}\n"
    "    y: {income: {2025: 0, 2026: 40, 2027: 0}, per: year}\n"
    "  reserve: {opening: 1000, planned: {2026: {withdraw: 50, add: 20}}}\n";

static og_need need_of(const model *m, const char *metric, size_t group, size_t index, double level)
{
    og_need need;
    assert_int_equal(og_result_need(m->plan, m->result, model_metric(m, metric), group, index,
                                    level, &need, NULL),
                     OG_OK);
    return need;
}

static void the_need_is_counted_from_the_start_of_each_year(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2027-12", certain);
    /* 2026: spare 40, of which 20 is the addition that was decided and 20 is deposited beyond it;
     * required 50, added 40. Drawdown 100, 110, 200. */
    assert_row(&m, "reserve.drawdown", 100, 110, 200);
    assert_row(&m, "reserve.added", 0, 40, 0);
    assert_row(&m, "reserve.to_result", 0, 0, 0);
    assert_true(model_near(model_values(&m, "reserve.required_opening")[0], 200));
    assert_true(model_near(model_values(&m, "reserve.required_opening@2025")[0], 200));
    assert_true(model_near(model_values(&m, "reserve.required_opening@2026")[0], 100));
    assert_true(model_near(model_values(&m, "reserve.required_opening@2027")[0], 90));
    og_need need = need_of(&m, "reserve.required_opening", (size_t)-1, 0, 0.9);
    assert_true(model_near(need.planned, 30) && model_near(need.expected_deficit, 170));
    assert_true(need.risk_buffer == 0 && model_near(need.total, 200));
    need = need_of(&m, "reserve.required_opening@2027", (size_t)-1, 0, 0.9);
    assert_true(need.planned == 0 && model_near(need.expected_deficit, 90));
    model_free(&m);
}

static void what_is_not_deposited_is_left_in_the_result(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-12",
                        "finance: {lines: {y: {income: 100, per: year}}, reserve: {opening: 0, "
                        "deposit_share: 0.25, planned: {2025: {add: 20}}}}\n");
    assert_row(&m, "reserve.added", 40);
    assert_row(&m, "reserve.to_result", 60);
    model_free(&m);
}

/* Two futures, a loss of 300 (in one of four) or a gain of 100: on average nothing is lost. */
static const char futures[] =
    "cases: {future: {bad: 1, good: 3}}\n"
    "finance:\n"
    "  lines: {x: {cost: {case: future, bad: 300, good: -100}, per: year}}\n"
    "  reserve: {opening: unknown, certainty: 0.7, planned: {2025: {withdraw: 50}}}\n";

static void the_parts_add_up_over_all_and_in_each_case(void **state)
{
    (void)state;
    model m = model_draw((model_options){.start = "2025-01", .end = "2026-12", .replicates = 4000},
                         futures);
    static const double levels[] = {0.7, 0.75, 0.8, 0.9, 0.925, 0.99};
    static const char *const metrics[] = {"reserve.required_opening",
                                          "reserve.required_opening@2025",
                                          "reserve.required_opening@2026"};
    for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++)
        for (size_t l = 0; l < sizeof levels / sizeof *levels; l++)
            for (int which = -1; which < 2; which++) {
                size_t group = which < 0 ? (size_t)-1 : 0, index = which < 0 ? 0 : (size_t)which;
                og_need need = need_of(&m, metrics[i], group, index, levels[l]);
                double sum = need.planned + need.expected_deficit + need.risk_buffer;
                assert_true(fabs(sum - need.total) < 0.005);
            }
    /* bad: 50 + 300, then 300 more; the planned 50 and a structural loss of 600 */
    og_need bad = need_of(&m, "reserve.required_opening", 0, 0, 0.9);
    assert_true(model_near(bad.planned, 50) && model_near(bad.expected_deficit, 600));
    assert_true(fabs(bad.risk_buffer) < 1e-9 && model_near(bad.total, 650));
    /* good: 50 is due and 100 comes in each year, so that nothing is needed at all */
    og_need good = need_of(&m, "reserve.required_opening", 0, 1, 0.9);
    assert_true(model_near(good.planned, 50) && model_near(good.expected_deficit, -50));
    assert_true(good.risk_buffer == 0 && good.total == 0);
    /* together: a quarter loses 300 and the others gain 100, on average 0 */
    og_need all = need_of(&m, "reserve.required_opening", (size_t)-1, 0, 0.9);
    assert_true(model_near(all.planned, 50) && model_near(all.total, 650));
    assert_true(fabs(all.planned + all.expected_deficit - 50) < 40); /* its error is 12 */
    model_free(&m);
}

/* A lease of five years from 2024-09-01, paid until 2029-08-31, at 95,000 a month with 2 % growth;
 * a horizon to the end of 2026 leaves 32 months, at the price of 2026. */
static void a_lease_of_five_years_is_committed_beyond_the_horizon(void **state)
{
    (void)state;
    model m = model_draw(
        (model_options){.start = "2025-01", .end = "2026-12"},
        "reception: {azc: {obligation: 100, locations: {\n"
        "  lease: {places: {2024: 150, 2026: 120}, opens: 2024-10-01, term_months: 60, contract: "
        "{from: 2024-09-01, until: 2029-08-31}},\n"
        "  later: {places: 10, opens: 2027-03-01, until: 2027-03-31},\n"
        "  endless: {places: 5}}}}\n"
        "finance: {lines: {\n"
        "  rent: {cost: 95000, per: contract_month, location: lease, index: {growth: 0.02}},\n"
        "  beds: {cost: 3, per: contract_place_day, stream: azc},\n"
        "  month: {cost: 1, per: contract_month, stream: azc},\n"
        "  food: {cost: 1, per: place_day, stream: azc}}}\n");
    assert_true(model_near(model_values(&m, "line.rent.committed")[0], 95000 * 1.02 * 32));
    /* 365 + 366 + 243 days of 2027, 2028 and January to August 2029 x 120, March 2027 x 10 */
    assert_true(
        model_near(model_values(&m, "line.beds.committed")[0], 3 * (974.0 * 120 + 31 * 10)));
    assert_true(model_near(model_values(&m, "line.month.committed")[0], 32 + 1));
    model_free(&m);
}

static void only_contracts_commit(void **state)
{
    (void)state;
    const char *body = "reception: {azc: {obligation: 1, locations: {a: {places: 1}}}}\n"
                       "finance: {lines: {food: {cost: 1, per: place_day, stream: azc}}}\n";
    model_options options = {.start = "2025-01", .end = "2025-12"};
    options.metrics[0] = "line.food.committed";
    model_refuses(options, body, "food counts per place_day", "contract_month");
    options.metrics[0] = "azc.committed";
    model_refuses(options, body, "column 1", "line.NAME.committed");
    options.metrics[0] = "reserve.required_opening@2025";
    model_refuses(options, body, "no reserve", "column 1");
}

static void a_year_outside_the_horizon_is_refused(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01", .end = "2027-12"};
    options.metrics[0] = "reserve.required_opening@2028";
    model_refuses(options, certain, "2028", "2025, 2026, 2027");
    options.metrics[0] = "reserve.required_opening@2026-06";
    model_refuses(options, certain, "2026-06", "start of a year");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_need_is_counted_from_the_start_of_each_year),
        cmocka_unit_test(what_is_not_deposited_is_left_in_the_result),
        cmocka_unit_test(the_parts_add_up_over_all_and_in_each_case),
        cmocka_unit_test(a_lease_of_five_years_is_committed_beyond_the_horizon),
        cmocka_unit_test(only_contracts_commit),
        cmocka_unit_test(a_year_outside_the_horizon_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
