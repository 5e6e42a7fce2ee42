/* Comparing scenarios: what differs, the difference future by future, and the walk between them. */
#include "fixture.h"
#include "text.h"

#include "study/comparison.h"

#define UKRAINE(obligation, places)                                                                \
    "reception:\n  ukraine:\n    obligation: " obligation                                          \
    "\n    locations:\n      hall: {label: Hall, places: " places ", until: 2025-12-31}\n"

typedef struct files {
    const char *start[3], *end[3], *bodies[3];
    size_t count;
    const char *metrics[4];
    bool bridge;
    uint64_t replicates;
} files;

/* NULL when all went well, else what was said. */
static char *try_compare(const files *f, og_comparison **out)
{
    char paths[3][32];
    const char *others[2] = {paths[1], paths[2]};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_error err = {.status = OG_OK};
    const og_study_options study = {
        .size = sizeof study, .replicates = f->replicates ? f->replicates : 1000, .threads = 1};
    og_compare_options options = {.size = sizeof options,
                                  .study = &study,
                                  .others = others,
                                  .other_count = f->count - 1,
                                  .metrics = f->metrics,
                                  .bridge = f->bridge};
    while (f->metrics[options.metric_count])
        options.metric_count++;
    og_init();
    for (size_t i = 0; i < f->count; i++) {
        const model_options when = {.start = f->start[i] ? f->start[i] : "2025-01",
                                    .end = f->end[i] ? f->end[i] : "2025-12"};
        snprintf(paths[i], sizeof paths[i], "/tmp/opgave-test-XXXXXX");
        model_write(&when, f->bodies[i], paths[i]);
    }
    og_status status = og_comparison_new(paths[0], &options, out, diags, &err);
    for (size_t i = 0; i < f->count; i++)
        unlink(paths[i]);
    char *said = NULL;
    if (status != OG_OK) {
        char *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
        assert_true(asprintf(&said, "%s%s", errors, err.message) >= 0);
        free(errors);
        assert_null(*out);
    }
    og_diagnostics_free(diags);
    return said;
}

static og_comparison *compare(const files *f)
{
    og_comparison *c = NULL;
    char *said = try_compare(f, &c);
    if (said)
        fail_msg("%s", said);
    return c;
}

static void refuses(const files *f, const char *text)
{
    og_comparison *c = NULL;
    char *said = try_compare(f, &c);
    assert_non_null(said);
    if (!strstr(said, text))
        fail_msg("expected '%s' in: %s", text, said);
    free(said);
}

static const og_effect *effect(const og_comparison *c, size_t other, const char *text)
{
    for (size_t i = 0; i < c->others[other].effect_count; i++)
        if (strcmp(c->others[other].effects[i].text, text) == 0)
            return &c->others[other].effects[i];
    return NULL;
}

static const og_effect *need(const og_comparison *c, const char *text)
{
    const og_effect *e = effect(c, 0, text);
    if (!e)
        fail_msg("%s is not compared", text);
    return e;
}

static const og_change *change(const og_comparison *c, const char *path)
{
    for (size_t i = 0; i < c->others[0].changes.count; i++)
        if (strcmp(c->others[0].changes.at[i].path, path) == 0)
            return &c->others[0].changes.at[i];
    return NULL;
}

static void check_says(const og_comparison *c, const char *text)
{
    char *got = NULL;
    og_error err = {.status = OG_OK};
    assert_int_equal(og_comparison_text(c, &got, &err), OG_OK);
    if (!text_has(got, text))
        fail_msg("expected '%s' in: %s", text, got);
    free(got);
}

#define assert_near(got, want)                                                                     \
    do {                                                                                           \
        if (!model_near(got, want))                                                                \
            fail_msg("%s: expected %.17g, got %.17g", #got, (double)(want), (double)(got));        \
    } while (0)

/* ---- differences ------------------------------------------------------------------------- */

static void test_identical(void **state)
{
    (void)state;
    const char *body =
        UKRAINE("{low: 80, likely: 100, high: 150}", "{low: 50, likely: 70, high: 90}");
    const files f = {.bodies = {body, body}, .count = 2, .metrics = {"p90(ukraine.shortfall.sum)"}};
    og_comparison *c = compare(&f);
    assert_int_equal(c->others[0].changes.count, 0);
    assert_true(c->others[0].effect_count > 1);
    for (size_t i = 0; i < c->others[0].effect_count; i++) {
        const og_effect *e = &c->others[0].effects[i];
        assert_true(e->same);
        assert_true(e->difference.value == 0 && e->difference.error == 0);
        assert_true(e->base.value == e->other.value);
    }
    assert_true(need(c, "ukraine.shortfall.sum")->low == 0);
    assert_true(need(c, "ukraine.shortfall.sum")->paired == 0);
    check_says(c, "Niets verschilt.");
    og_comparison_free(c);
}

/* Ten more places asked for, where there are always too few. */
static void test_shift(void **state)
{
    (void)state;
    const files f = {
        .bodies = {UKRAINE("100", "{low: 50, likely: 70, high: 90}"),
                   UKRAINE("110", "{low: 50, likely: 70, high: 90}")},
        .count = 2,
        .metrics = {"p50(ukraine.shortfall@2025-12)", "p(ukraine.shortfall@2025 > 30)"}};
    og_comparison *c = compare(&f);
    const og_effect *e = need(c, "ukraine.shortfall@2025-12");
    assert_near(e->difference.value, 10);
    assert_true(e->difference.error < 1e-12);
    assert_near(e->low, 10);
    assert_near(e->high, 10);
    assert_near(e->higher, 1);
    assert_near(e->lower, 0);
    assert_near(need(c, "ukraine.shortfall.sum")->difference.value, 120);
    e = need(c, "p50(ukraine.shortfall@2025-12)");
    assert_near(e->difference.value, 10);
    assert_true(e->difference.error < 1e-9 && e->base.error > 0.1);
    assert_true(isnan(e->low) && isnan(e->higher));
    e = need(c, "p(ukraine.shortfall@2025 > 30)");
    assert_near(e->difference.value, e->other.value - e->base.value);
    assert_true(e->difference.value > 0.1 && e->difference.error > 0);
    og_comparison_free(c);
}

/* In twice as large a hall the capacity varies twice as much: of X and 2X the difference has the
 * variance of X, and X and Y apart five times that. */
static void test_variance(void **state)
{
    (void)state;
    const char *one =
        "inputs:\n  x: {dist: uniform, low: 10, high: 20}\n" UKRAINE("0", "{input: x}");
    const char *two =
        "inputs:\n  x: {dist: uniform, low: 10, high: 20}\n" UKRAINE("0", "{input: x, times: 2}");
    const files f = {.bodies = {one, two}, .count = 2, .metrics = {"ukraine.capacity@2025-06"}};
    og_comparison *c = compare(&f);
    const og_effect *e = need(c, "ukraine.capacity@2025-06");
    assert_near(e->unpaired, 5 * e->paired);
    assert_true(fabs(e->paired - 100.0 / 12) < 1);
    assert_near(e->difference.error, sqrt(e->paired / 1000));
    assert_true(e->low >= 10 && e->low < 11 && e->high > 19 && e->high <= 20);
    og_comparison_free(c);
}

/* The error of a difference of medians, against what many seeds give: X and X + Y. */
static void test_quantile_error(void **state)
{
    (void)state;
    const char *one = UKRAINE("0", "{dist: uniform, low: 0, high: 100}");
    const char *two = "inputs:\n  y: {dist: uniform, low: 0, high: 50}\n" UKRAINE(
        "0", "{sum: [{dist: uniform, low: 0, high: 100}, {input: y}]}");
    const files f = {
        .bodies = {one, two}, .count = 2, .metrics = {"p50(ukraine.capacity@2025-06)"}};
    og_comparison *c = compare(&f);
    const og_effect *e = need(c, "p50(ukraine.capacity@2025-06)");
    assert_near(e->difference.value, e->other.value - e->base.value);
    /* Both medians have an error of 50 / sqrt(1000) and a little more. */
    assert_true(e->difference.error > 0.2 && e->difference.error < 2.5);
    og_comparison_free(c);
}

static void test_first(void **state)
{
    (void)state;
#define FIRST(opens)                                                                               \
    "reception:\n  ukraine:\n    obligation: 10\n    locations:\n"                                 \
    "      hall: {places: 20, until: " opens "}\n"
    const files f = {.bodies = {FIRST("2025-03-31"), FIRST("2025-08-31"), FIRST("2030-01-01")},
                     .count = 3,
                     .metrics = {"first(ukraine.shortfall > 0)"},
                     .replicates = 4};
    og_comparison *c = compare(&f);
    const og_effect *e = need(c, f.metrics[0]);
    assert_near(e->base.value, 3);
    assert_near(e->difference.value, 5);
    assert_near(e->higher, 1);
    e = effect(c, 1, f.metrics[0]); /* never is later than all */
    assert_true(isnan(e->difference.value));
    assert_near(e->higher, 1);
    assert_false(e->same);
    og_comparison_free(c);
}

/* ---- inputs ------------------------------------------------------------------------------ */

static void test_changes(void **state)
{
    (void)state;
    const char *base =
        "sources: {a: A}\n"
        "reception:\n  azc:\n    obligation: {2025: {value: 10, source: a}, 2026: 12}\n"
        "    locations:\n"
        "      old: {places: 5, until: 2025-06-30}\n"
        "      hall: {label: Hall, places: 1_000, extension: 3, until: 2025-11-30}\n";
    const char *other =
        "reception:\n  azc:\n    obligation: {2025: 10.0, 2026: {low: 1, likely: 2, "
        "high: 3, assumption: why}}\n"
        "    locations:\n"
        "      hall: {label: The hall, places: 1000, opens: 2025-03-01, until: 2025-11-30}\n"
        "      new: {places: 7}\n";
    const files f = {.bodies = {base, other}, .count = 2};
    og_comparison *c = compare(&f);
    const og_change *found = change(c, "reception.azc.obligation.2026");
    assert_non_null(found);
    assert_int_equal(found->kind, OG_CHANGE_CHANGED);
    assert_string_equal(found->before, "12");
    assert_string_equal(found->now, "pert 1 / 2 / 3");
    assert_true(change(c, "reception.azc.obligation.2025")->words); /* its source */
    assert_null(change(c, "reception.azc.locations.hall.places"));
    found = change(c, "reception.azc.locations.old");
    assert_int_equal(found->kind, OG_CHANGE_REMOVED);
    assert_string_equal(found->before, "places: 5, until: 2025-06-30");
    assert_int_equal(change(c, "reception.azc.locations.new")->kind, OG_CHANGE_ADDED);
    assert_int_equal(change(c, "reception.azc.locations.hall.opens")->kind, OG_CHANGE_ADDED);
    assert_int_equal(change(c, "reception.azc.locations.hall.extension")->kind, OG_CHANGE_REMOVED);
    assert_true(change(c, "reception.azc.locations.hall.label")->words);
    assert_true(change(c, "sources")->words);
    assert_int_equal(c->others[0].inputs, 5);
    og_comparison_free(c);
}

static void test_words_only(void **state)
{
    (void)state;
    const files f = {.bodies = {UKRAINE("10", "{value: 5, assumption: guess}"), UKRAINE("10", "5")},
                     .count = 2};
    og_comparison *c = compare(&f);
    assert_int_equal(c->others[0].inputs, 0);
    check_says(c,
               "Alleen teksten verschillen:\n  - reception.ukraine.locations.hall.places: value: "
               "5, assumption: guess → 5\n");
    og_comparison_free(c);
}

/* ---- scenarios that do not match ---------------------------------------------------------- */

static void test_horizon_cut(void **state)
{
    (void)state;
    const char *body = UKRAINE("100", "{low: 50, likely: 70, high: 90}");
    const files f = {
        .bodies = {body, body}, .end = {"2026-12", "2025-12"}, .count = 2, .replicates = 50};
    og_comparison *c = compare(&f);
    assert_int_equal(c->horizons, OG_HORIZONS_CUT);
    assert_true(need(c, "ukraine.shortfall.sum")->same);
    assert_null(effect(c, 0, "ukraine.shortfall@2026-12"));
    check_says(c, "De looptijden verschillen (basis 2025 tot en met 2026");
    og_comparison_free(c);
}

static void test_horizon_apart(void **state)
{
    (void)state;
    const char *body = UKRAINE("100", "{low: 50, likely: 70, high: 90}");
    const files f = {.bodies = {body, body},
                     .start = {"2025-01", "2024-07"},
                     .count = 2,
                     .replicates = 50,
                     .metrics = {"first(ukraine.shortfall > 0)"}};
    og_comparison *c = compare(&f);
    assert_int_equal(c->horizons, OG_HORIZONS_SINCE);
    assert_true(need(c, "ukraine.shortfall@2025-12")->same);
    assert_null(effect(c, 0, "ukraine.shortfall.sum"));
    assert_near(need(c, "first(ukraine.shortfall > 0)")->difference.value, -6);
    check_says(c, "alleen cijfers van momenten die in beide vallen");
    og_comparison_free(c);
}

static void test_one_stream(void **state)
{
    (void)state;
    const files f = {
        .bodies = {UKRAINE("100", "50"),
                   UKRAINE("100", "50") "  azc:\n    label: Asylum\n    obligation: 30\n"},
        .count = 2,
        .replicates = 10};
    og_comparison *c = compare(&f);
    assert_int_equal(c->others[0].added_count, 1);
    assert_string_equal(c->others[0].added[0], "Asylum");
    assert_int_equal(c->others[0].gone_count, 0);
    check_says(c, "Alleen in de variant: Asylum.");
    og_comparison_free(c);
}

static void test_drawn_otherwise(void **state)
{
    (void)state;
    const char *body = UKRAINE("100", "{low: 50, likely: 70, high: 90}");
    char other[1024];
    snprintf(other, sizeof other, "simulation: {seed: 99, sampling: latin_hypercube}\n%s", body);
    const files f = {.bodies = {body, other}, .count = 2};
    og_comparison *c = compare(&f);
    assert_true(c->others[0].drawn_otherwise);
    assert_true(need(c, "ukraine.shortfall.sum")->same);
    check_says(c, "die van de basis zijn gebruikt");
    og_comparison_free(c);
}

static void test_design(void **state)
{
    (void)state;
    const char *one =
        "simulation: {sampling: sobol}\n" UKRAINE("100", "{low: 50, likely: 70, high: 90}");
    const char *two =
        "simulation: {sampling: sobol}\n" UKRAINE("105", "{low: 50, likely: 75, high: 90}");
    const files f = {.bodies = {one, two}, .count = 2, .replicates = 1024};
    og_comparison *c = compare(&f);
    const og_effect *e = need(c, "ukraine.shortfall@2025-12");
    assert_true(e->difference.error > 0 && e->difference.error < sqrt(e->paired / 1024) / 4);
    og_comparison_free(c);
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void check_adds_up(const og_comparison *c)
{
    for (size_t i = 0; i < c->bridge->figure_count; i++) {
        const og_bridge_figure *figure = &c->bridge->figures[i];
        size_t steps = c->bridge->step_count;
        double sum = 0, whole = figure->values[steps].value - figure->values[0].value;
        for (size_t k = 0; k < steps; k++)
            sum += figure->values[k + 1].value - figure->values[k].value;
        assert_true(fabs(sum - whole) <= 1e-9 * (1 + fabs(whole)));
        const og_effect *e = effect(c, 0, figure->text);
        assert_true(e->base.value == figure->values[0].value);
        assert_true(e->other.value == figure->values[steps].value);
    }
}

/* Each step known: 10 more are asked for, 5 fewer are there. */
static void test_bridge(void **state)
{
    (void)state;
    const files f = {.bodies = {UKRAINE("100", "60"), UKRAINE("110", "55")},
                     .count = 2,
                     .bridge = true,
                     .replicates = 10,
                     .metrics = {"ukraine.shortfall@2025-12", "p90(ukraine.shortfall@2025-12)"}};
    og_comparison *c = compare(&f);
    assert_int_equal(c->bridge->step_count, 2);
    assert_int_equal(c->bridge->figure_count, 2);
    assert_string_equal(c->bridge->steps[0].path, "reception.ukraine.obligation");
    assert_string_equal(c->bridge->steps[1].path, "reception.ukraine.locations.hall.places");
    const double want[] = {40, 50, 55};
    for (size_t i = 0; i < 3; i++)
        assert_near(c->bridge->figures[0].values[i].value, want[i]);
    check_adds_up(c);
    check_says(c, "Hall: plekken");
    og_comparison_free(c);
}

/* Halves of a year replace the whole only together; a line that a new location needs is
 * taken when that is there; the location that a line is of goes after it. */
static void test_bridge_groups(void **state)
{
    (void)state;
    const char *base =
        "housing:\n  status:\n    opening_backlog: 0\n    taakstelling: {2025: 20}\n    supply:\n"
        "      homes: {persons_per_month: 1}\n"
        "reception:\n  ukraine:\n    obligation: 10\n    locations:\n"
        "      old: {places: 5}\n"
        "finance:\n  lines:\n    rent: {cost: 7, per: opening, location: old}\n";
    const char *other =
        "housing:\n  status:\n    opening_backlog: 0\n    taakstelling: {2025-H1: 12, 2025-H2: 9}\n"
        "    supply:\n      homes: {persons_per_month: 1.5}\n"
        "reception:\n  ukraine:\n    obligation: 10\n    locations:\n"
        "      new: {places: 6, opens: 2025-03-01}\n"
        "finance:\n  lines:\n    lease: {cost: 9, per: opening, location: new}\n";
    const files f = {.bodies = {base, other},
                     .count = 2,
                     .bridge = true,
                     .replicates = 10,
                     .metrics = {"status.backlog@2025-12", "result.sum"}};
    og_comparison *c = compare(&f);
    check_adds_up(c);
    size_t together = 0, changes = 0;
    for (size_t k = 0; k < c->bridge->step_count; k++) {
        together += c->bridge->steps[k].count > 1;
        changes += c->bridge->steps[k].count;
        if (c->bridge->steps[k].count > 1)
            assert_string_equal(c->bridge->steps[k].path, "housing.status.taakstelling");
    }
    assert_int_equal(together, 1);
    assert_int_equal(changes, c->others[0].inputs);
    og_comparison_free(c);
}

static void test_bridge_nowhere(void **state)
{
    (void)state;
    const char *body = UKRAINE("100", "60");
    const files f = {.bodies = {body, body}, .count = 2, .bridge = true, .replicates = 10};
    og_comparison *c = compare(&f);
    assert_int_equal(c->bridge->step_count, 0);
    check_adds_up(c);
    og_comparison_free(c);
}

/* ---- errors ------------------------------------------------------------------------------ */

static void test_errors(void **state)
{
    (void)state;
    const char *body = UKRAINE("100", "60");
    files f = {.bodies = {body, body, body}, .count = 2, .metrics = {"ukraine.shortfal.sum"}};
    refuses(&f, "did you mean 'ukraine.shortfall'?");
    f.metrics[0] = "mean(ukraine.shortfall.sum) <= 10";
    refuses(&f, "column 28: a comparison takes a metric or a statistic, not a condition");
    f.metrics[0] = NULL;
    f.count = 3;
    f.bridge = true;
    refuses(&f, "--bridge walks from one scenario to one other");
    f.count = 1;
    refuses(&f, "name a scenario to compare with");
    f.count = 2;
    f.bodies[0] = f.bodies[1] = "inputs: {x: 1}\n";
    refuses(&f, "say with --metric what is to be followed");
    f.bodies[1] = "reception: {azc: {obligation: [1]}}\n";
    refuses(&f, "reception.azc.obligation");
}

/* ---- Leiden ------------------------------------------------------------------------------ */

static void test_leiden(void **state)
{
    (void)state;
    const char *other = "scenarios/leiden/paardenwei-jaar-later.yaml";
    const og_study_options study = {.size = sizeof study, .replicates = 1000};
    const og_compare_options options = {.size = sizeof options,
                                        .study = &study,
                                        .others = &other,
                                        .other_count = 1,
                                        .bridge = true};
    og_comparison *c = NULL;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_error err = {.status = OG_OK};
    og_init();
    assert_int_equal(og_comparison_new("scenarios/leiden/base.yaml", &options, &c, diags, &err),
                     OG_OK);
    const og_effect *e = need(c, "azc.shortfall.sum");
    assert_true(e->paired > 0 && e->paired <= 0.1 * e->unpaired);
    assert_true(e->difference.value > 3000 && e->low > 0);
    assert_int_equal(c->others[0].inputs, 1);
    check_adds_up(c);
    og_comparison_free(c);
    og_diagnostics_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_identical),       cmocka_unit_test(test_shift),
        cmocka_unit_test(test_variance),        cmocka_unit_test(test_quantile_error),
        cmocka_unit_test(test_first),           cmocka_unit_test(test_changes),
        cmocka_unit_test(test_words_only),      cmocka_unit_test(test_horizon_cut),
        cmocka_unit_test(test_horizon_apart),   cmocka_unit_test(test_one_stream),
        cmocka_unit_test(test_drawn_otherwise), cmocka_unit_test(test_design),
        cmocka_unit_test(test_bridge),          cmocka_unit_test(test_bridge_groups),
        cmocka_unit_test(test_bridge_nowhere),  cmocka_unit_test(test_errors),
        cmocka_unit_test(test_leiden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
