/* Days, months, delays and period keys, against a calendar that counts day by day. */
#include "base/calendar.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void days_agree_with_counting(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    og_day day = og_day_of(1799, 12, 31);
    og_month month_index = 12 * 1799 + 11;

    assert_int_equal(og_day_of(1970, 1, 1), 0);
    assert_int_equal(og_day_of(2000, 3, 1), 11017);
    assert_int_equal(day, -62092);
    for (int year = 1800; year <= 2200; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year == 2000;
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (leap && month == 2);
            month_index++;
            assert_int_equal(og_month_days(month_index), length);
            assert_int_equal(og_month_year(month_index), year);
            assert_int_equal(og_month_number(month_index), month);
            assert_int_equal(og_month_first(month_index), day + 1);
            assert_int_equal(og_month_last(month_index), day + length);
            for (int d = 1; d <= length; d++) {
                int y, m, dm;
                day++;
                assert_int_equal(og_day_of(year, month, d), day);
                og_day_split(day, &y, &m, &dm);
                assert_true(y == year && m == month && dm == d);
                assert_int_equal(og_month_of(day), month_index);
                assert_true(og_date_valid(year, month, d));
            }
            assert_false(og_date_valid(year, month, length + 1));
            assert_false(og_date_valid(year, month, 0));
        }
    }
}

static void dates_out_of_range(void **state)
{
    (void)state;
    assert_false(og_date_valid(2025, 2, 29));
    assert_true(og_date_valid(2024, 2, 29));
    assert_false(og_date_valid(1900, 2, 29));
    assert_false(og_date_valid(2025, 0, 1));
    assert_false(og_date_valid(2025, 13, 1));
    assert_false(og_date_valid(1582, 12, 31));
    assert_true(og_date_valid(1583, 1, 1));
    assert_true(og_date_valid(9999, 12, 31));
    assert_false(og_date_valid(10000, 1, 1));
}

static void months_before_year_zero(void **state)
{
    (void)state;
    assert_int_equal(og_month_year(-1), -1);
    assert_int_equal(og_month_number(-1), 12);
    assert_int_equal(og_month_first(-1) + 31, og_month_first(0));
    assert_int_equal(og_month_of(og_month_first(-12345)), -12345);
}

static void adding_months_clamps(void **state)
{
    (void)state;
    og_day from = og_day_of(2025, 1, 31);

    assert_int_equal(og_day_add_months(from, 1), og_day_of(2025, 2, 28));
    assert_int_equal(og_day_add_months(from, 13), og_day_of(2026, 2, 28));
    assert_int_equal(og_day_add_months(from, 37), og_day_of(2028, 2, 29));
    assert_int_equal(og_day_add_months(from, 3), og_day_of(2025, 4, 30));
    assert_int_equal(og_day_add_months(from, 12), og_day_of(2026, 1, 31));
    assert_int_equal(og_day_add_months(from, -2), og_day_of(2024, 11, 30));
    assert_int_equal(og_day_add_months(og_day_of(2024, 2, 29), 12), og_day_of(2025, 2, 28));
    assert_int_equal(og_day_add_months(from, 0), from);
}

static void moving_by_a_delay(void **state)
{
    (void)state;
    og_day from = og_day_of(2025, 7, 1);

    assert_int_equal(og_day_move(from, 0.0), from);
    assert_int_equal(og_day_move(from, 0.5), og_day_of(2025, 7, 16));
    assert_int_equal(og_day_move(from, 3.0), og_day_of(2025, 10, 1));
    assert_int_equal(og_day_move(from, 1.25), og_day_of(2025, 8, 8));
    /* Just under two months counts as two, and no day is lost to the fraction below zero. */
    assert_int_equal(og_day_move(from, 1.9999999999), og_day_of(2025, 9, 1));
    assert_int_equal(og_day_move(from, 1.99), og_day_of(2025, 8, 30));
    /* 0.1 months is 3 days, although 30 * (1.1 - 1) is a little above and 30 * 0.1 may be below. */
    assert_int_equal(og_day_move(from, 0.1), og_day_of(2025, 7, 4));
    assert_int_equal(og_day_move(from, 1.1), og_day_of(2025, 8, 4));
    /* The month's end is clamped before the days are added. */
    assert_int_equal(og_day_move(og_day_of(2025, 1, 31), 1.5), og_day_of(2025, 3, 15));
    assert_int_equal(og_day_move(from, -0.5), og_day_of(2025, 6, 16));
}

static void moving_too_far_stays_in_range(void **state)
{
    (void)state;
    og_day from = og_day_of(2025, 7, 1);

    assert_true(og_day_move(from, 1e300) > og_day_of(9999, 12, 31));
    assert_true(og_day_move(from, INFINITY) == og_day_move(from, 1e300));
    assert_true(og_day_move(from, -1e300) < og_day_of(1583, 1, 1));
    assert_true(og_day_move(from, NAN) > from);
}

static void period_keys(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        og_period_kind kind;
        int first[3], last[3];
    } good[] = {{"2025", OG_PERIOD_YEAR, {2025, 1, 1}, {2025, 12, 31}},
                {"2025-H1", OG_PERIOD_HALF, {2025, 1, 1}, {2025, 6, 30}},
                {"2025-H2", OG_PERIOD_HALF, {2025, 7, 1}, {2025, 12, 31}},
                {"2024-Q1", OG_PERIOD_QUARTER, {2024, 1, 1}, {2024, 3, 31}},
                {"2025-Q2", OG_PERIOD_QUARTER, {2025, 4, 1}, {2025, 6, 30}},
                {"2025-Q3", OG_PERIOD_QUARTER, {2025, 7, 1}, {2025, 9, 30}},
                {"2025-Q4", OG_PERIOD_QUARTER, {2025, 10, 1}, {2025, 12, 31}},
                {"2024-02", OG_PERIOD_MONTH, {2024, 2, 1}, {2024, 2, 29}},
                {"2025-12", OG_PERIOD_MONTH, {2025, 12, 1}, {2025, 12, 31}},
                {"2024-02-29", OG_PERIOD_DAY, {2024, 2, 29}, {2024, 2, 29}},
                {"1583-01-01", OG_PERIOD_DAY, {1583, 1, 1}, {1583, 1, 1}},
                {"9999", OG_PERIOD_YEAR, {9999, 1, 1}, {9999, 12, 31}}};

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        const int *first = good[i].first;
        const int *last = good[i].last;
        char out[OG_PERIOD_SIZE];
        og_period period;

        assert_int_equal(og_period_parse(good[i].key, strlen(good[i].key), &period), OG_PERIOD_OK);
        assert_int_equal(period.kind, good[i].kind);
        assert_int_equal(period.first, og_day_of(first[0], first[1], first[2]));
        assert_int_equal(period.last, og_day_of(last[0], last[1], last[2]));
        assert_int_equal(og_period_print(period, out), strlen(good[i].key));
        assert_string_equal(out, good[i].key);
    }
}

static void periods_that_are_not(void **state)
{
    (void)state;
    static const char *const no_such[] = {"2025-02-29", "2025-02-30", "2025-13",   "2025-00",
                                          "2025-H3",    "2025-H0",    "2025-Q0",   "2025-Q5",
                                          "2025-04-31", "2025-01-00", "0000",      "1582",
                                          "1582-12",    "1500-H1",    "2025-13-01"};
    static const char *const not_one[] = {"",         "202",         "20250",       "2025-",
                                          "2025-1",   "2025-h1",     "2025-H",      "2025-QQ",
                                          "2025-H12", "2025-1-01",   "2025-013",    "2025-01-1",
                                          "2025/01",  "2025-01-011", "20x5",        "2025-0x",
                                          " 2025",    "2025 ",       "2025-01-01T", "paardenwei",
                                          "-2025",    "2025-01/01"};
    og_period period = {.first = 42};

    for (size_t i = 0; i < sizeof no_such / sizeof no_such[0]; i++)
        assert_int_equal(og_period_parse(no_such[i], strlen(no_such[i]), &period),
                         OG_PERIOD_NO_SUCH);
    for (size_t i = 0; i < sizeof not_one / sizeof not_one[0]; i++)
        assert_int_equal(og_period_parse(not_one[i], strlen(not_one[i]), &period), OG_PERIOD_NOT);
    assert_int_equal(period.first, 42);
    assert_int_equal(og_period_parse("2025-03-31", 7, &period), OG_PERIOD_OK);
    assert_int_equal(period.kind, OG_PERIOD_MONTH);
}

static void printing(void **state)
{
    (void)state;
    char out[OG_PERIOD_SIZE];

    assert_int_equal(og_day_print(og_day_of(2025, 3, 9), out), 10);
    assert_string_equal(out, "2025-03-09");
    assert_int_equal(og_month_print(12 * 2025 + 2, out), 7);
    assert_string_equal(out, "2025-03");

    char moment[OG_MOMENT_SIZE];
    assert_true(og_moment_print(1743429909, moment));
    assert_string_equal(moment, "2025-03-31T14:05:09Z");
    assert_true(og_moment_print(-1, moment));
    assert_string_equal(moment, "1969-12-31T23:59:59Z");
    assert_true(og_moment_print(INT64_C(253402300799), moment));
    assert_string_equal(moment, "9999-12-31T23:59:59Z");
    assert_false(og_moment_print(INT64_C(253402300800), moment));
    assert_false(og_moment_print(INT64_MIN, moment));
}

static void overlap(void **state)
{
    (void)state;
    assert_int_equal(og_days_overlap(1, 10, 5, 20), 6);
    assert_int_equal(og_days_overlap(5, 20, 1, 10), 6);
    assert_int_equal(og_days_overlap(1, 10, 10, 10), 1);
    assert_int_equal(og_days_overlap(1, 10, 11, 20), 0);
    assert_int_equal(og_days_overlap(1, 10, 3, 4), 2);
    assert_int_equal(og_days_overlap(10, 1, 1, 10), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_agree_with_counting),
        cmocka_unit_test(dates_out_of_range),
        cmocka_unit_test(months_before_year_zero),
        cmocka_unit_test(adding_months_clamps),
        cmocka_unit_test(moving_by_a_delay),
        cmocka_unit_test(moving_too_far_stays_in_range),
        cmocka_unit_test(period_keys),
        cmocka_unit_test(periods_that_are_not),
        cmocka_unit_test(printing),
        cmocka_unit_test(overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
