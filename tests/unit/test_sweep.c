/* Sweeps: every point is the run that `--set` would give, cases are told apart as the engine does,
 * and break-even points of straight lines are exact. */
#include "fixture.h"

#include "study/study.h"
#include "study/sweep.h"

static const char body[] = "cases: {rule: {strict: 1, mild: 3}, price: {low: 1, high: 1}}\n"
                           "levers: {norm: {label: Norm (euro), set: finance.lines.norm.income,"
                           " low: 0, high: 10}}\n"
                           "reception:\n"
                           "  azc:\n"
                           "    obligation: {case: rule, strict: {dist: uniform, low: 0, high: "
                           "100}, mild: {dist: uniform, low: 0, high: 50}}\n"
                           "    locations: {here: {places: 30}}\n"
                           "finance:\n"
                           "  lines:\n"
                           "    norm: {income: 5, per: month, stream: azc}\n"
                           "    rent: {cost: {case: price, low: 3, high: 6}, per: month, stream: "
                           "azc}\n";

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

#define WORDS 8

typedef struct asked {
    const char *vary[WORDS], *metrics[WORDS]; /* each ends with NULL */
    uint64_t replicates;
} asked;

static size_t words_of(const char *const *words)
{
    size_t count = 0;
    while (words[count])
        count++;
    return count;
}

static char *try_sweep(asked a, og_sweep **out)
{
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_options study = {.size = sizeof study,
                                    .replicates = a.replicates ? a.replicates : 500,
                                    .seed = 7,
                                    .seed_given = true};
    const og_sweep_options options = {.size = sizeof options,
                                      .study = &study,
                                      .vary = a.vary,
                                      .vary_count = words_of(a.vary),
                                      .metrics = a.metrics,
                                      .metric_count = words_of(a.metrics)};
    og_status status = og_sweep_new(path, &options, out, diags, &err);
    char *said = NULL, *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    if (status != OG_OK)
        assert_true(asprintf(&said, "%s%s", errors, err.message) >= 0);
    assert_int_equal(status == OG_OK, *out != NULL);
    free(errors);
    og_diagnostics_free(diags);
    return said;
}

static og_sweep *swept(asked a)
{
    og_sweep *sweep;
    char *said = try_sweep(a, &sweep);
    if (said)
        fail_msg("%s", said);
    return sweep;
}

static og_study_run run_with(const char *setting, const char *metric)
{
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_options options = {
        .size = sizeof options, .replicates = 500, .seed = 7, .seed_given = true};
    const og_study_task task = {
        .set = &setting, .set_count = setting != NULL, .queries = &metric, .query_count = 1};
    og_study_run run;
    if (og_study_run_new(path, &options, &task, &run, diags, &err) != OG_OK)
        fail_msg("%s", err.message);
    og_diagnostics_free(diags);
    return run;
}

static void every_point_is_the_run_with_set(void **state)
{
    (void)state;
    static const char *const settings[] = {"reception.azc.locations.here.places=10",
                                           "reception.azc.locations.here.places=25",
                                           "reception.azc.locations.here.places=40"};
    og_sweep *sweep =
        swept((asked){.vary = {"reception.azc.locations.here.places=10:40:15"},
                      .metrics = {"azc.shortfall@2025-12", "p(azc.shortfall.max > 5)"}});
    assert_int_equal(og_sweep_points(sweep, 0), 3);
    for (size_t i = 0; i < 3; i++) {
        og_summary summary;
        og_error err = {.status = OG_OK};
        og_study_run run = run_with(settings[i], "azc.shortfall@2025-12");
        assert_int_equal(og_result_summary(run.result, 0, (size_t)-1, 0, &summary, &err), OG_OK);
        const og_sweep_cell *cell = og_sweep_at(sweep, 0, i, 0);
        assert_string_equal(sweep->axes[0].settings[i], settings[i]);
        assert_true(cell->value.value == summary.mean.value);
        assert_memory_equal(&cell->summary, &summary, sizeof summary);
        const double *values = og_result_values(run.result, 0);
        double hits = 0;
        for (size_t r = 0; r < 500; r++)
            hits += values[r] > 5;
        assert_true(og_sweep_at(sweep, 1, i, 0)->value.value == hits / 500);
        og_study_run_clear(&run);
    }
    og_sweep_free(sweep);
}

static void steps_are_what_they_look_like(void **state)
{
    (void)state;
    og_sweep *sweep = swept((asked){
        .vary = {"finance.lines.norm.income=0:1:0.1"}, .metrics = {"result.sum"}, .replicates = 1});
    assert_int_equal(sweep->axes[0].count, 11);
    assert_string_equal(sweep->axes[0].names[3], "0.3");
    assert_true(sweep->axes[0].values[3] == 0.3);
    og_sweep_free(sweep);
    sweep = swept((asked){
        .vary = {"finance.lines.norm.income=0:1:0.3"}, .metrics = {"result.sum"}, .replicates = 1});
    assert_int_equal(sweep->axes[0].count, 4);
    og_sweep_free(sweep);
}

static void a_lever_brings_its_range(void **state)
{
    (void)state;
    og_sweep *sweep = swept((asked){.vary = {"norm"}, .metrics = {"result.sum"}, .replicates = 1});
    assert_int_equal(sweep->axes[0].count, 11);
    assert_string_equal(sweep->axes[0].path, "finance.lines.norm.income");
    assert_string_equal(sweep->axes[0].label, "Norm (euro)");
    og_sweep_free(sweep);
    sweep = swept((asked){.vary = {"norm=2:4:1"}, .metrics = {"result.sum"}, .replicates = 1});
    assert_int_equal(sweep->axes[0].count, 3);
    og_sweep_free(sweep);
}

static void cases_are_those_of_the_engine(void **state)
{
    (void)state;
    og_sweep *sweep = swept((asked){.vary = {"case:rule"}, .metrics = {"azc.shortfall@2025-12"}});
    og_study_run run = run_with(NULL, "azc.shortfall@2025-12");
    og_error err = {.status = OG_OK};
    for (size_t i = 0; i < 2; i++) {
        og_summary summary;
        assert_int_equal(og_result_summary(run.result, 0, 0, i, &summary, &err), OG_OK);
        assert_true(summary.count > 0);
        assert_memory_equal(&og_sweep_at(sweep, 0, i, 0)->summary, &summary, sizeof summary);
    }
    og_study_run_clear(&run);
    og_sweep_free(sweep);
}

static void two_groups_of_cases_make_pairs(void **state)
{
    (void)state;
    og_sweep *sweep =
        swept((asked){.vary = {"case:price", "case:rule"}, .metrics = {"azc.shortfall@2025-12"}});
    og_study_run run = run_with(NULL, "azc.shortfall@2025-12");
    const double *values = og_result_values(run.result, 0);
    const uint8_t *rule = og_result_cases(run.result, 0), *price = og_result_cases(run.result, 1);
    uint64_t all = 0;
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < 2; j++) {
            double sum = 0, count = 0;
            for (size_t r = 0; r < 500; r++) {
                bool here = price[r] == i && rule[r] == j;
                sum += here ? values[r] : 0;
                count += here;
            }
            const og_sweep_cell *cell = og_sweep_at(sweep, 0, i, j);
            assert_true(model_near(cell->value.value, sum / count));
            all += cell->summary.count;
        }
    assert_int_equal(all, 500);
    og_study_run_clear(&run);
    og_sweep_free(sweep);
}

static void a_straight_line_breaks_even_where_it_should(void **state)
{
    (void)state;
    og_sweep *sweep = swept((asked){.vary = {"finance.lines.norm.income=0.5:9.5:3", "case:price"},
                                    .metrics = {"azc.income.sum - azc.cost.sum", "azc.cost.sum"}});
    const double want[] = {3, 6};
    assert_int_equal(sweep->crossing_count, 2);
    for (size_t c = 0; c < 2; c++) {
        assert_int_equal(sweep->crossings[c].asked, 0);
        assert_int_equal(sweep->crossings[c].other, c);
        assert_true(model_near(sweep->crossings[c].at, want[c]));
        assert_true(sweep->crossings[c].error == 0);
    }
    og_sweep_free(sweep);
    sweep = swept((asked){.vary = {"norm"}, .metrics = {"mean(azc.income.sum - azc.cost.sum)"}});
    assert_int_equal(sweep->crossing_count, 1);
    assert_true(fabs(sweep->crossings[0].at - 4.5) < 0.2);
    assert_true(sweep->crossings[0].error > 0);
    og_sweep_free(sweep);
}

static void files_are_swept_too(void **state)
{
    (void)state;
    char both[160];
    snprintf(both, sizeof both, "file:%s,%s", path, path);
    og_sweep *sweep = swept((asked){.vary = {both, "norm=2:4:1"}, .metrics = {"result.sum"}});
    assert_int_equal(og_sweep_points(sweep, 0), 2);
    assert_int_equal(og_sweep_points(sweep, 1), 3);
    for (size_t j = 0; j < 3; j++)
        assert_true(og_sweep_at(sweep, 0, 0, j)->value.value ==
                    og_sweep_at(sweep, 0, 1, j)->value.value);
    assert_true(
        og_sweep_at(sweep, 0, 0, 1)->value.value - og_sweep_at(sweep, 0, 0, 0)->value.value == 12);
    og_sweep_free(sweep);
}

static void what_is_wrong_gets_an_answer(void **state)
{
    (void)state;
    static const struct {
        asked asked;
        const char *one, *other;
    } rows[] = {
        {{.vary = {"nrm"}, .metrics = {"result.sum"}}, "column 1:", "did you mean 'norm'?"},
        {{.vary = {"norm=4:2:1"}, .metrics = {"result.sum"}}, "column 8:", "empty"},
        {{.vary = {"norm=2:4:0"}, .metrics = {"result.sum"}}, "column 10:", "above 0"},
        {{.vary = {"norm=2:4:1:1"}, .metrics = {"result.sum"}}, "column 12:", "LOW:HIGH:STEP"},
        {{.vary = {"norm=2"}, .metrics = {"result.sum"}}, "column 7:", "LOW:HIGH"},
        {{.vary = {"norm=2:x"}, .metrics = {"result.sum"}}, "column 8:", "expected a number"},
        {{.vary = {"norm=0:10:0.001"}, .metrics = {"result.sum"}}, "10001 points", "larger steps"},
        {{.vary = {"reception.azc.obligation"}, .metrics = {"result.sum"}},
         "column 25:",
         "=LOW:HIGH:STEP"},
        {{.vary = {"reception.azc.oblgation=1:2:1"}, .metrics = {"result.sum"}},
         "oblgation",
         "obligation"},
        {{.vary = {"simulation.replicates=10:20:2.5"}, .metrics = {"result.sum"}},
         "whole",
         "replicates"},
        {{.vary = {"case:rul"}, .metrics = {"result.sum"}}, "column 6:", "did you mean 'rule'?"},
        {{.vary = {"file:"}, .metrics = {"result.sum"}}, "column 6:", "name of a file"},
        {{.vary = {"file:/nonexistent.yaml"}, .metrics = {"result.sum"}},
         "cannot read",
         "nonexistent"},
        {{.vary = {"norm", "norm"}, .metrics = {"result.sum"}}, "varied twice", "income"},
        {{.vary = {"norm", "case:rule", "case:price"}, .metrics = {"result.sum"}},
         "once or twice",
         "--vary"},
        {{.vary = {"norm"}, .metrics = {NULL}}, "--metric", "azc.shortfall@2028-12"},
        {{.vary = {"norm"}, .metrics = {"reslt.sum"}}, "column 1:", "did you mean 'result'?"},
        {{.vary = {"norm"}, .metrics = {"mean(result.sum) > 0"}}, "column 17:", "solve"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        og_sweep *sweep;
        char *said = try_sweep(rows[i].asked, &sweep);
        assert_non_null(said);
        if (!strstr(said, rows[i].one) || !strstr(said, rows[i].other))
            fail_msg("expected '%s' and '%s' in: %s", rows[i].one, rows[i].other, said);
        free(said);
    }
}

static void the_text_tells_the_break_even(void **state)
{
    (void)state;
    og_error err = {.status = OG_OK};
    char *text;
    og_sweep *sweep = swept(
        (asked){.vary = {"norm", "case:price"}, .metrics = {"azc.income.sum - azc.cost.sum"}});
    assert_int_equal(og_sweep_text(sweep, &text, &err), OG_OK);
    assert_non_null(strstr(text, "nul bij 3,0"));
    assert_non_null(strstr(text, "Norm (euro)"));
    assert_non_null(strstr(text, "high"));
    free(text);
    og_sweep_free(sweep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_point_is_the_run_with_set),
        cmocka_unit_test(steps_are_what_they_look_like),
        cmocka_unit_test(a_lever_brings_its_range),
        cmocka_unit_test(cases_are_those_of_the_engine),
        cmocka_unit_test(two_groups_of_cases_make_pairs),
        cmocka_unit_test(a_straight_line_breaks_even_where_it_should),
        cmocka_unit_test(files_are_swept_too),
        cmocka_unit_test(what_is_wrong_gets_an_answer),
        cmocka_unit_test(the_text_tells_the_break_even),
    };
    return cmocka_run_group_tests(tests, write_scenario, remove_scenario);
}
