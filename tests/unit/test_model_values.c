/* Section 2 of the model page where nothing is uncertain: schedules, inputs, cases, lists. Draws:
 * test_model_draws.c. */
#include "fixture.h"

/* The obligation of stream `x`, the value in force at each month's end. */
static model value(const char *start, const char *end, const char *text, const char *parts)
{
    char body[1024];
    snprintf(body, sizeof body, "%s\nreception: {x: {obligation: %s}}", parts, text);
    return model_run(start, end, body);
}

/* ---- schedules --------------------------------------------------------------------------- */

static void the_value_whose_span_starts_latest_is_in_force(void **state)
{
    (void)state;
    /* months are asked on their last day; an older span that is longer does not come back */
    model m =
        value("2025-01", "2025-08", "{2025: 10, 2025-Q2: 20, 2025-05-31: 30, 2025-07-02: 40}", "");
    assert_row(&m, "x.obligation", 10, 10, 10, 20, 30, 30, 40, 40);
    model_free(&m);
}

static void the_order_of_keys_does_not_matter(void **state)
{
    (void)state;
    model m = value("2025-06", "2025-08", "{2025-08: 3, 2024: 1, 2025-H2: 2}", "");
    assert_row(&m, "x.obligation", 1, 2, 3);
    model_free(&m);
}

static void the_last_value_is_carried_forward(void **state)
{
    (void)state;
    model m = value("2025-01", "2029-12", "{2024-03-15: 7}", "");
    assert_cell(&m, "x.obligation", "2029-12", 7);
    model_free(&m);
}

static void before_the_first_key_there_is_no_value(void **state)
{
    (void)state;
    model_refuses((model_options){.start = "2025-01", .end = "2025-12"},
                  "reception: {x: {obligation: {2025-03: 10, 2026: 20}}}", "2025-01-31", "2025-03");
}

static void two_keys_that_start_on_one_day_are_refused(void **state)
{
    (void)state;
    model_refuses((model_options){.start = "2025-01", .end = "2025-12"},
                  "reception: {x: {obligation: {2025: 10, 2025-01: 20}}}", "2025-01", "same day");
}

static void what_is_asked_once_is_asked_on_the_first_day(void **state)
{
    (void)state;
    /* delay, term, extension and lag of 1 January, though others are in force later */
    model m = model_run("2025-01", "2025-12",
                        "inputs: {one: {2025-01-01: 1, 2025-01-02: 5}}\n"
                        "reception: {azc: {obligation: 1, locations: {a: {places: 1, "
                        "opens: 2025-02-01, delay: {input: one}, term_months: {input: one}, "
                        "extension: {input: one}}}}}\n"
                        "finance: {lines: {x: {cost: {2025-01: 0, 2025-06: 1}, per: month, "
                        "lag_months: {input: one}}}}");
    /* open from 1 March to 1 May */
    assert_row(&m, "azc.capacity", 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    assert_row(&m, "line.x", 6);
    model_free(&m);
}

static void a_taakstelling_is_that_of_its_last_day(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-12",
                        "inputs: {national: {2025: 100, 2025-06-30: 130, 2025-12: 150}}\n"
                        "housing: {sh: {taakstelling: {2025-H1: {input: national}, "
                        "2025-H2: {input: national}}, opening_backlog: 0}}");
    assert_row(&m, "sh.taakstelling", 130, 150);
    model_free(&m);
}

static void rates_and_prices_are_those_of_month_end(void **state)
{
    (void)state;
    /* 100 x 0.5 + 3 in January, x 0.9 + 4 in February */
    model m = model_run("2025-01", "2025-02",
                        "reception: {x: {obligation: 1, population: {municipal: 100, "
                        "departure_rate: {2025-01-31: 0.5, 2025-02-28: 0.1}, "
                        "arrivals: {2025-01-31: 3, 2025-02-28: 4}}}}");
    assert_row(&m, "x.demand", 53, 53 * 0.9 + 4);
    model_free(&m);
}

/* ---- inputs ------------------------------------------------------------------------------ */

static void an_input_is_scaled_and_shifted(void **state)
{
    (void)state;
    model m = value("2025-01", "2025-03",
                    "{2025-01: {input: n}, 2025-02: {input: n, times: 0.5}, "
                    "2025-03: {input: n, times: 2, plus: 3}}",
                    "inputs: {n: 40}");
    assert_row(&m, "x.obligation", 40, 20, 83);
    model_free(&m);
}

static void an_input_is_evaluated_on_the_day_it_is_asked_for(void **state)
{
    (void)state;
    model m = value("2025-01", "2025-03", "{input: n, plus: 1}",
                    "inputs: {n: {2025-01: 10, 2025-02-15: 20}}");
    assert_row(&m, "x.obligation", 11, 21, 21);
    model_free(&m);
}

static void an_input_may_refer_to_another(void **state)
{
    (void)state;
    model m = value("2025-01", "2025-02", "{input: local}",
                    "inputs: {local: {input: national, times: 0.1}, "
                    "national: {2025-01: 100, 2025-02: 200}}");
    assert_row(&m, "x.obligation", 10, 20);
    model_free(&m);
}

/* ---- lists and cases --------------------------------------------------------------------- */

static void lists_multiply_add_and_choose(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-01",
                        "reception: {product: {obligation: {product: [2, 3, 7]}}, "
                        "sum: {obligation: {sum: [2, 3, 7]}}, "
                        "min: {obligation: {min: [3, 2, 7]}}, "
                        "max: {obligation: {max: [3, 7, 2]}}}");
    assert_row(&m, "product.obligation", 42);
    assert_row(&m, "sum.obligation", 12);
    assert_row(&m, "min.obligation", 2);
    assert_row(&m, "max.obligation", 7);
    model_free(&m);
}

static void lists_hold_values_of_any_form(void **state)
{
    (void)state;
    /* 3 x (5 + 10) = 45 in January, 3 x (5 + 20) = 75, but at most 60, in February */
    model m = value("2025-01", "2025-02",
                    "{min: [60, {product: [{input: three}, "
                    "{sum: [5, {2025-01: 10, 2025-02: 20}]}]}]}",
                    "inputs: {three: {value: 3, assumption: why not}}");
    assert_row(&m, "x.obligation", 45, 60);
    model_free(&m);
}

static void the_value_of_the_case_that_holds(void **state)
{
    (void)state;
    model m = value("2025-01", "2025-02", "{2025-01: 10, 2025-02: {case: future, stays: 20}}",
                    "cases: {future: {stays: 1}}");
    assert_row(&m, "x.obligation", 10, 20);
    assert_int_equal(og_plan_case_group_count(m.plan), 1);
    assert_string_equal(og_plan_case_group(m.plan, 0).name, "future");
    assert_string_equal(og_plan_case_name(m.plan, 0, 0), "stays");
    assert_int_equal(og_result_cases(m.result, 0)[0], 0);
    model_free(&m);
}

static void a_value_may_carry_its_source(void **state)
{
    (void)state;
    model m = value("2025-01", "2025-02",
                    "{2025-01: {value: 554, source: jr}, 2025-02: {value: {input: n}, "
                    "assumption: as before}}",
                    "sources: {jr: Jaarstukken}\ninputs: {n: 681}");
    assert_row(&m, "x.obligation", 554, 681);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_value_whose_span_starts_latest_is_in_force),
        cmocka_unit_test(the_order_of_keys_does_not_matter),
        cmocka_unit_test(the_last_value_is_carried_forward),
        cmocka_unit_test(before_the_first_key_there_is_no_value),
        cmocka_unit_test(two_keys_that_start_on_one_day_are_refused),
        cmocka_unit_test(what_is_asked_once_is_asked_on_the_first_day),
        cmocka_unit_test(a_taakstelling_is_that_of_its_last_day),
        cmocka_unit_test(rates_and_prices_are_those_of_month_end),
        cmocka_unit_test(an_input_is_scaled_and_shifted),
        cmocka_unit_test(an_input_is_evaluated_on_the_day_it_is_asked_for),
        cmocka_unit_test(an_input_may_refer_to_another),
        cmocka_unit_test(lists_multiply_add_and_choose),
        cmocka_unit_test(lists_hold_values_of_any_form),
        cmocka_unit_test(the_value_of_the_case_that_holds),
        cmocka_unit_test(a_value_may_carry_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
