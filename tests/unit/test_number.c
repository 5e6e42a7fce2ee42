/* Numbers in and out, also where the host program has set a locale with a decimal comma. */
#include "base/arena.h"
#include "base/number.h"
#include "base/strbuf.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static og_number_fault parse(const char *text, double *out)
{
    return og_number_parse(text, strlen(text), out);
}

/* The same bits. */
static void assert_same(double a, double b)
{
    assert_memory_equal(&a, &b, sizeof a);
}

static void numbers_of_the_grammar(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } good[] = {{"0", 0.0},
                {"-0", -0.0},
                {"44", 44.0},
                {"+1.5", 1.5},
                {"-0.012", -0.012},
                {"1_000_000", 1e6},
                {"1_0.2_5", 10.25},
                {"1e3", 1000.0},
                {"1E+3", 1000.0},
                {"2.5e-3", 0.0025},
                {"007", 7.0},
                {"0.1", 0.1},
                {"1.7976931348623157e308", 1.7976931348623157e308},
                {"4.9e-324", 4.9406564584124654e-324},
                {"123456789012345678901234567890", 123456789012345678901234567890.0}};

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        double value = NAN;
        assert_int_equal(parse(good[i].text, &value), OG_NUMBER_OK);
        assert_same(value, good[i].value);
    }
}

static void only_length_bytes_are_read(void **state)
{
    (void)state;
    double value;
    int64_t whole;

    assert_int_equal(og_number_parse("1.59", 3, &value), OG_NUMBER_OK);
    assert_same(value, 1.5);
    assert_int_equal(og_integer_parse("12345", 2, &whole), OG_NUMBER_OK);
    assert_int_equal(whole, 12);
}

static void everything_else_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        og_number_fault fault;
    } bad[] = {
        {"", OG_NUMBER_NOT},
        {" 1", OG_NUMBER_NOT},
        {"1 ", OG_NUMBER_NOT},
        {"+", OG_NUMBER_NOT},
        {".5", OG_NUMBER_NOT},
        {"5.", OG_NUMBER_NOT},
        {"1e", OG_NUMBER_NOT},
        {"1e+", OG_NUMBER_NOT},
        {"0x10", OG_NUMBER_NOT},
        {"_1", OG_NUMBER_NOT},
        {"1_", OG_NUMBER_NOT},
        {"1__0", OG_NUMBER_NOT},
        {"1_.0", OG_NUMBER_NOT},
        {"1._0", OG_NUMBER_NOT},
        {"1.5.", OG_NUMBER_NOT},
        {"--1", OG_NUMBER_NOT},
        {"1f", OG_NUMBER_NOT},
        {"1.2.3", OG_NUMBER_NOT},
        {"yes", OG_NUMBER_NOT},
        {"nano", OG_NUMBER_NOT},
        {"31.12.2025", OG_NUMBER_NOT},
        {"1,", OG_NUMBER_NOT},
        {"1,000,000", OG_NUMBER_NOT},
        {"1, 5", OG_NUMBER_NOT},
        {"1,5", OG_NUMBER_COMMA},
        {"-0,75", OG_NUMBER_COMMA},
        {"1.234,5", OG_NUMBER_COMMA},
        {",5", OG_NUMBER_COMMA},
        {"1_000,5", OG_NUMBER_COMMA},
        {"1.234.567", OG_NUMBER_POINTS},
        {"-12.345.678", OG_NUMBER_POINTS},
        {"nan", OG_NUMBER_RANGE},
        {"NaN", OG_NUMBER_RANGE},
        {".inf", OG_NUMBER_RANGE},
        {"-Infinity", OG_NUMBER_RANGE},
        {"1e309", OG_NUMBER_RANGE},
        {"-1e999", OG_NUMBER_RANGE},
        {"1e-400", OG_NUMBER_RANGE},
    };

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        double value = 123.0;
        if (parse(bad[i].text, &value) != bad[i].fault)
            fail_msg("'%s' gives %d", bad[i].text, (int)parse(bad[i].text, &value));
        assert_same(value, 123.0);
    }
}

static void overlong_numbers_are_out_of_range(void **state)
{
    (void)state;
    char text[1000];
    double value;

    memset(text, '1', sizeof text);
    assert_int_equal(og_number_parse(text, sizeof text, &value), OG_NUMBER_RANGE);
    assert_int_equal(og_number_parse(text, 300, &value), OG_NUMBER_OK);
    assert_int_equal(og_number_parse("1\0", 2, &value), OG_NUMBER_NOT);
}

static void integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        og_number_fault fault;
        int64_t value;
    } cases[] = {{"0", OG_NUMBER_OK, 0},
                 {"-12", OG_NUMBER_OK, -12},
                 {"10_000", OG_NUMBER_OK, 10000},
                 {"9223372036854775807", OG_NUMBER_OK, INT64_MAX},
                 {"-9223372036854775808", OG_NUMBER_OK, INT64_MIN},
                 {"9223372036854775808", OG_NUMBER_RANGE, 0},
                 {"-9223372036854775809", OG_NUMBER_RANGE, 0},
                 {"99999999999999999999", OG_NUMBER_RANGE, 0},
                 {"1.5", OG_NUMBER_NOT, 0},
                 {"1e3", OG_NUMBER_NOT, 0},
                 {"", OG_NUMBER_NOT, 0},
                 {"-", OG_NUMBER_NOT, 0},
                 {"1,5", OG_NUMBER_COMMA, 0},
                 {"1.234.567", OG_NUMBER_POINTS, 0},
                 {"inf", OG_NUMBER_RANGE, 0}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t value = 0;
        assert_int_equal(og_integer_parse(cases[i].text, strlen(cases[i].text), &value),
                         cases[i].fault);
        assert_true(value == cases[i].value);
    }
}

static void printing(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0.1, "0.1"},       {1e20, "1e+20"},
                 {44.0, "44"},       {500000, "500000"},
                 {-95000, "-95000"}, {-0.0, "-0"},
                 {1.5, "1.5"},       {0.00717, "0.00717"},
                 {1e-7, "1e-07"},    {1.0 / 3, "0.3333333333333333"}};
    char out[OG_NUMBER_SIZE];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(og_number_print_short(cases[i].value, out), strlen(cases[i].text));
        assert_string_equal(out, cases[i].text);
    }
    assert_int_equal(og_number_print(0.1, out), 19);
    assert_string_equal(out, "0.10000000000000001");
}

static void printed_numbers_read_back(void **state)
{
    (void)state;
    uint64_t bits = 88172645463325252u;
    char out[OG_NUMBER_SIZE];

    for (int i = 0; i < 20000; i++) {
        double value, again;
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        assert_int_equal(og_number_parse(out, og_number_print(value, out), &again), OG_NUMBER_OK);
        assert_same(value, again);
        size_t length = og_number_print_short(value, out);
        assert_true(length < OG_NUMBER_SIZE);
        assert_int_equal(og_number_parse(out, length, &again), OG_NUMBER_OK);
        assert_same(value, again);
    }
}

static void locale_with_a_comma_changes_nothing(void **state)
{
    static const char *const names[] = {"nl_NL.UTF-8", "nl_NL.utf8", "nl_NL", "de_DE.UTF-8",
                                        "fr_FR.UTF-8"};
    bool found = false;

    for (size_t i = 0; i < sizeof names / sizeof names[0] && !found; i++)
        found = setlocale(LC_ALL, names[i]) && strcmp(localeconv()->decimal_point, ",") == 0;
    if (!found) {
        setlocale(LC_ALL, "C");
        skip();
    }

    og_strbuf buf = {0};
    og_arena arena = {0};
    double value;
    og_strbuf_printf(&buf, "%g", 1.5);
    assert_string_equal(buf.text, "1.5");
    assert_string_equal(og_arena_printf(&arena, "%g", 2.5), "2.5");
    assert_int_equal(parse("1.5", &value), OG_NUMBER_OK);
    assert_same(value, 1.5);
    assert_int_equal(parse("1,5", &value), OG_NUMBER_COMMA);
    printing(state);
    printed_numbers_read_back(state);
    assert_string_equal(localeconv()->decimal_point, ",");
    og_strbuf_clear(&buf);
    og_arena_clear(&arena);
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_the_grammar),
        cmocka_unit_test(only_length_bytes_are_read),
        cmocka_unit_test(everything_else_is_refused),
        cmocka_unit_test(overlong_numbers_are_out_of_range),
        cmocka_unit_test(integers),
        cmocka_unit_test(printing),
        cmocka_unit_test(printed_numbers_read_back),
        cmocka_unit_test(locale_with_a_comma_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
