/* What is beyond the bound is refused where it is written, when the plan is made, or when it comes
 * out of a run; never told as a result. And what is certain is so by the plan. */
#include "fixture.h"

static const model_options year = {.start = "2025-01", .end = "2025-12", .replicates = 50};

static void numbers_that_are_too_large(void **state)
{
    (void)state;
    model_refuses(year, "finance: {lines: {a: {cost: 1e308, per: month}}}", "lines.a.cost",
                  "must be at most 1e+15");
    model_refuses(year, "finance: {lines: {a: {cost: {product: [2, -1e200]}, per: month}}}",
                  "lines.a.cost", "must be at most 1e+15");
    model_refuses(year,
                  "finance: {lines: {a: {cost: {dist: uniform, low: 0, high: 1e16}, per: month}}}",
                  "high", "must be at most 1e+15");
}

static void results_that_are_too_large(void **state)
{
    (void)state;
    /* certain */
    model_refuses(year, "finance: {lines: {a: {cost: {product: [1e15, 10]}, per: month}}}",
                  "line.a@", "the result goes beyond 1e+15");
    /* in every future, by its bounds */
    model_refuses(
        year,
        "finance: {lines: {a: {cost: {product: [1e15, {dist: uniform, low: 5, high: 9}]}, "
        "per: month}}}",
        "line.a@", "the result goes beyond 1e+15");
    /* in some */
    model_refuses(year,
                  "finance: {lines: {a: {cost: {dist: normal, mean: 1e9, sd: 1e9}, per: "
                  "place_day, stream: azc}}}\n"
                  "reception: {azc: {obligation: 9, locations: {a: {places: 1000000}}}}",
                  "@", "the result goes beyond 1e+15");
    /* infinity less infinity */
    const char *product =
        "{product: [1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, "
        "1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15, 1e15]}";
    char body[2000];
    snprintf(body, sizeof body,
             "finance: {lines: {a: {income: %s, per: month}, b: {cost: %s, per: month}}}", product,
             product);
    model_refuses(year, body, "@", "the result goes beyond 1e+15");
}

static void results_up_to_the_bound(void **state)
{
    (void)state;
    model m = model_draw(year, "finance: {lines: {a: {cost: 9e13, per: year}}}");
    model_free(&m);
}

/* A chance of 1 in all that were drawn is not yet certain. */
static void certain_is_what_the_plan_knows(void **state)
{
    (void)state;
    model m = model_draw(
        year, "reception: {azc: {obligation: {dist: normal, mean: 1000, sd: 1}, locations: {a: "
              "{places: 1}}}, oek: {obligation: {dist: uniform, low: 5, high: 9}, locations: {b: "
              "{places: 1}}}, rest: {obligation: 2, locations: {c: {places: 1}}}}");
    static const struct {
        const char *series;
        bool certain, sure;
    } wanted[] = {{"azc.shortfall", false, false},
                  {"oek.shortfall", false, true},
                  {"rest.shortfall", true, true}};
    for (size_t i = 0; i < 3; i++) {
        size_t series = og_plan_find_series(m.plan, wanted[i].series);
        og_stats stats = og_result_stats(m.result, series, 11);
        assert_true(stats.p_positive == 1);
        assert_int_equal(stats.sure, wanted[i].sure);
        assert_int_equal(og_plan_certain(m.plan, series, 11), wanted[i].certain);
    }
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_that_are_too_large),
        cmocka_unit_test(results_that_are_too_large),
        cmocka_unit_test(results_up_to_the_bound),
        cmocka_unit_test(certain_is_what_the_plan_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
