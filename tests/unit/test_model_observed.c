/* What is observed: which replicates are kept (section 2 of the model page). */
#include "fixture.h"

#define BODY(sd)                                                                                   \
    "inputs: {level: {dist: normal, mean: 100, sd: 10}}\n"                                         \
    "finance: {lines: {x: {cost: {input: level}, per: month}}}\n" sd

/* A normal prior and a normal likelihood: three months cost 3 x level; that they were 330 with a
 * standard deviation of 15 says that the level is 110 with one of 5. Posterior: precision
 * 1/100 + 1/25, so variance 20 and mean (100/100 + 110/25) x 20 = 108. */
static void normal_and_normal_give_the_conjugate_posterior(void **state)
{
    (void)state;
    model m = model_draw(
        (model_options){
            .start = "2025-01", .end = "2025-12", .replicates = 20000, .metrics = {"line.x@2025"}},
        BODY("observed: {q: {of: line.x, period: 2025-Q1, is: 330, sd: 15}}\n"));
    assert_moments(&m, "line.x@2025", 12 * 108, 144 * 20);
    assert_int_equal(og_result_replicates(m.result), 20000);
    assert_true(og_result_tries(m.result) > 30000);
    assert_int_equal(og_result_tries(m.result), og_result_number(m.result, 19999) + 1);
    model_free(&m);
}

/* Costs 100, 110 or 130 with weights 2, 3 and 5; it was 110, sd 10. By Bayes' rule the shares are
 * as 2 exp(-1/2), 3 and 5 exp(-2). */
static void cases_follow_bayes_rule(void **state)
{
    (void)state;
    model m = model_draw(
        (model_options){.start = "2025-01", .end = "2025-12", .replicates = 40000},
        "cases: {price: {kind: unknown, low: 2, middle: 3, high: 5}}\n"
        "finance: {lines: {x: {cost: {case: price, low: 100, middle: 110, high: 130}, per: once, "
        "on: 2025-02}}}\n"
        "observed: {bill: {of: line.x, period: 2025-02, is: 110, sd: 10}}\n");
    const double odds[] = {2 * exp(-0.5), 3, 5 * exp(-2)};
    double total = odds[0] + odds[1] + odds[2], n = 40000;
    const uint8_t *cases = og_result_cases(m.result, 0);
    for (size_t i = 0; i < 3; i++) {
        double count = 0, p = odds[i] / total;
        for (size_t r = 0; r < (size_t)n; r++)
            count += cases[r] == i;
        assert_true(fabs(count / n - p) < 4 * sqrt(p * (1 - p) / n));
    }
    model_free(&m);
}

static void without_information_it_is_the_plain_run(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01",
                             .end = "2026-12",
                             .replicates = 1000,
                             .metrics = {"line.x@2025", "first(line.x > 1300)"}};
    model plain = model_draw(options, BODY(""));
    model vague =
        model_draw(options, BODY("observed: {q: {of: line.x, period: 2025, is: 0, sd: 1e30}}\n"));
    assert_int_equal(og_result_tries(vague.result), 1000);
    for (int i = 0; i < 2; i++)
        assert_memory_equal(model_values(&plain, options.metrics[i]),
                            model_values(&vague, options.metrics[i]), 1000 * sizeof(double));
    size_t series = model_series(&plain, "line.x");
    for (size_t t = 0; t < 2; t++) {
        og_stats a = og_result_stats(plain.result, series, t);
        og_stats b = og_result_stats(vague.result, series, t);
        assert_memory_equal(&a.mean, &b.mean, 6 * sizeof(double));
    }
    model_free(&plain);
    model_free(&vague);
}

static void a_longer_run_begins_with_the_shorter(void **state)
{
    (void)state;
    static const char body[] =
        BODY("observed: {a: {of: line.x, period: 2025-Q1, is: 330, sd: 6}, b: {of: result, period: "
             "2025-04, is: -104, sd: 5}}\n");
    model_options options = {.start = "2025-01",
                             .end = "2025-12",
                             .replicates = 700,
                             .threads = 1,
                             .metrics = {"line.x@2025"}};
    model few = model_draw(options, body);
    options.replicates = 3000;
    options.threads = 3;
    model many = model_draw(options, body);
    assert_memory_equal(model_values(&few, "line.x@2025"), model_values(&many, "line.x@2025"),
                        700 * sizeof(double));
    for (uint64_t r = 0; r < 700; r++)
        assert_int_equal(og_result_number(few.result, r), og_result_number(many.result, r));
    model_free(&few);
    model_free(&many);
}

/* What is observed is computed without the ledger: the actuals of the quarter do not make every
 * future fit, and the replicates that fit are those of the same scenario without them. */
static void the_ledger_is_closed_while_futures_are_tried(void **state)
{
    (void)state;
    static const char with[] =
        "inputs: {level: {dist: normal, mean: 100, sd: 10}}\n"
        "housing: {sh: {taakstelling: {2025: 1200}, opening_backlog: 0, realised: {2025-01: 90}, "
        "supply: {c: {persons_per_month: {input: level}}}}}\n"
        "finance: {lines: {x: {cost: {input: level}, per: month}}, actuals: {x: {2025-Q1: 330}}}\n"
        "observed: {q: {of: line.x, period: 2025-Q1, is: 330, sd: 6}, r: {of: sh.housed, period: "
        "2025-01, is: 108, sd: 5}}\n";
    static const char without[] =
        "inputs: {level: {dist: normal, mean: 100, sd: 10}}\n"
        "housing: {sh: {taakstelling: {2025: 1200}, opening_backlog: 0, supply: {c: "
        "{persons_per_month: {input: level}}}}}\n"
        "finance: {lines: {x: {cost: {input: level}, per: month}}}\n"
        "observed: {q: {of: line.x, period: 2025-Q1, is: 330, sd: 6}, r: {of: sh.housed, period: "
        "2025-01, is: 108, sd: 5}}\n";
    model_options options = {.start = "2025-01", .end = "2025-12", .replicates = 500};
    model a = model_draw(options, with), b = model_draw(options, without);
    for (uint64_t r = 0; r < 500; r++)
        assert_int_equal(og_result_number(a.result, r), og_result_number(b.result, r));
    assert_true(og_result_tries(a.result) > 1000);
    model_free(&a);
    model_free(&b);
}

static void too_few_that_fit_are_told_by_observation(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01", .end = "2025-12", .replicates = 100};
    model_refuses(options,
                  BODY("observed: {a: {of: line.x, period: 2025-Q1, is: 300, sd: 30}, b: {of: "
                       "line.x, period: 2025-Q2, is: 900, sd: 1}}\n"),
                  "of 1048576 futures 0 fit", "b alone is fitted by 0");
}

static void what_cannot_be_observed_is_refused(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01", .end = "2025-12"};
    model_refuses(options, BODY("observed: {a: {of: line.y, period: 2025, is: 1, sd: 1}}\n"),
                  "observed.a.of: there is no series 'line.y'", "line.x");
    model_refuses(options, BODY("observed: {a: {of: line.x, period: 2026-Q1, is: 1, sd: 1}}\n"),
                  "observed.a.period", "2025-01, 2025-02");
    model_refuses(options, BODY("observed: {a: {of: line.x, period: 2025-01-15, is: 1, sd: 1}}\n"),
                  "observed.a.period", "2025-01-15");
    model_refuses(options, BODY("observed: {a: {of: line.x, period: 2025, is: 1, sd: 0}}\n"),
                  "observed.a.sd", "must be");
    model_refuses(options,
                  BODY("simulation: {sampling: sobol}\nobserved: {a: {of: line.x, period: 2025, "
                       "is: 1, sd: 1}}\n"),
                  "sampling: random", "observed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_and_normal_give_the_conjugate_posterior),
        cmocka_unit_test(cases_follow_bayes_rule),
        cmocka_unit_test(without_information_it_is_the_plain_run),
        cmocka_unit_test(a_longer_run_begins_with_the_shorter),
        cmocka_unit_test(the_ledger_is_closed_while_futures_are_tried),
        cmocka_unit_test(too_few_that_fit_are_told_by_observation),
        cmocka_unit_test(what_cannot_be_observed_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
