/* Numbers as people read them, in both languages. */
#include "lang/figure.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define NBSP "\xC2\xA0"
#define NL OG_LANGUAGE_NL
#define EN OG_LANGUAGE_EN

static void expect_number(double value, int decimals, const char *nl, const char *en)
{
    char out[OG_FORMAT_SIZE];
    assert_int_equal(og_format_number(value, decimals, NL, out), strlen(nl));
    assert_string_equal(out, nl);
    assert_int_equal(og_format_number(value, decimals, EN, out), strlen(en));
    assert_string_equal(out, en);
}

static void test_number(void **state)
{
    (void)state;
    expect_number(0, 0, "0", "0");
    expect_number(999, 0, "999", "999");
    expect_number(1000, 0, "1.000", "1,000");
    expect_number(1234567.89, 1, "1.234.567,9", "1,234,567.9");
    expect_number(-1234.5, 1, "−1.234,5", "−1,234.5");
    expect_number(-0.04, 1, "0,0", "0.0");
    expect_number(-0.0, 0, "0", "0");
    expect_number(0.5, 0, "1", "1");
    expect_number(2.5, 0, "3", "3");
    expect_number(-2.5, 0, "−3", "−3");
    expect_number(1.005, 2, "1,01", "1.01");
    expect_number(999.95, 1, "1.000,0", "1,000.0");
    expect_number((double)NAN, 0, "–", "–");
    expect_number(999999999999999, 0, "999.999.999.999.999", "999,999,999,999,999");
    expect_number(-1.25e300, 2, "−1,25e+300", "−1.25e+300");
}

static void expect_euro(double euros, const char *nl, const char *en)
{
    char out[OG_FORMAT_SIZE];
    assert_int_equal(og_format_euro(euros, NL, out), strlen(nl));
    assert_string_equal(out, nl);
    assert_int_equal(og_format_euro(euros, EN, out), strlen(en));
    assert_string_equal(out, en);
}

static void test_euro(void **state)
{
    (void)state;
    expect_euro(0, "€" NBSP "0", "€0");
    expect_euro(0.4, "€" NBSP "0", "€0");
    expect_euro(-0.4, "€" NBSP "0", "€0");
    expect_euro(61, "€" NBSP "61", "€61");
    expect_euro(999.6, "€" NBSP "1.000", "€1,000");
    expect_euro(8432, "€" NBSP "8.430", "€8,430");
    expect_euro(849612, "€" NBSP "850.000", "€850,000");
    expect_euro(999499, "€" NBSP "999.000", "€999,000");
    expect_euro(999950, "€" NBSP "1,0" NBSP "mln", "€1.0" NBSP "million");
    expect_euro(1249999, "€" NBSP "1,2" NBSP "mln", "€1.2" NBSP "million");
    expect_euro(-12350000, "−€" NBSP "12,4" NBSP "mln", "−€12.4" NBSP "million");
    expect_euro(1.5e9, "€" NBSP "1.500,0" NBSP "mln", "€1,500.0" NBSP "million");
    expect_euro((double)NAN, "–", "–");
}

static void test_percent(void **state)
{
    (void)state;
    char out[OG_FORMAT_SIZE];
    og_format_percent(0.124, NL, out);
    assert_string_equal(out, "12%");
    og_format_percent(1, NL, out);
    assert_string_equal(out, "100%");
    og_format_percent((double)NAN, NL, out);
    assert_string_equal(out, "–");
    og_format_chance(0.0001, false, NL, out);
    assert_string_equal(out, "<1%");
    og_format_chance(1, false, EN, out);
    assert_string_equal(out, ">99%");
    og_format_chance(1, true, EN, out);
    assert_string_equal(out, "100%");
    og_format_chance(0.994, false, NL, out);
    assert_string_equal(out, "99%");
    og_format_chance((double)NAN, false, NL, out);
    assert_string_equal(out, "–");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number),
        cmocka_unit_test(test_euro),
        cmocka_unit_test(test_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
