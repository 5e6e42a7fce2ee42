/* Section 3 of the model page, worked by hand: locations, contracts, sub-groups, population.
 * Flexible places: test_model_flexible.c. */
#include "fixture.h"

/* One stream with obligation 100 and one location `a` with these keys, whose place-days are line
 * `days`, and its contract's line `paid_days` and `paid_months`. */
static model location(const char *start, const char *end, const char *keys)
{
    char body[1024];
    snprintf(body, sizeof body,
             "reception: {azc: {obligation: 100, locations: {a: {%s}}}}\n"
             "finance: {lines: {"
             "days: {income: 1, per: place_day, location: a}, "
             "paid_days: {cost: 1, per: contract_place_day, location: a}, "
             "paid_months: {cost: 1, per: contract_month, location: a}}}",
             keys);
    return model_run(start, end, body);
}

static void capacity_is_taken_at_month_end_and_place_days_by_the_day(void **state)
{
    (void)state;
    model m = location("2025-01", "2025-03", "places: 10, opens: 2025-01-31, until: 2025-03-30");
    assert_row(&m, "location.a.places", 10, 10, 0);
    assert_row(&m, "azc.capacity", 10, 10, 0);
    assert_row(&m, "line.days", 10 * (1 + 28 + 30));
    model_free(&m);
}

static void without_opens_or_until_it_is_always_open(void **state)
{
    (void)state;
    model m = location("2024-01", "2025-12", "places: 10");
    assert_row(&m, "line.days", 3660, 3650);
    assert_cell(&m, "azc.capacity", "2024-01", 10);
    assert_cell(&m, "azc.capacity", "2025-12", 10);
    model_free(&m);
}

static void a_delay_of_whole_months_is_clamped_to_the_months_end(void **state)
{
    (void)state;
    /* 31 January + 1 month = 28 February */
    model m = location("2025-01", "2025-03", "places: 10, opens: 2025-01-31, delay: 1");
    assert_row(&m, "location.a.places", 0, 10, 10);
    assert_row(&m, "line.days", 10 * (1 + 31));
    model_free(&m);
    /* 31 January 2024 + 1 month = 29 February, the year being a leap year */
    m = location("2024-01", "2024-02", "places: 10, opens: 2024-01-31, delay: 1");
    assert_row(&m, "line.days", 10);
    model_free(&m);
    /* 29 February 2024 + 12 months = 28 February 2025 */
    m = location("2025-01", "2025-03", "places: 10, opens: 2024-02-29, delay: 12");
    assert_row(&m, "line.days", 10 * (1 + 31));
    model_free(&m);
}

static void a_fraction_of_a_month_adds_thirtieths_rounded_down(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        double days; /* open in January to March */
    } rows[] = {
        /* 10 January + 1 month + floor(30 x 0.5) days = 25 February */
        {"places: 1, opens: 2025-01-10, delay: 1.5", 4 + 31},
        /* floor(30 x 0.1 + 1e-6) = 3: 13 January */
        {"places: 1, opens: 2025-01-10, delay: 0.1", 19 + 28 + 31},
        /* floor(30 x 0.99) = 29: 8 February */
        {"places: 1, opens: 2025-01-10, delay: 0.99", 21 + 31},
        /* clamped to 28 February first, then three days on: 3 March */
        {"places: 1, opens: 2025-01-31, delay: 1.1", 29},
        /* 2 - 1e-10 counts as 2 months: 31 March */
        {"places: 1, opens: 2025-01-31, delay: 1.9999999999", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        model m = location("2025-01", "2025-03", rows[i].keys);
        assert_row(&m, "line.days", rows[i].days);
        model_free(&m);
    }
}

static void a_term_counts_from_the_actual_opening(void **state)
{
    (void)state;
    /* opens 28 February, closed from 28 April: 1 + 31 + 27 days */
    model m =
        location("2025-01", "2025-05", "places: 10, opens: 2025-01-31, delay: 1, term_months: 2");
    assert_row(&m, "location.a.places", 0, 10, 10, 0, 0);
    assert_row(&m, "line.days", 590);
    model_free(&m);
}

static void an_extension_moves_the_first_day_no_longer_available(void **state)
{
    (void)state;
    /* closed from 1 February + 1.5 months = 16 March: 31 + 28 + 15 days */
    model m = location("2025-01", "2025-03", "places: 1, until: 2025-01-31, extension: 1.5");
    assert_row(&m, "line.days", 74);
    model_free(&m);
    /* closed from 31 January + 1 month = 28 February: 31 + 27 days */
    m = location("2025-01", "2025-03", "places: 1, until: 2025-01-30, extension: 1");
    assert_row(&m, "line.days", 58);
    model_free(&m);
    /* 31 January + 1 month term = 28 February, + 1 month = 28 March: 1 + 28 + 27 days */
    m = location("2025-01", "2025-03",
                 "places: 1, opens: 2025-01-31, term_months: 1, extension: 1");
    assert_row(&m, "line.days", 56);
    model_free(&m);
}

static void a_delay_does_not_move_until(void **state)
{
    (void)state;
    /* 15 March to 30 April: 17 + 30 days */
    model m =
        location("2025-01", "2025-06", "places: 1, opens: 2025-02-15, delay: 1, until: 2025-04-30");
    assert_row(&m, "line.days", 47);
    model_free(&m);
}

static void it_never_opens_on_or_after_its_closing(void **state)
{
    (void)state;
    /* 1 May is the first day no longer available */
    model m = location("2025-01", "2025-06",
                       "places: 10, opens: 2025-02-01, delay: 3, until: 2025-04-30");
    assert_row(&m, "location.a.places", 0, 0, 0, 0, 0, 0);
    assert_row(&m, "line.days", 0);
    model_free(&m);
    m = location("2025-01", "2025-06",
                 "places: 10, opens: 2025-02-01, delay: 3, until: 2025-05-01");
    assert_row(&m, "line.days", 10);
    model_free(&m);
}

static void probability_zero_never_opens_and_one_always(void **state)
{
    (void)state;
    model m = location("2025-01", "2025-02", "places: 10, probability: 0");
    assert_row(&m, "azc.capacity", 0, 0);
    assert_row(&m, "line.days", 0);
    model_free(&m);
    m = location("2025-01", "2025-02", "places: 10, probability: 1");
    assert_row(&m, "azc.capacity", 10, 10);
    model_free(&m);
}

static void places_in_force_at_month_end_hold_for_the_month(void **state)
{
    (void)state;
    model m = location("2025-01", "2025-03", "places: {2025-01: 10, 2025-02-15: 20}");
    assert_row(&m, "location.a.places", 10, 20, 20);
    assert_row(&m, "line.days", 10 * 31 + 20 * (28 + 31));
    model_free(&m);
}

/* ---- contract ---------------------------------------------------------------------------- */

static void a_contract_is_paid_whenever_it_opens(void **state)
{
    (void)state;
    /* 10 February to 15 April, both included: 19 + 31 + 15 days, and the ends of February and
     * March; open from 1 April on: 30 + 31 + 30 days */
    static const char *const keys[] = {
        "places: 10, opens: 2025-03-01, delay: 1, contract: {from: 2025-02-10, until: 2025-04-15}",
        "places: 10, opens: 2025-03-01, probability: 0, "
        "contract: {from: 2025-02-10, until: 2025-04-15}"};
    static const double days[] = {910, 0};
    for (int i = 0; i < 2; i++) {
        model m = location("2025-01", "2025-06", keys[i]);
        assert_row(&m, "line.paid_days", 650);
        assert_row(&m, "line.paid_months", 2);
        assert_row(&m, "line.days", days[i]);
        model_free(&m);
    }
}

static void omitted_ends_of_a_contract_are_opening_and_closing(void **state)
{
    (void)state;
    static const struct {
        const char *contract;
        double days, months;
    } rows[] = {
        {"", 20, 0},                                /* 1 to 20 April */
        {", contract: {from: 2025-02-10}", 70, 2},  /* 10 February to 20 April: 19 + 31 + 20 */
        {", contract: {until: 2025-05-10}", 40, 1}, /* 1 April to 10 May */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char keys[256];
        snprintf(keys, sizeof keys, "places: 1, opens: 2025-03-01, delay: 1, until: 2025-04-20%s",
                 rows[i].contract);
        model m = location("2025-01", "2025-06", keys);
        assert_row(&m, "line.paid_days", rows[i].days);
        assert_row(&m, "line.paid_months", rows[i].months);
        model_free(&m);
    }
}

static void without_an_opening_half_a_contract_is_not_paid(void **state)
{
    (void)state;
    static const char *const contracts[] = {"from: 2025-02-10", "until: 2025-04-15"};
    for (int i = 0; i < 2; i++) {
        char keys[256];
        snprintf(keys, sizeof keys,
                 "places: 1, opens: 2025-03-01, until: 2025-05-31, probability: 0, contract: {%s}",
                 contracts[i]);
        model m = location("2025-01", "2025-06", keys);
        assert_row(&m, "line.paid_days", 0);
        assert_row(&m, "line.paid_months", 0);
        model_free(&m);
    }
}

static void a_contract_of_an_always_open_location_runs_throughout(void **state)
{
    (void)state;
    model m = location("2025-01", "2025-03", "places: 10");
    assert_row(&m, "line.paid_days", 900);
    assert_row(&m, "line.paid_months", 3);
    model_free(&m);
}

/* ---- shortfall --------------------------------------------------------------------------- */

static void shortfall_and_surplus_are_the_two_sides_of_the_obligation(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2025-03",
                  "reception: {azc: {obligation: {2025-01: 100, 2025-02-28: 130, 2025-03: 90},"
                  " locations: {a: {places: 100}, b: {places: 5}}}}");
    assert_row(&m, "azc.obligation", 100, 130, 90);
    assert_row(&m, "azc.capacity", 105, 105, 105);
    assert_row(&m, "azc.shortfall", 0, 25, 0);
    assert_row(&m, "azc.surplus", 5, 0, 15);
    model_free(&m);
}

static void free_places_do_not_cover_a_subgroups_shortfall(void **state)
{
    (void)state;
    /* amv: 30 - 10 = 20 short; the others: 70 of 110 places; 120 places for an obligation of 100 */
    model m = model_run("2025-01", "2025-01",
                        "reception: {azc: {obligation: 100, subgroups: {amv: {obligation: 30}}, "
                        "locations: {a: {places: 80, of_which: {amv: 10}}, b: {places: 40}}}}");
    assert_row(&m, "azc.amv.obligation", 30);
    assert_row(&m, "azc.amv.capacity", 10);
    assert_row(&m, "azc.amv.shortfall", 20);
    assert_row(&m, "azc.capacity", 120);
    assert_row(&m, "azc.shortfall", 20);
    assert_row(&m, "azc.surplus", 20);
    model_free(&m);
}

static void places_set_apart_serve_nobody_else(void **state)
{
    (void)state;
    /* amv: 60 places for 30; the others: 70 - (110 - 60) = 20 short */
    model m = model_run("2025-01", "2025-01",
                        "reception: {azc: {obligation: 100, subgroups: {amv: {obligation: 30}}, "
                        "locations: {a: {places: 110, of_which: {amv: 60}}}}}");
    assert_row(&m, "azc.amv.shortfall", 0);
    assert_row(&m, "azc.shortfall", 20);
    assert_row(&m, "azc.surplus", 10);
    model_free(&m);
}

static void shortfalls_of_several_subgroups_add_up(void **state)
{
    (void)state;
    /* amv 30 - 10 = 20, women 20 - 15 = 5, the others (100 - 50) - (60 - 25) = 15 */
    model m = model_run("2025-01", "2025-01",
                        "reception: {azc: {obligation: 100, "
                        "subgroups: {amv: {obligation: 30}, women: {obligation: 20}}, "
                        "locations: {a: {places: 60, of_which: {amv: 10, women: 15}}}}}");
    assert_row(&m, "azc.shortfall", 40);
    model_free(&m);
}

static void places_set_apart_count_while_the_location_is_open(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-03",
                        "reception: {azc: {obligation: 100, subgroups: {amv: {obligation: 30}}, "
                        "locations: {a: {places: 50, opens: 2025-02-10, until: 2025-03-15, "
                        "of_which: {amv: 10}}}}}");
    assert_row(&m, "azc.amv.capacity", 0, 10, 0);
    assert_row(&m, "azc.shortfall", 100, 50, 100);
    model_free(&m);
}

static void more_places_set_apart_than_there_are_is_an_error(void **state)
{
    (void)state;
    model_refuses((model_options){.start = "2025-01", .end = "2025-06"},
                  "reception: {azc: {obligation: 100, subgroups: {amv: {obligation: 30}}, "
                  "locations: {a: {places: {2025-01: 50, 2025-03: 5}, of_which: {amv: 10}}}}}",
                  "reception.azc.locations.a.places", "2025-03");
}

/* ---- persons ----------------------------------------------------------------------------- */

static void without_a_population_demand_is_obligation_times_occupancy(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2025-02",
                  "reception: {azc: {obligation: 100, occupancy: {2025-01: 0.9, 2025-02: 1.2},"
                  " locations: {a: {places: 110}}}, other: {obligation: 7}}");
    assert_row(&m, "azc.demand", 90, 120);
    assert_row(&m, "azc.occupied", 90, 110);
    assert_row(&m, "azc.unplaced", 0, 10);
    assert_row(&m, "other.demand", 7, 7);
    assert_false(model_has(&m, "azc.private"));
    model_free(&m);
}

static void a_population_moves_month_by_month(void **state)
{
    (void)state;
    /* January:  M = 100 x 0.9 + 0.5 x 0.2 x 50 + 10 = 105    H = 50 x 0.8 + 5 = 45
     * February: M = 94.5 + 4.5 + 10 = 109                    H = 36 + 5 = 41
     * March:    M = 98.1 + 4.1 + 10 = 112.2                  H = 32.8 + 5 = 37.8
     * occupied place-days 105 x 31 + 108 x 28 + 108 x 31; unplaced days 1 x 28 + 4.2 x 31 */
    model m = model_run(
        "2025-01", "2025-03",
        "reception: {oek: {obligation: 100, population: {municipal: 100, private: 50, "
        "arrivals: 10, private_arrivals: 5, departure_rate: 0.1, private_attrition_rate: 0.2, "
        "to_municipal: 0.5}, locations: {a: {places: 108}}}}\n"
        "finance: {lines: {care: {cost: 1, per: occupied_day, stream: oek}, "
        "unplaced: {cost: 1, per: unplaced_day, stream: oek}, "
        "hosts: {cost: 10, per: private_host_month, stream: oek}}}");
    assert_row(&m, "oek.demand", 105, 109, 112.2);
    assert_row(&m, "oek.private", 45, 41, 37.8);
    assert_row(&m, "oek.occupied", 105, 108, 108);
    assert_row(&m, "oek.unplaced", 0, 1, 4.2);
    assert_row(&m, "line.care", 9627);
    assert_row(&m, "line.unplaced", 158.2);
    assert_row(&m, "line.hosts", 1238);
    model_free(&m);
}

static void what_a_population_does_not_say_is_zero(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-02",
                        "reception: {oek: {obligation: 100, population: {municipal: 80}}}");
    assert_row(&m, "oek.demand", 80, 80);
    assert_row(&m, "oek.private", 0, 0);
    model_free(&m);
}

static void occupied_place_days_are_capped_by_place_days_not_by_month_end(void **state)
{
    (void)state;
    /* January: closed on the 20th, min(100 x 20, 80 x 31) = 2000 though none is left at month end;
     * February: opened on the 28th, min(90 x 1, 80 x 28) = 90 */
    model m =
        model_run("2025-01", "2025-02",
                  "reception: {azc: {obligation: 80, locations: "
                  "{a: {places: 100, until: 2025-01-20}, b: {places: 90, opens: 2025-02-28}}}}"
                  "\nfinance: {lines: {care: {cost: {2025-01: 1, 2025-02: 100}, "
                  "per: occupied_day, stream: azc}}}");
    assert_row(&m, "azc.occupied", 0, 80);
    assert_row(&m, "azc.unplaced", 80, 0);
    assert_row(&m, "line.care", 2000 + 100 * 90);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capacity_is_taken_at_month_end_and_place_days_by_the_day),
        cmocka_unit_test(without_opens_or_until_it_is_always_open),
        cmocka_unit_test(a_delay_of_whole_months_is_clamped_to_the_months_end),
        cmocka_unit_test(a_fraction_of_a_month_adds_thirtieths_rounded_down),
        cmocka_unit_test(a_term_counts_from_the_actual_opening),
        cmocka_unit_test(an_extension_moves_the_first_day_no_longer_available),
        cmocka_unit_test(a_delay_does_not_move_until),
        cmocka_unit_test(it_never_opens_on_or_after_its_closing),
        cmocka_unit_test(probability_zero_never_opens_and_one_always),
        cmocka_unit_test(places_in_force_at_month_end_hold_for_the_month),
        cmocka_unit_test(a_contract_is_paid_whenever_it_opens),
        cmocka_unit_test(omitted_ends_of_a_contract_are_opening_and_closing),
        cmocka_unit_test(without_an_opening_half_a_contract_is_not_paid),
        cmocka_unit_test(a_contract_of_an_always_open_location_runs_throughout),
        cmocka_unit_test(shortfall_and_surplus_are_the_two_sides_of_the_obligation),
        cmocka_unit_test(free_places_do_not_cover_a_subgroups_shortfall),
        cmocka_unit_test(places_set_apart_serve_nobody_else),
        cmocka_unit_test(shortfalls_of_several_subgroups_add_up),
        cmocka_unit_test(places_set_apart_count_while_the_location_is_open),
        cmocka_unit_test(more_places_set_apart_than_there_are_is_an_error),
        cmocka_unit_test(without_a_population_demand_is_obligation_times_occupancy),
        cmocka_unit_test(a_population_moves_month_by_month),
        cmocka_unit_test(what_a_population_does_not_say_is_zero),
        cmocka_unit_test(occupied_place_days_are_capped_by_place_days_not_by_month_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
