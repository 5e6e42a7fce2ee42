/* The files of a run. */
#include "whole_file.h"

#include "base/width.h"
#include "io/file.h"
#include "io/sha256.h"
#include "lang/figure.h"
#include "output/file/series.h"
#include "output/view/ratio.h"
#include "text.h"

#include <jansson.h>
#include <math.h>

#define NBSP "\xC2\xA0"
#define NL OG_LANGUAGE_NL
#define EN OG_LANGUAGE_EN

/* In 2025 all is certain: 60 of 100 places, 60 persons housed of a corrected figure of -100 (so no
 * percentage), 12 times the rent. The second location opens in 2026 with a chance of one half. */
static const char scenario_text[] =
    "opgave: 1\n"
    "title: \"Voorbeeld met \\\"aanhalingstekens\\\"\"\n"
    "municipality: Leiden\n"
    "language: %s\n"
    "horizon: {start: 2025-01, end: 2026-12}\n"
    "simulation: {replicates: 400, seed: 7}\n"
    "cases: {regeling: {loopt_door: 0.5, stopt: 0.5}}\n"
    "housing:\n"
    "  statushouders:\n"
    "    label: Statushouders\n"
    "    taakstelling: {2025: 100, 2026: 100}\n"
    "    opening_backlog: -200\n"
    "    supply: {corporaties: {persons_per_month: 5}}\n"
    "reception:\n"
    "  ukraine:\n"
    "    label: Oekraïense ontheemden\n"
    "    obligation: 100\n"
    "    locations:\n"
    "      een: {places: 60}\n"
    "      twee: {places: 50, opens: 2026-01-01, probability: 0.5}\n"
    "finance:\n"
    "  lines:\n"
    "    huur: {cost: {case: regeling, loopt_door: 1000, stopt: 3000}, per: month}\n"
    "    gift: {income: 600, per: once, on: 2026-12, spread_months: 3}\n"
    "  reserve: {label: Reserve OSA, opening: 30000}\n";

typedef struct run {
    og_scenario *scenario;
    og_plan *plan;
    og_result *result;
} run;

static run run_new(const char *language, const char *const *metrics, size_t count)
{
    run r = {0};
    og_error err = {0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const char *path = in_folder("voorbeeld.yaml");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, scenario_text, language);
    fclose(file);
    og_init();
    if (og_scenario_load(path, NULL, 0, &r.scenario, diags) != OG_OK ||
        og_plan_new(r.scenario, metrics, count, &r.plan, diags, &err) != OG_OK) {
        char *text = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
        fail_msg("%s%s", text, err.message);
    }
    og_diagnostics_free(diags);
    const og_run_options options = {
        .size = sizeof options, .replicates = 400, .seed = 7, .threads = 1};
    assert_int_equal(og_run(r.plan, &options, &r.result, &err), OG_OK);
    return r;
}

static void run_clear(run *r)
{
    og_result_free(r->result);
    og_plan_free(r->plan);
    og_scenario_free(r->scenario);
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static void test_series(void **state)
{
    (void)state;
    og_error err = {0};
    run r = run_new("nl", NULL, 0);
    assert_int_equal(og_csv_write_series(r.plan, r.result, in_folder("s.csv"), &err), OG_OK);
    char *text = read_whole(in_folder("s.csv"));
    const char head[] = "series,period,mean,p5,p25,p50,p75,p95,p_positive\n";
    assert_memory_equal(text, head, sizeof head - 1);
    assert_non_null(strstr(text, "\nukraine.shortfall,2025-01,40,40,40,40,40,40,1\n"));
    assert_non_null(strstr(text, "\nukraine.capacity,2025-12,60,60,60,60,60,60,\n"));
    assert_non_null(
        strstr(text, "\nstatushouders.backlog,2025-12,-160,-160,-160,-160,-160,-160,0\n"));
    assert_non_null(strstr(text, "\nstatushouders.percentage,2025,,,,,,,\n"));
    assert_non_null(strstr(text, "\nreserve.drawdown,2026,"));
    assert_null(strstr(text, ".open,"));
    assert_null(strchr(text, '\r'));

    /* the numbers of every row, each printed by itself; of some only neighbours are equal */
    size_t rows = 1, some = 0;
    for (size_t s = 0; s < og_plan_series_count(r.plan); s++) {
        og_series series = og_plan_series(r.plan, s);
        for (size_t t = 0; series.published && t < series.count; t++, rows++) {
            og_stats x = og_result_stats(r.result, s, t);
            char row[400];
            snprintf(row, sizeof row, "\n%s,%s,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,", series.id,
                     og_plan_span(r.plan, s, t).key, x.mean, x.p5, x.p25, x.p50, x.p75, x.p95);
            if (x.valid > 0)
                assert_non_null(strstr(text, row));
            some += x.p5 == x.p25 && x.p25 < x.mean && x.mean < x.p95;
        }
    }
    assert_true(some > 0);
    assert_int_equal(lines_of(text), rows);
    free(text);
    run_clear(&r);
}

/* og_progress.tell whose context says whether to stop. */
static bool goes_on(void *stop, double share)
{
    assert_true(share >= 0 && share <= 1);
    return !*(bool *)stop;
}

static void test_values(void **state)
{
    (void)state;
    static const char *const metrics[] = {"ukraine.shortfall@2026-12",
                                          "first(ukraine.capacity > 100)"};
    og_error err = {0};
    bool stop = false;
    const og_progress progress = {goes_on, &stop};
    run r = run_new("nl", metrics, 2);
    const char *path = in_folder("v.csv");
    assert_int_equal(og_csv_write_values(r.plan, r.result, path, &progress, &err), OG_OK);
    char *text = read_whole(path), *line = text;
    assert_int_equal(lines_of(text), 401);
    const char head[] = "replicate,ukraine.shortfall@2026-12,first(ukraine.capacity > 100)\n";
    assert_memory_equal(text, head, sizeof head - 1);
    size_t open = 0;
    for (int i = 0; i < 400; i++) {
        char short_of[32], opened[32];
        line = strchr(line, '\n') + 1;
        snprintf(short_of, sizeof short_of, "%d,40,never\n", i);
        snprintf(opened, sizeof opened, "%d,0,2026-01\n", i);
        bool opens = strncmp(line, opened, strlen(opened)) == 0;
        assert_true(opens || strncmp(line, short_of, strlen(short_of)) == 0);
        open += opens;
    }
    assert_in_range(open, 150, 250);
    free(text);

    stop = true;
    assert_int_equal(og_csv_write_values(r.plan, r.result, in_folder("w.csv"), &progress, &err),
                     OG_CANCELLED);
    assert_int_equal(access(in_folder("w.csv"), F_OK), -1);
    run_clear(&r);
}

static json_t *load_json(const char *path)
{
    json_error_t error;
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    if (!root)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    return root;
}

static json_t *at(json_t *node, const char *const *keys)
{
    for (; *keys; keys++) {
        node = json_object_get(node, *keys);
        if (!node)
            fail_msg("no '%s'", *keys);
    }
    return node;
}

#define AT(root, ...) at(root, (const char *const[]){__VA_ARGS__, NULL})

static void expect_metrics(void)
{
    json_t *root = load_json(in_folder("out/metrics.json"));
    json_t *required = AT(root, "metrics", "reserve.required_opening");
    assert_string_equal(json_string_value(AT(required, "unit")), "euro");
    assert_int_equal(json_integer_value(AT(required, "all", "count")), 400);
    /* 24 months of rent less two thirds of the gift; all else is certain in a case. */
    assert_float_equal(json_real_value(AT(required, "cases", "regeling", "stopt", "p99", "value")),
                       72000 - 200, 1e-9);
    assert_float_equal(json_real_value(AT(required, "cases", "regeling", "stopt", "p99", "error")),
                       0, 0);
    double mean = json_real_value(AT(required, "all", "mean", "value"));
    assert_in_range(mean, 41000, 55000);
    assert_in_range(json_real_value(AT(required, "all", "mean", "error")), 1100, 1300);
    double chance = json_real_value(
        AT(root, "probabilities", "p(ukraine.shortfall@2026-12 > 0)", "all", "value"));
    assert_true(chance > 0.4 && chance < 0.6);
    assert_float_equal(json_real_value(AT(root, "probabilities", "p(reserve.uncovered.sum > 0)",
                                          "cases", "regeling", "stopt", "value")),
                       1, 0);
    assert_float_equal(json_real_value(AT(root, "outstanding", "gift", "mean")), 400, 1e-9);
    json_decref(root);
}

/* That the marks tell the file that stands below `where` in the folder. */
static void expect_mark(const json_t *marks, const char *name, const char *where)
{
    char path[512], sha256[OG_SHA256_SIZE];
    snprintf(path, sizeof path, "%s/%s%s", folder, where, name);
    char *text = read_whole(path);
    og_sha256_bytes(text, strlen(text), sha256);
    const json_t *mark = json_object_get(marks, name);
    assert_int_equal(json_integer_value(json_object_get(mark, "bytes")), strlen(text));
    assert_string_equal(json_string_value(json_object_get(mark, "sha256")), sha256);
    free(text);
}

static void expect_run(void)
{
    json_t *root = load_json(in_folder("out/run.json"));
    assert_string_equal(json_string_value(AT(root, "scenario", "name")), "voorbeeld");
    assert_string_equal(json_string_value(AT(root, "scenario", "title")),
                        "Voorbeeld met \"aanhalingstekens\"");
    assert_string_equal(json_string_value(AT(root, "made_at")), "2025-03-31T14:05:09Z");
    assert_string_equal(json_string_value(AT(root, "horizon", "end")), "2026-12");
    assert_int_equal(json_integer_value(AT(root, "seed")), 7);
    assert_float_equal(json_real_value(AT(root, "wall_seconds")), 1.5, 0);
    expect_mark(AT(root, "files", "read"), "voorbeeld.yaml", "");
    static const char *const written[] = {"metrics.json", "resolved.yaml", "series.csv",
                                          "values.csv"};
    const json_t *marks = AT(root, "files", "written");
    assert_int_equal(json_object_size(marks), 4);
    for (size_t i = 0; i < 4; i++)
        expect_mark(marks, written[i], "out/");
    json_decref(root);
}

static void test_write_run(void **state)
{
    (void)state;
    static const char *const metrics[] = {"ukraine.shortfall@2025-12"};
    og_error err = {0};
    bool stop = false;
    char directory[512];
    snprintf(directory, sizeof directory, "%s/out/", folder);
    og_write_options options = {.size = sizeof options,
                                .directory = directory,
                                .wall_seconds = 1.5,
                                .made_at = 1743429909,
                                .progress = {goes_on, &stop}};
    run r = run_new("nl", metrics, 1);
    assert_int_equal(og_write_run(r.scenario, r.plan, r.result, &options, &err), OG_OK);
    expect_metrics();
    expect_run();
    assert_int_equal(access(in_folder("out/resolved.yaml"), F_OK), 0);
    assert_int_equal(access(in_folder("out/values.csv"), F_OK), 0);
    assert_int_equal(access(in_folder("out/charts"), F_OK), -1);

    stop = true;
    assert_int_equal(og_write_run(r.scenario, r.plan, r.result, &options, &err), OG_CANCELLED);
    stop = false;
    run_clear(&r);

    r = run_new("nl", NULL, 0);
    err = (og_error){0};
    assert_int_equal(og_write_run(r.scenario, r.plan, r.result, &options, &err), OG_OK);
    assert_int_equal(access(in_folder("out/values.csv"), F_OK), -1);
    options.directory = in_folder("voorbeeld.yaml");
    assert_int_equal(og_write_run(r.scenario, r.plan, r.result, &options, &err), OG_ERR_IO);
    assert_non_null(strstr(err.message, "': a file has the name '"));
    run_clear(&r);
}

static void expect_line(const char *text, const char *line)
{
    if (!text_has(text, line))
        fail_msg("no '%s' in\n%s", line, text);
}

static void test_summary(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "en"};
    static const char *const lines[2][8] = {
        {"Leiden, januari 2025 tot en met december 2026; 400 doorrekeningen, seed 7\n",
         "\n  eind 2025     100          60     0      40   40 tot 40            100%\n",
         "\n  2025   −200           100          60  −160  −160 tot −160",
         "volstaat €" NBSP "71.800 in 90% van", "Aanwezig begin 2025: €" NBSP "30.000.\n",
         "Dat is 0,42 keer wat met 90% zekerheid nodig is: F ruim onvoldoende.",
         "\n    loopt door   50%         0    23.800       0  23.800        1,26\n",
         "- gift: gemiddeld €" NBSP "400\n"},
        {"Leiden, January 2025 through December 2026; 400 runs, seed 7\n", "\n  end of 2026  ",
         "A backlog below zero is a lead.\n", "suffices in 90% of the runs.\n",
         "Available at the start of 2025: €30,000.\n",
         "That is 0.42 times what is needed with 90% certainty: F far from sufficient.",
         "\n    stopt        50%        0    71,800       0  71,800         0.42\n",
         "- gift: €400 on average\n"}};
    for (size_t i = 0; i < 2; i++) {
        og_error err = {0};
        char *text;
        run r = run_new(languages[i], NULL, 0);
        assert_int_equal(og_summary_text(r.scenario, r.plan, r.result, &text, &err), OG_OK);
        for (size_t k = 0; k < 8; k++)
            expect_line(text, lines[i][k]);
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
            assert_in_range(og_width(line), 0, 80);
        free(text);
        run_clear(&r);
    }
}

/* Bounds belong to one class, whatever a division rounds: 0.7 / 0.5 is 1.4, as is 4.2 / 3. */
static void classes_have_exact_bounds(void **state)
{
    (void)state;
    static const struct {
        double available, needed;
        char class;
    } cases[] = {{2.0000001, 1, 'A'}, {2, 1, 'B'},         {0.6, 0.3, 'B'}, {1.4, 1, 'B'},
                 {0.7, 0.5, 'B'},     {4.2, 3, 'B'},       {9.8, 7, 'B'},   {1.3999999, 1, 'C'},
                 {1, 1, 'C'},         {0.9999999, 1, 'D'}, {0.8, 1, 'D'},   {2.4, 3, 'D'},
                 {0.7999999, 1, 'E'}, {0.6, 1, 'E'},       {4.2, 7, 'E'},   {0.5999999, 1, 'F'},
                 {0, 1, 'F'},         {2.8e6, 2e6, 'B'},   {3e6, 1e6, 'A'}, {0.3, 0.5, 'E'}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (og_ratio_class(cases[i].available, cases[i].needed) != cases[i].class)
            fail_msg("%g / %g is no %c", cases[i].available, cases[i].needed, cases[i].class);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_have_exact_bounds),
        cmocka_unit_test_teardown(test_series, clean),
        cmocka_unit_test_teardown(test_values, clean),
        cmocka_unit_test_teardown(test_write_run, clean),
        cmocka_unit_test_teardown(test_summary, clean),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
