/* Diagnostics: their order, what is kept of them, and the text that people read. */
#include "lang/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static og_source source_of(const char *name, const char *text, uint32_t order)
{
    return (og_source){.name = name, .text = text, .length = strlen(text), .order = order};
}

static og_pos at(const og_source *source, uint32_t line, uint32_t column, uint32_t width)
{
    return (og_pos){.source = source, .line = line, .column = column, .width = width};
}

static void assert_text(const og_diagnostics *list, og_severity severity, const char *expected)
{
    char *text = og_diagnostics_text(list, severity);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void text_form(void **state)
{
    (void)state;
    og_source source = source_of("base.yaml", "a: 1\n      probability: 1.5\nlast: \"x", 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    OG_ERROR_AT(list, at(&source, 2, 20, 3), ONLY_SAID,
                .what = "p: must be between 0 and 1, got 1.5");
    OG_ERROR_AT(list, (og_pos){0}, ONLY_SAID, .what = "no place");
    OG_ERROR_AT(list, at(&source, 0, 0, 0), ONLY_SAID, .what = "the file is empty");
    OG_ADVICE_AT(list, at(&source, 3, 1, 4), ONLY_SAID, .what = "think again");
    assert_text(list, OG_SEVERITY_ERROR,
                "error: no place\n"
                "base.yaml: error: the file is empty\n"
                "base.yaml:2:20: error: p: must be between 0 and 1, got 1.5\n"
                "    2 |       probability: 1.5\n"
                "      |                    ^^^\n");
    assert_text(list, OG_SEVERITY_ADVICE,
                "base.yaml:3:1: advice: think again\n"
                "    3 | last: \"x\n"
                "      | ^^^^\n");
    og_diagnostics_free(list);
}

static void empty_list(void **state)
{
    (void)state;
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    assert_int_equal(og_diagnostics_count(list, OG_SEVERITY_ERROR), 0);
    assert_text(list, OG_SEVERITY_ERROR, "");
    og_diagnostics_free(list);
    og_diagnostics_free(NULL);
}

static void sorted_by_place(void **state)
{
    (void)state;
    og_source second = source_of("b.yaml", "one\ntwo\n", 1);
    og_source first = source_of("a.yaml", "one\ntwo\n", 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);
    static const char *const expected[] = {"nowhere", "a1:1", "a1:1 again", "a1:2", "a2:1", "b1:1"};

    OG_ERROR_AT(list, at(&second, 1, 1, 1), ONLY_SAID, .what = "b1:1");
    OG_ERROR_AT(list, at(&first, 2, 1, 1), ONLY_SAID, .what = "a2:1");
    OG_ERROR_AT(list, at(&first, 1, 2, 1), ONLY_SAID, .what = "a1:2");
    OG_ADVICE_AT(list, at(&first, 1, 1, 1), ONLY_SAID, .what = "a1:1");
    OG_ERROR_AT(list, at(&first, 1, 1, 1), ONLY_SAID, .what = "a1:1 again");
    OG_ERROR_AT(list, (og_pos){0}, ONLY_SAID, .what = "nowhere");

    assert_int_equal(og_diagnostics_count(list, OG_SEVERITY_ERROR), 5);
    assert_int_equal(og_diagnostics_count(list, OG_SEVERITY_ADVICE), 1);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(og_diagnostics_get(list, i).message, expected[i]);

    og_diag item = og_diagnostics_get(list, 4);
    assert_string_equal(item.file, "a.yaml");
    assert_string_equal(item.source_line, "two");
    assert_true(item.line == 2 && item.column == 1 && item.width == 1);
    item = og_diagnostics_get(list, 0);
    assert_null(item.file);
    assert_null(item.source_line);
    assert_int_equal(item.line, 0);
    og_diagnostics_free(list);
}

static void same_twice_is_kept_once(void **state)
{
    (void)state;
    og_source source = source_of("a.yaml", "x", 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    OG_ERROR_AT(list, at(&source, 1, 1, 1), ONLY_SAID, .what = "m");
    OG_ERROR_AT(list, at(&source, 1, 1, 1), ONLY_SAID, .what = "n");
    OG_ERROR_AT(list, at(&source, 1, 1, 1), ONLY_SAID, .what = "m");
    OG_ADVICE_AT(list, at(&source, 1, 1, 1), ONLY_SAID, .what = "m");
    OG_ERROR_AT(list, (og_pos){0}, ONLY_SAID, .what = "m");
    OG_ERROR_AT(list, (og_pos){0}, ONLY_SAID, .what = "m");
    assert_int_equal(list->errors, 3);
    assert_int_equal(list->count, 4);
    og_diagnostics_free(list);
}

static void list_outlives_its_sources(void **state)
{
    (void)state;
    char name[] = "a.yaml";
    char line[] = "text\nmore";
    og_source source = source_of(name, line, 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    OG_ERROR_AT(list, at(&source, 2, 1, 4), ONLY_SAID, .what = "m");
    memset(name, 'X', sizeof name - 1);
    memset(line, 'X', sizeof line - 1);
    memset(&source, 0, sizeof source);
    assert_text(list, OG_SEVERITY_ERROR, "a.yaml:2:1: error: m\n    2 | more\n      | ^^^^\n");
    og_diagnostics_free(list);
}

static void odd_characters_are_made_visible(void **state)
{
    (void)state;
    og_source source = source_of("a\x1B.yaml", "\tk\xC3\xAB\x1B\xFF\xE2\x80\xAE: v\r\nnext", 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    OG_ERROR_AT(list, at(&source, 1, 9, 1), ONLY_SAID, .what = "got 'a\nb\x07'");
    assert_text(list, OG_SEVERITY_ERROR,
                "a\uFFFD.yaml:1:9: error: got 'a b\uFFFD'\n"
                "    1 |  kë\uFFFD\uFFFD\uFFFD: v\n"
                "      |         ^\n");
    og_diagnostics_free(list);
}

static void line_ends(void **state)
{
    (void)state;
    og_source source = source_of("a", "one\r\ntwo\rthree\n\nfive", 0);
    static const char *const lines[] = {"one", "two", "three", "", "five", ""};
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    for (uint32_t i = 0; i < 6; i++)
        OG_ERROR_AT(list, at(&source, i + 1, 1, 1), ONLY_SAID, .what = "m");
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(og_diagnostics_get(list, i).source_line, lines[i]);
    og_diagnostics_free(list);
}

static void marker_stays_within_the_line(void **state)
{
    (void)state;
    og_source source = source_of("a", "abc", 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    OG_ERROR_AT(list, at(&source, 1, 2, 99), ONLY_SAID, .what = "wide");
    OG_ERROR_AT(list, at(&source, 1, 99, 5), ONLY_SAID, .what = "beyond");
    assert_text(list, OG_SEVERITY_ERROR,
                "a:1:2: error: wide\n    1 | abc\n      |  ^^\n"
                "a:1:99: error: beyond\n    1 | abc\n      |    ^\n");
    og_diagnostics_free(list);
}

/* A line of 1000 times ë in which the marked character is an X, shown around it. */
static void check_cut(size_t column, size_t before, size_t after)
{
    char line[2001];
    char expected[2000];
    size_t used = 0;

    for (size_t i = 0; i < 1000; i++)
        memcpy(line + 2 * i, "\xC3\xAB", 2);
    line[2000] = '\0';
    memcpy(line + 2 * (column - 1), "XY", 2); /* two code points: the line has 1001 */
    og_source source = source_of("a", line, 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);
    OG_ERROR_AT(list, at(&source, 1, (uint32_t)column, 2), ONLY_SAID, .what = "m");

    used += (size_t)sprintf(expected, "a:1:%zu: error: m\n    1 | ", column);
    used += (size_t)sprintf(expected + used, "%s", column - 1 > before ? "…" : "");
    for (size_t i = 0; i < before; i++)
        used += (size_t)sprintf(expected + used, "ë");
    used += (size_t)sprintf(expected + used, "XY");
    for (size_t i = 0; i < after; i++)
        used += (size_t)sprintf(expected + used, "ë");
    used += (size_t)sprintf(expected + used, "%s\n      | ", column + after < 1000 ? "…" : "");
    sprintf(expected + used, "%*s^^\n", (int)(before + (column - 1 > before)), "");
    assert_text(list, OG_SEVERITY_ERROR, expected);
    og_diagnostics_free(list);
}

static void long_lines_are_cut_around_the_marker(void **state)
{
    (void)state;
    check_cut(1, 0, 158);
    check_cut(81, 80, 78);
    check_cut(500, 80, 78);
    check_cut(1000, 158, 0);
}

static void long_messages_are_cut(void **state)
{
    (void)state;
    char value[5000];
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    memset(value, 'v', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    OG_ERROR_AT(list, (og_pos){0}, ONLY_SAID, .what = value);
    const char *message = og_diagnostics_get(list, 0).message;
    assert_int_equal(strlen(message), 1023);
    assert_string_equal(message + 1018, "vv...");
    og_diagnostics_free(list);
}

static void a_flood_is_counted_not_kept(void **state)
{
    (void)state;
    og_source source = source_of("a", "x", 0);
    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_EN);

    for (uint32_t i = 5000; i > 0; i--)
        OG_ERROR_AT(list, at(&source, i, 1, 1), ONLY_SAID, .what = OG_COUNT(i));
    OG_ADVICE_AT(list, at(&source, 1, 1, 1), ONLY_SAID, .what = "advice still gets in");
    assert_int_equal(og_diagnostics_count(list, OG_SEVERITY_ERROR), 1000);
    assert_int_equal(og_diagnostics_count(list, OG_SEVERITY_ADVICE), 1);

    char *text = og_diagnostics_text(list, OG_SEVERITY_ERROR);
    assert_non_null(strstr(text, ": error: 4001\n"));
    assert_non_null(strstr(text, ": error: 4100\n"));
    assert_null(strstr(text, ": error: 4101\n"));
    assert_string_equal(strstr(text, "... and"), "... and 4900 more\n");
    free(text);
    og_diagnostics_free(list);
}

static void nearest(void **state)
{
    (void)state;
    static const char *const keys[] = {"delay", "places", "probability", "until", "of_which"};
    static const char *const close[] = {"abcdefghx", "abcdefgxx", "abcdefghi"};
    static const struct {
        const char *word, *nearest;
    } cases[] = {{"delai", "delay"},
                 {"dealy", "delay"},
                 {"DELAY", "delay"},
                 {"delays", "delay"},
                 {"deally", "delay"},
                 {"dlya", NULL},
                 {"probabillty", "probability"},
                 {"prbability", "probability"},
                 {"probbaliti", "probability"},
                 {"probxxxxity", NULL},
                 {"", NULL},
                 {"ofwhich", "of_which"},
                 {"x", NULL}};
    char word[100];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *found = og_nearest(cases[i].word, keys, 5);
        if (!found != !cases[i].nearest)
            fail_msg("'%s' gives %s", cases[i].word, found ? found : "nothing");
        if (found)
            assert_string_equal(found, cases[i].nearest);
    }
    assert_string_equal(og_nearest("abcdefghi", close, 3), "abcdefghi");
    assert_string_equal(og_nearest("abcdefghj", close, 3), "abcdefghx");
    assert_null(og_nearest("delay", NULL, 0));

    memset(word, 'a', sizeof word);
    word[99] = '\0';
    const char *same[] = {word};
    assert_null(og_nearest(word, same, 1));
    word[64] = '\0';
    assert_ptr_equal(og_nearest(word, same, 1), word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_form),
        cmocka_unit_test(empty_list),
        cmocka_unit_test(sorted_by_place),
        cmocka_unit_test(same_twice_is_kept_once),
        cmocka_unit_test(list_outlives_its_sources),
        cmocka_unit_test(odd_characters_are_made_visible),
        cmocka_unit_test(line_ends),
        cmocka_unit_test(marker_stays_within_the_line),
        cmocka_unit_test(long_lines_are_cut_around_the_marker),
        cmocka_unit_test(long_messages_are_cut),
        cmocka_unit_test(a_flood_is_counted_not_kept),
        cmocka_unit_test(nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
