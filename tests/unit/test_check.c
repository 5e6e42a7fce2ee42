/* Checks: history and horizon recomputed by hand; what `opgave check` says of the numbers. */
#include "fixture.h"
#include "text.h"

#include "compile/history.h"
#include "output/chart/extra.h"
#include "output/view/check.h"

/* 2022 to 2024 of the published series, and 2025-H1 as the corrected figure. */
#define LEIDEN                                                                                     \
    "housing: {sh: {taakstelling: {2022: 165, 2023: 275, 2024: 254, 2025-H1: {corrected: 202}, "   \
    "2025-H2: 90}, realised: {2022: 147, 2023: 260, 2024: 217, 2025-Q1: 29}, "                     \
    "opening_backlog: 55, supply: {c: {persons_per_month: 10}}}}\n"

static og_check_figure figure_of(const char *body, const char *check)
{
    char text[2048];
    snprintf(text, sizeof text, "%schecks: {a: {%s}}", body, check);
    model m = model_run("2025-01", "2025-12", text);
    og_check_list list;
    assert_int_equal(og_check_list_new(m.scenario, m.plan, m.result, &list, NULL), OG_OK);
    og_check_figure figure = list.figures[0];
    og_check_list_free(&list);
    model_free(&m);
    return figure;
}

static void value_is(const char *body, const char *check, double want)
{
    og_check_figure figure = figure_of(body, check);
    if (!model_near(figure.value, want))
        fail_msg("%s: expected %.17g, got %.17g", check, want, figure.value);
}

/* ---- history ----------------------------------------------------------------------------- */

static void check_past(const char *body, const double (*want)[4], size_t count)
{
    model m = model_run("2025-01", "2025-12", body);
    og_housing_past *list;
    size_t got;
    assert_int_equal(og_housing_history(m.scenario, m.scenario->housing.at[0], &list, &got, NULL),
                     OG_OK);
    assert_int_equal(got, count);
    for (size_t i = 0; i < count; i++) {
        const double *w = want[i];
        if (!model_near(list[i].netto, w[0]) || !model_near(list[i].corrected, w[1]) ||
            !model_near(list[i].realised, w[2]) || !model_near(list[i].backlog, w[3]))
            fail_msg("period %zu: %g %g %g %g", i, list[i].netto, list[i].corrected,
                     list[i].realised, list[i].backlog);
    }
    free(list);
    model_free(&m);
}

static void backlogs_are_reckoned_back_from_a_given_one(void **state)
{
    (void)state;
    /* A(2023) = 55 - 254 + 217 = 18; A(2022) = 18 - 275 + 260 = 3; A(2021) = 3 - 165 + 147 = -15 */
    const double want[][4] = {{165, 150, 147, 3}, {275, 278, 260, 18}, {254, 272, 217, 55}};
    check_past(LEIDEN, want, 3);
}

static void backlogs_are_reckoned_forward_without_one(void **state)
{
    (void)state;
    const double want[][4] = {{10, 10, 8, 2}, {20, 22, 25, -3}};
    check_past("housing: {sh: {taakstelling: {2023: 10, 2024: 20, 2025: 5}, "
               "realised: {2023: 8, 2024: 25}}}",
               want, 2);
}

static void a_corrected_figure_in_history_is_reckoned_forward(void **state)
{
    (void)state;
    /* netto 2024 = 20 - 2; A = 20 - 25 */
    const double want[][4] = {{10, 10, 8, 2}, {18, 20, 25, -5}};
    check_past("housing: {sh: {taakstelling: {2023: 10, 2024: {corrected: 20}, 2025: 5}, "
               "realised: {2023: 8, 2024: 25}, opening_backlog: 7}}",
               want, 2);
}

static void what_history_does_not_tell_is_not_known(void **state)
{
    (void)state;
    /* 2022: nothing realised; between 2022 and 2024 there is a gap. */
    const double want[][4] = {{10, NAN, NAN, NAN}, {20, 8, 19, -11}, {20, 9, 13, -4}};
    check_past("housing: {sh: {taakstelling: {2022: 10, 2024-H1: 20, 2024-H2: 20, 2025: 5}, "
               "realised: {2024-H1: 19, 2024-H2: 13}, opening_backlog: -4}}",
               want, 3);
}

static void uncertain_history_is_taken_at_its_mean(void **state)
{
    (void)state;
    /* Mean of a PERT: (low + 4 likely + high) / 6 = 20; of the case: 0.25 * 8 + 0.75 * 16 = 14. */
    const double want[][4] = {{41, 41, 11, 30}, {14, 44, 4, 40}};
    check_past("cases: {c: {a: 1, b: 3}}\n"
               "inputs: {n: {low: 10, likely: 20, high: 30}}\n"
               "housing: {sh: {taakstelling: {2023: {input: n, times: 2, plus: 1}, "
               "2024: {case: c, a: 8, b: {sum: [10, {min: [6, 9]}]}}, 2025: 5}, "
               "realised: {2023: 11, 2024: 4}}}",
               want, 2);
}

/* ---- figures ----------------------------------------------------------------------------- */

static void percentages_of_history(void **state)
{
    (void)state;
    value_is(LEIDEN, "says: 85, of: sh.percentage, period: 2024, against: netto", 21700.0 / 254);
    value_is(LEIDEN, "says: 80, of: sh.percentage, period: 2024", 21700.0 / 272);
    og_check_figure figure =
        figure_of(LEIDEN, "says: 85, of: sh.percentage, period: 2024, against: netto");
    assert_true(figure.holds && figure.percentage && figure.certain);
    assert_true(model_near(figure.other, 21700.0 / 272));
    assert_false(figure_of(LEIDEN, "says: 132, of: sh.percentage, period: 2022").holds);
}

static void realisation_counts_up_to_as_of(void **state)
{
    (void)state;
    const char *check = "says: 18, of: sh.percentage, period: 2025-H1, as_of: 2025-Q1";
    value_is(LEIDEN, check, 2900.0 / 202);
    assert_true(model_near(figure_of(LEIDEN, check).other, 2900.0 / 147));
    value_is(LEIDEN, "says: 1, of: sh.realised, period: 2025-H1, as_of: 2025-01", 29.0 * 31 / 90);
    /* 29 of history, and 10 in each of the months after it; half of June's days */
    value_is(LEIDEN, "says: 1, of: sh.realised, period: 2025-H1, as_of: 2025-05", 49);
    value_is(LEIDEN, "says: 1, of: sh.realised, period: 2025-H1, as_of: 2025-06-15", 54);
    value_is(LEIDEN, "says: 1, of: sh.percentage, period: 2025-H1", 5900.0 / 202);
}

static void series_of_history_and_horizon(void **state)
{
    (void)state;
    value_is(LEIDEN, "says: 1, of: sh.realised, period: 2023", 260);
    value_is(LEIDEN, "says: 1, of: sh.realised, period: 2024-01", 217.0 * 31 / 366);
    value_is(LEIDEN, "says: 1, of: sh.realised, period: 2025", 119);
    value_is(LEIDEN, "says: 1, of: sh.housed, period: 2025-04", 10);
    value_is(LEIDEN, "says: 1, of: sh.backlog, period: 2023", 18);
    value_is(LEIDEN, "says: 1, of: sh.backlog, period: 2025-06", 143);
    value_is(LEIDEN, "says: 1, of: sh.taakstelling, period: 2024", 254);
    value_is(LEIDEN, "says: 1, of: sh.taakstelling, period: 2025", 237);
    value_is(LEIDEN, "says: 1, of: sh.corrected, period: 2023", 278);
    value_is(LEIDEN, "says: 1, of: sh.corrected, period: 2025-H2", 233);
}

static void other_series_by_the_rules_of_a_metric(void **state)
{
    (void)state;
    static const char body[] = "reception: {azc: {obligation: {2025: 100, 2025-07: 120}}}\n"
                               "finance: {lines: {rent: {cost: 10, per: month}}}\n";
    value_is(body, "says: 1, of: azc.obligation, period: 2025-Q2", 100);
    value_is(body, "says: 1, of: azc.shortfall, period: 2025", 120);
    value_is(body, "says: 1, of: line.rent, period: 2025", 120);
    value_is(body, "says: 1, of: result, period: 2025", -120);
}

/* obligation o against `says`: whether it holds. */
static bool holds(const char *obligation, const char *says)
{
    char body[128], check[128];
    snprintf(body, sizeof body, "reception: {azc: {obligation: %s}}\n", obligation);
    snprintf(check, sizeof check, "says: %s, of: azc.obligation, period: 2025-12", says);
    return figure_of(body, check).holds;
}

static void the_decimals_of_says_decide(void **state)
{
    (void)state;
    assert_true(holds("84.5", "85"));
    assert_false(holds("84.4999", "85"));
    assert_true(holds("84.4999", "84"));
    assert_true(holds("84.25", "84.3"));
    assert_true(holds("84.25", "84.2")); /* half a unit either way */
    assert_false(holds("84.26", "84.2"));
    assert_true(holds("1.0050", "1.01"));
    assert_true(holds("1_250_000.4", "1_250_000"));
    assert_true(holds("14.96", "1.50e1"));
    assert_false(holds("14.94", "1.50e1"));
    assert_true(holds("84.25", "{value: 84.3, assumption: x}"));
    assert_true(holds("84.25", "84.250"));
}

static void half_a_unit_counts_below_zero_too(void **state)
{
    (void)state;
    static const char body[] = "finance: {lines: {a: {cost: 2.5, per: once, on: 2025-03}}}\n";
    assert_true(figure_of(body, "says: -3, of: result, period: 2025").holds);
    assert_true(figure_of(body, "says: -2, of: result, period: 2025").holds);
    assert_false(figure_of(body, "says: -1.9, of: result, period: 2025").holds);
    assert_false(figure_of(body, "says: -4, of: result, period: 2025").holds);
}

/* Uniform on 0 to 200, over 400 replicates: the mean's standard error is 57.7 / 20, or 2.9. */
static void uncertain_figures_hold_within_two_standard_errors(void **state)
{
    (void)state;
    static const char body[] = "finance: {lines: {a: {cost: {dist: uniform, low: 0, high: 200}, "
                               "per: once, on: 2025-03}}}\n"
                               "checks: {a: {says: %.1f, of: line.a, period: 2025}}\n";
    og_check_figure figure;
    double says = 0;
    for (int i = 0; i < 3; i++) {
        char text[512];
        snprintf(text, sizeof text, body, says);
        model m = model_draw(
            (model_options){.start = "2025-01", .end = "2025-12", .replicates = 400}, text);
        og_check_list list;
        assert_int_equal(og_check_list_new(m.scenario, m.plan, m.result, &list, NULL), OG_OK);
        figure = list.figures[0];
        og_check_list_free(&list);
        assert_true(figure.error > 2.5 && figure.error < 3.3);
        assert_int_equal(figure.holds, i == 1);
        model_free(&m);
        says = figure.value + (i == 0 ? 1.9 : 2.1) * figure.error;
    }
}

static void figures_that_nobody_knows_do_not_hold(void **state)
{
    (void)state;
    static const char body[] = "housing: {sh: {taakstelling: {2023: 10, 2024: 20, 2025: 5}, "
                               "realised: {2024: 8}, opening_backlog: 3}}\n";
    og_check_figure figure = figure_of(body, "says: 0, of: sh.corrected, period: 2023");
    assert_true(isnan(figure.value));
    assert_false(figure.holds);
}

/* ---- the text ---------------------------------------------------------------------------- */

static char *text_of(const char *body, bool *held)
{
    model m =
        model_draw((model_options){.start = "2025-01", .end = "2025-12", .replicates = 64}, body);
    char *text;
    assert_int_equal(og_check_text(m.scenario, m.plan, m.result, &text, held, NULL), OG_OK);
    model_free(&m);
    return text;
}

static void says(const char *text, const char *part)
{
    if (!text_has(text, part))
        fail_msg("no '%s' in:\n%s", part, text);
}

static void grounds_are_listed_by_what_they_are(void **state)
{
    (void)state;
    bool held;
    char *text = text_of("language: en\n"
                         "sources: {jr: The accounts, pb: The budget}\n"
                         "housing: {sh: {taakstelling: {2024: {value: 20, source: jr}, "
                         "2025: {corrected: 5, source: jr}}, realised: {2024: 17.5}}}\n"
                         "reception: {azc: {obligation: {value: 9, assumption: a guess}, "
                         "locations: {a: {places: 3, extension: 2, until: 2025-06-30, "
                         "of_which: {x: 1}, assumption: seen in the paper}}, "
                         "subgroups: {x: {obligation: {2024: 1, 2025-02: 2}}}}}\n",
                         &held);
    assert_true(held);
    says(text, "Numbers with a source: 2; on an assumption: 4; without source or assumption: 3.");
    says(text, "  - jr, The accounts: 2 numbers\n    - housing.sh.taakstelling: 2024, 2025\n");
    says(text, "  - pb, The budget: 0 numbers\n");
    says(text, "  - reception.azc.obligation — a guess\n");
    says(text, "  - reception.azc.locations.a: 3 numbers — seen in the paper\n");
    says(text, "  - housing.sh.opening_backlog: 2.5, derived from history: net target minus "
               "realisation of");
    says(text, "Not substantiated: without source or assumption\n"
               "  - housing.sh.realised.2024\n"
               "  - reception.azc.subgroups.x.obligation: 2024, 2025-02\n");
    assert_null(strstr(text, "Recomputed"));
    free(text);
}

static void checks_that_fail_say_why(void **state)
{
    (void)state;
    bool held;
    char *text = text_of(LEIDEN "inputs: {n: {dist: bernoulli, p: 0.5}}\n"
                                "reception: {azc: {obligation: {input: n}}}\n"
                                "checks: {begin: {label: Begin 2025, says: 18, "
                                "of: sh.percentage, period: 2025-H1, as_of: 2025-Q1}, "
                                "good: {says: 217, of: sh.realised, period: 2024}, "
                                "bad: {says: 220.0, of: sh.realised, period: 2024}, "
                                "mean: {says: 7, of: azc.obligation, period: 2025-12}}\n",
                         &held);
    assert_false(held);
    says(text, "Nagerekend: van 4 genoemde cijfers kloppen er 1; anders dan bekend: 3\n");
    says(text,
         "  Begin 2025  2025-H1 t/m 2025-Q1       18          14  20 netto      klopt niet\n");
    says(text, "- Begin 2025: genoemd 18%; tegen gecorrigeerd 29 / 202 = 14,4%, tegen netto 29 / "
               "147 = 19,7%\n");
    says(text, "- bad: genoemd 220,0, nagerekend 217,0 (verschil 3,0)\n");
    says(text, "; gemiddelde van 64 doorrekeningen\n");
    assert_null(strstr(text, "good: "));
    free(text);
}

#define QUOTED                                                                                     \
    "checks: {a: {says: 217, of: sh.realised, period: 2022%s}, "                                   \
    "b: {says: 217, of: sh.realised, period: 2024%s}}\n"

/* That the text says so when the two checks have `a` and `b`; one of them fails all the same. */
static void tells(const char *a, const char *b, const char *part)
{
    char body[1024];
    bool held;
    snprintf(body, sizeof body, LEIDEN QUOTED, a, b);
    char *text = text_of(body, &held);
    says(text, part);
    free(text);
    assert_false(held);
}

static void what_is_known_not_to_hold_is_told_apart(void **state)
{
    (void)state;
    tells("", "", "147  klopt niet\n");
    tells(", holds: false", "", "147  klopt niet (bekend)\n");
    tells(", holds: false", ", holds: true", "; van de andere was dat bekend\n");
    tells(", holds: false", ", holds: false", "217  klopt toch\n");
}

static void a_tolerance_is_in_the_unit_of_the_figure(void **state)
{
    (void)state;
    static const char body[] = "finance: {lines: {a: {income: 6019, per: once, on: 2025-03}}}\n";
    assert_false(figure_of(body, "says: 6018, of: result, period: 2025").holds);
    assert_true(figure_of(body, "says: 6018, of: result, period: 2025, tolerance: 1").holds);
    assert_true(figure_of(body, "says: 6020, of: result, period: 2025, tolerance: 1").holds);
    assert_false(figure_of(body, "says: 6017, of: result, period: 2025, tolerance: 1").holds);
    assert_true(figure_of(body, "says: 6018.9, of: result, period: 2025, tolerance: 0.1").holds);
    assert_false(figure_of(body, "says: 6018.8, of: result, period: 2025, tolerance: 0.1").holds);
}

static void figures_tell_where_they_may_be_from(void **state)
{
    (void)state;
    bool held;
    char *text = text_of(LEIDEN "checks: {table: {says: 217, of: sh.realised, period: 2022}, "
                                "indicator: {says: 217, of: sh.realised, period: 2024}, "
                                "share: {says: 132, of: sh.percentage, period: 2022, "
                                "against: netto}, late: {says: 18, of: sh.percentage, "
                                "period: 2025-H1, as_of: 2025-Q1}, "
                                "target: {says: 275, of: sh.realised, period: 2023}}\n",
                         &held);
    says(text, "- table: genoemd 217, nagerekend 147 (verschil 70); 217 klopt wel voor 2024 "
               "(indicator)\n");
    says(text, "217 van table\n");
    says(text, "165: met de netto taakstelling van 2022");
    says(text, "; 275 is de netto taakstelling van 2023\n");
    free(text);
}

/* ---- for charts -------------------------------------------------------------------------- */

static og_chart_extra extra_of(model *m)
{
    og_chart_extra extra;
    assert_int_equal(og_chart_extra_of(m->scenario, &extra, NULL), OG_OK);
    return extra;
}

static void charts_get_history_and_changes_of_regime(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-12",
                        LEIDEN "cases: {c: {a: 1, b: 1}}\n"
                               "reception: {azc: {obligation: {2024: 1, "
                               "2025-03-05: {case: c, a: 1, b: 2}, 2025-06: 3, "
                               "2026: {case: c, a: 1, b: 2}}, "
                               "occupancy: {2025: {case: c, a: 1, b: 2}, "
                               "2025-03-05: {case: c, a: 1, b: 2}}}}\n");
    og_chart_extra extra = extra_of(&m);
    assert_int_equal(extra.history_count, 1);
    assert_string_equal(extra.histories[0].stream, "sh");
    assert_int_equal(extra.histories[0].count, 3);
    assert_true(model_near(extra.histories[0].at[1].backlog, 18));
    assert_int_equal(extra.marker_count, 1);
    assert_string_equal(extra.markers[0].label, "5 maart 2025");
    og_chart_extra_clear(&extra);
    model_free(&m);
}

static void events_take_the_place_of_changes(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-12",
                        "cases: {c: {a: 1, b: 1}}\n"
                        "reception: {azc: {obligation: {2024: 1, "
                        "2025-03-05: {case: c, a: 1, b: 2}}}}\n"
                        "events: {e: {on: 2025-04-01, label: New scheme}}\n");
    og_chart_extra extra = extra_of(&m);
    assert_int_equal(extra.history_count, 0);
    assert_int_equal(extra.marker_count, 1);
    assert_string_equal(extra.markers[0].label, "New scheme");
    og_chart_extra_clear(&extra);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(backlogs_are_reckoned_back_from_a_given_one),
        cmocka_unit_test(backlogs_are_reckoned_forward_without_one),
        cmocka_unit_test(a_corrected_figure_in_history_is_reckoned_forward),
        cmocka_unit_test(what_history_does_not_tell_is_not_known),
        cmocka_unit_test(uncertain_history_is_taken_at_its_mean),
        cmocka_unit_test(percentages_of_history),
        cmocka_unit_test(realisation_counts_up_to_as_of),
        cmocka_unit_test(series_of_history_and_horizon),
        cmocka_unit_test(other_series_by_the_rules_of_a_metric),
        cmocka_unit_test(the_decimals_of_says_decide),
        cmocka_unit_test(half_a_unit_counts_below_zero_too),
        cmocka_unit_test(uncertain_figures_hold_within_two_standard_errors),
        cmocka_unit_test(figures_that_nobody_knows_do_not_hold),
        cmocka_unit_test(grounds_are_listed_by_what_they_are),
        cmocka_unit_test(checks_that_fail_say_why),
        cmocka_unit_test(what_is_known_not_to_hold_is_told_apart),
        cmocka_unit_test(a_tolerance_is_in_the_unit_of_the_figure),
        cmocka_unit_test(figures_tell_where_they_may_be_from),
        cmocka_unit_test(charts_get_history_and_changes_of_regime),
        cmocka_unit_test(events_take_the_place_of_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
