/* What begins when the model sees the need (section 3 of the model page), by hand. */
#include "fixture.h"

/* 100 places; 150 are needed from April on, so that 50 are short from then. */
#define SHORT                                                                                      \
    "reception: {azc: {obligation: {2025-01: 100, 2025-04: 150}, locations: {old: {places: 100}, " \
    "spare: {places: 60, %s}}}}\n"                                                                 \
    "finance: {lines: {fit: {cost: 1000, per: opening, location: spare}, rent: {cost: 7, per: "    \
    "contract_month, location: spare}, leave: {cost: 1, per: closing, location: spare}}}\n"

static model steered(const char *keys)
{
    char body[2048];
    snprintf(body, sizeof body, SHORT, keys);
    return model_run("2025-01", "2026-03", body);
}

/* Short in April and May: the decision falls at the end of May, the planned opening is 1 June and
 * the actual one 1 July; six months later it closes, and does not open again. */
static void a_location_opens_after_the_months_of_need_and_the_delay(void **state)
{
    (void)state;
    model m = steered("opens: {when: azc.shortfall, above: 20, for_months: 2}, delay: 1, "
                      "term_months: 6");
    assert_row(&m, "location.spare.places", 0, 0, 0, 0, 0, 0, 60, 60, 60, 60, 60, 60, 0, 0, 0);
    assert_row(&m, "azc.shortfall", 0, 0, 0, 50, 50, 50, 0, 0, 0, 0, 0, 0, 50, 50, 50);
    assert_row(&m, "line.fit", 1000, 0);
    assert_row(&m, "line.rent", 42, 0);
    assert_row(&m, "line.leave", 1, 0);
    model_free(&m);
}

static void months_before_from_do_not_count(void **state)
{
    (void)state;
    /* June and July count, so 1 August, and the 15 days of half a month later */
    model m = steered("opens: {when: azc.shortfall, above: 20, for_months: 2, from: 2025-06-01}, "
                      "delay: 0.5");
    assert_row(&m, "location.spare.places", 0, 0, 0, 0, 0, 0, 0, 60, 60, 60, 60, 60, 60, 60, 60);
    model_free(&m);
}

static void what_is_not_in_a_row_starts_anew(void **state)
{
    (void)state;
    /* short in February and from April on: three in a row are April to June */
    model m = model_run("2025-01", "2025-12",
                        "reception: {azc: {obligation: {2025-01: 0, 2025-02: 5, 2025-03: 0, "
                        "2025-04: 5}, locations: {spare: {places: 9, opens: {when: azc.shortfall, "
                        "above: 4, for_months: 3}}}}}\n");
    assert_row(&m, "azc.shortfall", 0, 5, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);
    model_free(&m);
}

static void a_threshold_that_is_never_met_opens_nothing(void **state)
{
    (void)state;
    model m = steered("opens: {when: azc.shortfall, above: 50}");
    assert_row(&m, "location.spare.places", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assert_row(&m, "line.rent", 0, 0);
    model_free(&m);
}

static void below_counts_what_is_less(void **state)
{
    (void)state;
    model m = steered("opens: {when: azc.surplus, below: 0.5, from: 2025-03-01}");
    /* a surplus of 0 in March; the decision falls there */
    assert_row(&m, "location.spare.places", 0, 0, 0, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60,
               60);
    model_free(&m);
}

static void what_is_decided_in_the_last_month_is_committed(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2025-12",
                  "reception: {azc: {obligation: {2025-01: 0, 2025-12: 5}, locations: "
                  "{spare: {places: 9, opens: {when: azc.shortfall, above: 4}, term_months: "
                  "3}}}}\n"
                  "finance: {lines: {rent: {cost: 7, per: contract_month, location: spare}}}\n");
    assert_true(model_values(&m, "line.rent.committed")[0] == 21);
    assert_row(&m, "line.rent", 0);
    model_free(&m);
}

/* 12 are due each year, about one a month; 30 are housed when the backlog is above 2, at the end of
 * February: a project on 1 March, of the size of then, over two months. */
static void a_project_comes_when_the_backlog_asks_for_it(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2025-12",
                  "housing: {sh: {taakstelling: {2025: 14.6}, opening_backlog: 0, supply: {p: "
                  "{persons: {2025-01: 20, 2025-03: 30, 2025-04: 99}, on: {when: sh.backlog, "
                  "above: 2}, over_months: 2}}}}\n");
    assert_row(&m, "sh.housed", 0, 0, 15, 15, 0, 0, 0, 0, 0, 0, 0, 0);
    model_free(&m);
}

/* The need of one stream may open what serves another, and a sub-group's counts by itself. */
static void any_stream_may_steer(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-06",
                        "housing: {sh: {taakstelling: {2025-H1: 60}, opening_backlog: 0}}\n"
                        "reception: {azc: {obligation: 50, subgroups: {amv: {obligation: 10}}, "
                        "locations: {a: {places: 50, opens: {when: sh.backlog, above: 15}}, b: "
                        "{places: 20, of_which: {amv: 20}, opens: {when: azc.amv.shortfall, above: "
                        "9, for_months: 3}}}}}\n");
    /* 10.3 at the end of January, 19.6 at the end of February: March. Sub-group: January to March
     * short, so April. */
    assert_row(&m, "location.a.places", 0, 0, 50, 50, 50, 50);
    assert_row(&m, "location.b.places", 0, 0, 0, 20, 20, 20);
    assert_row(&m, "azc.amv.shortfall", 10, 10, 10, 0, 0, 0);
    model_free(&m);
}

/* The first opens for the need of January; its places open the second, which stands before it in
 * the file, and those bring the project. */
static void one_decision_may_follow_from_another(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-06",
                        "reception: {azc: {obligation: 100, locations: {second: {places: 5, opens: "
                        "{when: azc.capacity, above: 50}}, first: {places: 60, opens: {when: "
                        "azc.shortfall, above: 90}}}}}\n"
                        "housing: {s: {taakstelling: {2025-H1: 0}, opening_backlog: 0, supply: {p: "
                        "{persons: 8, on: {when: azc.capacity, above: 64}}}}}\n");
    assert_row(&m, "azc.capacity", 0, 60, 65, 65, 65, 65);
    assert_row(&m, "s.housed", 0, 0, 0, 8, 0, 0);
    model_free(&m);
}

static void a_millionth_is_not_a_difference(void **state)
{
    (void)state;
    model m = steered("opens: {when: azc.shortfall, above: 49.9999995}");
    assert_row(&m, "location.spare.places", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    model_free(&m);
    m = steered("opens: {when: azc.shortfall, above: 49.999998}");
    assert_cell(&m, "location.spare.places", "2025-05", 60);
    model_free(&m);
}

/* In each future it opens in the month after its own need, with the time that building takes. */
static void every_future_decides_for_itself(void **state)
{
    (void)state;
    model m = model_draw(
        (model_options){.start = "2025-01",
                        .end = "2026-12",
                        .replicates = 2000,
                        .metrics = {"first(azc.shortfall > 20)", "first(location.s.places > 0)"}},
        "inputs: {need: {dist: uniform, low: 0, high: 1}}\n"
        "reception: {azc: {obligation: {product: [{input: need}, {2025-01: 0, 2025-03: 30, "
        "2025-08: "
        "60}]}, locations: {s: {places: 10, opens: {when: azc.shortfall, above: 20}, delay: {low: "
        "1, "
        "likely: 2, high: 4}}}}}\n");
    const double *needed = model_values(&m, "first(azc.shortfall > 20)");
    const double *opened = model_values(&m, "first(location.s.places > 0)");
    size_t never = 0, some = 0;
    for (size_t r = 0; r < 2000; r++) {
        if (isnan(needed[r])) {
            assert_true(isnan(opened[r]));
            never++;
            continue;
        }
        assert_in_range((unsigned long)(opened[r] - needed[r]), 2, 5);
        some++;
    }
    assert_true(never > 500 && some > 500);
    model_free(&m);
}

static void wrong_triggers_are_refused(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01", .end = "2026-03"};
    static const struct {
        const char *keys, *one, *other;
    } rows[] = {
        {"opens: {when: azc.shortfal, above: 5}", "'azc.shortfal' is no monthly series",
         "did you mean 'azc.shortfall'"},
        {"opens: {when: azc.cost, above: 5}", "'azc.cost' is no monthly series", "opens.when"},
        {"opens: {when: azc.shortfall}", "give above or below", "opens"},
        {"opens: {when: azc.shortfall, above: 1, below: 2}", "give above or below", "opens"},
        {"opens: {when: azc.shortfall, above: 1, for_months: 0}", "for_months", "must be"},
        {"opens: {when: azc.shortfall, above: 1}, contract: {from: 2025-01-01}", "contract.from",
         "leave `from` out"},
        {"opens: {when: azc.shortfall, above: 1, untill: 2}", "unknown key 'untill'", "a start"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char body[2048];
        snprintf(body, sizeof body, SHORT, rows[i].keys);
        model_refuses(options, body, rows[i].one, rows[i].other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_location_opens_after_the_months_of_need_and_the_delay),
        cmocka_unit_test(months_before_from_do_not_count),
        cmocka_unit_test(what_is_not_in_a_row_starts_anew),
        cmocka_unit_test(a_threshold_that_is_never_met_opens_nothing),
        cmocka_unit_test(below_counts_what_is_less),
        cmocka_unit_test(what_is_decided_in_the_last_month_is_committed),
        cmocka_unit_test(a_project_comes_when_the_backlog_asks_for_it),
        cmocka_unit_test(any_stream_may_steer),
        cmocka_unit_test(one_decision_may_follow_from_another),
        cmocka_unit_test(a_millionth_is_not_a_difference),
        cmocka_unit_test(every_future_decides_for_itself),
        cmocka_unit_test(wrong_triggers_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
