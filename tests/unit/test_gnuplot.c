/* Charts: a gnuplot that misbehaves, and texts that it could run. */
#include "folder.h"
#include "io/template.h"
#include "output/chart/axis.h"
#include "output/chart/gnuplot.h"
#include "output/chart/label.h"

#include <time.h>

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
    assert_int_equal(folder_count(out), 0);
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
    assert_int_equal(folder_count(path), 3);
    snprintf(path, sizeof path, "%s/out/chart.svg", f->path);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    assert_string_equal(text, "<svg role=\"img\" lang=\"nl\" xml:lang=\"nl\" x=\"1\">\n"
                              "<title>Kans &lt;1% &amp; &#39;meer&#39;</title>\n<desc>d</desc>\n"
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
    const og_chart_source source = {
        .extra = &extra, .language = OG_LANGUAGE_NL, .question = hostile[4]};
    const og_panel panel = {
        .left = 100, .right = 800, .top = 100, .bottom = 400, .y1 = 1, .x0 = 20000, .x1 = 21000};
    og_draft draft;
    og_strbuf data = {0}, script = {0}, picture = {0};
    if (system("gnuplot --version > /dev/null 2>&1") != 0)
        skip();
    og_draft_begin(&draft, &source, "x", "reception.gp");
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
    assert_int_equal(folder_count(out), 3); /* no file "ran" */
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

int main(void)
{
    og_init();
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_gnuplot_draws),          WITH_FOLDER(test_gnuplot_missing),
        WITH_FOLDER(test_gnuplot_fails),          WITH_FOLDER(test_gnuplot_hangs),
        WITH_FOLDER(test_gnuplot_without_folder), WITH_FOLDER(test_gnuplot_takes_texts_for_texts),
    };
    return cmocka_run_group_tests_name("gnuplot", tests, NULL, NULL);
}
