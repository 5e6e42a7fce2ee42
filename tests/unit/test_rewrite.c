/* What people write in reports and in Dutch, as a scenario has it. */
#include "scenario/dutch.h"
#include "scenario/rewrite.h"

#include "lang/fault.h"
#include "opgave.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef const char *rewrite(og_arena *arena, const char *text);

static void assert_rewritten(rewrite *how, const char *text, const char *wanted)
{
    og_arena arena = {0};
    const char *got = how(&arena, text);
    if (wanted) {
        assert_non_null(got);
        assert_string_equal(got, wanted);
    } else {
        assert_null(got);
    }
    og_arena_clear(&arena);
}

static void dates(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"01-07-2027", "2027-07-01"},
        {"1-7-2027", "2027-07-01"},
        {"1.7.2027", "2027-07-01"},
        {"1 juli 2027", "2027-07-01"},
        {"1 July 2027", "2027-07-01"},
        {"5 mrt 2027", "2027-03-05"},
        {"2027/07/01", "2027-07-01"},
        {"2027-7-1", "2027-07-01"},
        {"juli 2027", "2027-07"},
        {"7-2027", "2027-07"},
        {"2027/07", "2027-07"},
        {"2027 december", "2027-12"},
        {"2027-07-01", NULL},
        {"31-02-2027", NULL},
        {"1-13-2027", NULL},
        {"juli", NULL},
        {"2027", NULL},
        {"", NULL},
        {"eind 2027", NULL},
        {"1-7-27", NULL},
        {"1-7-2027-3", NULL},
        {"99999-99999-99999999", NULL},
        {"- - -", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_rewritten(og_rewrite_date, cases[i][0], cases[i][1]);
}

static void numbers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"€ 4", "4"},
        {"€4.500", "4500"},
        {"€ 95.000,-", "95_000"},
        {"EUR 12,50", "12.5"},
        {"euro 3", "3"},
        {"4 mln", "4_000_000"},
        {"1,5 miljoen", "1_500_000"},
        {"1.5 mln", "1_500_000"},
        {"1.500 mln", "1_500_000_000"},
        {"6 maanden", "6"},
        {"12 000", "12_000"},
        {"12\u00A0000", "12_000"},
        {"1 234 567", "1_234_567"},
        {"8,44", "8.44"},
        {"40 plekken per jaar", "40"},
        {"-4", NULL},
        {"12%", NULL},
        {"3 + 4", NULL},
        {"2026-01", NULL},
        {"veertig", NULL},
        {"", NULL},
        {"€", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_rewritten(og_rewrite_number, cases[i][0], cases[i][1]);
}

static void identifiers(void **state)
{
    (void)state;
    assert_rewritten(og_rewrite_identifier, "oekraïne_1", "oekraine_1");
    assert_rewritten(og_rewrite_identifier, "Oekraïense ontheemden", "Oekraiense_ontheemden");
    assert_rewritten(og_rewrite_identifier, " 's-Gravenhage (noord) ", "s-Gravenhage_noord");
    assert_rewritten(og_rewrite_identifier, "huur/pand", "huur_pand");
    assert_rewritten(og_rewrite_identifier, "\xFF\xFE", NULL);
    assert_rewritten(og_rewrite_identifier, "…", NULL);
    assert_rewritten(og_rewrite_identifier, "", NULL);
}

static void dutch_words(void **state)
{
    (void)state;
    static const char *const location[] = {"label", "places", "opens", "until", "probability"};
    static const char *const supply[] = {"from", "until", "persons"};
    size_t count = sizeof location / sizeof location[0];
    assert_string_equal(og_dutch_key("plekken", location, count), "places");
    assert_string_equal(og_dutch_key("Plekken", location, count), "places");
    assert_string_equal(og_dutch_key("vanaf", location, count), "opens");
    assert_string_equal(og_dutch_key("vanaf", supply, 3), "from");
    assert_string_equal(og_dutch_key("kans", location, count), "probability");
    assert_null(og_dutch_key("opvang", location, count));
    assert_null(og_dutch_key("plek", location, count));
    assert_null(og_dutch_key("", location, count));
}

static void faults_of_the_system(void **state)
{
    (void)state;
    assert_string_equal(og_fault_text(ENOSPC, OG_LANGUAGE_EN), strerror(ENOSPC));
    assert_string_equal(og_fault_text(ENOENT, OG_LANGUAGE_EN), strerror(ENOENT));
    assert_string_equal(og_fault_text(ENOSPC, OG_LANGUAGE_NL), "de schijf is vol");
    assert_string_equal(og_fault_text(ECHILD, OG_LANGUAGE_NL), strerror(ECHILD));
}

/* The language that a file with these bytes says; -1: none. */
static int language_of(const char *text)
{
    char path[] = "/tmp/opgave-language-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    og_language language = OG_LANGUAGES;
    bool found = og_scenario_language_of(path, &language);
    unlink(path);
    assert_int_equal(found, language != OG_LANGUAGES);
    return found ? (int)language : -1;
}

static void language_before_reading(void **state)
{
    (void)state;
    assert_int_equal(language_of("title: x\nlanguage: nl\n"), OG_LANGUAGE_NL);
    assert_int_equal(language_of("language:en"), OG_LANGUAGE_EN);
    assert_int_equal(language_of("language: 'nl'  # of charts"), OG_LANGUAGE_NL);
    assert_int_equal(language_of("language: nederlands"), OG_LANGUAGE_NL);
    assert_int_equal(language_of("title: [\r\nlanguage: en\r\n"), OG_LANGUAGE_EN);
    assert_int_equal(language_of("\xEF\xBB\xBFlanguage: nl"), OG_LANGUAGE_NL);
    assert_int_equal(language_of("azc: {\n  language: nl\n"), -1);
    assert_int_equal(language_of("languages: nl\n"), -1);
    assert_int_equal(language_of("language: fr\n"), -1);
    assert_int_equal(language_of("language:\n"), -1);
    assert_int_equal(language_of("language: \""), -1);
    assert_int_equal(language_of("extends: /etc/passwd\n"), -1);
    assert_int_equal(language_of(""), -1);
    og_language language = OG_LANGUAGE_NL;
    assert_false(og_scenario_language_of("/nowhere/x.yaml", &language));
    assert_false(og_scenario_language_of("/dev/null", &language));
    assert_false(og_scenario_language_of("/tmp", &language));
    assert_int_equal(language, OG_LANGUAGE_NL);
}

static void points_between_thousands(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"1.250", "1250"}, {"12.500", "12500"}, {"-1.000", "-1000"}, {"0.125", NULL},
        {"1.25", NULL},    {"1250", NULL},      {"1.2500", NULL},    {"1250.000", NULL},
        {"", NULL},        {"1.", NULL},        {"1.250.000", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_arena arena = {0};
        const char *whole = NULL, *grouped = NULL;
        assert_int_equal(og_rewrite_thousands(&arena, cases[i][0], &whole, &grouped),
                         cases[i][1] != NULL);
        if (cases[i][1])
            assert_string_equal(whole, cases[i][1]);
        og_arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_between_thousands),
        cmocka_unit_test(dates),
        cmocka_unit_test(numbers),
        cmocka_unit_test(identifiers),
        cmocka_unit_test(dutch_words),
        cmocka_unit_test(faults_of_the_system),
        cmocka_unit_test(language_before_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
