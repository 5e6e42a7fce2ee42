/* Chances of a shortage leave trifles out, and the year's worst month is told beside its end; the
 * series themselves do not change. */
#include "fixture.h"

#include "output/view/lack.h"

static void expect_chance(const model *m, const char *series, size_t period, double want,
                          bool certain)
{
    bool sure;
    double chance = og_lack_chance(m->plan, m->result, model_series(m, series), period, &sure);
    assert_true(fabs(chance - want) < (certain ? 1e-12 : 0.05));
    assert_int_equal(sure, certain);
}

/* 104 or 105 asked for of 100 places: a shortage of 5 alone is one. */
static void trifles_are_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *ignore;
        double chance;
        bool certain;
    } wanted[] = {{"", 1, true}, /* of 1 place or person */
                  {"ignore_below: 0, ", 1, true},
                  {"ignore_below: 4, ", 1, true},
                  {"ignore_below: 5, ", 0.25, false},
                  {"ignore_below: 6.5, ", 0, true}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "cases: {often: {no: 3, yes: 1}}\n"
                 "reception: {azc: {%sobligation: {case: often, no: 104, yes: 105},\n"
                 "  subgroups: {amv: {obligation: {case: often, no: 4, yes: 5}}},\n"
                 "  locations: {p: {places: 100}}}}\n",
                 wanted[i].ignore);
        model m = model_draw(
            (model_options){.start = "2025-01", .end = "2025-12", .replicates = 4000}, body);
        expect_chance(&m, "azc.shortfall", 11, wanted[i].chance, wanted[i].certain);
        expect_chance(&m, "azc.unplaced", 0, wanted[i].chance, wanted[i].certain);
        expect_chance(&m, "azc.amv.shortfall", 3, wanted[i].chance, wanted[i].certain);
        og_stats stats = og_result_stats(m.result, model_series(&m, "azc.shortfall"), 11);
        assert_true(stats.p_positive == 1 && fabs(stats.mean - 4.25) < 0.05);
        model_free(&m);
    }
}

static void a_backlog_has_them_too(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-12",
                        "housing: {status: {ignore_below: 5, opening_backlog: 0, taakstelling: "
                        "{2025: 12}, supply: {}}}\n");
    expect_chance(&m, "status.backlog", 3, 0, true); /* 120 of 365 days: 3.9 */
    expect_chance(&m, "status.backlog", 5, 1, true); /* 181: 5.95 */
    model_free(&m);
}

/* Short by 320 - 100 until March, by nothing in December. */
static void the_worst_month_of_a_year_is_told(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2026-06",
                        "reception: {azc: {obligation: {2025-01: 320, 2025-04: 90, 2026-02: 130}, "
                        "locations: {p: {places: 100}}}}\n");
    og_series most =
        og_plan_series(m.plan, og_lack_most(m.plan, model_series(&m, "azc.shortfall")));
    assert_int_equal(most.count, 2);
    assert_false(most.published);
    assert_row(&m, most.id, 220, 30);
    assert_row(&m, "azc.unplaced.most", 220, 30);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trifles_are_left_out),
        cmocka_unit_test(a_backlog_has_them_too),
        cmocka_unit_test(the_worst_month_of_a_year_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
