/* Charts: texts that could act, room for labels that could overlap. */
#include "output/chart/data.h"
#include "output/chart/layout.h"

#include "lang/date.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    check_end(og_day_of(2027, 12, 31), OG_LANGUAGE_NL, "eind 2027");
    check_end(og_day_of(2027, 6, 30), OG_LANGUAGE_EN, "at the end of June 2027");
    check_end(og_day_of(2027, 3, 4), OG_LANGUAGE_NL, "op 4 maart 2027");
    check_span("2027", OG_LANGUAGE_NL, "2027");
    check_span("2027-H2", OG_LANGUAGE_NL, "2e helft 2027");
    check_span("2027-Q3", OG_LANGUAGE_EN, "3rd quarter 2027");
    check_span("2027-02", OG_LANGUAGE_NL, "februari 2027");
    check_span("2027-02-01", OG_LANGUAGE_EN, "1 February 2027 to 1 February 2027");
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

int main(void)
{
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
    };
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
