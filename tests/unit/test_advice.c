/* Advice on what is legal but likely to mislead: that it comes, and that it stays away. */
#include "fixture.h"

/* All advice on a scenario that has no errors; free() it. */
static char *advice_of(const char *start, const char *end, const char *body)
{
    const model_options options = {.start = start, .end = end};
    char path[] = "/tmp/opgave-test-XXXXXX";
    og_scenario *scenario;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_init();
    model_write(&options, body, path);
    og_status status = og_scenario_load(path, NULL, 0, &scenario, diags);
    unlink(path);
    if (status != OG_OK) {
        char *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
        fail_msg("%s", errors);
    }
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ADVICE);
    assert_non_null(text);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return text;
}

/* One piece of advice, which holds both texts. */
static void advises_for(const char *start, const char *end, const char *body, const char *place,
                        const char *what)
{
    char *text = advice_of(start, end, body);
    const char *first = strstr(text, "advice: ");
    if (!first || strstr(first + 1, "advice: ") || !strstr(text, place) || !strstr(text, what))
        fail_msg("expected '%s' and '%s' once, got: %s", place, what, text);
    free(text);
}

static void silent_for(const char *start, const char *end, const char *body)
{
    char *text = advice_of(start, end, body);
    if (text[0])
        fail_msg("expected no advice, got: %s", text);
    free(text);
}

static void advises(const char *body, const char *place, const char *what)
{
    advises_for("2025-01", "2027-12", body, place, what);
}

static void silent(const char *body)
{
    silent_for("2025-01", "2027-12", body);
}

/* ---- costs that hang on open places ------------------------------------------------------ */

#define PLACES                                                                                     \
    "reception: {azc: {obligation: 10, occupancy: 1, locations: {a: {places: 4}, "                 \
    "b: {places: 5}}}}\n"
#define NORM "norm: {income: 44, per: place_day, stream: azc}"

static void costs_that_all_hang_on_open_places(void **state)
{
    (void)state;
    advises(PLACES "finance: {lines: {" NORM ", care: {cost: 50, per: occupied_day, stream: azc}, "
                   "hire: {cost: 9, per: month, location: a}}}",
            "finance.lines.norm: all costs of azc hang on open places",
            "per: contract_place_day or contract_month");
    advises(PLACES "finance: {lines: {norm: {income: 44, per: place_day, location: a}, "
                   "care: {cost: 50, per: place_day, location: a}}}",
            "reception.azc.locations.a: all costs of a hang", "contract_month");
    advises(PLACES "finance: {lines: {" NORM ", care: {cost: 50, per: place_day, stream: azc}, "
                   "rent: {cost: 9, per: contract_month, location: a}}}",
            "reception.azc.locations.b: all costs of b hang", "contract_month");
}

static void costs_that_run_on(void **state)
{
    (void)state;
    silent(PLACES "finance: {lines: {" NORM ", "
                  "care: {cost: 50, per: contract_place_day, stream: azc}}}");
    silent(PLACES "finance: {lines: {" NORM ", care: {cost: 50, per: place_day, stream: azc}, "
                  "hotel: {cost: 90, per: shortfall_day, stream: azc}}}");
    silent(PLACES "finance: {lines: {" NORM "}}");
    silent(PLACES "finance: {lines: {care: {cost: 50, per: place_day, stream: azc}}}");
}

/* ---- a schedule that is also indexed ----------------------------------------------------- */

static void a_schedule_that_is_also_indexed(void **state)
{
    (void)state;
    advises("finance: {lines: {a: {cost: {2025: 10, 2026: 11}, per: month, "
            "index: {growth: 0.02}}}}",
            "finance.lines.a.index", "prices may rise twice");
    advises("inputs: {p: {2025: 10, 2027: 11}}\n"
            "finance: {lines: {a: {income: {product: [{input: p}, 2]}, per: month, "
            "index: {low: 1, likely: 1.1, high: 1.2}}}}",
            "finance.lines.a.index", "prices may rise twice");
}

static void a_schedule_or_an_index(void **state)
{
    (void)state;
    silent("finance: {lines: {a: {cost: {2025: 10, 2026: 11}, per: month}}}");
    silent("finance: {lines: {a: {cost: {2025: 10, 2026: 11}, per: month, index: {growth: 0}}}}");
    silent("finance: {lines: {a: {cost: {2025: 10, 2025-07: 11}, per: month, "
           "index: {growth: 0.02}}}}");
    silent("finance: {lines: {a: {cost: 10, per: month, index: {growth: 0.02}}}}");
}

/* ---- a norm carried past a change -------------------------------------------------------- */

#define SCHEME                                                                                     \
    "cases: {c: {on: 0.5, off: 0.5}}\n"                                                            \
    "reception: {azc: {obligation: {2025: 9, 2026-03-05: {case: c, on: 9, off: 0}}}, "             \
    "oek: {obligation: 8}}\n"
#define EVENT "events: {e: {on: 2026-03-05, label: end of the scheme}}\n"

static void a_norm_carried_past_a_change(void **state)
{
    (void)state;
    advises(SCHEME "finance: {lines: {n: {income: {2025: 44}, per: place_day, stream: azc}}}",
            "finance.lines.n.income: the amount of 2025 is carried past 2026-03-05",
            "(reception.azc.obligation)");
    advises(EVENT "inputs: {n: {2025: 44, 2026: 45}}\n"
                  "finance: {lines: {n: {income: {input: n}, per: month}}}",
            "inputs.n: the amount of 2026 is carried past 2026-03-05", "(end of the scheme)");
}

static void a_norm_that_knows_the_change(void **state)
{
    (void)state;
    silent(SCHEME "finance: {lines: {n: {income: {2025: 44, 2026-03-05: 30}, per: place_day, "
                  "stream: azc}}}");
    silent(SCHEME "finance: {lines: {n: {income: {2025: {case: c, on: 44, off: 9}}, "
                  "per: place_day, stream: azc}}}");
    silent(SCHEME "finance: {lines: {n: {income: {2025: 44}, per: place_day, stream: oek}}}");
    silent(EVENT "finance: {lines: {n: {income: {2025: 44}, per: once, on: 2025-05}, "
                 "m: {cost: {2025: 44}, per: month}}}");
    silent_for("2025-01", "2026-02",
               EVENT "finance: {lines: {n: {income: {2025: 44}, per: month}}}");
}

/* ---- one number for three things --------------------------------------------------------- */

static void one_number_for_obligation_places_and_persons(void **state)
{
    (void)state;
    advises("reception: {azc: {obligation: 554, locations: {a: {places: 500}, b: {places: 54}}}}",
            "reception.azc: 554 is the obligation", "`occupancy` or `population`");
    advises("reception: {azc: {obligation: {2024: 554, 2026: 700}, locations: {a: {places: 554}}}}",
            "reception.azc: 554 is the obligation", "`occupancy` or `population`");
}

static void three_numbers(void **state)
{
    (void)state;
    silent("reception: {azc: {obligation: 555, locations: {a: {places: 554}}}}");
    silent("reception: {azc: {obligation: 554, occupancy: 0.9, locations: {a: {places: 554}}}}");
    silent("reception: {azc: {obligation: 554, population: {municipal: 540}, "
           "locations: {a: {places: 554}}}}");
    silent("reception: {azc: {obligation: 0}}");
}

/* ---- the horizon ------------------------------------------------------------------------- */

static void a_horizon_before_the_newest_actual(void **state)
{
    (void)state;
    advises(
        "housing: {sh: {taakstelling: {2025: 9, 2026: 9, 2027: 9}, "
        "realised: {2025: 8, 2026-Q1: 2}, opening_backlog: 0}}",
        "horizon.start: begins before the newest actual (housing.sh.realised, up to 2026-03-31)",
        "start in 2026-01");
    advises("finance: {lines: {a: {cost: 1, per: month}}, actuals: {a: {2025: 12}}}",
            "(finance.actuals.a, up to 2025-12-31)", "start in 2026-01");
    advises("housing: {sh: {taakstelling: {2025: 9, 2026: 9, 2027: 9}, "
            "realised: {2025-Q1: 8}, opening_backlog: 0}}\n"
            "finance: {lines: {a: {cost: 1, per: month}}, actuals: {a: {2025-Q1: 3, 2025-Q2: 3}}}",
            "housing.sh.realised: known up to 2025-03-31, while finance.actuals.a is known up to "
            "2025-06-30",
            "add what is missing");
}

static void a_horizon_that_can_begin_no_later(void **state)
{
    (void)state;
    silent("housing: {sh: {taakstelling: {2024: 9, 2025: 9, 2026: 9, 2027: 9}, "
           "realised: {2024: 5}}}");
    silent("housing: {sh: {taakstelling: {2025: 9, 2026: 9, 2027: 9}, realised: {2025-Q3: 5}, "
           "opening_backlog: 0}}");
    silent("housing: {sh: {taakstelling: {2025-H1: 9, 2025-H2: 9, 2026: 9, 2027: 9}, "
           "realised: {2025-H1: 5}, opening_backlog: 0}}\nfinance: {}");
    silent("finance: {lines: {a: {cost: 1, per: month}}, actuals: {a: {2025-Q1: 3}}}");
}

/* ---- tails ------------------------------------------------------------------------------- */

static void tails_that_are_cut(void **state)
{
    (void)state;
    advises("reception: {azc: {obligation: {dist: normal, mean: 100, sd: 50}}}",
            "reception.azc.obligation: goes below 0", "add min");
    advises("inputs: {n: {dist: normal, mean: -100, sd: 50}}\n"
            "reception: {azc: {obligation: 3, occupancy: {2025: {input: n, times: -1}}}}",
            "reception.azc.occupancy.2025: goes below 0", "add min");
    advises("reception: {azc: {obligation: 3, population: "
            "{departure_rate: {dist: lognormal, median: 0.5, sigma: 0.5}}}}",
            "reception.azc.population.departure_rate: goes above 1", "add max");
    advises("inputs: {n: {low: -200, likely: -100, high: 50}}\n"
            "reception: {azc: {obligation: 3, occupancy: {2025: {input: n, times: -1}}}}",
            "reception.azc.occupancy.2025: goes below 0", "add min");
}

static void tails_that_hardly_matter(void **state)
{
    (void)state;
    silent("reception: {azc: {obligation: {dist: normal, mean: 100, sd: 10}}}");
    silent("reception: {azc: {obligation: {dist: normal, mean: 100, sd: 50, min: 0}}}");
    silent("reception: {azc: {obligation: {low: 0, likely: 100, high: 200}}}");
    silent("inputs: {n: {low: -200, likely: -100, high: 1}}\n"
           "reception: {azc: {obligation: 3, occupancy: {2025: {input: n, times: -1}}}}");
    silent("housing: {sh: {taakstelling: {2025: 9, 2026: 9, 2027: 9}, "
           "opening_backlog: {dist: normal, mean: 0, sd: 50}}}");
    silent("reception: {azc: {obligation: 3, population: "
           "{departure_rate: {dist: lognormal, median: 0.01, sigma: 0.5}}}}");
}

/* ---- until before opens ------------------------------------------------------------------ */

static void until_before_opens(void **state)
{
    (void)state;
    advises("reception: {azc: {obligation: 9, locations: "
            "{a: {places: 4, opens: 2026-07-01, until: 2026-06-30}}}}",
            "reception.azc.locations.a.until: 2026-06-30 lies before opens, 2026-07-01",
            "it is never there");
    advises("housing: {sh: {taakstelling: {2025: 9, 2026: 9, 2027: 9}, opening_backlog: 0, "
            "supply: {c: {persons_per_month: 4, from: 2026-07-01, until: 2026-01-01}}}}",
            "housing.sh.supply.c.until: 2026-01-01 lies before from, 2026-07-01",
            "it is never there");
    silent("reception: {azc: {obligation: 9, locations: "
           "{a: {places: 4, opens: 2026-07-01, until: 2026-07-01}}}}");
}

/* ---- levers ------------------------------------------------------------------------------ */

static void a_lever_without_a_value_to_move(void **state)
{
    (void)state;
    advises("reception: {azc: {obligation: {2025: 9, 2026: 10}}}\n"
            "levers: {a: {set: reception.azc.obligation.2027, low: 0, high: 1}, "
            "b: {set: reception.azc.obligation.2026, low: 0, high: 1}}",
            "levers.a.set: the scenario has no 'reception.azc.obligation.2027'",
            "correct the path");
    advises("reception: {azc: {obligation: 9}}\n"
            "levers: {a: {set: reception.acz.obligation, low: 0, high: 1}}",
            "the scenario has no 'reception.acz',", "did you mean 'azc'?");
    advises("reception: {azc: {obligation: 9}}\n"
            "levers: {a: {set: reception.azc.obligation.low, low: 0, high: 1}}",
            "the scenario has no 'reception.azc.obligation.low'", "correct the path");
    silent("reception: {azc: {obligation: {low: 8, likely: 9, high: 10}}}\n"
           "levers: {a: {set: reception.azc.obligation.low, low: 0, high: 1}}");
}

static void errors_leave_advice_unsaid(void **state)
{
    (void)state;
    og_scenario *scenario;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const model_options options = {.start = "2025-01", .end = "2025-12"};
    char path[] = "/tmp/opgave-test-XXXXXX";
    model_write(&options, "reception: {azc: {obligation: 9, locations: {a: {places: 9}}}}\nx: 1",
                path);
    assert_int_equal(og_scenario_load(path, NULL, 0, &scenario, diags), OG_ERR_SCENARIO);
    unlink(path);
    assert_int_equal(og_diagnostics_count(diags, OG_SEVERITY_ADVICE), 0);
    og_diagnostics_free(diags);
}

static void leiden_needs_no_advice(void **state)
{
    (void)state;
    og_scenario *scenario;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_init();
    assert_int_equal(og_scenario_load("scenarios/leiden/base.yaml", NULL, 0, &scenario, diags),
                     OG_OK);
    assert_int_equal(og_diagnostics_count(diags, OG_SEVERITY_ADVICE), 0);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
}

/* ---- what changes nothing ---------------------------------------------------------------- */

#define SUPPLY(text)                                                                               \
    "housing: {sh: {taakstelling: {2025: 5, 2026: 5, 2027: 5}, opening_backlog: 1, "               \
    "supply: {a: {" text "}}}}"
#define LOCATION(text) "reception: {azc: {obligation: 9, locations: {a: {places: 4, " text "}}}}"

static void what_lies_outside_the_horizon(void **state)
{
    (void)state;
    advises(LOCATION("opens: 2028-01-01"), "locations.a: begins after the horizon (2025-01 to",
            "changes nothing");
    advises(LOCATION("until: 2024-12-31"), "locations.a: ends before the horizon", "leave it out");
    advises(SUPPLY("persons: 3, on: 2028-01-01"), "supply.a: begins after the horizon", "date");
    advises(SUPPLY("persons: 3, on: 2024-12-01"), "supply.a: ends before the horizon", "date");
    advises(SUPPLY("persons_per_month: 3, until: 2024-12-31"), "supply.a: ends before", "date");
    advises("finance: {lines: {a: {cost: 4, per: once, on: 2028-02}}}",
            "finance.lines.a: is booked outside the horizon", "date");
    advises("finance: {lines: {a: {cost: 4, per: once, on: 2024-02}}}",
            "finance.lines.a: is booked outside the horizon", "date");
    advises("finance: {reserve: {opening: 1, planned: {2028: {add: 1}}}}",
            "finance.reserve.planned.2028: is planned outside the horizon", "date");
}

static void what_reaches_into_the_horizon(void **state)
{
    (void)state;
    silent(LOCATION("opens: 2027-12-31"));
    silent(LOCATION("until: 2024-12-31, extension: {low: 0, likely: 3, high: 6}"));
    silent(LOCATION("opens: 2028-03-01, contract: {from: 2027-06-01}"));
    silent(SUPPLY("persons: 3, on: 2024-12-01, over_months: 3"));
    silent(SUPPLY("persons: 3, on: 2024-12-01, delay: 2"));
    silent("finance: {lines: {a: {cost: 4, per: once, on: 2024-02, spread_months: 24}}}");
    silent("finance: {reserve: {opening: 1, planned: {2025: {add: 1}, 2027: {add: 1}}}}");
}

static void weights_that_do_not_add_up(void **state)
{
    (void)state;
    const char *rest = "\nreception: {azc: {obligation: {case: c, a: 9, b: 9, c: 9}}}";
    static const char *const fine[] = {"{a: 0.3, b: 0.7, c: 0}", "{a: 0.1, b: 0.2, c: 0.7}",
                                       "{a: 0, b: 0.45, c: 0}"};
    char body[200];
    snprintf(body, sizeof body, "cases: {c: {a: 0.3, b: 0.3, c: 0.3}}%s", rest);
    advises(body, "cases.c: the weights add up to 0.9, not 1", "write them as chances");
    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        snprintf(body, sizeof body, "cases: {c: %s}%s", fine[i], rest);
        silent(body);
    }
}

static void a_group_that_nothing_uses(void **state)
{
    (void)state;
    advises("cases: {c: {a: 0.5, b: 0.5}}\nreception: {azc: {obligation: 9}}",
            "cases.c: nothing in the scenario differs by its cases", "no figures are given");
    model m = model_draw((model_options){.start = "2025-01", .end = "2025-12", .replicates = 8},
                         "cases: {idle: {a: 1, b: 1}, busy: {a: 1, b: 1}}\n"
                         "reception: {azc: {obligation: {case: busy, a: 9, b: 8}}}");
    assert_false(og_plan_case_group(m.plan, 0).used);
    assert_true(og_plan_case_group(m.plan, 1).used);
    model_free(&m);
}

static void an_amount_older_than_its_index(void **state)
{
    (void)state;
    advises("finance: {lines: {a: {cost: {2024: 10}, per: month, index: {growth: 0.02}}}}",
            "finance.lines.a.index: the amount is of a year before 2025", "as base");
    silent("finance: {lines: {a: {cost: {2024: 10}, per: month, "
           "index: {growth: 0.02, base: 2024}}}}");
    silent("finance: {lines: {a: {cost: {2025: 10}, per: month, index: {growth: 0.02}}}}");
}

static void a_scenario_in_which_there_is_nothing(void **state)
{
    (void)state;
    advises("inputs: {a: 1}", "the scenario has no streams and no lines", "nothing is computed");
    silent("finance: {reserve: {opening: 1}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(costs_that_all_hang_on_open_places),
        cmocka_unit_test(costs_that_run_on),
        cmocka_unit_test(a_schedule_that_is_also_indexed),
        cmocka_unit_test(a_schedule_or_an_index),
        cmocka_unit_test(a_norm_carried_past_a_change),
        cmocka_unit_test(a_norm_that_knows_the_change),
        cmocka_unit_test(one_number_for_obligation_places_and_persons),
        cmocka_unit_test(three_numbers),
        cmocka_unit_test(a_horizon_before_the_newest_actual),
        cmocka_unit_test(a_horizon_that_can_begin_no_later),
        cmocka_unit_test(tails_that_are_cut),
        cmocka_unit_test(tails_that_hardly_matter),
        cmocka_unit_test(until_before_opens),
        cmocka_unit_test(a_lever_without_a_value_to_move),
        cmocka_unit_test(errors_leave_advice_unsaid),
        cmocka_unit_test(leiden_needs_no_advice),
        cmocka_unit_test(what_lies_outside_the_horizon),
        cmocka_unit_test(what_reaches_into_the_horizon),
        cmocka_unit_test(weights_that_do_not_add_up),
        cmocka_unit_test(a_group_that_nothing_uses),
        cmocka_unit_test(an_amount_older_than_its_index),
        cmocka_unit_test(a_scenario_in_which_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
