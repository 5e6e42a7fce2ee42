/* The reserve (section 5 of the model page), worked by hand. Amounts in euros. */
#include "fixture.h"

/* A reserve with these keys; `result` is a schedule of the years' results. */
static model reserve(const char *start, const char *end, const char *result, const char *keys)
{
    char body[1024];
    snprintf(body, sizeof body, "finance: {lines: {x: {income: {%s}, per: year}}, reserve: {%s}}",
             result, keys);
    return model_draw(
        (model_options){.start = start, .end = end, .metrics = {"reserve.required_opening"}}, body);
}

static double required_opening(const model *m)
{
    return model_values(m, "reserve.required_opening")[0];
}

static void an_egalisatiereserve_takes_surpluses_and_deficits(void **state)
{
    (void)state;
    /* 500 + 300 = 800; - 600 = 200; - 400 leaves 200 uncovered.
     * drawdown -300, 300, 700 */
    model m = reserve("2025-01", "2027-12", "2025: 300, 2026: -600, 2027: -400",
                      "opening: 500, rule: equalise");
    assert_row(&m, "result", 300, -600, -400);
    assert_row(&m, "reserve.added", 300, 0, 0);
    assert_row(&m, "reserve.withdrawn", 0, 600, 200);
    assert_row(&m, "reserve.balance", 800, 200, 0);
    assert_row(&m, "reserve.uncovered", 0, 0, 200);
    assert_row(&m, "reserve.drawdown", -300, 300, 700);
    model_free(&m);
}

static void the_required_opening_pays_every_withdrawal_in_full(void **state)
{
    (void)state;
    model m = reserve("2025-01", "2027-12", "2025: 300, 2026: -600, 2027: -400",
                      "opening: 700, rule: equalise");
    assert_true(model_near(required_opening(&m), 700));
    assert_row(&m, "reserve.uncovered", 0, 0, 0);
    assert_row(&m, "reserve.balance", 1000, 400, 0);
    model_free(&m);
}

static void the_required_opening_is_the_highest_drawdown(void **state)
{
    (void)state;
    /* drawdown 600, -400, 0 */
    model m = reserve("2025-01", "2027-12", "2025: -600, 2026: 1000, 2027: -400",
                      "opening: 0, rule: equalise");
    assert_true(model_near(required_opening(&m), 600));
    assert_row(&m, "reserve.drawdown", 600, -400, 0);
    /* the first deficit is uncovered, the last one is not */
    assert_row(&m, "reserve.balance", 0, 1000, 600);
    assert_row(&m, "reserve.uncovered", 600, 0, 0);
    model_free(&m);
    m = reserve("2025-01", "2027-12", "2025: 1", "opening: 0, rule: equalise");
    assert_true(required_opening(&m) == 0);
    model_free(&m);
}

static void another_reserve_takes_nothing_by_itself(void **state)
{
    (void)state;
    model m = reserve("2025-01", "2027-12", "2025: 300, 2026: -600, 2027: -400",
                      "opening: 500, rule: authorised");
    assert_row(&m, "reserve.added", 0, 0, 0);
    assert_row(&m, "reserve.withdrawn", 0, 0, 0);
    assert_row(&m, "reserve.balance", 500, 500, 500);
    assert_row(&m, "reserve.uncovered", 0, 600, 400);
    assert_row(&m, "reserve.drawdown", 0, 0, 0);
    assert_true(required_opening(&m) == 0);
    model_free(&m);
}

static void an_authorised_deficit_is_covered_up_to_its_amount(void **state)
{
    (void)state;
    /* min(600, 250); min(400, 900) */
    model m = reserve("2025-01", "2027-12", "2025: 300, 2026: -600, 2027: -400",
                      "opening: 1000, rule: authorised, planned: {2025: {cover_deficit: 10}, "
                      "2026: {cover_deficit: 250}, 2027: {cover_deficit: 900}}");
    assert_row(&m, "reserve.withdrawn", 0, 250, 400);
    assert_row(&m, "reserve.uncovered", 0, 350, 0);
    assert_row(&m, "reserve.balance", 1000, 750, 350);
    assert_true(model_near(required_opening(&m), 650));
    model_free(&m);
}

static void shares_may_be_given(void **state)
{
    (void)state;
    /* 0.5 x 400; max(0.25 x 800, 0) ; max(0.25 x 800, min(800, 300)) */
    model m = reserve("2025-01", "2027-12", "2025: 400, 2026: -800",
                      "opening: 1000, rule: equalise, deposit_share: 0.5, withdraw_share: 0.25, "
                      "planned: {2027: {cover_deficit: 300}}");
    assert_row(&m, "reserve.added", 200, 0, 0);
    assert_row(&m, "reserve.withdrawn", 0, 200, 300);
    assert_row(&m, "reserve.uncovered", 0, 600, 500);
    assert_row(&m, "reserve.balance", 1200, 1000, 700);
    model_free(&m);
}

static void a_planned_addition_comes_from_the_surplus_first(void **state)
{
    (void)state;
    /* result 300. 2025: 100 of it planned, the other 200 by the share; 2026: 500, of which 200 from
     * general means; 2027: nothing planned */
    model m = reserve("2025-01", "2027-12", "2025: 300",
                      "opening: 0, rule: equalise, planned: {2025: {add: 100}, 2026: {add: 500}}");
    assert_row(&m, "reserve.added", 300, 500, 300);
    model_free(&m);
    m = reserve("2025-01", "2027-12", "2025: 300",
                "opening: 0, rule: authorised, planned: {2025: {add: 100}, 2026: {add: 500}}");
    assert_row(&m, "reserve.added", 100, 500, 0);
    model_free(&m);
}

static void a_planned_withdrawal_is_paid_whatever_the_surplus(void **state)
{
    (void)state;
    model m = reserve("2025-01", "2026-12", "2025: 300",
                      "opening: 100, rule: authorised, planned: {2025: {withdraw: 80}, "
                      "2026: {withdraw: 80}}");
    assert_row(&m, "reserve.withdrawn", 80, 20);
    assert_row(&m, "reserve.balance", 20, 0);
    assert_row(&m, "reserve.uncovered", 0, 60);
    assert_true(model_near(required_opening(&m), 160));
    model_free(&m);
}

static void withdraw_if_needed_is_paid_by_the_surplus_first(void **state)
{
    (void)state;
    /* 2025: 200 of 300 pays for it, 100 is spare; 2026: 300 of 500, 200 withdrawn;
     * 2027: nothing of 200, besides the deficit of 50 */
    model m = reserve("2025-01", "2027-12", "2025: 300, 2027: -50",
                      "opening: 1000, rule: equalise, planned: {2025: {withdraw_if_needed: 200}, "
                      "2026: {withdraw_if_needed: 500}, 2027: {withdraw_if_needed: 200}}");
    assert_row(&m, "reserve.added", 100, 0, 0);
    assert_row(&m, "reserve.withdrawn", 0, 200, 250);
    assert_row(&m, "reserve.balance", 1100, 900, 650);
    model_free(&m);
}

static void all_plans_of_one_year_together(void **state)
{
    (void)state;
    /* surplus 1000: spare 700, of which 200 planned; added 200 + 0.5 x 500 = 450; required 80 */
    model m = reserve("2025-01", "2025-12", "2025: 1000",
                      "opening: 10, rule: equalise, deposit_share: 0.5, planned: {2025: {add: 200, "
                      "withdraw: 80, withdraw_if_needed: 300, cover_deficit: 9}}");
    assert_row(&m, "reserve.added", 450);
    assert_row(&m, "reserve.withdrawn", 80);
    assert_row(&m, "reserve.balance", 380);
    assert_row(&m, "reserve.drawdown", -370);
    model_free(&m);
}

static void what_is_added_may_be_withdrawn_in_the_same_year(void **state)
{
    (void)state;
    model m = reserve("2025-01", "2025-12", "2025: 0",
                      "opening: 0, rule: authorised, planned: {2025: {add: 100, withdraw: 130}}");
    assert_row(&m, "reserve.withdrawn", 100);
    assert_row(&m, "reserve.uncovered", 30);
    assert_row(&m, "reserve.balance", 0);
    assert_true(model_near(required_opening(&m), 30));
    model_free(&m);
}

static void an_unknown_opening_gives_no_balance(void **state)
{
    (void)state;
    model m = reserve("2025-01", "2027-12", "2025: 300, 2026: -600, 2027: -400",
                      "opening: unknown, rule: equalise");
    assert_false(model_has(&m, "reserve.balance"));
    assert_row(&m, "reserve.withdrawn", 0, 600, 400);
    assert_row(&m, "reserve.uncovered", 0, 0, 0);
    assert_row(&m, "reserve.drawdown", -300, 300, 700);
    assert_true(model_near(required_opening(&m), 700));
    model_free(&m);
}

static void planned_values_are_those_of_31_december(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2026-12",
                        "inputs: {plan: {2025: 1, 2025-12-31: 10, 2026: 200, 2026-12-31: 3000}}\n"
                        "finance: {reserve: {opening: 0, rule: authorised, planned: "
                        "{2025: {add: {input: plan}}, 2026: {add: {input: plan}}}}}");
    assert_row(&m, "reserve.added", 10, 3000);
    model_free(&m);
}

static void opening_and_shares_are_those_of_the_first_day(void **state)
{
    (void)state;
    model m = reserve("2025-01", "2026-12", "2025: 100",
                      "opening: {2025-01-01: 7, 2025-01-02: 9}, rule: authorised, "
                      "deposit_share: {2024: 0.5, 2026: 1}");
    assert_row(&m, "reserve.balance", 57, 107);
    model_free(&m);
}

static void a_horizon_from_july_books_half_a_year(void **state)
{
    (void)state;
    /* half of -1200, then -1200, then half of it: 2000 - 600 - 1200 - 600 leaves 400 uncovered;
     * the planned 250 of 2025 hold in full */
    model m = reserve("2025-07", "2027-06", "2025: -1200",
                      "opening: 2000, rule: equalise, planned: {2025: {withdraw: 250}}");
    assert_row(&m, "result", -600, -1200, -600);
    assert_row(&m, "reserve.withdrawn", 850, 1150, 0);
    assert_row(&m, "reserve.balance", 1150, 0, 0);
    assert_row(&m, "reserve.uncovered", 0, 50, 600);
    assert_true(model_near(required_opening(&m), 2650));
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_egalisatiereserve_takes_surpluses_and_deficits),
        cmocka_unit_test(the_required_opening_pays_every_withdrawal_in_full),
        cmocka_unit_test(the_required_opening_is_the_highest_drawdown),
        cmocka_unit_test(another_reserve_takes_nothing_by_itself),
        cmocka_unit_test(an_authorised_deficit_is_covered_up_to_its_amount),
        cmocka_unit_test(shares_may_be_given),
        cmocka_unit_test(a_planned_addition_comes_from_the_surplus_first),
        cmocka_unit_test(a_planned_withdrawal_is_paid_whatever_the_surplus),
        cmocka_unit_test(withdraw_if_needed_is_paid_by_the_surplus_first),
        cmocka_unit_test(all_plans_of_one_year_together),
        cmocka_unit_test(what_is_added_may_be_withdrawn_in_the_same_year),
        cmocka_unit_test(an_unknown_opening_gives_no_balance),
        cmocka_unit_test(planned_values_are_those_of_31_december),
        cmocka_unit_test(opening_and_shares_are_those_of_the_first_day),
        cmocka_unit_test(a_horizon_from_july_books_half_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
