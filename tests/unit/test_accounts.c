/* The meerjarenraming and the bestuursrapportage of a made municipality, every cell worked by hand.
 */
#include "fixture.h"
#include "text.h"

#include "output/view/accounts.h"
#include "output/view/series.h"
#include "study/cause.h"

/* The hall opens on 1 July 2025 or, as likely, two months later: it is there for 184 or 122 days of
 * 2025, 6 or 4 months. With this sampling, of 1024 futures exactly half are of each kind. */
static const char body[] =
    "simulation: {sampling: latin_hypercube}\n"
    "reception:\n"
    "  opvang:\n"
    "    label: Opvang\n"
    "    obligation: 100\n"
    "    locations:\n"
    "      hal: {places: 100, opens: 2025-07-01,\n"
    "            delay: {dist: discrete, values: [0, 2], weights: [1, 1]}}\n"
    "finance:\n"
    "  lines:\n"
    "    norm: {income: 44, per: place_day, stream: opvang, code: '6.81'}\n"
    "    rent: {cost: 50_000, per: month, location: hal, index: {growth: 0.03}, code: '6.81'}\n"
    "    start: {cost: 120_400, per: opening, location: hal, incidental: true, code: '6.2'}\n"
    "    staff: {cost: 100_000, per: year, incidental: 2026}\n"
    "  actuals: {staff: {2025-Q1: 20_000}}\n"
    "  reserve: {opening: 2_000_000, rule: authorised,\n"
    "            planned: {2025: {add: 100_000, withdraw: 30_000}}}\n"
    "  budgets:\n"
    "    first:\n"
    "      lines: {norm: {2025: 809_600, 2026: 1_606_000}, rent: {2025: 300_000, 2026: 600_000},\n"
    "              start: {2025: 120_000}, staff: {2025: 100_000, 2026: 100_000}}\n"
    "      reserve: {2025: {add: 100_000, withdraw: 0}}\n"
    "    amended:\n"
    "      lines: {norm: {2025: 700_000}, rent: {2025-H1: 50_000, 2025-H2: 225_000},\n"
    "              start: {2025: 120_400}, staff: {2025: 100_000}}\n"
    "      reserve: {2025: {add: 100_000, withdraw: 30_000}}\n";

static const model_options options = {.start = "2025-01", .end = "2026-12", .replicates = 1024};

#define NONE NAN
#define MOST_COLUMNS 7

typedef struct expected_row {
    const char *label;
    double values[MOST_COLUMNS];
} expected_row;

static void check_table(const og_accounts_table *table, const expected_row *expected, size_t rows,
                        size_t columns)
{
    assert_int_equal(table->row_count, rows);
    assert_int_equal(table->column_count, columns);
    for (size_t r = 0; r < rows; r++) {
        assert_string_equal(table->rows[r].label, expected[r].label);
        for (size_t c = 0; c < columns; c++) {
            double is = table->rows[r].values[c], wanted = expected[r].values[c];
            if (isnan(is) != isnan(wanted) || fabs(is - wanted) > 1e-6)
                fail_msg("row %zu (%s), column %zu: %.17g, not %.17g", r, expected[r].label, c, is,
                         wanted);
        }
    }
}

#define GROUP(label)                                                                               \
    {                                                                                              \
        label,                                                                                     \
        {                                                                                          \
            NONE, NONE, NONE, NONE, NONE, NONE, NONE                                               \
        }                                                                                          \
    }

static void the_year_of_two_budgets(void **state)
{
    static const expected_row expected[] = {
        /*                  first,  amended,  booked,    mean,      5 %,     95 %, difference */
        GROUP("Opvang"),
        {"rent", {300000, 275000, NONE, 250000, 200000, 300000, 25000}},
        {"start", {120000, 120400, NONE, 120400, 120400, 120400, 0}},
        {"Costs", {420000, 395400, NONE, 370400, 320400, 420400, 25000}},
        {"norm", {-809600, -700000, NONE, -673200, -809600, -536800, -26800}},
        {"Income", {-809600, -700000, NONE, -673200, -809600, -536800, -26800}},
        {"Saldo", {-389600, -304600, NONE, -302800, NONE, NONE, -1800}},
        GROUP("General"),
        {"staff", {100000, 100000, 20000, 95000, 95000, 95000, 5000}},
        {"Costs", {100000, 100000, 20000, 95000, NONE, NONE, 5000}},
        GROUP("Total"),
        {"Costs", {520000, 495400, 20000, 465400, NONE, NONE, 30000}},
        {"Income", {-809600, -700000, NONE, -673200, NONE, NONE, -26800}},
        {"Saldo before reserve", {-289600, -204600, 20000, -207800, -294200, -121400, 3200}},
        {"Costs of reserve, no line", {30000, 30000, NONE, 30000, 30000, 30000, 0}},
        {"Added to reserve", {100000, 100000, NONE, 100000, 100000, 100000, 0}},
        {"Withdrawn from reserve", {0, -30000, NONE, -30000, -30000, -30000, 0}},
        {"Mutations of the reserve", {100000, 70000, NONE, 70000, NONE, NONE, 0}},
        {"Result after reserve", {-159600, -104600, 20000, -107800, NONE, NONE, 3200}},
    };
    (void)state;
    model m = model_draw(options, body);
    og_arena arena = {0};
    assert_true(og_accounts_reports(m.scenario, 2025));
    og_accounts_table table =
        og_accounts_report(m.scenario, m.plan, m.result, 2025, OG_LANGUAGE_EN, &arena);
    check_table(&table, expected, sizeof expected / sizeof *expected, 7);
    og_day booked;
    assert_true(og_accounts_booked_to(m.scenario, 2025, &booked));
    assert_int_equal(booked, og_day_of(2025, 3, 31));
    og_arena_clear(&arena);
    model_free(&m);
}

static void the_year_of_one_budget(void **state)
{
    static const expected_row expected[] = {
        /*                        first,     mean,      5 %,     95 %, difference */
        GROUP("Opvang"),
        {"rent", {600000, 618000, 618000, 618000, -18000}},
        {"start", {NONE, 0, 0, 0, 0}},
        {"Costs", {600000, 618000, 618000, 618000, -18000}},
        {"norm", {-1606000, -1606000, -1606000, -1606000, 0}},
        {"Income", {-1606000, -1606000, -1606000, -1606000, 0}},
        {"Saldo", {-1006000, -988000, NONE, NONE, -18000}},
        GROUP("General"),
        {"staff", {100000, 100000, 100000, 100000, 0}},
        {"Costs", {100000, 100000, NONE, NONE, 0}},
        GROUP("Total"),
        {"Costs", {700000, 718000, NONE, NONE, -18000}},
        {"Income", {-1606000, -1606000, NONE, NONE, 0}},
        {"Saldo before reserve", {-906000, -888000, -888000, -888000, -18000}},
        {"Costs of reserve, no line", {0, 0, 0, 0, 0}},
        {"Added to reserve", {NONE, 0, 0, 0, 0}},
        {"Withdrawn from reserve", {NONE, 0, 0, 0, 0}},
        {"Mutations of the reserve", {NONE, 0, NONE, NONE, 0}},
        {"Result after reserve", {-906000, -888000, NONE, NONE, -18000}},
    };
    (void)state;
    model m = model_draw(options, body);
    og_arena arena = {0};
    assert_true(og_accounts_reports(m.scenario, 2026));
    assert_false(og_accounts_reports(m.scenario, 2027));
    og_accounts_table table =
        og_accounts_report(m.scenario, m.plan, m.result, 2026, OG_LANGUAGE_EN, &arena);
    check_table(&table, expected, sizeof expected / sizeof *expected, 5);
    og_arena_clear(&arena);
    model_free(&m);
}

static void the_multi_year_estimate(void **state)
{
    static const expected_row expected[] = {
        GROUP("Opvang"),
        {"rent", {250000, 618000}},
        {"start", {120400, 0}},
        {"Costs", {370400, 618000}},
        {"norm", {-673200, -1606000}},
        {"Income", {-673200, -1606000}},
        {"Saldo", {-302800, -988000}},
        GROUP("General"),
        {"staff", {95000, 100000}},
        {"Costs", {95000, 100000}},
        GROUP("Total"),
        {"Costs", {465400, 718000}},
        {"Income", {-673200, -1606000}},
        {"Saldo before reserve", {-207800, -888000}},
        {"Costs of reserve, no line", {30000, 0}},
        {"Added to reserve", {100000, 0}},
        {"Withdrawn from reserve", {-30000, 0}},
        {"Mutations of the reserve", {70000, 0}},
        {"Result after reserve", {-107800, -888000}},
        GROUP("Of which structural"),
        {"Costs", {345000, 618000}},
        {"Income", {-673200, -1606000}},
        {"Structural saldo", {-328200, -988000}},
        GROUP("Of which incidental"),
        {"Costs", {120400, 100000}},
        {"Income", {0, 0}},
        {"Costs of reserve, no line", {30000, 0}},
        {"Mutations of the reserve", {70000, 0}},
        {"Incidental saldo", {220400, 100000}},
        GROUP("Saldo by code"),
        {"6.81", {-423200, -988000}},
        {"6.2", {120400, 0}},
        {"without a code", {95000, 100000}},
    };
    (void)state;
    model m = model_draw(options, body);
    og_arena arena = {0};
    og_accounts_table table =
        og_accounts_years(m.scenario, m.plan, m.result, OG_LANGUAGE_EN, &arena);
    check_table(&table, expected, sizeof expected / sizeof *expected, 2);
    og_arena_clear(&arena);
    model_free(&m);
}

static void what_is_printed_adds_up(void **state)
{
    (void)state;
    model m = model_draw(options, "finance: {lines: {a: {cost: 1400, per: year}, b: {cost: 2400, "
                                  "per: year}, c: {income: 500, per: year}, d: {income: 500, "
                                  "per: year}}}");
    og_arena arena = {0};
    og_accounts_table table =
        og_accounts_years(m.scenario, m.plan, m.result, OG_LANGUAGE_EN, &arena);
    size_t cost = og_accounts_find(&table, OG_ACCOUNTS_COST, -1);
    size_t income = og_accounts_find(&table, OG_ACCOUNTS_INCOME, -1);
    size_t whole = og_accounts_find(&table, OG_ACCOUNTS_BALANCE, OG_ACCOUNTS_WHOLE);
    /* 1.4 + 2.4 = 3.8: printed 1 + 2 and 4, so 1 is lacking; -0.5 - 0.5 = -1: printed -1 - 1 and
     * -1; 3.8 - 1 = 2.8: printed 4 - 1 and 3. */
    assert_true(og_accounts_rounding(&table, cost, 0, 1000) == 1000);
    assert_true(og_accounts_rounding(&table, income, 0, 1000) == 1000);
    assert_true(og_accounts_rounding(&table, whole, 0, 1000) == 0);
    assert_true(og_accounts_rounding(&table, cost, 0, 100) == 0);
    for (size_t r = 0; r < table.row_count; r++)
        for (size_t c = 0; c < table.column_count; c++) {
            const og_accounts_row *row = &table.rows[r];
            double printed = og_accounts_rounding(&table, r, c, 1000) / 1000;
            for (size_t i = 0; i < row->term_count; i++)
                printed += round(table.rows[row->terms[i]].values[c] / 1000);
            if (row->kind == OG_ACCOUNTS_SUM)
                assert_true(printed == round(row->values[c] / 1000));
        }
    og_arena_clear(&arena);
    model_free(&m);
}

/* ---- what explains a difference ---------------------------------------------------------- */

enum { NORM, RENT, START, STAFF };

static void check_causes(const model *m, int year, size_t line, const double *effects)
{
    og_causes causes;
    og_error err = {.status = OG_OK};
    assert_int_equal(og_causes_find(m->scenario, m->result, year, &causes, &err), OG_OK);
    for (int cause = 0; cause < OG_CAUSES; cause++) {
        double effect = og_causes_effect(&causes, line, (og_cause)cause);
        if (fabs(effect - effects[cause]) > 1e-6)
            fail_msg("line %zu in %d, cause %d: %.17g, not %.17g", line, year, cause, effect,
                     effects[cause]);
    }
    og_causes_clear(&causes);
}

static void moment_price_and_what_is_booked(void **state)
{
    (void)state;
    model m = model_draw(options, body);
    /* on time: 184 days x 100 x 44, 6 months x 50.000 */
    check_causes(&m, 2025, NORM, (const double[]){0, 0, 673200 - 809600, 0});
    check_causes(&m, 2025, RENT, (const double[]){0, 0, 250000 - 300000, 0});
    check_causes(&m, 2025, STAFF, (const double[]){0, 0, 0, 95000 - 100000});
    check_causes(&m, 2026, RENT, (const double[]){618000 - 600000, 0, 0, 0});
    check_causes(&m, 2026, START, (const double[]){0, 0, 0, 0});
    model_free(&m);
}

/* Places 80 or 100 with weights of 1 and 3: 95 on average, their median 100; a price of 10 or 20,
 * 12.5 on average, through an input, its median 10; correlated with another. */
static void volume_and_price(void **state)
{
    (void)state;
    model m = model_draw(
        options, "simulation: {sampling: latin_hypercube}\n"
                 "inputs: {price: {dist: discrete, values: [10, 20], weights: [3, 1]}}\n"
                 "reception: {opvang: {obligation: 100, locations: {hal: {places: {dist: "
                 "discrete, values: [80, 100], weights: [1, 3]}}}}}\n"
                 "finance: {lines: {norm: {income: 10, per: place_day, stream: opvang}, care: "
                 "{cost: {input: price}, per: month}}}\n");
    check_causes(&m, 2025, 0, (const double[]){0, 365 * 10 * (95 - 100), 0, 0});
    check_causes(&m, 2025, 1, (const double[]){12 * (12.5 - 10), 0, 0, 0});
    model_free(&m);
}

static void the_sentences(void **state)
{
    (void)state;
    model m = model_draw(options, body);
    og_error err = {.status = OG_OK};
    char *text;
    assert_int_equal(og_accounts_text(m.scenario, m.plan, m.result, &text, &err), OG_OK);
    static const char *const said[] = {
        "norm: €\u00a026.800 nadeel. Eén voor één: moment −€\u00a0136.000; de rest is "
        "+€\u00a0110.000.",
        "rent: €\u00a025.000 voordeel. Eén voor één: moment +€\u00a050.000; de rest is "
        "−€\u00a025.000.",
        "staff: €\u00a05.000 voordeel. Eén voor één: al geboekt +€\u00a05.000.",
        "rent: €\u00a018.000 nadeel. Eén voor één: prijs −€\u00a018.000.",
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (!text_has(text, said[i]))
            fail_msg("not said: %s\n%s", said[i], text);
    free(text);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_of_two_budgets),
        cmocka_unit_test(the_year_of_one_budget),
        cmocka_unit_test(the_multi_year_estimate),
        cmocka_unit_test(what_is_printed_adds_up),
        cmocka_unit_test(moment_price_and_what_is_booked),
        cmocka_unit_test(volume_and_price),
        cmocka_unit_test(the_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
