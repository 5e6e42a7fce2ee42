/* Lines (section 5 of the model page), worked by hand: every driver, index, and what is booked
 * when. Contract drivers, occupied and unplaced days: test_model_reception.c; the reserve:
 * test_model_reserve.c. */
#include "fixture.h"

/* These lines and, when not NULL, other parts of the scenario. */
static model lines(const char *start, const char *end, const char *keys, const char *parts)
{
    char body[2048];
    snprintf(body, sizeof body, "%s\nfinance: {lines: {%s}}", parts ? parts : "", keys);
    return model_run(start, end, body);
}

/* One location `a` of one stream `azc`. */
static model of_location(const char *start, const char *end, const char *location, const char *keys)
{
    char parts[512];
    snprintf(parts, sizeof parts, "reception: {azc: {obligation: 100, locations: {a: {%s}}}}",
             location);
    return lines(start, end, keys, parts);
}

/* ---- drivers ----------------------------------------------------------------------------- */

static void month_counts_months_open_locations_or_one(void **state)
{
    (void)state;
    /* a is open at the ends of January to March, b always */
    model m = lines("2025-01", "2025-12",
                    "none: {cost: 1, per: month}, of_a: {cost: 10, per: month, location: a}, "
                    "of_azc: {cost: 100, per: month, stream: azc}, "
                    "of_sh: {cost: 1000, per: month, stream: sh}",
                    "reception: {azc: {obligation: 100, locations: "
                    "{a: {places: 5, opens: 2025-01-31, until: 2025-04-29}, b: {places: 7}}}}\n"
                    "housing: {sh: {taakstelling: {2025: 1}, opening_backlog: 0}}");
    assert_row(&m, "line.none", 12);
    assert_row(&m, "line.of_a", 30);
    assert_row(&m, "line.of_azc", 100 * (12 + 3));
    assert_row(&m, "line.of_sh", 12000);
    model_free(&m);
}

static void year_counts_a_twelfth_a_month(void **state)
{
    (void)state;
    model m =
        lines("2025-07", "2026-12", "x: {cost: {2025: 1200, 2026-07: 2400}, per: year}", NULL);
    assert_row(&m, "line.x", 600, 600 + 1200);
    model_free(&m);
}

static void once_counts_the_month_of_its_date(void **state)
{
    (void)state;
    model m = lines("2025-01", "2026-12",
                    "x: {cost: {2025: 10, 2026-03: 20}, per: once, on: 2026-03}, "
                    "before: {cost: 10, per: once, on: 2024-12, spread_months: 6}, "
                    "after: {cost: 10, per: once, on: 2027-01}",
                    NULL);
    assert_row(&m, "line.x", 0, 20);
    assert_row(&m, "line.before", 0, 0);
    assert_row(&m, "line.after", 0, 0);
    model_free(&m);
}

static void place_day_counts_a_location_or_a_stream(void **state)
{
    (void)state;
    /* a 10 x 15 days, b 20 x 31 days */
    model m = lines("2025-01", "2025-01",
                    "of_a: {income: 2, per: place_day, location: a}, "
                    "of_azc: {income: 3, per: place_day, stream: azc}",
                    "reception: {azc: {obligation: 100, locations: "
                    "{a: {places: 10, until: 2025-01-15}, b: {places: 20}}}}");
    assert_row(&m, "line.of_a", 2 * 150);
    assert_row(&m, "line.of_azc", 3 * (150 + 620));
    model_free(&m);
}

static void contract_drivers_of_a_stream_add_up_its_locations(void **state)
{
    (void)state;
    /* a 10 places until 15 February, b 20 for all of January and February */
    model m = lines("2025-01", "2025-02",
                    "days: {cost: 1, per: contract_place_day, stream: azc}, "
                    "months: {cost: 1, per: contract_month, stream: azc}",
                    "reception: {azc: {obligation: 100, locations: "
                    "{a: {places: 10, probability: 0, contract: {from: 2024-01-01, "
                    "until: 2025-02-15}}, b: {places: 20}}}}");
    assert_row(&m, "line.days", 10 * 46 + 20 * 59);
    assert_row(&m, "line.months", 1 + 2);
    model_free(&m);
}

static void shortfall_day_counts_missing_places_times_days(void **state)
{
    (void)state;
    model m = of_location("2025-01", "2025-03", "places: {2025-01: 90, 2025-03: 120}",
                          "x: {cost: 1, per: shortfall_day, stream: azc}");
    assert_row(&m, "line.x", 10 * (31 + 28));
    model_free(&m);
}

static void person_housed_counts_persons(void **state)
{
    (void)state;
    model m = lines("2025-01", "2025-12", "x: {cost: 100, per: person_housed, stream: sh}",
                    "housing: {sh: {taakstelling: {2025: 1}, opening_backlog: 0, "
                    "supply: {c: {persons_per_month: 2.5}}}}");
    assert_row(&m, "line.x", 3000);
    model_free(&m);
}

static void backlog_person_counts_the_achterstand_in_a_periods_last_month(void **state)
{
    (void)state;
    /* A is 12 in June, at 10 euros, and 24 in December, at 100 */
    model m = lines("2025-01", "2025-12",
                    "x: {cost: {2025-01: 1, 2025-06: 10, 2025-07: 100}, per: backlog_person, "
                    "stream: sh}, ahead: {cost: 1, per: backlog_person, stream: early}",
                    "housing: {sh: {taakstelling: {2025-H1: 60, 2025-H2: 60}, opening_backlog: 0, "
                    "supply: {c: {persons_per_month: 8}}}, "
                    "early: {taakstelling: {2025: 0}, opening_backlog: -5}}");
    assert_row(&m, "line.x", 12 * 10 + 24 * 100);
    assert_row(&m, "line.ahead", 0);
    model_free(&m);
}

static void opening_and_closing_count_the_months_of_first_and_last_day(void **state)
{
    (void)state;
    /* opens 15 April, last day 31 October */
    model m = of_location("2025-01", "2025-12",
                          "places: 5, opens: 2025-03-15, delay: 1, until: 2025-10-31",
                          "open: {cost: {2025-01: 1, 2025-04: 20, 2025-05: 300}, per: opening, "
                          "location: a}, "
                          "close: {cost: {2025-01: 1, 2025-10: 20, 2025-11: 300}, per: closing, "
                          "location: a}");
    assert_row(&m, "line.open", 20);
    assert_row(&m, "line.close", 20);
    model_free(&m);
}

static void openings_and_closings_outside_the_horizon_do_not_count(void **state)
{
    (void)state;
    static const char *const locations[] = {
        "places: 5", "places: 5, opens: 2024-12-31, until: 2026-01-01",
        "places: 5, opens: 2024-01-01, until: 2024-12-31",
        "places: 5, opens: 2025-03-01, until: 2025-06-30, probability: 0",
        "places: 5, opens: 2025-02-01, delay: 3, until: 2025-04-30"}; /* too late to open */
    for (size_t i = 0; i < sizeof locations / sizeof *locations; i++) {
        model m = of_location("2025-01", "2025-12", locations[i],
                              "open: {cost: 1, per: opening, location: a}, "
                              "close: {cost: 1, per: closing, stream: azc}");
        assert_row(&m, "line.open", 0);
        assert_row(&m, "line.close", 0);
        model_free(&m);
    }
}

/* ---- index ------------------------------------------------------------------------------- */

static void an_index_is_a_factor_in_force_at_month_end(void **state)
{
    (void)state;
    model m = lines("2025-01", "2026-12",
                    "x: {cost: 100, per: month, index: {2025: 1, 2026-07-31: 1.1}}", NULL);
    assert_row(&m, "line.x", 1200, 600 + 660);
    model_free(&m);
}

static void growth_multiplies_the_years_after_its_base(void **state)
{
    (void)state;
    /* 1.1, 1.1^2; from 2023: 1.1^2, 1.1^3, 1.1^4; from 2026: 1, 1, 1.1 */
    model m = lines("2025-01", "2027-12",
                    "here: {cost: 100, per: month, index: {growth: 0.1}}, "
                    "before: {cost: 100, per: month, index: {growth: 0.1, base: 2023}}, "
                    "after: {cost: 100, per: month, index: {growth: 0.1, base: 2026}}",
                    NULL);
    assert_row(&m, "line.here", 1200, 1320, 1452);
    assert_row(&m, "line.before", 1452, 1597.2, 1756.92);
    assert_row(&m, "line.after", 1200, 1200, 1320);
    model_free(&m);
}

static void growth_of_a_year_is_that_of_31_december(void **state)
{
    (void)state;
    /* 2024: 10 %; 2025: 20 % (its last day); 2026: -5 % */
    model m = lines("2025-01", "2026-12",
                    "x: {cost: 100, per: month, index: {growth: "
                    "{2024: 0.1, 2025-12-31: 0.2, 2026: -0.05}, base: 2023}}",
                    NULL);
    assert_row(&m, "line.x", 1200 * 1.32, 1200 * 1.254);
    model_free(&m);
}

/* ---- spread and lag ---------------------------------------------------------------------- */

static void spread_books_evenly_from_its_month_on(void **state)
{
    (void)state;
    model m = lines("2025-01", "2026-12",
                    "x: {cost: 1200, per: once, on: 2025-11, spread_months: 4}", NULL);
    assert_row(&m, "line.x", 600, 600);
    assert_false(model_has(&m, "line.x.outstanding"));
    model_free(&m);
}

static void what_is_spread_beyond_the_horizon_is_outstanding(void **state)
{
    (void)state;
    model m = lines("2025-01", "2025-12",
                    "x: {cost: 1200, per: once, on: 2025-12, spread_months: 4}", NULL);
    assert_row(&m, "line.x", 300);
    assert_row(&m, "line.x.outstanding", 900);
    model_free(&m);
}

static void the_rest_is_booked_in_the_month_of_the_last_day_available(void **state)
{
    (void)state;
    /* 100 a month from November 2025; January 2026 is the last: 2400 - 200 is left */
    model m = of_location("2025-01", "2027-12", "places: 5, opens: 2025-11-10, until: 2026-01-31",
                          "x: {cost: 2400, per: opening, location: a, spread_months: 24}");
    assert_row(&m, "line.x", 200, 2200, 0);
    model_free(&m);
    /* 31 December is its last day: all is booked in 2025 */
    m = of_location("2025-01", "2027-12", "places: 5, opens: 2025-11-10, until: 2025-12-31",
                    "x: {cost: 2400, per: opening, location: a, spread_months: 24}");
    assert_row(&m, "line.x", 2400, 0, 0);
    model_free(&m);
    /* not closed in time to matter */
    m = of_location("2025-01", "2027-12", "places: 5, opens: 2025-11-10, until: 2027-10-31",
                    "x: {cost: 2400, per: opening, location: a, spread_months: 24}");
    assert_row(&m, "line.x", 200, 1200, 1000);
    model_free(&m);
}

static void openings_of_a_stream_are_spread_each_on_its_own(void **state)
{
    (void)state;
    /* a: 100 a month from November 2025, rest 2200 in January 2026; b: 200 (its price in December)
     * for 24 months */
    model m = lines("2025-01", "2026-12",
                    "x: {cost: {2025-01: 2400, 2025-12: 4800}, per: opening, stream: azc, "
                    "spread_months: 24}",
                    "reception: {azc: {obligation: 1, locations: "
                    "{a: {places: 5, opens: 2025-11-10, until: 2026-01-31}, "
                    "b: {places: 5, opens: 2025-12-01}}}}");
    assert_row(&m, "line.x", 200 + 200, 2200 + 2400);
    assert_row(&m, "line.x.outstanding", 4800 - 200 - 2400);
    model_free(&m);
}

static void a_lag_books_whole_months_later_at_the_price_of_then(void **state)
{
    (void)state;
    /* 10 x 100; 2 x 100 + 10 x 200; 2 x 200 outstanding */
    static const char *const lags[] = {"2", "2.7", "1.9999999999"};
    for (size_t i = 0; i < sizeof lags / sizeof *lags; i++) {
        char keys[128];
        snprintf(keys, sizeof keys,
                 "x: {income: {2025: 100, 2026: 200}, per: month, lag_months: %s}", lags[i]);
        model m = lines("2025-01", "2026-12", keys, NULL);
        assert_row(&m, "line.x", 1000, 2200);
        assert_row(&m, "line.x.outstanding", 400);
        model_free(&m);
    }
}

static void a_lag_longer_than_the_horizon_leaves_all_outstanding(void **state)
{
    (void)state;
    model m = lines("2025-01", "2025-12", "x: {income: 100, per: month, lag_months: 30}", NULL);
    assert_row(&m, "line.x", 0);
    assert_row(&m, "line.x.outstanding", 1200);
    model_free(&m);
}

static void a_lag_moves_what_is_spread(void **state)
{
    (void)state;
    /* December to March */
    model m =
        lines("2025-01", "2026-12",
              "x: {cost: 1200, per: once, on: 2025-10, spread_months: 4, lag_months: 2}", NULL);
    assert_row(&m, "line.x", 300, 900);
    model_free(&m);
}

static void a_lag_moves_the_remainder_too(void **state)
{
    (void)state;
    /* November 100, December 100 + 2200 left: two months later both fall in 2026 */
    model m = of_location("2025-01", "2026-12", "places: 5, opens: 2025-11-10, until: 2025-12-31",
                          "x: {cost: 2400, per: opening, location: a, spread_months: 24, "
                          "lag_months: 2}");
    assert_row(&m, "line.x", 0, 2400);
    model_free(&m);
}

/* ---- actuals ----------------------------------------------------------------------------- */

static void actuals_replace_the_months_that_they_cover_whole(void **state)
{
    (void)state;
    /* 900 for the first quarter, 9 x 100 after it; a single day covers no month */
    model m = model_run("2025-01", "2025-12",
                        "finance: {lines: {x: {cost: 100, per: month}}, "
                        "actuals: {x: {2025-Q1: 900, 2025-05-10: 77}}}");
    assert_row(&m, "line.x", 1800);
    assert_row(&m, "result", -1800);
    model_free(&m);
}

static void actuals_are_spread_by_days(void **state)
{
    (void)state;
    /* 10 a day over the whole of 2025, of which 184 days from July */
    model m =
        model_run("2025-07", "2026-12",
                  "finance: {lines: {x: {cost: 100, per: month}}, actuals: {x: {2025: 3650}}}");
    assert_row(&m, "line.x", 1840, 1200);
    model_free(&m);
}

static void what_actuals_replace_is_not_outstanding(void **state)
{
    (void)state;
    /* booked March to November 9 x 100, December by the ledger; November and December arise but are
     * booked in 2026 */
    model m = model_run("2025-01", "2025-12",
                        "finance: {lines: {x: {cost: 100, per: month, lag_months: 2}}, "
                        "actuals: {x: {2025-12: 70}}}");
    assert_row(&m, "line.x", 970);
    assert_row(&m, "line.x.outstanding", 200);
    model_free(&m);
}

static void actuals_replace_a_month_of_a_spread(void **state)
{
    (void)state;
    /* 300 in October, 50 by the ledger, 300 in December, 300 outstanding */
    model m = model_run("2025-01", "2025-12",
                        "finance: {lines: {x: {cost: 1200, per: once, on: 2025-10, "
                        "spread_months: 4}}, actuals: {x: {2025-11: 50}}}");
    assert_row(&m, "line.x", 650);
    assert_row(&m, "line.x.outstanding", 300);
    model_free(&m);
}

/* ---- excess ------------------------------------------------------------------------------ */

static void excess_counts_costs_above_incomes(void **state)
{
    (void)state;
    /* 2025: 1200 + 300 - 1.1 x 600 = 840; 2026: 1200 + 0 - 1.1 x 1200 < 0 */
    model m = lines("2025-01", "2026-12",
                    "a: {cost: 100, per: month}, b: {cost: 300, per: once, on: 2025-02}, "
                    "norm: {income: {2025: 50, 2026: 100}, per: month}, "
                    "x: {income: 0.5, per: excess, costs: [a, b], incomes: [norm], above: 1.1}, "
                    "y: {income: 1, per: excess, costs: [a, b], incomes: [norm]}",
                    NULL);
    assert_row(&m, "line.x", 420, 0);
    assert_row(&m, "line.y", 900, 0);
    model_free(&m);
}

static void excess_counts_what_was_booked(void **state)
{
    (void)state;
    /* a books 600 in 2025 (lag 6), b what the ledger says, norm 240 */
    model m = model_run("2025-01", "2025-12",
                        "finance: {lines: {a: {cost: 100, per: month, lag_months: 6}, "
                        "b: {cost: 100, per: month}, norm: {income: 20, per: month}, "
                        "x: {income: 1, per: excess, costs: [a, b], incomes: [norm]}}, "
                        "actuals: {b: {2025: 365}}}");
    assert_row(&m, "line.x", 600 + 365 - 240);
    model_free(&m);
}

static void excess_arises_in_a_years_last_month(void **state)
{
    (void)state;
    /* December 2025 at 2, June 2026 at 3; a lag of one month takes 2025's to 2026 */
    model m = lines("2025-01", "2026-06",
                    "a: {cost: 10, per: month}, norm: {income: 0, per: month}, "
                    "x: {income: {2025-01: 1, 2025-12: 2, 2026-06: 3, 2026-07: 4}, per: excess, "
                    "costs: [a], incomes: [norm], above: {2025-01: 9, 2025-12: 1}}, "
                    "late: {income: 1, per: excess, costs: [a], incomes: [norm], lag_months: 1}",
                    NULL);
    assert_row(&m, "line.x", 2 * 120, 3 * 60);
    assert_row(&m, "line.late", 0, 120);
    assert_row(&m, "line.late.outstanding", 60);
    model_free(&m);
}

/* ---- streams and result ------------------------------------------------------------------ */

static void income_and_cost_belong_to_streams_and_locations(void **state)
{
    (void)state;
    model m = lines("2025-01", "2025-12",
                    "norm: {income: 10, per: month, stream: azc}, "
                    "rent: {cost: 3, per: month, location: a}, "
                    "grant: {income: 2, per: month, location: a}, "
                    "staff: {cost: 1, per: month}",
                    "reception: {azc: {obligation: 1, locations: {a: {places: 1}}}, "
                    "oek: {obligation: 1, locations: {b: {places: 1}}}}");
    assert_row(&m, "azc.income", 120 + 24);
    assert_row(&m, "azc.cost", 36);
    assert_row(&m, "location.a.income", 24);
    assert_row(&m, "location.a.cost", 36);
    assert_row(&m, "oek.income", 0);
    assert_row(&m, "oek.cost", 0);
    assert_false(model_has(&m, "location.b.income"));
    assert_row(&m, "result", 144 - 36 - 12);
    model_free(&m);
}

static void years_hold_their_months_inside_the_horizon(void **state)
{
    (void)state;
    model m = lines("2025-07", "2027-03", "x: {cost: 1, per: month}", NULL);
    assert_row(&m, "line.x", 6, 12, 3);
    assert_row(&m, "result", -6, -12, -3);
    assert_cell(&m, "line.x", "2025", 6);
    model_free(&m);
}

/* ukraine: a 60 and b 40 places; 75 are wanted, so that 75 of 100 places are occupied. The flexible
 * c (30) serves azc, which lacks 20, and stands under ukraine, which has the rest. */
static void occupied_days_of_a_location_are_its_share_of_the_streams(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2025-01",
                  "reception:\n"
                  "  ukraine: {obligation: 100, occupancy: 0.75, locations: {a: {places: 60}, "
                  "b: {places: 40}, c: {places: 30, serves: [azc, ukraine], idle_to: ukraine}}}\n"
                  "  azc: {obligation: 20}\n"
                  "  empty: {obligation: 5, locations: {d: {places: 5, opens: 2026-01-01}}}\n"
                  "finance: {lines: {a: {cost: 1, per: occupied_day, location: a}, "
                  "c: {cost: 1, per: occupied_day, location: c}, "
                  "d: {cost: 1, per: occupied_day, location: d}, "
                  "o: {cost: 7, per: once, on: 2025-01, location: b}}}\n");
    /* 110 places of ukraine, 10 of them c's: 75 x 60 / 110 and 75 x 10 / 110 persons, 31 days */
    assert_cell(&m, "line.a", "2025", 31 * 75.0 * 60 / 110);
    assert_cell(&m, "line.c", "2025", 31 * 75.0 * 10 / 110);
    assert_cell(&m, "line.d", "2025", 0);
    assert_cell(&m, "location.b.cost", "2025", 7);
    assert_cell(&m, "ukraine.cost", "2025", 31 * 75.0 * 70 / 110 + 7);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(month_counts_months_open_locations_or_one),
        cmocka_unit_test(year_counts_a_twelfth_a_month),
        cmocka_unit_test(once_counts_the_month_of_its_date),
        cmocka_unit_test(place_day_counts_a_location_or_a_stream),
        cmocka_unit_test(contract_drivers_of_a_stream_add_up_its_locations),
        cmocka_unit_test(shortfall_day_counts_missing_places_times_days),
        cmocka_unit_test(occupied_days_of_a_location_are_its_share_of_the_streams),
        cmocka_unit_test(person_housed_counts_persons),
        cmocka_unit_test(backlog_person_counts_the_achterstand_in_a_periods_last_month),
        cmocka_unit_test(opening_and_closing_count_the_months_of_first_and_last_day),
        cmocka_unit_test(openings_and_closings_outside_the_horizon_do_not_count),
        cmocka_unit_test(an_index_is_a_factor_in_force_at_month_end),
        cmocka_unit_test(growth_multiplies_the_years_after_its_base),
        cmocka_unit_test(growth_of_a_year_is_that_of_31_december),
        cmocka_unit_test(spread_books_evenly_from_its_month_on),
        cmocka_unit_test(what_is_spread_beyond_the_horizon_is_outstanding),
        cmocka_unit_test(the_rest_is_booked_in_the_month_of_the_last_day_available),
        cmocka_unit_test(openings_of_a_stream_are_spread_each_on_its_own),
        cmocka_unit_test(a_lag_books_whole_months_later_at_the_price_of_then),
        cmocka_unit_test(a_lag_longer_than_the_horizon_leaves_all_outstanding),
        cmocka_unit_test(a_lag_moves_what_is_spread),
        cmocka_unit_test(a_lag_moves_the_remainder_too),
        cmocka_unit_test(actuals_replace_the_months_that_they_cover_whole),
        cmocka_unit_test(actuals_are_spread_by_days),
        cmocka_unit_test(what_actuals_replace_is_not_outstanding),
        cmocka_unit_test(actuals_replace_a_month_of_a_spread),
        cmocka_unit_test(excess_counts_costs_above_incomes),
        cmocka_unit_test(excess_counts_what_was_booked),
        cmocka_unit_test(excess_arises_in_a_years_last_month),
        cmocka_unit_test(income_and_cost_belong_to_streams_and_locations),
        cmocka_unit_test(years_hold_their_months_inside_the_horizon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
