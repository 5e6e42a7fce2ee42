/* Comparing what does not begin together, and a walk of which the steps are what people know them
 * by: rolling forward, weights, what is observed, a change. */
#include "fixture.h"
#include "text.h"

#include "study/comparison.h"
#include "study/since.h"

typedef struct files {
    const char *start[2], *end[2], *bodies[2], *metrics[4];
    bool bridge;
} files;

static og_comparison *compare(const files *f)
{
    char paths[2][32];
    const char *other = paths[1];
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_error err = {.status = OG_OK};
    const og_study_options study = {.size = sizeof study, .replicates = 400};
    og_compare_options options = {.size = sizeof options,
                                  .study = &study,
                                  .others = &other,
                                  .other_count = 1,
                                  .metrics = f->metrics,
                                  .bridge = f->bridge};
    while (f->metrics[options.metric_count])
        options.metric_count++;
    og_init();
    for (size_t i = 0; i < 2; i++) {
        const model_options when = {.start = f->start[i] ? f->start[i] : "2025-01",
                                    .end = f->end[i] ? f->end[i] : "2027-12"};
        snprintf(paths[i], sizeof paths[i], "/tmp/opgave-test-XXXXXX");
        model_write(&when, f->bodies[i], paths[i]);
    }
    og_comparison *c = NULL;
    og_status status = og_comparison_new(paths[0], &options, &c, diags, &err);
    for (size_t i = 0; i < 2; i++)
        unlink(paths[i]);
    if (status != OG_OK) {
        char *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
        fail_msg("%s%s", errors, err.message);
    }
    og_diagnostics_free(diags);
    return c;
}

static const og_effect *need(const og_comparison *c, const char *text)
{
    for (size_t i = 0; i < c->others[0].effect_count; i++)
        if (strcmp(c->others[0].effects[i].text, text) == 0)
            return &c->others[0].effects[i];
    fail_msg("%s is not compared", text);
    return NULL;
}

static bool is_compared(const og_comparison *c, const char *text)
{
    for (size_t i = 0; i < c->others[0].effect_count; i++)
        if (strcmp(c->others[0].effects[i].text, text) == 0)
            return true;
    return false;
}

static void check_says(const og_comparison *c, const char *text)
{
    char *got = NULL;
    og_error err = {.status = OG_OK};
    assert_int_equal(og_comparison_text(c, &got, &err), OG_OK);
    for (char *line = strchr(got, '\n'); line; line = strchr(line, '\n'))
        *line = ' ';
    if (!text_has(got, text))
        fail_msg("expected '%s' in: %s", text, got);
    free(got);
}

static void near(double got, double want)
{
    if (!model_near(got, want))
        fail_msg("expected %.17g, got %.17g", want, got);
}

/* ---- what is said -------------------------------------------------------------------------- */

static void a_text_is_dated(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year, first_year;
        const char *said;
    } rows[] = {
        {"reserve.required_opening", 2026, 2025, "reserve.required_opening@2026"},
        {"reserve.required_opening@2027", 2026, 2025, "reserve.required_opening@2027"},
        {"p90(reserve.required_opening)", 2026, 2026, "p90(reserve.required_opening@2026)"},
        {"reserve.drawdown@2027", 2026, 2025, "reserve.drawdown@2027 - reserve.drawdown@2025"},
        {"reserve.drawdown@2027", 2026, 2026, "reserve.drawdown@2027"},
        {"reserve.drawdown@2025", 2026, 2025, "reserve.drawdown@2025"},
        {"p(result@2026 - reserve.drawdown@2027 > 3)", 2026, 2025,
         "p(result@2026 - reserve.drawdown@2027 + reserve.drawdown@2025 > 3)"},
        {"reserve.required_opening", 0, 2025, "reserve.required_opening"},
        {"first(result > 0)", 2026, 2025, "first(result > 0)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        og_arena arena = {0};
        og_error err = {.status = OG_OK};
        const char *said = NULL;
        assert_int_equal(
            og_since_text(rows[i].text, rows[i].year, 12 * rows[i].first_year, &arena, &said, &err),
            OG_OK);
        assert_string_equal(said, rows[i].said);
        og_arena_clear(&arena);
    }
}

static void the_first_year_of_both(void **state)
{
    (void)state;
    assert_int_equal(og_since_year(12 * 2025, 12 * 2025), 0);
    assert_int_equal(og_since_year(12 * 2025, 12 * 2026), 2026);
    assert_int_equal(og_since_year(12 * 2026, 12 * 2025), 2026);
    assert_int_equal(og_since_year(12 * 2025, 12 * 2025 + 6), 2026);
}

/* ---- from the same day --------------------------------------------------------------------- */

#define RENT(costs, reserve)                                                                       \
    "finance:\n  lines: {rent: {cost: " costs ", per: year}}\n  reserve: {" reserve "}\n"

/* Costs of 10, 20 and 30 from 2025 on; the other, rolled forward, costs 20 and 40 from 2026 on.
 * From its own start the base needs 60 and the other too: as if nothing had changed. From 2026 on
 * the base needs 50. */
static void the_need_is_that_of_the_later_start(void **state)
{
    (void)state;
    const files f = {.start = {"2025-01", "2026-01"},
                     .bodies = {RENT("{2025: 10, 2026: 20, 2027: 30}", "opening: 100"),
                                RENT("{2026: 20, 2027: 40}", "opening: 90")},
                     .metrics = {"reserve.balance@2027"}};
    og_comparison *c = compare(&f);
    assert_int_equal(c->horizons, OG_HORIZONS_SINCE);
    assert_int_equal(c->others[0].since, 2026);
    const og_effect *e = need(c, "reserve.required_opening@2026");
    near(e->base.value, 50);
    near(e->other.value, 60);
    e = need(c, "p90(reserve.required_opening@2026)");
    near(e->difference.value, 10);
    e = need(c, "reserve.drawdown@2027-12 - reserve.drawdown@2025");
    near(e->base.value, 50);
    near(e->other.value, 60);
    e = need(c, "reserve.balance@2027"); /* a state, whenever it began */
    near(e->base.value, 40);
    near(e->other.value, 30);
    assert_false(is_compared(c, "result.sum"));
    check_says(c, "beide zijn gemeten vanaf begin 2026");
    check_says(c, "benodigde reserve begin 2026");
    og_comparison_free(c);
}

/* The rolled one may end later, and be the base. */
static void it_is_cut_to_the_end_of_both(void **state)
{
    (void)state;
    const files f = {.start = {"2026-01", "2025-01"},
                     .end = {"2028-12", "2027-12"},
                     .bodies = {RENT("{2026: 20, 2027: 40, 2028: 500}", "opening: 90"),
                                RENT("{2025: 10, 2026: 20, 2027: 30}", "opening: 100")}};
    og_comparison *c = compare(&f);
    assert_int_equal(c->horizons, OG_HORIZONS_SINCE);
    const og_effect *e = need(c, "reserve.required_opening@2026");
    near(e->base.value, 60);
    near(e->other.value, 50);
    check_says(c, "Doorgerekend is tot en met 2027.");
    og_comparison_free(c);
}

/* No year begins in both: only moments are compared. */
static void within_a_year_they_lie_apart(void **state)
{
    (void)state;
    const files f = {.start = {"2025-01", "2025-07"},
                     .end = {"2025-12", "2025-12"},
                     .bodies = {RENT("10", "opening: 100"), RENT("10", "opening: 100")}};
    og_comparison *c = compare(&f);
    assert_int_equal(c->horizons, OG_HORIZONS_APART);
    assert_false(is_compared(c, "reserve.required_opening"));
    check_says(c, "alleen cijfers van momenten die in beide vallen");
    og_comparison_free(c);
}

/* ---- the walk ------------------------------------------------------------------------------ */

static const og_bridge_step *step(const og_comparison *c, size_t k, og_bridge_kind kind,
                                  const char *path)
{
    assert_true(k < c->bridge->step_count);
    assert_int_equal(c->bridge->steps[k].kind, kind);
    assert_string_equal(c->bridge->steps[k].path, path);
    return &c->bridge->steps[k];
}

static void adds_up(const og_comparison *c)
{
    const og_bridge *b = c->bridge;
    for (size_t i = 0; i < b->figure_count; i++) {
        const og_effect *e = need(c, b->figures[i].text);
        assert_true(b->figures[i].values[0].value == e->base.value);
        assert_true(b->figures[i].values[b->step_count].value == e->other.value);
    }
}

/* Rolling forward: the horizon, the balance then and what has gone by are one step, in which the
 * need from 2026 on does not move: it was 20 + 30 and the council's 5 of that year. Rent that is 10
 * dearer in 2027 makes it 65. */
static void rolling_forward_is_one_step(void **state)
{
    (void)state;
    const files f = {
        .start = {"2025-01", "2026-01"},
        .bodies = {RENT("{2025: 10, 2026: 20, 2027: 30}",
                        "opening: 100, planned: {2025: {withdraw: 7}, 2026: {withdraw: 5}}"),
                   RENT("{2025: 10, 2026: 20, 2027: 40}",
                        "opening: 83, planned: {2026: {withdraw: 5}}")},
        .metrics = {"reserve.required_opening", "reserve.drawdown@2027"},
        .bridge = true};
    og_comparison *c = compare(&f);
    assert_int_equal(c->bridge->step_count, 2);
    assert_int_equal(step(c, 0, OG_BRIDGE_ROLL, "horizon")->count, 3);
    (void)step(c, 1, OG_BRIDGE_INPUT, "finance.lines.rent.cost.2027");
    for (size_t i = 0; i < 2; i++) {
        near(c->bridge->figures[i].values[0].value, 55);
        near(c->bridge->figures[i].values[1].value, 55);
        near(c->bridge->figures[i].values[2].value, 65);
    }
    assert_string_equal(c->bridge->figures[0].text, "reserve.required_opening@2026");
    adds_up(c);
    check_says(c, "later beginnen:");
    check_says(c, "Later beginnen is één stap");
    og_comparison_free(c);
}

/* Two groups of cases with other weights: a step each. With u the draw of `scheme`, goes_on is
 * below its weight. */
static void weights_are_one_step_of_each_group(void **state)
{
    (void)state;
#define CASES(one, two)                                                                            \
    "cases: {scheme: {label: De regeling, goes_on: " one                                           \
    ", stops: 1, pauses: 1}, price: {low: 1, "                                                     \
    "high: " two "}}\n"                                                                            \
    "finance:\n  lines:\n    a: {cost: {case: scheme, goes_on: 0, stops: 8, pauses: 4}, per: "     \
    "year}\n"                                                                                      \
    "    b: {cost: {case: price, low: 0, high: 100}, per: year}\n  reserve: {opening: 1000}\n"
    const files f = {.end = {"2025-12", "2025-12"},
                     .bodies = {CASES("2", "1"), CASES("6", "3")},
                     .metrics = {"result@2025"},
                     .bridge = true};
    og_comparison *c = compare(&f);
    assert_int_equal(c->bridge->step_count, 2);
    (void)step(c, 0, OG_BRIDGE_WEIGHTS, "cases.scheme");
    (void)step(c, 1, OG_BRIDGE_WEIGHTS, "cases.price");
    const og_estimate *values = c->bridge->figures[0].values; /* means -3, -50; then -1.5, -75 */
    assert_true(fabs(values[0].value + 53) < 5 * values[0].error);
    assert_true(fabs(values[1].value + 51.5) < 5 * values[1].error);
    assert_true(fabs(values[2].value + 76.5) < 5 * values[2].error);
    adds_up(c);
    check_says(c, "De regeling: de kansen");
    og_comparison_free(c);
}

/* What is observed is one step, and its difference that of two samples. The level is 100 or 130,
 * as likely; a bill of 130 leaves the second alone: 12 x 115 becomes 12 x 130. */
static void what_is_observed_is_one_step(void **state)
{
    (void)state;
#define LEVEL                                                                                      \
    "cases: {level: {low: 1, high: 1}}\nfinance: {lines: {x: {cost: {case: level, low: 100, "      \
    "high: 130}, per: month}}}\n"
#define BILLS                                                                                      \
    "observed: {a: {of: line.x, period: 2025-01, is: 130, sd: 3}, b: {of: line.x, period: "        \
    "2025-02, "                                                                                    \
    "is: 130, sd: 3}}\n"
    const files f = {.end = {"2025-12", "2025-12"},
                     .bodies = {LEVEL, LEVEL BILLS},
                     .metrics = {"line.x@2025"},
                     .bridge = true};
    og_comparison *c = compare(&f);
    assert_int_equal(c->bridge->step_count, 1);
    assert_true(step(c, 0, OG_BRIDGE_OBSERVED, "observed")->apart);
    const og_effect *e = need(c, "line.x@2025");
    assert_true(e->apart && isnan(e->higher));
    near(e->other.value, 12 * 130);
    assert_true(fabs(e->base.value - 12 * 115) < 5 * e->base.error);
    near(e->difference.error, e->base.error); /* of the other there is no error */
    adds_up(c);
    check_says(c, "een verschil is dat tussen twee steekproeven");
    check_says(c, "wat inmiddels is waargenomen");
    og_comparison_free(c);
}

/* Both observe the same, and what differs lies behind it: the same futures are kept, and paired. */
static void what_both_observe_pairs(void **state)
{
    (void)state;
    const files f = {
        .end = {"2025-12", "2025-12"},
        .bodies = {LEVEL BILLS, LEVEL BILLS "change: {finance.lines.x.cost: {plus: 0}}\n"},
        .metrics = {"line.x@2025"}};
    og_comparison *c = compare(&f);
    assert_false(need(c, "line.x@2025")->apart);
    check_says(c, "in elk scenario dezelfde toekomsten");
    og_comparison_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_dated),
        cmocka_unit_test(the_first_year_of_both),
        cmocka_unit_test(the_need_is_that_of_the_later_start),
        cmocka_unit_test(it_is_cut_to_the_end_of_both),
        cmocka_unit_test(within_a_year_they_lie_apart),
        cmocka_unit_test(rolling_forward_is_one_step),
        cmocka_unit_test(weights_are_one_step_of_each_group),
        cmocka_unit_test(what_is_observed_is_one_step),
        cmocka_unit_test(what_both_observe_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
