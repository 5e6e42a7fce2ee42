/* Options against futures, worked by hand. */
#include "study/decision.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Two leases and two futures: the long one costs 5 and 9, the short one 7 and 4. */
static const og_estimate two_by_two[] = {{5, 0}, {9, 0}, {7, 0}, {4, 0}};
static const double exact[2 * 2 * 2] = {0};
static const double sure[2 * 2] = {0};

static og_decision_table leases(const double *weights)
{
    return (og_decision_table){.options = 2,
                               .futures = 2,
                               .weights = weights,
                               .values = two_by_two,
                               .errors = exact,
                               .expected_errors = sure};
}

static void regrets_by_hand(void **state)
{
    (void)state;
    og_arena arena = {0};
    og_decision d;
    og_decision_table table = leases((const double[]){0.75, 0.25});
    og_decision_make(&table, &arena, &d);
    const double regrets[] = {0, 5, 2, 0};
    const bool best[] = {true, false, false, true};
    for (size_t i = 0; i < 4; i++) {
        assert_true(d.regret[i] == regrets[i]);
        assert_int_equal(d.best[i], best[i]);
    }
    assert_true(d.largest[0] == 5 && d.at[0] == 1);
    assert_true(d.largest[1] == 2 && d.at[1] == 0);
    assert_true(!d.least_regret[0] && d.least_regret[1]);
    assert_true(d.expected[0] == 6 && d.expected[1] == 6.25);
    assert_true(d.best_expected[0] && !d.best_expected[1]);
    og_arena_clear(&arena);
}

/* 5 (1 - w) + 9 w = 7 (1 - w) + 4 w at w = 2/7, whatever the weights are. */
static void break_even_by_hand(void **state)
{
    (void)state;
    for (int i = 1; i < 10; i++) {
        og_decision_table table = leases((const double[]){1 - i / 10.0, i / 10.0});
        assert_true(fabs(og_decision_break_even(&table, 1).value - 2.0 / 7) < 1e-15);
        assert_true(fabs(og_decision_break_even(&table, 0).value - 5.0 / 7) < 1e-15);
    }
}

/* Of three futures the two others keep their proportions: d = (-2, 5, 1), weights .5, .3, .2. The
 * weight w of the first: -2 w + (1 - w)(0.6 * 5 + 0.4 * 1) = 0 at w = 3.4 / 5.4. */
static void others_keep_their_proportions(void **state)
{
    (void)state;
    const og_estimate values[] = {{1, 0}, {6, 0}, {3, 0}, {3, 0}, {1, 0}, {2, 0}};
    const double errors[2 * 2 * 3] = {0, 0, 0, 0.5, 0.2, 0.1, 0.5, 0.2, 0.1, 0, 0, 0};
    og_decision_table table = {.options = 2,
                               .futures = 3,
                               .weights = (const double[]){0.5, 0.3, 0.2},
                               .values = values,
                               .errors = errors,
                               .expected_errors = sure};
    og_estimate w = og_decision_break_even(&table, 0);
    assert_true(fabs(w.value - 3.4 / 5.4) < 1e-15);
    double rest_error = sqrt(0.12 * 0.12 + 0.04 * 0.04);
    assert_true(fabs(w.error - hypot(2 * rest_error, 3.4 * 0.5) / (5.4 * 5.4)) < 1e-15);
    /* The second: 5 w + (1 - w)(5 * -2 + 2 * 1) / 7 = 0 at w = 8 / 43. The third gives 1, the
     * others 0.625: the sign does not turn. */
    assert_true(fabs(og_decision_break_even(&table, 1).value - 8.0 / 43) < 1e-15);
    assert_true(isnan(og_decision_break_even(&table, 2).value));
}

static void one_that_is_always_better_has_no_break_even(void **state)
{
    (void)state;
    const og_estimate values[] = {{1, 0}, {2, 0}, {3, 0}, {4, 0}};
    og_decision_table table = leases((const double[]){0.5, 0.5});
    table.values = values;
    assert_true(isnan(og_decision_break_even(&table, 0).value));
}

static void more_can_be_better(void **state)
{
    (void)state;
    og_arena arena = {0};
    og_decision d;
    og_decision_table table = leases((const double[]){0.75, 0.25});
    table.maximize = true;
    og_decision_make(&table, &arena, &d);
    assert_true(d.regret[0] == 2 && d.regret[1] == 0 && d.regret[2] == 0 && d.regret[3] == 5);
    assert_true(d.least_regret[0] && !d.least_regret[1]);
    assert_true(!d.best_expected[0] && d.best_expected[1]);
    og_arena_clear(&arena);
}

static void what_lies_within_the_error_is_a_tie(void **state)
{
    (void)state;
    og_arena arena = {0};
    og_decision d;
    const double errors[] = {0, 0, 1.1, 0.1, 1.1, 0.1, 0, 0}, expected[] = {0, 0.2, 0.2, 0};
    og_decision_table table = leases((const double[]){0.75, 0.25});
    table.errors = errors;
    table.expected_errors = expected;
    og_decision_make(&table, &arena, &d);
    assert_true(d.best[0] && d.best[2]);  /* 5 and 7, give or take 1.96 x 1.1 */
    assert_true(!d.best[1] && d.best[3]); /* 9 and 4, give or take 0.2 */
    assert_true(d.best_expected[0] && d.best_expected[1]);
    assert_true(!d.least_regret[0] && d.least_regret[1]); /* 5 and 2, give or take 1.96 x 1.1 */
    og_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regrets_by_hand),
        cmocka_unit_test(break_even_by_hand),
        cmocka_unit_test(others_keep_their_proportions),
        cmocka_unit_test(one_that_is_always_better_has_no_break_even),
        cmocka_unit_test(more_can_be_better),
        cmocka_unit_test(what_lies_within_the_error_is_a_tie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
