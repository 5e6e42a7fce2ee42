/* Solves: the answer meets the condition and one step less does not, found as by trying all. */
#include "fixture.h"

#include "study/solve.h"
#include "study/statistic.h"
#include "study/study.h"

static const char body[] =
    "levers: {places: {label: Places, set: reception.azc.locations.here.places, low: 0, high: "
    "120}}\n"
    "reception:\n"
    "  azc:\n"
    "    obligation: {dist: uniform, low: 0, high: 100}\n"
    "    locations:\n"
    "      here: {places: 30}\n"
    "      later: {places: 10, opens: 2025-01-01, term_months: 2}\n"
    "housing:\n"
    "  sh:\n"
    "    taakstelling: {2025: 120}\n"
    "    opening_backlog: 0\n"
    "    supply: {block: {persons: 120, on: 2025-01-01, over_months: 1}}\n";

static char path[64];

static int write_scenario(void **state)
{
    (void)state;
    const model_options options = {.start = "2025-01", .end = "2025-12"};
    strcpy(path, "/tmp/opgave-test-XXXXXX");
    og_init();
    model_write(&options, body, path);
    return 0;
}

static int remove_scenario(void **state)
{
    (void)state;
    return unlink(path);
}

static const og_study_options how = {
    .size = sizeof how, .replicates = 400, .seed = 11, .seed_given = true};

static char *try_solve(const char *vary, const char *until, bool largest, og_solve **out)
{
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_solve_options options = {sizeof options, &how, vary, until, largest};
    og_status status = og_solve_new(path, &options, out, diags, &err);
    char *said = NULL, *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    if (status != OG_OK)
        assert_true(asprintf(&said, "%s%s", errors, err.message) >= 0);
    free(errors);
    og_diagnostics_free(diags);
    return said;
}

static og_solve *solved(const char *vary, const char *until, bool largest)
{
    og_solve *solve;
    char *said = try_solve(vary, until, largest, &solve);
    if (said)
        fail_msg("%s", said);
    return solve;
}

/* The condition's statistic with PATH=VALUE put in, and whether the condition holds. */
static bool put_back(const char *name, double value, const char *until)
{
    og_error err = {.status = OG_OK};
    char setting[128];
    const char *set = setting;
    snprintf(setting, sizeof setting, "%s=%.17g", name, value);
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_task task = {.set = &set, .set_count = 1, .queries = &until, .query_count = 1};
    og_study_run run;
    og_query query;
    og_estimate estimate;
    og_compare compare;
    double limit;
    assert_int_equal(og_query_parse(until, &query, &err), OG_OK);
    if (og_study_run_new(path, &how, &task, &run, diags, &err) != OG_OK)
        fail_msg("%s", err.message);
    assert_int_equal(
        og_query_estimate(&query, run.plan, run.result, (size_t)-1, 0, &estimate, &err), OG_OK);
    og_query_limit(&query, run.plan, &compare, &limit);
    og_study_run_clear(&run);
    og_diagnostics_free(diags);
    return og_compare_holds(compare, estimate.value, limit);
}

#define PLACES "reception.azc.locations.here.places"

static void the_answer_holds_and_one_step_less_does_not(void **state)
{
    (void)state;
    static const char until[] = "p(azc.shortfall@2025-12 > 0) <= 0.1";
    og_solve *solve = solved(PLACES "=0:120:0.5", until, false);
    double answer, all = 0;
    assert_true(og_solve_answer(solve, &answer));
    assert_true(solve->monotone);
    assert_true(put_back(PLACES, answer, until));
    assert_false(put_back(PLACES, answer - 0.5, until));
    while (!put_back(PLACES, all, until))
        all += 0.5;
    assert_true(answer == all);
    assert_true(fabs(answer - 90) < 6);
    og_solve_free(solve);
}

static void the_largest_is_sought_from_the_other_end(void **state)
{
    (void)state;
    static const char until[] = "p(azc.shortfall@2025-12 > 0) >= 0.25";
    og_solve *solve = solved(PLACES "=0:120:0.5", until, true);
    double answer;
    assert_true(og_solve_answer(solve, &answer));
    assert_true(put_back(PLACES, answer, until));
    assert_false(put_back(PLACES, answer + 0.5, until));
    assert_true(fabs(answer - 75) < 8);
    og_solve_free(solve);
}

static void the_end_that_was_meant_is_told(void **state)
{
    (void)state;
    static const char short_of[] = "mean(azc.shortfall@2025-12) >= 20";
    static const char enough[] = "mean(azc.shortfall@2025-12) <= 20";
    double answer;
    og_solve *solve = solved(PLACES "=0:120:0.5", short_of, false);
    assert_true(og_solve_answer(solve, &answer));
    assert_true(answer == 0);
    assert_true(solve->turned.any);
    double last = og_range_value(&solve->range, solve->turned.k);
    og_solve_free(solve);
    assert_true(put_back(PLACES, last, short_of));
    assert_false(put_back(PLACES, last + 0.5, short_of));

    solve = solved(PLACES "=0:120:0.5", short_of, true);
    assert_true(og_solve_answer(solve, &answer));
    assert_true(answer == last);
    assert_false(solve->turned.any);
    og_solve_free(solve);

    solve = solved(PLACES "=0:120:0.5", enough, true);
    assert_true(solve->turned.any);
    double first = og_range_value(&solve->range, solve->turned.k);
    og_solve_free(solve);
    assert_true(put_back(PLACES, first, enough));
    assert_false(put_back(PLACES, first - 0.5, enough));
}

static void the_step_is_a_ten_thousandth(void **state)
{
    (void)state;
    static const char until[] = "p75(azc.shortfall@2025-12) <= 0";
    og_solve *solve = solved("places", until, false);
    double answer;
    assert_true(solve->range.step == 0.012);
    assert_int_equal(solve->range.last, 10000);
    assert_true(og_solve_answer(solve, &answer));
    assert_true(put_back(PLACES, answer, until));
    assert_false(put_back(PLACES, answer - 0.012, until));
    og_solve_free(solve);
}

static void chance_moves_the_answer(void **state)
{
    (void)state;
    og_solve *solve = solved("places", "p(azc.shortfall@2025-12 > 0) <= 0.1", false);
    assert_true(solve->shifted[0].any && solve->shifted[1].any);
    assert_true(solve->shifted[0].k < solve->answer.k);
    assert_true(solve->shifted[1].k > solve->answer.k);
    /* 1.96 standard errors of a share of 10 % of 400 are 3 %, and a percent is a place */
    double width = og_range_value(&solve->range, solve->shifted[1].k) -
                   og_range_value(&solve->range, solve->shifted[0].k);
    assert_true(width > 3 && width < 10);
    og_solve_free(solve);
    solve = solved(PLACES "=0:120:1", "mean(sh.backlog@2025-12) <= 0", false);
    assert_int_equal(solve->shifted[0].k, solve->answer.k);
    assert_int_equal(solve->shifted[1].k, solve->answer.k);
    og_solve_free(solve);
}

static void what_never_holds_names_the_end_that_comes_closest(void **state)
{
    (void)state;
    og_error err = {.status = OG_OK};
    char *text;
    double answer;
    og_solve *solve = solved(PLACES "=0:50:1", "p(azc.shortfall@2025-12 > 0) <= 0.1", false);
    assert_false(og_solve_answer(solve, &answer));
    assert_true(isnan(answer));
    assert_true(solve->monotone);
    assert_int_equal(solve->points[solve->closest].k, 50);
    assert_int_equal(og_solve_text(solve, &text, &err), OG_OK);
    assert_non_null(strstr(text, "Geen antwoord"));
    free(text);
    og_solve_free(solve);
}

static void what_always_holds_is_answered_by_the_end(void **state)
{
    (void)state;
    double answer;
    og_solve *solve = solved(PLACES "=10:50:1", "mean(azc.shortfall@2025-12) >= 0", false);
    assert_true(og_solve_answer(solve, &answer) && answer == 10);
    og_solve_free(solve);
    solve = solved(PLACES "=10:50:1", "mean(azc.shortfall@2025-12) >= 0", true);
    assert_true(og_solve_answer(solve, &answer) && answer == 50);
    og_solve_free(solve);
}

/* Two months of `later` are in June with a delay of four or five months alone. */
static void what_wavers_is_told(void **state)
{
    (void)state;
    og_error err = {.status = OG_OK};
    char *text;
    double answer;
    static const char vary[] = "reception.azc.locations.later.delay=0:16:1";
    og_solve *solve = solved(vary, "mean(location.later.places@2025-06) >= 10", false);
    assert_false(solve->monotone);
    assert_true(og_solve_answer(solve, &answer) && answer == 4);
    assert_int_equal(og_solve_text(solve, &text, &err), OG_OK);
    assert_non_null(strstr(text, "afwisselend"));
    free(text);
    og_solve_free(solve);
    solve = solved(vary, "mean(location.later.places@2025-06) >= 10", true);
    assert_true(og_solve_answer(solve, &answer) && answer == 5);
    og_solve_free(solve);
}

static void whole_keys_take_whole_steps(void **state)
{
    (void)state;
    double answer;
    static const char over[] = "housing.sh.supply.block.over_months";
    char vary[64];
    snprintf(vary, sizeof vary, "%s=1:24", over);
    og_solve *solve = solved(vary, "mean(sh.backlog@2025-12) <= 0", true);
    assert_true(solve->range.whole && solve->range.step == 1);
    assert_true(og_solve_answer(solve, &answer) && answer == 12);
    og_solve_free(solve);
    snprintf(vary, sizeof vary, "%s=1:24:0.5", over);
    char *said = try_solve(vary, "mean(sh.backlog@2025-12) <= 0", true, &solve);
    assert_non_null(said);
    assert_non_null(strstr(said, "whole numbers"));
    free(said);
}

static void one_value_is_a_range_too(void **state)
{
    (void)state;
    double answer;
    og_solve *solve = solved(PLACES "=40:40", "mean(azc.shortfall@2025-12) >= 0", false);
    assert_int_equal(solve->point_count, 1);
    assert_true(og_solve_answer(solve, &answer) && answer == 40);
    og_solve_free(solve);
}

static void what_is_wrong_gets_an_answer(void **state)
{
    (void)state;
    static const struct {
        const char *vary, *until, *one, *other;
    } rows[] = {
        {"plaecs", "mean(sh.backlog@2025-12) <= 0", "did you mean 'places'?", "column 1:"},
        {"places", "mean(sh.backlog@2025-12)", "column 25:", "condition"},
        {"places", "sh.backlog@2025-12", "column 19:", "condition"},
        {"places", "mean(sh.backlg@2025-12) <= 0", "column 6:", "did you mean 'sh.backlog'?"},
        {"places", "mean(sh.backlog@2031) <= 0", "column 17:", "periods are 2025-01, 2025-02"},
        {"places=3:1", "mean(sh.backlog@2025-12) <= 0", "column 10:", "empty"},
        {"places=0:1:1e-12", "mean(sh.backlog@2025-12) <= 0", "steps", "1,000,000,000"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        og_solve *solve;
        char *said = try_solve(rows[i].vary, rows[i].until, false, &solve);
        assert_non_null(said);
        assert_null(solve);
        if (!strstr(said, rows[i].one) || !strstr(said, rows[i].other))
            fail_msg("expected '%s' and '%s' in: %s", rows[i].one, rows[i].other, said);
        free(said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_holds_and_one_step_less_does_not),
        cmocka_unit_test(the_largest_is_sought_from_the_other_end),
        cmocka_unit_test(the_end_that_was_meant_is_told),
        cmocka_unit_test(the_step_is_a_ten_thousandth),
        cmocka_unit_test(chance_moves_the_answer),
        cmocka_unit_test(what_never_holds_names_the_end_that_comes_closest),
        cmocka_unit_test(what_always_holds_is_answered_by_the_end),
        cmocka_unit_test(what_wavers_is_told),
        cmocka_unit_test(whole_keys_take_whole_steps),
        cmocka_unit_test(one_value_is_a_range_too),
        cmocka_unit_test(what_is_wrong_gets_an_answer),
    };
    return cmocka_run_group_tests(tests, write_scenario, remove_scenario);
}
