/* A column of figures beside a column of periods, as {csv: ...} reads it. */
#include "csv/dated.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct reading {
    og_arena arena;
    og_diagnostics *diags;
    og_dated_list list;
    bool read;
} reading;

static reading read_text(const char *text, og_decimal decimal)
{
    static og_source source;
    static const og_csv_options ragged = {.ragged = true};
    reading r = {.diags = og_diagnostics_new(OG_LANGUAGE_EN)};
    assert_non_null(r.diags);
    source = (og_source){.name = "x.csv", .text = text, .length = strlen(text)};
    const og_csv *csv = og_csv_parse(&source, &ragged, &r.arena, r.diags);
    const og_dated_options options = {.period = "jaar", .value = "n", .decimal = decimal};
    assert_non_null(csv);
    r.read = og_dated_read(csv, &options, &r.arena, &r.list, r.diags);
    return r;
}

static void clear(reading *r)
{
    og_diagnostics_free(r->diags);
    og_arena_clear(&r->arena);
}

/* What is read, as "2024-H1=5 2025=7.5", and no error. */
static void assert_read(const char *text, og_decimal decimal, const char *expected)
{
    reading r = read_text(text, decimal);
    char got[512] = "";
    size_t used = 0;
    assert_true(r.read);
    for (size_t i = 0; i < r.list.count; i++) {
        char key[OG_PERIOD_SIZE];
        og_period_print(r.list.items[i].period, key);
        used += (size_t)snprintf(got + used, sizeof got - used, "%s%s=%g", i > 0 ? " " : "", key,
                                 r.list.items[i].value);
    }
    assert_string_equal(got, expected);
    clear(&r);
}

static void assert_told(const char *text, og_severity severity, const char *expected)
{
    reading r = read_text(text, OG_DECIMAL_UNKNOWN);
    char *said = og_diagnostics_text(r.diags, severity);
    assert_non_null(said);
    if (!strstr(said, expected))
        fail_msg("no '%s' in: %s", expected, said);
    assert_true(r.read == (severity == OG_SEVERITY_ADVICE));
    free(said);
    clear(&r);
}

static void periods_of_every_kind_stand_in_the_order_of_time(void **state)
{
    (void)state;
    assert_read("jaar,n\n2025-Q1,29\n2022,147\n2024-H2,8\n2025-05-03,1\nmrt 2024,3\n",
                OG_DECIMAL_UNKNOWN, "2022=147 2024-03=3 2024-H2=8 2025-Q1=29 2025-05-03=1");
}

static void people_write_periods_as_they_do(void **state)
{
    (void)state;
    assert_read("jaar;n\n2024 1e halfjaar;1\n2023KW04;2\n31-12-2022;3\n2021*;4\n",
                OG_DECIMAL_UNKNOWN, "2021=4 2022-12-31=3 2023-Q4=2 2024-H1=1");
    assert_read("jaar;n\n2024-1;1\n2024-2;2\n", OG_DECIMAL_UNKNOWN, "2024-H1=1 2024-H2=2");
    assert_read("jaar;n\n2024-1;1\n2024-4;2\n", OG_DECIMAL_UNKNOWN, "2024-Q1=1 2024-Q4=2");
    assert_read("jaar;n\n2024-1;1\n2024-7;2\n", OG_DECIMAL_UNKNOWN, "2024-01=1 2024-07=2");
}

static void the_column_tells_its_decimal_mark(void **state)
{
    (void)state;
    assert_read("jaar;n\n2024;1.250\n2025;0,5\n", OG_DECIMAL_UNKNOWN, "2024=1250 2025=0.5");
    assert_read("jaar;n\n2024;1,250\n2025;0.5*\n", OG_DECIMAL_UNKNOWN, "2024=1250 2025=0.5");
    assert_read("jaar;n\n2024;1.250\n", OG_DECIMAL_COMMA, "2024=1250");
    assert_read("jaar;n\n2024;1.250\n", OG_DECIMAL_POINT, "2024=1.25");
    assert_read("jaar;n\n2024;1 250\n2025;-3\n", OG_DECIMAL_UNKNOWN, "2024=1250 2025=-3");
    assert_told("jaar;n\n2023;7\n2024;1.250\n", OG_SEVERITY_ERROR,
                "x.csv:3:6: error: does the point");
}

static void what_stands_around_the_table_is_passed_over(void **state)
{
    (void)state;
    assert_read(
        "Cijfers van de gemeente;;\n;;\nx;jaar;n\n;;aantal\na;2024;5\nb;2025;6\nBron: COA;;\n",
        OG_DECIMAL_UNKNOWN, "2024=5 2025=6");
    assert_told("jaar;n\n2024;5\nTotaal;5\n", OG_SEVERITY_ADVICE, "x.csv:3:1: advice: a total");
    assert_told("jaar;n\n2024;5\n2025;x\n", OG_SEVERITY_ADVICE,
                "x.csv:3:6: advice: without a number");
}

static void what_is_wrong_is_told_at_its_place(void **state)
{
    (void)state;
    assert_told("jaar;n\n2024;5\nvolgend jaar;6\n", OG_SEVERITY_ERROR,
                "x.csv:3:1: error: is no period");
    assert_told("jaar;n\n2024;5\n2025W03;6\n", OG_SEVERITY_ERROR, "x.csv:3:1: error: weeks");
    assert_told("jaar;n\n2024;5\n2024;6\n", OG_SEVERITY_ERROR,
                "x.csv:3:1: error: 2024 stands in line 2 already");
    assert_told("jaar;n\n2024;5\n2025;veel\n", OG_SEVERITY_ERROR,
                "x.csv:3:6: error: must be a number");
    assert_told("jaar;aantal\n2024;5\n", OG_SEVERITY_ERROR,
                "x.csv has no line with the headings 'jaar' and 'n'; it has: jaar, aantal");
    assert_told("jaar;n\n2024;\n", OG_SEVERITY_ERROR, "x.csv has no rows with a number under 'n'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_of_every_kind_stand_in_the_order_of_time),
        cmocka_unit_test(people_write_periods_as_they_do),
        cmocka_unit_test(the_column_tells_its_decimal_mark),
        cmocka_unit_test(what_stands_around_the_table_is_passed_over),
        cmocka_unit_test(what_is_wrong_is_told_at_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
