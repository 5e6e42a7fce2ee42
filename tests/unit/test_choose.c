/* Choosing between options: a lease of five years against one of two, worked by hand, and the same
 * by runs in which the case is set. */
#include "fixture.h"

#include "study/choose.h"

/* The long lease costs 5, and 4 more when the scheme stops. */
static const char body[] =
    "cases:\n"
    "  scheme: {goes_on: 3, stops: 1}\n"
    "  weather: {dry: 1, wet: 1}\n"
    "levers:\n"
    "  rent: {label: Rent (euro), set: finance.lines.rent.cost, low: 0, high: 9}\n"
    "  loss: {label: Loss (euro), set: finance.lines.loss.cost.stops, low: 0, high: 9}\n"
    "finance:\n"
    "  lines:\n"
    "    rent: {cost: 5, per: year}\n"
    "    loss: {cost: {case: scheme, goes_on: 0, stops: 4}, per: year}\n"
    "    care: {cost: {case: weather, dry: {dist: uniform, low: 0, high: 2}, wet: 1}, per: year}\n";

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

static og_choose *choose(const char *with, const char *metric, const char *over, bool maximize)
{
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_options study = {
        .size = sizeof study, .replicates = 4000, .seed = 7, .seed_given = true};
    const og_choose_options options = {.size = sizeof options,
                                       .study = &study,
                                       .with = &with,
                                       .with_count = 1,
                                       .metric = metric,
                                       .maximize = maximize,
                                       .over = &over,
                                       .over_count = over != NULL};
    og_choose *out = NULL;
    og_status status = og_choose_new(path, &options, &out, diags, &err);
    char *said = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    if (status != OG_OK)
        fail_msg("%s%s", said, err.message);
    free(said);
    og_diagnostics_free(diags);
    return out;
}

static void near(double got, double want)
{
    if (fabs(got - want) > 1e-9)
        fail_msg("%.12g instead of %.12g", got, want);
}

/* The short lease is dearer by 2 and costs 1 more when the scheme stops. */
static void a_lease_by_hand(void **state)
{
    (void)state;
    og_choose *c = choose("finance.lines.rent.cost=7; finance.lines.loss.cost.stops=1",
                          "line.rent@2025 + line.loss@2025", "scheme", false);
    assert_int_equal(c->option_count, 2);
    assert_int_equal(c->table.futures, 2);
    assert_string_equal(c->options[1].label, "Rent (euro): 7; Loss (euro): 1");
    assert_string_equal(c->groups[0].label, "scheme");
    assert_string_equal(c->groups[0].labels[0], "goes on");
    const double values[] = {5, 9, 7, 8}, regret[] = {0, 1, 2, 0};
    for (size_t i = 0; i < 4; i++) {
        near(c->table.values[i].value, values[i]);
        near(c->decision.regret[i], regret[i]);
    }
    near(c->decision.largest[0], 1);
    near(c->decision.largest[1], 2);
    assert_true(c->decision.least_regret[0] && !c->decision.least_regret[1]);
    near(c->decision.expected[0], 6);
    near(c->decision.expected[1], 7.25);
    near(c->break_even[1].value, 2.0 / 3); /* 5 + 4 w = 7 + w */
    og_choose_free(c);
}

/* What one option tells of a future is what a run with that case alone tells, within the error. */
static void futures_are_runs_with_the_case(void **state)
{
    (void)state;
    og_choose *c = choose("finance.lines.rent.cost=7", "mean(line.care@2025)", NULL, false);
    assert_int_equal(c->table.futures, 4);
    assert_true(c->break_even == NULL);
    for (size_t f = 0; f < 4; f++) {
        near(c->table.weights[f], og_choose_case(c, f, 0) == 0 ? 3.0 / 8 : 1.0 / 8);
        bool wet = og_choose_case(c, f, 1) == 1;
        og_estimate value = c->table.values[f];
        assert_true(fabs(value.value - 1) <= (wet ? 1e-12 : 5 * value.error));
        assert_true(c->decision.best[f] && c->decision.best[4 + f]); /* the rent is not in it */
    }
    og_choose_free(c);
}

/* The options share their futures, so that a certain difference has no error, whatever the noise.
 */
static void differences_are_paired(void **state)
{
    (void)state;
    og_choose *c = choose("finance.lines.rent.cost=5.0010", "line.rent@2025 + line.care@2025",
                          "weather", false);
    assert_true(c->table.values[0].error > 0.005);
    for (size_t f = 0; f < 2; f++) {
        assert_true(c->decision.best[f] && !c->decision.best[2 + f]);
        near(c->decision.regret[2 + f], 0.001);
    }
    assert_true(c->decision.best_expected[0] && !c->decision.best_expected[1]);
    og_choose_free(c);
}

/* The same mean from other draws: what differs is the run's own chance. */
static void noise_is_told_as_a_tie(void **state)
{
    (void)state;
    og_choose *c =
        choose("finance.lines.care.cost.dry={dist: uniform, low: 0, high: 2, vary: month}",
               "line.care@2025", "weather", false);
    assert_true(c->table.values[0].value != c->table.values[2].value);
    assert_true(c->decision.best[0] && c->decision.best[2]);
    assert_true(c->decision.best_expected[0] && c->decision.best_expected[1]);
    og_choose_free(c);
}

static void more_may_be_better(void **state)
{
    (void)state;
    og_choose *c = choose("finance.lines.rent.cost=7; finance.lines.loss.cost.stops=1",
                          "line.rent@2025 + line.loss@2025", "scheme", true);
    const double regret[] = {2, 0, 0, 1};
    for (size_t i = 0; i < 4; i++)
        near(c->decision.regret[i], regret[i]);
    og_choose_free(c);
}

/* What a variant observes leaves it other futures than the base has: place by place they have
 * nothing to do with each other, so that a difference has the error of two samples. Without what
 * is observed the same two would pair, and differ for certain. */
static void other_futures_are_two_samples(void **state)
{
    (void)state;
    og_choose *pairs = choose("finance.lines.rent.cost=5.0010", "line.rent@2025 + line.care@2025",
                              "scheme", false);
    assert_false(pairs->apart || pairs->kept);
    og_choose *c = choose("finance.lines.rent.cost=5.0010; observed={wage: {of: line.care, period: "
                          "2025-01, is: 0.0830, sd: 0.0300}}",
                          "line.rent@2025 + line.care@2025", "scheme", false);
    assert_true(c->apart && c->kept);
    assert_true(c->options[1].tries > c->options[0].tries);
    assert_int_equal(c->options[0].tries, 4000);
    for (size_t f = 0; f < 2; f++) {
        assert_true(pairs->table.errors[4 + f] < 1e-9);
        near(c->table.errors[4 + f], hypot(c->table.values[f].error, c->table.values[2 + f].error));
    }
    og_choose_free(pairs);
    og_choose_free(c);
}

/* Both observe that it goes on: what was three to one is then all but certain, and weighs so. */
static void futures_weigh_as_those_kept(void **state)
{
    (void)state;
    char with[] = "finance.lines.rent.cost=6";
    const char *set[] = {"observed={paid: {of: line.loss, period: 2025-01, is: 0, sd: 0.2500}}"};
    const char *over = "scheme", *option = with;
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_options study = {.size = sizeof study,
                                    .replicates = 4000,
                                    .seed = 7,
                                    .seed_given = true,
                                    .set = set,
                                    .set_count = 1};
    const og_choose_options options = {.size = sizeof options,
                                       .study = &study,
                                       .with = &option,
                                       .with_count = 1,
                                       .metric = "line.rent@2025",
                                       .over = &over,
                                       .over_count = 1};
    og_choose *c = NULL;
    assert_int_equal(og_choose_new(path, &options, &c, diags, &err), OG_OK);
    og_diagnostics_free(diags);
    assert_true(c->kept && !c->apart);
    const double stops = exp(-0.5 * pow(4.0 / 12 / 0.25, 2)), share = 3 / (3 + stops);
    assert_true(fabs(c->table.weights[0] - share) < 5 * sqrt(share * (1 - share) / 4000));
    near(c->table.weights[0] + c->table.weights[1], 1);
    near(c->decision.regret[2], 1);
    og_choose_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lease_by_hand),
        cmocka_unit_test(futures_are_runs_with_the_case),
        cmocka_unit_test(differences_are_paired),
        cmocka_unit_test(noise_is_told_as_a_tie),
        cmocka_unit_test(more_may_be_better),
        cmocka_unit_test(other_futures_are_two_samples),
        cmocka_unit_test(futures_weigh_as_those_kept),
    };
    return cmocka_run_group_tests(tests, write_scenario, remove_scenario);
}
