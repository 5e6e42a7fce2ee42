/* Section 4 of the model page, worked by hand. */
#include "fixture.h"

/* One housing stream `sh` with these keys. */
static model housing(const char *start, const char *end, const char *keys)
{
    char body[1024];
    snprintf(body, sizeof body, "housing: {sh: {%s}}", keys);
    return model_run(start, end, body);
}

/* ---- taakstelling ------------------------------------------------------------------------ */

static void the_achterstand_carries_over(void **state)
{
    (void)state;
    /* H1: 10 + 60 - 48 = 22; H2: 22 + 60 - 48 = 34 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025-H1: 60, 2025-H2: 60}, opening_backlog: 10, "
                      "supply: {corporations: {persons_per_month: 8}}");
    assert_row(&m, "sh.taakstelling", 60, 60);
    assert_row(&m, "sh.corrected", 70, 82);
    assert_row(&m, "sh.realised", 48, 48);
    assert_row(&m, "sh.percentage", 4800.0 / 70, 4800.0 / 82);
    assert_cell(&m, "sh.backlog", "2025-06", 22);
    assert_cell(&m, "sh.backlog", "2025-12", 34);
    model_free(&m);
}

static void the_monthly_backlog_spreads_the_taakstelling_by_days(void **state)
{
    (void)state;
    /* 181 days in H1, 184 in H2 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025-H1: 60, 2025-H2: 92}, opening_backlog: 10, "
                      "supply: {corporations: {persons_per_month: 8}}");
    assert_cell(&m, "sh.backlog", "2025-01", 10 + 60.0 * 31 / 181 - 8);
    assert_cell(&m, "sh.backlog", "2025-02", 10 + 60.0 * 59 / 181 - 16);
    assert_cell(&m, "sh.backlog", "2025-07", 22 + 92.0 * 31 / 184 - 8);
    model_free(&m);
}

static void a_corrected_figure_includes_the_achterstand(void **state)
{
    (void)state;
    /* H1: netto 202 - 55 = 147, A = 202 - 180 = 22; H2: netto 100 - 22 = 78 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025-H1: {corrected: 202}, 2025-H2: {corrected: 100}}, "
                      "opening_backlog: 55, supply: {c: {persons_per_month: 30}}");
    assert_row(&m, "sh.taakstelling", 147, 78);
    assert_row(&m, "sh.corrected", 202, 100);
    assert_cell(&m, "sh.backlog", "2025-12", -80);
    model_free(&m);
}

static void a_corrected_figure_includes_the_voorsprong(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025: {corrected: 202}}, opening_backlog: -15");
    assert_row(&m, "sh.taakstelling", 217);
    assert_row(&m, "sh.corrected", 202);
    model_free(&m);
}

static void a_voorsprong_carries_over_without_limit(void **state)
{
    (void)state;
    /* H1: 10 + 60 - 120 = -50; H2: -50 + 60 - 120 = -110; divisors 70 and 10 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025-H1: 60, 2025-H2: 60}, opening_backlog: 10, "
                      "supply: {c: {persons_per_month: 20}}");
    assert_row(&m, "sh.percentage", 12000.0 / 70, 1200);
    assert_cell(&m, "sh.backlog", "2025-06", -50);
    assert_cell(&m, "sh.backlog", "2025-12", -110);
    model_free(&m);
}

static void the_percentage_is_empty_without_a_positive_divisor(void **state)
{
    (void)state;
    /* corrected 60 - 60 = 0; then A = -60, corrected 30 - 60 = -30 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025-H1: 60, 2025-H2: 30}, opening_backlog: -60, "
                      "supply: {c: {persons_per_month: 10}}");
    assert_row(&m, "sh.corrected", 0, -30);
    assert_row(&m, "sh.percentage", EMPTY, EMPTY);
    size_t series = model_series(&m, "sh.percentage");
    assert_int_equal(og_result_stats(m.result, series, 0).valid, 0);
    model_free(&m);
}

static void periods_may_be_of_any_length(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025-Q1: 12, 2025-Q2: 12, 2025-H2: 36}, opening_backlog: 0, "
                      "supply: {c: {persons_per_month: 5}}");
    assert_row(&m, "sh.realised", 15, 15, 30);
    assert_row(&m, "sh.corrected", 12, 9, 30);
    model_free(&m);
}

/* ---- history ----------------------------------------------------------------------------- */

static void history_replaces_the_months_that_it_covers_whole(void **state)
{
    (void)state;
    /* 27 persons over 90 days: 9.3, 8.4, 9.3 */
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-H1: 60}, opening_backlog: 0, realised: {2025-Q1: 27}, "
                      "supply: {c: {persons_per_month: 8}}");
    assert_row(&m, "sh.housed", 9.3, 8.4, 9.3, 8, 8, 8);
    assert_row(&m, "sh.realised", 51);
    model_free(&m);
}

static void partly_covered_months_are_simulated(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-03",
                      "taakstelling: {2025-Q1: 60}, opening_backlog: 0, "
                      "realised: {2025-01: 12, 2025-02-10: 100}, "
                      "supply: {c: {persons_per_month: 8}}");
    assert_row(&m, "sh.housed", 12, 8, 8);
    model_free(&m);
}

static void a_key_across_the_start_counts_by_days_on_each_side(void **state)
{
    (void)state;
    /* a person a day: 181 before the horizon, so A = 100 - 181; then 31, 31, 30, 31, 30, 31 */
    model m = housing("2025-07", "2025-12",
                      "taakstelling: {2025-H1: 100, 2025-H2: 100}, realised: {2025: 365}");
    assert_row(&m, "sh.corrected", 19);
    assert_row(&m, "sh.housed", 31, 31, 30, 31, 30, 31);
    assert_cell(&m, "sh.backlog", "2025-12", 19 - 184);
    model_free(&m);
}

static void an_omitted_opening_backlog_follows_from_history(void **state)
{
    (void)state;
    /* 275 - 260 + 254 - 217 = 52 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2023: 275, 2024: 254, 2025: 120}, "
                      "realised: {2023: 260, 2024: 217}");
    assert_row(&m, "sh.corrected", 172);
    model_free(&m);
    /* 269 corrected holds the 15 of 2023 */
    m = housing("2025-01", "2025-12",
                "taakstelling: {2023: 275, 2024: {corrected: 269}, 2025: 120}, "
                "realised: {2023: 260, 2024-H1: 117, 2024-H2: 100}");
    assert_row(&m, "sh.corrected", 172);
    model_free(&m);
}

static void a_given_opening_backlog_wins_over_history(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2024: 254, 2025: 120}, realised: {2024: 217}, "
                      "opening_backlog: 5");
    assert_row(&m, "sh.corrected", 125);
    model_free(&m);
}

static void history_with_a_gap_cannot_tell_the_opening_backlog(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "taakstelling: {2023: 275, 2024: 254, 2025: 120}, realised: {2023: 260}",
        "taakstelling: {2023: 275, 2024: 254, 2025: 120}, realised: {2023: 260, 2024-H2: 100}",
        "taakstelling: {2022: 275, 2024: 254, 2025: 120}, realised: {2022: 260, 2024: 217}",
        "taakstelling: {2023: 275, 2025: 120}, realised: {2023: 260}", "taakstelling: {2025: 120}"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char body[512];
        snprintf(body, sizeof body, "housing: {sh: {%s}}", keys[i]);
        model_refuses((model_options){.start = "2025-01", .end = "2025-12"}, body, "housing.sh",
                      "opening_backlog");
    }
}

/* ---- supply ------------------------------------------------------------------------------ */

static void a_flow_counts_the_days_of_a_month_in_which_it_is_active(void **state)
{
    (void)state;
    /* 16 of 31 days of January, 10 of 31 of March */
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-H1: 60}, opening_backlog: 0, supply: "
                      "{c: {persons_per_month: 31, from: 2025-01-16, until: 2025-03-10}}");
    assert_row(&m, "sh.housed", 16, 31, 10, 0, 0, 0);
    model_free(&m);
}

static void homes_become_persons(void **state)
{
    (void)state;
    /* 45 x 0.2 x 2 = 18; 3 x 1 x 2.5 = 7.5 */
    model m = housing("2025-01", "2025-03",
                      "taakstelling: {2025-Q1: 60}, opening_backlog: 0, supply: "
                      "{c: {homes_per_month: 45, share: 0.2, persons_per_home: 2}, "
                      "d: {homes_per_month: 3, persons_per_home: 2.5, from: 2025-03-01}}");
    assert_row(&m, "sh.housed", 18, 18, 25.5);
    model_free(&m);
}

static void a_project_is_spread_from_the_month_of_its_date(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-H1: 60}, opening_backlog: 0, supply: "
                      "{p: {persons: 40, on: 2025-03-15, over_months: 4}, "
                      "q: {homes: 10, persons_per_home: 2.2, on: 2025-06-30}}");
    assert_row(&m, "sh.housed", 0, 0, 10, 10, 10, 32);
    model_free(&m);
}

static void a_project_is_delayed_as_a_location_is(void **state)
{
    (void)state;
    /* p: 15 March + 1 month + floor(30 x 0.6) days = 3 May; q: + 15 days = 30 April */
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-H1: 60}, opening_backlog: 0, supply: "
                      "{p: {persons: 40, on: 2025-03-15, delay: 1.6}, "
                      "q: {persons: 7, on: 2025-03-15, delay: 1.5}, "
                      "never: {persons: 900, on: 2025-03-15, probability: 0}}");
    assert_row(&m, "sh.housed", 0, 0, 0, 7, 40, 0);
    model_free(&m);
}

static void a_projects_part_outside_the_horizon_is_not_counted(void **state)
{
    (void)state;
    /* p: December to March; q: May to August */
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-H1: 60}, opening_backlog: 0, supply: "
                      "{p: {persons: 40, on: 2024-12-01, over_months: 4}, "
                      "q: {persons: 40, on: 2025-05-31, over_months: 4}, "
                      "late: {persons: 900, on: 2025-04-01, delay: 3}}");
    assert_row(&m, "sh.housed", 10, 10, 10, 0, 10, 10);
    assert_row(&m, "sh.realised", 50);
    model_free(&m);
}

static void a_projects_size_is_that_of_its_actual_date(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-H1: 60}, opening_backlog: 0, supply: "
                      "{p: {persons: {2025-01: 10, 2025-04-15: 20, 2025-05: 30}, on: 2025-03-15, "
                      "delay: 1}}");
    assert_row(&m, "sh.housed", 0, 0, 0, 20, 0, 0);
    model_free(&m);
}

/* ---- max_ahead --------------------------------------------------------------------------- */

static void nobody_is_housed_beyond_max_ahead(void **state)
{
    (void)state;
    /* room: 10 + 120 + 5 = 135 */
    model m = housing("2025-01", "2025-12",
                      "taakstelling: {2025: 120}, opening_backlog: 10, max_ahead: 5, "
                      "supply: {c: {persons_per_month: 50}}");
    assert_row(&m, "sh.housed", 50, 50, 35, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assert_cell(&m, "sh.backlog", "2025-12", -5);
    model_free(&m);
}

static void the_room_opens_again_with_the_next_period(void **state)
{
    (void)state;
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-Q1: 20, 2025-Q2: 20}, opening_backlog: 0, "
                      "max_ahead: 0, supply: {c: {persons_per_month: 15}}");
    assert_row(&m, "sh.housed", 15, 5, 0, 15, 5, 0);
    model_free(&m);
}

static void months_of_history_are_not_capped(void **state)
{
    (void)state;
    /* Q1: room 110, of which January takes 200; Q2: room -100 + 130 + 10 = 40 */
    model m = housing("2025-01", "2025-06",
                      "taakstelling: {2025-Q1: 100, 2025-Q2: 130}, opening_backlog: 0, "
                      "max_ahead: 10, realised: {2025-01: 200}, "
                      "supply: {c: {persons_per_month: 30}}");
    assert_row(&m, "sh.housed", 200, 0, 0, 30, 10, 0);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_achterstand_carries_over),
        cmocka_unit_test(the_monthly_backlog_spreads_the_taakstelling_by_days),
        cmocka_unit_test(a_corrected_figure_includes_the_achterstand),
        cmocka_unit_test(a_corrected_figure_includes_the_voorsprong),
        cmocka_unit_test(a_voorsprong_carries_over_without_limit),
        cmocka_unit_test(the_percentage_is_empty_without_a_positive_divisor),
        cmocka_unit_test(periods_may_be_of_any_length),
        cmocka_unit_test(history_replaces_the_months_that_it_covers_whole),
        cmocka_unit_test(partly_covered_months_are_simulated),
        cmocka_unit_test(a_key_across_the_start_counts_by_days_on_each_side),
        cmocka_unit_test(an_omitted_opening_backlog_follows_from_history),
        cmocka_unit_test(a_given_opening_backlog_wins_over_history),
        cmocka_unit_test(history_with_a_gap_cannot_tell_the_opening_backlog),
        cmocka_unit_test(a_flow_counts_the_days_of_a_month_in_which_it_is_active),
        cmocka_unit_test(homes_become_persons),
        cmocka_unit_test(a_project_is_spread_from_the_month_of_its_date),
        cmocka_unit_test(a_project_is_delayed_as_a_location_is),
        cmocka_unit_test(a_projects_part_outside_the_horizon_is_not_counted),
        cmocka_unit_test(a_projects_size_is_that_of_its_actual_date),
        cmocka_unit_test(nobody_is_housed_beyond_max_ahead),
        cmocka_unit_test(the_room_opens_again_with_the_next_period),
        cmocka_unit_test(months_of_history_are_not_capped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
