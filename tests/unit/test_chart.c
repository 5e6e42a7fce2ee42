/* Charts: texts that could act, labels that could overlap, a gnuplot that misbehaves. */
#include "io/template.h"
#include "output/chart/data.h"
#include "output/chart/draft.h"
#include "output/chart/gnuplot.h"
#include "output/chart/layout.h"
#include "output/words.h"

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- texts ---- */

static void check_clean(const char *text, const char *expected)
{
    og_strbuf out = {0};
    og_chart_clean(&out, text);
    assert_string_equal(out.length ? out.text : "", expected);
    og_strbuf_clear(&out);
}

static void test_clean(void **state)
{
    (void)state;
    check_clean("", "");
    check_clean("'s-Gravenhage", "'s-Gravenhage");
    check_clean("a `date` {/=20 x} 50% @x", "a `date` {/=20 x} 50% @x");
    check_clean("say \"hi\"", "say ”hi”");
    check_clean("two\nlines\tand\ra bell\a", "two lines and a bell ");
    check_clean("right\xe2\x80\xaeleft", "right left"); /* U+202E turns the text around */
    check_clean("bad \xff\xc3 bytes", "bad    bytes");
    check_clean("Łódź €", "Łódź €");
}

static void test_clean_cuts(void **state)
{
    (void)state;
    char *longest = malloc(10001);
    assert_non_null(longest);
    memset(longest, 'x', 10000);
    longest[10000] = '\0';
    og_strbuf out = {0};
    og_chart_clean(&out, longest);
    assert_int_equal(out.length, OG_CHART_TEXT - 1 + strlen("…"));
    og_strbuf_clear(&out);
    free(longest);
}

static void test_rows(void **state)
{
    (void)state;
    og_strbuf data = {0};
    og_chart_block(&data, "fan", "day\tp50\tlabel");
    og_chart_day(&data, og_day_of(2027, 3, 5));
    og_chart_number(&data, 0.5);
    og_chart_text(&data, "a\\n\tb");
    og_chart_end(&data);
    og_chart_number(&data, NAN);
    og_chart_text(&data, "");
    og_chart_end(&data);
    og_chart_block(&data, "empty", "x\ty");
    og_chart_block(&data, "last", "x");
    og_chart_close(&data);
    og_chart_close(&data);
    assert_string_equal(data.text,
                        "\n\n# fan\nday\tp50\tlabel\n2027-03-05\t0.5\ta∖n b\nNaN\t\u00a0\n"
                        "\n\n# empty\nx\ty\n-1e+15\t-1e+15\n\n\n# last\nx\n-1e+15\n");
    og_strbuf_clear(&data);
}

/* ---- words ---- */

static void check_end(og_day day, og_language language, const char *expected)
{
    og_strbuf out = {0};
    og_date_end(&out, day, language);
    assert_string_equal(out.text, expected);
    og_strbuf_clear(&out);
}

static void check_span(const char *key, og_language language, const char *expected)
{
    og_period period;
    og_strbuf out = {0};
    assert_int_equal(og_period_parse(key, strlen(key), &period), OG_PERIOD_OK);
    og_date_span(&out, period.first, period.last, language);
    assert_string_equal(out.text, expected);
    og_strbuf_clear(&out);
}

static void test_words(void **state)
{
    (void)state;
    const char *const arguments[] = {"a", "b", "c"};
    og_strbuf out = {0};
    check_end(og_day_of(2027, 12, 31), OG_LANGUAGE_NL, "eind 2027");
    check_end(og_day_of(2027, 6, 30), OG_LANGUAGE_EN, "at the end of June 2027");
    check_end(og_day_of(2027, 3, 4), OG_LANGUAGE_NL, "op 4 maart 2027");
    check_span("2027", OG_LANGUAGE_NL, "2027");
    check_span("2027-H2", OG_LANGUAGE_NL, "2e helft 2027");
    check_span("2027-Q3", OG_LANGUAGE_EN, "3rd quarter 2027");
    check_span("2027-02", OG_LANGUAGE_NL, "februari 2027");
    check_span("2027-02-01", OG_LANGUAGE_EN, "1 February 2027 to 1 February 2027");
    og_word_say(&out, OG_LANGUAGE_EN, OG_WORD_CHART_RESERVE_NEED, arguments);
    assert_string_equal(out.text,
                        "a at the start of b covers all withdrawals through c with 90% chance");
    og_strbuf_clear(&out);
    for (int word = 0; word < OG_WORDS; word++)
        for (int language = 0; language < 2; language++)
            assert_true(strlen(og_word_text((og_word)word, (og_language)language)) > 0);
}

/* ---- layout ---- */

static void test_text_lines(void **state)
{
    (void)state;
    const char *text = "een twee drie vier";
    double all = og_text_width(text, 14), half = og_text_width("een twee", 14);
    assert_int_equal(og_text_line(text, 14, all), strlen(text));
    assert_int_equal(og_text_line(text, 14, half + 1), strlen("een twee"));
    assert_int_equal(og_text_line("een", 14, 1), 3); /* nowhere to break */
    assert_int_equal(og_text_line("", 14, 100), 0);
    /* Two lines of about the same length. */
    double narrow = og_text_narrow(text, 14, all - 1);
    assert_true(narrow < 0.65 * all);
    assert_int_equal(og_text_line(text, 14, narrow), strlen("een twee"));
    assert_true(og_text_narrow("onbreekbaar", 14, 10) >= 10);
}

static void test_text_width(void **state)
{
    (void)state;
    /* DejaVu Sans: the digits are 0.636 em wide, W 0.989, i 0.278. */
    assert_float_equal(og_text_width("1234567890", 10), 64, 0.5);
    assert_float_equal(og_text_width("Wi", 100), 127, 0.5);
    og_strbuf out = {0};
    og_text_fit(&out, "Houtlaan (Alrijne, D-gebouw)", 14, 120);
    assert_true(og_text_width(out.text, 14) <= 120);
    assert_non_null(strstr(out.text, "…"));
    og_strbuf_clear(&out);
    og_text_fit(&out, "kort", 14, 120);
    assert_string_equal(out.text, "kort");
    og_strbuf_clear(&out);
}

static void test_ticks(void **state)
{
    (void)state;
    const double ranges[][2] = {{0, 745}, {0, 1},   {-13.4, 12.3}, {0, 0},
                                {5, 5},   {-5, -5}, {0, 3e7}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        og_ticks ticks = og_ticks_of(ranges[i][0], ranges[i][1], 5);
        assert_true(ticks.first <= ranges[i][0] + 1e-9);
        assert_true(ticks.last >= ranges[i][1] - 1e-9);
        assert_in_range(ticks.count, 2, 12);
        assert_true(fabs(ticks.first + (ticks.count - 1) * ticks.step - ticks.last) < 1e-6);
    }
    assert_float_equal(og_ticks_of(0, 745, 4).step, 200, 0);
    assert_int_equal(og_ticks_of(0, 1, 4).decimals, 2);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void check_spread(double *at, size_t count, double gap, double low, double high)
{
    double sorted[OG_SPREAD_MAX];
    og_labels_spread(at, count, gap, low, high);
    memcpy(sorted, at, count * sizeof *at);
    qsort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 0; i < count; i++) {
        assert_true(sorted[i] >= low - 1e-9 && sorted[i] <= high + 1e-9);
        if (i > 0)
            assert_true(sorted[i] - sorted[i - 1] >= gap - 1e-9);
    }
}

static void test_spread(void **state)
{
    (void)state;
    double alone[] = {50}, same[] = {50, 50, 50}, apart[] = {90, 10}, edge[] = {99, 100, 20};
    check_spread(alone, 1, 10, 0, 100);
    assert_float_equal(alone[0], 50, 0);
    check_spread(same, 3, 10, 0, 100);
    assert_true(fabs(same[0] + same[1] + same[2] - 150) < 1e-9);
    check_spread(apart, 2, 10, 0, 100);
    assert_float_equal(apart[0], 90, 0);
    check_spread(edge, 3, 10, 0, 100);
    assert_true(edge[0] < edge[1]); /* order is kept */

    uint32_t seed = 2025;
    for (int round = 0; round < 500; round++) {
        double at[20];
        for (size_t i = 0; i < 20; i++) {
            seed = seed * 1664525u + 1013904223u;
            at[i] = seed / 4294967296.0 * 500 - 50;
        }
        check_spread(at, 20, 17, 0, 400);
    }
}

static void test_spread_without_room(void **state)
{
    (void)state;
    double at[] = {5, 5, 5, 5, 5};
    check_spread(at, 5, 2.5, 0, 10); /* asked for 2.5 of 10: just fits */
    og_labels_spread(at, 5, 100, 0, 10);
    check_spread(at, 5, 2.5, 0, 10);
    og_labels_spread(at, 0, 100, 0, 10);
}

static void test_scene(void **state)
{
    (void)state;
    const double x[] = {0, 100, 200, 300}, top[] = {0, 0, 90, 90}, bottom[] = {100, 100, 100, 100};
    const double through[] = {50, 50, 50, 50};
    og_scene scene = {.x = x, .points = 4, .line = {top, bottom}, .lines = 2};
    double left, height;
    assert_true(og_scene_between(&scene, 1, 0, 60, 20, &left, &height));
    assert_float_equal(left, 100, 0);
    assert_float_equal(height, 50, 0);
    /* The same place is taken now; another height beside it is not. */
    assert_true(og_scene_between(&scene, 1, 0, 60, 20, &left, &height));
    assert_true(fabs(height - 50) >= 20);
    /* Not where b is below a. */
    assert_false(og_scene_between(&scene, 0, 1, 60, 20, &left, &height));
    /* Too wide, or nothing left between the lines. */
    assert_false(og_scene_between(&scene, 1, 0, 250, 20, &left, &height));
    scene = (og_scene){.x = x, .points = 4, .line = {top, bottom, through}, .lines = 3};
    assert_true(og_scene_between(&scene, 1, 0, 60, 20, &left, &height));
    assert_true(fabs(height - 50) >= 10);
}

/* ---- gnuplot ---- */

typedef struct folder {
    char path[64], program[96];
} folder;

static int make_folder(void **state)
{
    folder *f = calloc(1, sizeof *f);
    if (!f)
        return -1;
    snprintf(f->path, sizeof f->path, "/tmp/opgave-test-XXXXXX");
    *state = f;
    return mkdtemp(f->path) ? mkdir(strcat(strcpy(f->program, f->path), "/out"), 0700) : -1;
}

static void each_file(const char *path, void (*visit)(const char *path, void *context),
                      void *context)
{
    DIR *directory = opendir(path);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char file[512];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        visit(file, context);
    }
    closedir(directory);
}

static void delete_file(const char *path, void *context)
{
    (void)context;
    if (unlink(path) != 0) {
        each_file(path, delete_file, NULL);
        rmdir(path);
    }
}

static int drop_folder(void **state)
{
    folder *f = *state;
    each_file(f->path, delete_file, NULL);
    rmdir(f->path);
    free(f);
    return 0;
}

static void count_file(const char *path, void *context)
{
    (void)path;
    ++*(int *)context;
}

static int files_in(const char *path)
{
    int count = 0;
    each_file(path, count_file, &count);
    return count;
}

/* A shell script in gnuplot's place. */
static void fake(folder *f, const char *script)
{
    snprintf(f->program, sizeof f->program, "%s/gnuplot", f->path);
    FILE *file = fopen(f->program, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(f->program, 0700), 0);
}

static og_status draw(const folder *f, og_chart_format format, double seconds,
                      const og_progress *progress, og_error *err)
{
    char out[96];
    snprintf(out, sizeof out, "%s/out", f->path);
    const og_gnuplot_job job = {.program = f->program,
                                .directory = out,
                                .name = "chart",
                                .script = "# script\n",
                                .data = "# data\n",
                                .format = format,
                                .title = "Kans <1% & 'meer'",
                                .description = "d",
                                .language = "nl",
                                .seconds = seconds,
                                .progress = progress};
    *err = (og_error){0};
    return og_gnuplot_draw(&job, err);
}

static void check_failure(folder *f, const char *script, const char *message)
{
    og_error err;
    char out[96];
    snprintf(out, sizeof out, "%s/out", f->path);
    fake(f, script);
    assert_int_equal(draw(f, OG_CHART_SVG, 5, NULL, &err), OG_ERR_EXTERNAL);
    assert_non_null(strstr(err.message, message));
    assert_int_equal(files_in(out), 0);
}

#define SVG                                                                                        \
    "printf '<svg x=\"1\">\\n<title>Gnuplot</title>\\n<desc>Produced</desc>\\n"                    \
    "<text font-family=\"DejaVu Sans\">a</text></svg>\\n\\n' > \"$5\""

static void test_gnuplot_draws(void **state)
{
    folder *f = *state;
    og_error err;
    char path[128], text[1024] = {0};
    fake(f, "test \"$*\" = '-d -c chart.gp chart.tsv picture svg' || exit 9\n"
            "test \"$HOME$LC_ALL\" = /nonexistentC.UTF-8 || exit 8\n"
            "test -z \"$CMOCKA_LEAK\" || exit 7\n" SVG);
    setenv("CMOCKA_LEAK", "1", 1);
    assert_int_equal(draw(f, OG_CHART_SVG, 5, NULL, &err), OG_OK);
    snprintf(path, sizeof path, "%s/out", f->path);
    assert_int_equal(files_in(path), 3);
    snprintf(path, sizeof path, "%s/out/chart.svg", f->path);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    assert_string_equal(text, "<svg role=\"img\" lang=\"nl\" xml:lang=\"nl\" x=\"1\">\n"
                              "<title>Kans &lt;1% &amp; 'meer'</title>\n<desc>d</desc>\n"
                              "<text font-family=\"DejaVu Sans, Verdana, sans-serif\">a</text>"
                              "</svg>\n\n");
}

static void test_gnuplot_missing(void **state)
{
    folder *f = *state;
    og_error err;
    snprintf(f->program, sizeof f->program, "%s/no-such-gnuplot", f->path);
    assert_int_equal(draw(f, OG_CHART_SVG, 5, NULL, &err), OG_ERR_EXTERNAL);
    assert_non_null(strstr(err.message, "was not found; install it with: apt-get install "
                                        "gnuplot-nox"));
}

static void test_gnuplot_fails(void **state)
{
    check_failure(*state, "echo 'line 3: \033[31mundefined\033[0m' >&2; exit 1",
                  "gnuplot failed: line 3: [31mundefined [0m");
    check_failure(*state, "exit 3", "it did not say why");
    check_failure(*state, "kill -9 $$", "ended by signal 9");
    check_failure(*state, "exit 0", "gnuplot made no picture");
    check_failure(*state, "printf '<svg><title>x' > \"$5\"", "left half a picture");
    check_failure(*state, ": > \"$5\"", "left half a picture");
    check_failure(*state, "yes no >&2 & sleep 0.2; kill $!; exit 1", "no no no");
}

static double seconds_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static bool goes_not_on(void *unused, double share)
{
    (void)unused;
    (void)share;
    return false;
}

static void test_gnuplot_hangs(void **state)
{
    folder *f = *state;
    og_error err;
    double start = seconds_now();
    fake(f, "sleep 30 & sleep 30");
    assert_int_equal(draw(f, OG_CHART_SVG, 0.3, NULL, &err), OG_ERR_EXTERNAL);
    assert_string_equal(err.message, "gnuplot did not finish in 0.3 seconds");
    const og_progress stop = {goes_not_on, NULL};
    assert_int_equal(draw(f, OG_CHART_SVG, 5, &stop, &err), OG_CANCELLED);
    assert_true(seconds_now() - start < 5);
}

static void test_gnuplot_without_folder(void **state)
{
    folder *f = *state;
    og_error err;
    char out[96];
    fake(f, SVG);
    snprintf(out, sizeof out, "%s/out", f->path);
    assert_int_equal(rmdir(out), 0);
    assert_int_equal(draw(f, OG_CHART_SVG, 5, NULL, &err), OG_ERR_IO);
    assert_non_null(strstr(err.message, "No such file or directory"));
    assert_int_equal(mkdir(out, 0700), 0);
}

/* The real one, with our script: nothing in a text is run, and every text arrives as it is. */
static void test_gnuplot_takes_texts_for_texts(void **state)
{
    static const char *const hostile[] = {"`touch ran`",
                                          "'s-Gravenhage ''",
                                          "\"; system('touch ran'); \"",
                                          "a\nsystem('touch ran')\n!touch ran",
                                          "50% %s {/=90 x} ^_@x",
                                          "\\140touch ran\\140 \\",
                                          "# NaN"};
    folder *f = *state;
    og_chart_extra extra = {0};
    const og_chart_source source = {NULL, NULL, &extra, OG_LANGUAGE_NL, hostile[4]};
    const og_panel panel = {
        .left = 100, .right = 800, .top = 100, .bottom = 400, .y1 = 1, .x0 = 20000, .x1 = 21000};
    og_draft draft;
    og_strbuf data = {0}, script = {0}, picture = {0};
    if (system("gnuplot --version > /dev/null 2>&1") != 0)
        skip();
    og_draft_begin(&draft, &source, "reception.gp", "x", NULL, NULL);
    int number = og_draft_panel(&draft, &panel);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        og_draft_note(&draft, number, 20500, 0.1 * (double)(i + 1), hostile[i], "blue");
    og_draft_ygrid(&draft, number, og_ticks_of(0, 1, 2), 1);
    og_strbuf_puts(&draft.title, hostile[0]);
    assert_true(og_draft_write(&draft, "by hand", hostile[1], &data));
    for (size_t i = 0; i < og_template_count; i++)
        if (strcmp(og_templates[i].name, "common.gp") == 0)
            og_strbuf_puts(&script, og_templates[i].text);
    og_strbuf_puts(&script, "@enter\nplot @grid, @labels\nunset multiplot\n");

    char out[96], path[128], block[4096];
    snprintf(out, sizeof out, "%s/out", f->path);
    const og_gnuplot_job job = {.directory = out,
                                .name = "hostile",
                                .script = script.text,
                                .data = data.text,
                                .title = "t",
                                .description = "d",
                                .language = "nl"};
    og_error err = {0};
    og_status status = og_gnuplot_draw(&job, &err);
    assert_string_equal(err.message, "");
    assert_int_equal(status, OG_OK);
    assert_int_equal(files_in(out), 3); /* no file "ran" */
    snprintf(path, sizeof path, "%s/hostile.svg", out);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        og_strbuf_add(&picture, block, got);
    fclose(file);
    assert_non_null(strstr(picture.text, "`touch ran`</text>"));
    assert_non_null(strstr(picture.text, "'s-Gravenhage ''</text>"));
    assert_non_null(strstr(picture.text, "a system('touch ran') !touch ran</text>"));
    assert_non_null(strstr(picture.text, "50% %s {/=90 x} ^_@x</text>"));
    assert_non_null(strstr(picture.text, "∖140touch ran∖140 ∖</text>"));
    assert_non_null(strstr(picture.text, "# NaN</text>"));
    og_draft_clear(&draft);
    og_strbuf_clear(&data);
    og_strbuf_clear(&script);
    og_strbuf_clear(&picture);
}

/* ---- the charts of a run ---- */

/* Texts of the drafts that a run gives, by name. */
typedef struct seen {
    const char *name; /* of the draft that is looked for */
    og_strbuf title, data;
    int drafts, cut;
} seen;

static og_status look(void *context, og_draft *draft, og_error *err)
{
    seen *s = context;
    og_strbuf data = {0};
    (void)err;
    assert_true(og_draft_write(draft, "by hand", "footer", &data));
    s->drafts++;
    s->cut += strstr(data.text, "…") != NULL;
    if (s->name && strcmp(draft->name, s->name) == 0) {
        og_strbuf_puts(&s->title, draft->title.text);
        og_strbuf_puts(&s->data, data.text);
    }
    og_strbuf_clear(&data);
    return OG_OK;
}

static void draw_drafts(const char *file, const char *const *set, size_t set_count, seen *s)
{
    static og_status (*const kinds[])(const og_chart_source *, og_chart_maker, og_error *) = {
        og_chart_housing, og_chart_reception, og_chart_reserve, og_chart_locations};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_result *result = NULL;
    og_chart_extra extra = {0};
    og_error err = {0};
    char path[128];
    snprintf(path, sizeof path, "scenarios/leiden/%s", file);
    assert_int_equal(og_scenario_load(path, set, set_count, &scenario, diags), OG_OK);
    assert_int_equal(og_plan_new(scenario, NULL, 0, &plan, diags, &err), OG_OK);
    const og_run_options options = {.replicates = 400, .seed = 2025, .threads = 1};
    assert_int_equal(og_run(plan, &options, &result, &err), OG_OK);
    assert_int_equal(og_chart_extra_of(scenario, &extra, &err), OG_OK);
    const og_chart_source source = {plan, result, &extra,
                                    og_language_of(og_scenario_language(scenario)),
                                    og_scenario_title(scenario)};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_int_equal(kinds[i](&source, (og_chart_maker){look, s}, &err), OG_OK);
    og_chart_extra_clear(&extra);
    og_result_free(result);
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
}

/* No title, label or caption of ours is cut, in either language. */
static void test_nothing_is_cut(void **state)
{
    (void)state;
    static const char *const languages[] = {"language=nl", "language=en"};
    DIR *leiden = opendir("scenarios/leiden");
    int scenarios = 0;
    assert_non_null(leiden);
    for (struct dirent *entry; (entry = readdir(leiden)) != NULL;) {
        if (!strstr(entry->d_name, ".yaml"))
            continue;
        scenarios++;
        for (size_t i = 0; i < 2; i++) {
            seen s = {0};
            draw_drafts(entry->d_name, &languages[i], 1, &s);
            assert_true(s.drafts > 0);
            if (s.cut)
                fail_msg("%s with %s: a text is cut", entry->d_name, languages[i]);
        }
    }
    closedir(leiden);
    assert_true(scenarios >= 12);
}

static void check_title(const char *file, const char *set, const char *name, const char *begin,
                        const char *inside)
{
    seen s = {.name = name};
    draw_drafts(file, &set, set ? 1 : 0, &s);
    assert_non_null(s.title.text);
    if (strncmp(s.title.text, begin, strlen(begin)) != 0 || !strstr(s.title.text, inside))
        fail_msg("%s: %s", name, s.title.text);
    og_strbuf_clear(&s.title);
    og_strbuf_clear(&s.data);
}

static void test_titles(void **state)
{
    (void)state;
    const char *azc = "reception-azc", *base = "base.yaml";
    check_title(base, NULL, azc, "Vanaf eind 2028 vrijwel zeker een tekort aan plekken, mediaan 19",
                "daarvoor kans van 8");
    check_title("haagse-schouwweg-weg.yaml", NULL, azc, "Vanaf eind 2027 vrijwel zeker", "mediaan");
    check_title(base, NULL, "housing-statushouders", "Tot en met eind 2026 vrijwel zeker",
                "; daarna kans van ");
    check_title("taakstelling-afgeschaft.yaml", NULL, "housing-statushouders", "Tot en met eind",
                "; daarna kans van ");
    check_title("reserve-2024.yaml", NULL, "reserve", "Reserve OSA: per saldo €",
                "toegevoegd in 2024");
    check_title(base, "horizon.end=2027-06", "reserve", "€", "tot en met juni 2027");
}

static void check_data(const char *set, const char *name, const char *expected, bool there)
{
    seen s = {.name = name};
    draw_drafts("base.yaml", &set, set ? 1 : 0, &s);
    assert_non_null(s.data.text);
    if ((strstr(s.data.text, expected) != NULL) != there)
        fail_msg("%s: %s", name, s.data.text);
    og_strbuf_clear(&s.title);
    og_strbuf_clear(&s.data);
}

static void test_data(void **state)
{
    (void)state;
    const char *june = "horizon.end=2027-06", *event = "\t2027-03-01\t";
    /* The scheme for Ukrainians is nothing to the other streams. */
    check_data(NULL, "reception-ukraine", event, true);
    check_data(NULL, "reserve", event, true);
    check_data(NULL, "reception-azc", event, false);
    check_data(NULL, "housing-statushouders", event, false);
    /* The year ends where the horizon does. */
    check_data(june, "reserve", "\n2027-07-01\t", true);
    check_data(june, "reserve", "2028", false);
    check_data(june, "reserve", "t/m jun 2027", true);
    check_data("finance.reserve.opening=8000000", "reserve",
               "\n2025-01-01\t8000000\t8000000\t8000000\t8000000\t8000000\n", true);
    /* History goes on to the end of March; 29 of the first half of 2025 are known. */
    check_data(NULL, "housing-statushouders", "\n2025-04-01\trealisatie\traming\n", true);
    check_data(NULL, "housing-statushouders", "\n2025-01-01\t2025-07-01\t2025-04-01\t0\t29\t",
               true);
    check_data("reception.azc.locations.paardenwei.opens=2031-01-01", "locations",
               "niet open in deze periode", true);
    check_data("reception.azc.locations.paardenwei.opens=2031-01-01", "locations",
               "\tPaardenwei\t404\n", true);
}

static void put_file(const char *directory, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void test_clear(void **state)
{
    static const char *const ours[] = {"reserve.svg", "locations.tsv", "housing-x.gp",
                                       "reception-azc.amv.png", "reception-azc.pdf"};
    static const char *const others[] = {"notes.txt", "reserve.xlsx", "my-reserve.svg",
                                         "sweep-azc.shortfall.svg"};
    folder *f = *state;
    char out[96];
    snprintf(out, sizeof out, "%s/out", f->path);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        put_file(out, ours[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        put_file(out, others[i]);
    og_chart_clear(out);
    assert_int_equal(files_in(out), 4);
    each_file(out, delete_file, NULL);
    put_file(out, ours[0]);
    og_chart_clear(out);
    assert_int_not_equal(access(out, F_OK), 0); /* nothing is left, not even the folder */
    og_chart_clear(out);
    assert_int_equal(mkdir(out, 0700), 0);
}

int main(void)
{
    og_init();
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_clean_cuts),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_text_width),
        cmocka_unit_test(test_text_lines),
        cmocka_unit_test(test_ticks),
        cmocka_unit_test(test_spread),
        cmocka_unit_test(test_spread_without_room),
        cmocka_unit_test(test_scene),
        cmocka_unit_test(test_nothing_is_cut),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_data),
        WITH_FOLDER(test_clear),
        WITH_FOLDER(test_gnuplot_draws),
        WITH_FOLDER(test_gnuplot_missing),
        WITH_FOLDER(test_gnuplot_fails),
        WITH_FOLDER(test_gnuplot_hangs),
        WITH_FOLDER(test_gnuplot_without_folder),
        WITH_FOLDER(test_gnuplot_takes_texts_for_texts),
    };
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
