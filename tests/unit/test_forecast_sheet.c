/* Periods and numbers as people write them, and the record that a forecast keeps of itself. */
#include "csv/cell_number.h"
#include "csv/label.h"
#include "csv/names.h"
#include "forecast/record.h"

#include "opgave.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void labels_of_every_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        og_label_kind kind;
        int year, place;
    } known[] = {{"2022", OG_LABEL_YEAR, 2022, 0},
                 {" 2022 ", OG_LABEL_YEAR, 2022, 0},
                 {"1975JJ00", OG_LABEL_YEAR, 1975, 0},
                 {"2022-1", OG_LABEL_NUMBERED, 2022, 0},
                 {"2022-H2", OG_LABEL_HALF, 2022, 1},
                 {"H2 2022", OG_LABEL_HALF, 2022, 1},
                 {"2022 1e halfjaar", OG_LABEL_HALF, 2022, 0},
                 {"2e helft 2022", OG_LABEL_HALF, 2022, 1},
                 {"2022HJ01", OG_LABEL_HALF, 2022, 0},
                 {"2021 1e kwartaal*", OG_LABEL_QUARTER, 2021, 0},
                 {"2021KW04", OG_LABEL_QUARTER, 2021, 3},
                 {"2021Q3", OG_LABEL_QUARTER, 2021, 2},
                 {"2015MM12", OG_LABEL_MONTH, 2015, 11},
                 {"2014  februari", OG_LABEL_MONTH, 2014, 1},
                 {"jan-23", OG_LABEL_MONTH, 2023, 0},
                 {"mrt 2023", OG_LABEL_MONTH, 2023, 2},
                 {"Mar. 2023", OG_LABEL_MONTH, 2023, 2},
                 {"202301", OG_LABEL_MONTH, 2023, 0},
                 {"2023-01", OG_LABEL_MONTH, 2023, 0},
                 {"01-2023", OG_LABEL_MONTH, 2023, 0},
                 {"2023M1", OG_LABEL_MONTH, 2023, 0},
                 {"2023-W05", OG_LABEL_WEEK, 2023, 4}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        og_label label = og_label_read(known[i].text, strlen(known[i].text));
        if (label.kind != known[i].kind || label.year != known[i].year ||
            label.place != known[i].place)
            fail_msg("'%s' is read as kind %d, %d, %d", known[i].text, (int)label.kind, label.year,
                     label.place);
        assert_int_equal(label.provisional, strchr(known[i].text, '*') != NULL);
    }
    static const char *const days[] = {"31-01-2023", "31/01/2023", "2023-01-31", "20230131",
                                       "31 januari 2023"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        og_label label = og_label_read(days[i], strlen(days[i]));
        assert_int_equal(label.kind, OG_LABEL_DAY);
        assert_int_equal(label.place, og_day_of(2023, 1, 31));
    }
}

static void what_is_no_period(void **state)
{
    (void)state;
    static const char *const texts[] = {"",          "aantal",      "12",         "2022-13-01",
                                        "202313",    "2021KW05",    "1,5",        "12.345",
                                        "2022-2023", "Totaal",      "31-02-2023", "2022HJ03",
                                        "0000",      "Leiden 2022", "99999999999"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        og_label label = og_label_read(texts[i], strlen(texts[i]));
        if (label.kind != OG_LABEL_NONE)
            fail_msg("'%s' is read as a period", texts[i]);
    }
}

static og_csv_cell cell(const char *text)
{
    return (og_csv_cell){.text = text, .length = (uint32_t)strlen(text)};
}

static void assert_reads(const char *text, og_decimal decimal, double want)
{
    double got = NAN;
    if (!og_figure_read(cell(text), decimal, &got) || fabs(got - want) > 1e-12)
        fail_msg("'%s' is read as %g", text, got);
}

static void numbers_of_either_style(void **state)
{
    (void)state;
    double value;
    assert_reads("390", OG_DECIMAL_COMMA, 390);
    assert_reads("1.234", OG_DECIMAL_COMMA, 1234);
    assert_reads("1.234", OG_DECIMAL_POINT, 1.234);
    assert_reads("1.234.567,8", OG_DECIMAL_COMMA, 1234567.8);
    assert_reads("1,234,567.8", OG_DECIMAL_POINT, 1234567.8);
    assert_reads("43 042", OG_DECIMAL_COMMA, 43042);
    assert_reads("43\xC2\xA0"
                 "042",
                 OG_DECIMAL_POINT, 43042);
    assert_reads("-12", OG_DECIMAL_POINT, -12);
    assert_reads("\xE2\x88\x92"
                 "12",
                 OG_DECIMAL_POINT, -12);
    static const char *const wrong[] = {"1.23",  "12.34.567", "1.234.56", ",5.000", "12%",
                                        "1,2,3", "inf",       "0x10",     "1.2345"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(og_figure_read(cell(wrong[i]), OG_DECIMAL_COMMA, &value));
}

static og_decimal decimal_of(const char *const *cells)
{
    og_number_style style = {0};
    for (; *cells; cells++)
        og_number_style_see(&style, cell(*cells));
    return og_number_style_decimal(&style);
}

static void a_column_decides_its_mark(void **state)
{
    (void)state;
    assert_int_equal(decimal_of((const char *const[]){"12", "7", NULL}), OG_DECIMAL_POINT);
    assert_int_equal(decimal_of((const char *const[]){"225.1", "1.234", NULL}), OG_DECIMAL_POINT);
    assert_int_equal(decimal_of((const char *const[]){"1,5", "1.234", ".", NULL}),
                     OG_DECIMAL_COMMA);
    assert_int_equal(decimal_of((const char *const[]){"1.234", "12", NULL}), OG_DECIMAL_UNKNOWN);
    assert_int_equal(decimal_of((const char *const[]){"1,5", "2.5", NULL}), OG_DECIMAL_UNKNOWN);
    assert_true(og_figure_missing(cell("<5")) && og_figure_missing(cell("X")) &&
                og_figure_missing(cell("")) && !og_figure_missing(cell("0")));
}

static void names_in_order_of_mention(void **state)
{
    (void)state;
    og_arena arena = {0};
    og_names names = {.arena = &arena};
    char text[16];
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < 5000; i++) {
            int length = snprintf(text, sizeof text, "S%zu", i);
            assert_int_equal(og_names_add(&names, text, (size_t)length), i);
        }
    }
    assert_int_equal(names.count, 5000);
    assert_string_equal(names.items[4999], "S4999");
    og_arena_clear(&arena);
}

/* Against a track whose forecasts are plain: nothing moves, so nothing is missed. */
static void the_record_of_a_constant(void **state)
{
    (void)state;
    double y[12];
    og_record record;
    for (size_t t = 0; t < 12; t++)
        y[t] = 7.0;
    assert_true(og_record_make(&(og_track){y, 12, 1, false}, 1, 3, &record));
    assert_int_equal(record.origins, 9);
    assert_true(record.forecasts == 24.0); /* 1 + 2 + 7 x 3 */
    assert_true(record.ours.smape < 1e-9 && record.naive.smape == 0.0);
    assert_true(record.ours.within95 == 1.0 && isnan(record.naive.mase));

    assert_true(og_record_make(&(og_track){y, 3, 1, false}, 1, 3, &record));
    assert_int_equal(record.origins, 0);
}

/* The naive scores by hand: 1, 2, 4, 7, 11, of which the last value is hidden and then two. */
static void the_record_by_hand(void **state)
{
    (void)state;
    static const double y[] = {1, 2, 4, 7, 11};
    og_record record;
    assert_true(og_record_make(&(og_track){y, 5, 1, false}, 1, 2, &record));
    assert_int_equal(record.origins, 2);
    assert_true(record.forecasts == 3.0);
    /* From 7: misses 4 of mean change 2; from 4: misses 3 and 7 of mean change 1.5. */
    assert_true(fabs(record.naive.mase - (4 / 2.0 + 3 / 1.5 + 7 / 1.5) / 3) < 1e-12);
    assert_true(fabs(record.naive.smape - (800.0 / 18 + 600.0 / 11 + 1400.0 / 15) / 3) < 1e-9);
}

int main(void)
{
    og_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_of_every_form),      cmocka_unit_test(what_is_no_period),
        cmocka_unit_test(numbers_of_either_style),   cmocka_unit_test(a_column_decides_its_mark),
        cmocka_unit_test(names_in_order_of_mention), cmocka_unit_test(the_record_of_a_constant),
        cmocka_unit_test(the_record_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
