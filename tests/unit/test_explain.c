/* Figures taken apart: known parts, what they rest on, and what cannot be asked. */
#include "fixture.h"

static const char body[] =
    "language: en\n"
    "simulation: {replicates: 400, seed: 3}\n"
    "sources: {plan: The plan}\n"
    "cases: {outlook: {calm: 0.5, busy: 0.5}}\n"
    "reception:\n"
    "  azc:\n"
    "    label: Asylum\n"
    "    obligation: {value: 120, source: plan}\n"
    "    locations:\n"
    "      hall: {label: Hall, places: 100, opens: 2026-02-01}\n"
    "      spare: {label: Spare, places: {case: outlook, calm: 10, busy: 30}}\n"
    "housing:\n"
    "  holders:\n"
    "    label: Holders\n"
    "    taakstelling: {2026: 60, 2027: 60}\n"
    "    opening_backlog: 5\n"
    "    realised: {2026-Q1: 9}\n"
    "    supply: {homes: {label: Homes, persons_per_month: 4}}\n"
    "finance:\n"
    "  lines:\n"
    "    rent: {label: Rent, cost: {2026: 10, 2026-07: 12}, per: place_day, location: hall,\n"
    "           index: {growth: 0.1}}\n"
    "    care: {label: Care, cost: {case: outlook, calm: 5, busy: 20}, per: place_day, stream: "
    "azc}\n"
    "    grant: {label: Grant, income: 1200, per: once, on: 2026-12, spread_months: 3}\n"
    "  reserve: {label: Reserve, opening: 50000, planned: {2026: {add: 100}}}\n";

static const model_options span = {.start = "2026-01", .end = "2027-12"};

static og_status explain(const char *const *figures, size_t count, og_explain **out, og_error *err)
{
    char path[] = "/tmp/opgave-test-XXXXXX";
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_options study = {.size = sizeof study, .threads = 1};
    const og_explain_options options = {.size = sizeof options,
                                        .study = &study,
                                        .figures = figures,
                                        .figure_count = count,
                                        .depth = 6};
    og_init();
    model_write(&span, body, path);
    og_status status = og_explain_new(path, &options, out, diags, err);
    if (og_diagnostics_count(diags, OG_SEVERITY_ERROR))
        fail_msg("%s", og_diagnostics_text(diags, OG_SEVERITY_ERROR));
    og_diagnostics_free(diags);
    unlink(path);
    return status;
}

static const char *cell(const og_rows *rows, size_t row, const char *head)
{
    for (size_t c = 0; c < og_rows_width(rows); c++)
        if (strcmp(og_rows_head(rows, c), head) == 0)
            return og_rows_text(rows, row, c) ? og_rows_text(rows, row, c) : "";
    fail_msg("no column %s", head);
    return "";
}

static double number(const og_rows *rows, size_t row, const char *head)
{
    for (size_t c = 0; c < og_rows_width(rows); c++)
        if (strcmp(og_rows_head(rows, c), head) == 0)
            return og_rows_number(rows, row, c);
    return NAN;
}

/* cmocka compares floats, not doubles. */
static void expect_near(double found, double wanted, double apart)
{
    if (!(fabs(found - wanted) <= apart))
        fail_msg("%.17g is not %.17g", found, wanted);
}

/* The row of a step that is called so; fails when there is none. */
static size_t find(const og_rows *rows, double step, const char *kind, const char *what)
{
    for (size_t r = 0; r < og_rows_count(rows); r++)
        if (number(rows, r, "step") == step && strcmp(cell(rows, r, "kind"), kind) == 0 &&
            strcmp(cell(rows, r, "what"), what) == 0)
            return r;
    fail_msg("step %g has no %s '%s'", step, kind, what);
    return 0;
}

static og_rows *rows_of(const char *figure)
{
    og_explain *e = NULL;
    og_rows *rows = NULL;
    og_error err = {0};
    if (explain(&figure, 1, &e, &err) != OG_OK)
        fail_msg("%s", err.message);
    assert_int_equal(og_explain_rows(e, &rows, &err), OG_OK);
    og_explain_free(e);
    return rows;
}

/* Price, days and index in the months in which they are alike. */
static void line(void **state)
{
    (void)state;
    og_rows *rows = rows_of("line.rent@2026");
    size_t first = find(rows, 1, "product", "");
    assert_string_equal(cell(rows, first, "first"), "2026-02-01");
    assert_string_equal(cell(rows, first, "last"), "2026-06-30");
    assert_string_equal(cell(rows, first, "calculation"), "10 * 15000 * 1");
    expect_near(number(rows, first, "value"), 10 * 150 * 100, 0);
    assert_string_equal(cell(rows, first + 1, "calculation"), "12 * 18400 * 1");
    og_rows_free(rows);

    rows = rows_of("line.rent@2027");
    first = find(rows, 1, "product", "");
    assert_string_equal(cell(rows, first, "calculation"), "12 * 36500 * 1.1");
    expect_near(number(rows, first, "shown"), 481800, 0);
    og_rows_free(rows);
}

/* Both are larger when it is busy: more than the product of the means. */
static void together(void **state)
{
    (void)state;
    og_rows *rows = rows_of("line.care@2027");
    size_t product = find(rows, 1, "product", ""),
           joint = find(rows, 1, "together", "joint effect");
    size_t total = find(rows, 1, "total", "Care");
    double share =
        (number(rows, total, "value") - 5 * 110 * 365) / (20 * 130 * 365 - 5 * 110 * 365);
    assert_in_range((int)(share * 1000), 400, 600);
    expect_near(number(rows, product, "value"), (5 + 15 * share) * (110 + 20 * share) * 365, 1e-3);
    expect_near(number(rows, joint, "value"), 15 * 20 * share * (1 - share) * 365, 1e-3);
    expect_near(number(rows, product, "value") + number(rows, joint, "value"),
                number(rows, total, "value"), 1e-6);
    og_rows_free(rows);
}

/* What is spread is booked elsewhere: a third in the year itself. */
static void shifted(void **state)
{
    (void)state;
    og_rows *rows = rows_of("line.grant@2026");
    expect_near(number(rows, find(rows, 1, "product", ""), "value"), 1200, 0);
    size_t rest = find(rows, 1, "part", "booked elsewhere: spread, lag and ledger");
    expect_near(number(rows, rest, "value"), -800, 1e-9);
    og_rows_free(rows);
}

static void streams(void **state)
{
    (void)state;
    og_rows *rows = rows_of("azc.shortfall@2026-01");
    expect_near(number(rows, find(rows, 1, "part", "obligation"), "value"), 120, 0);
    size_t spare = find(rows, 3, "part", "Spare");
    expect_near(number(rows, spare, "value"),
                -number(rows, find(rows, 1, "part", "capacity"), "value"), 1e-12);
    size_t ground = find(rows, 2, "ground", "Asylum: obligation (places)");
    assert_string_equal(cell(rows, ground, "written"), "120");
    assert_string_equal(cell(rows, ground, "ground"), "source");
    assert_string_equal(cell(rows, ground, "text"), "plan");
    expect_near(number(rows, ground, "line"), 11, 0);
    og_rows_free(rows);

    rows = rows_of("holders.backlog@2027-06");
    expect_near(number(rows, find(rows, 1, "part", "backlog at the start"), "value"), 5, 1e-9);
    size_t housed = find(rows, 1, "part", "housed");
    expect_near(number(rows, housed, "value"), -(9 + 15 * 4), 1e-9);
    size_t due = find(rows, 1, "product", "part of the present target");
    expect_near(number(rows, due, "value"), 60 * 181.0 / 365, 1e-9);
    og_rows_free(rows);
}

static void reserve(void **state)
{
    (void)state;
    og_rows *rows = rows_of("reserve.balance@2027");
    expect_near(number(rows, find(rows, 1, "part", "balance at the start"), "value"), 50000, 1e-6);
    og_rows_free(rows);
    rows = rows_of("p95(reserve.required_opening)");
    double need = number(rows, find(rows, 1, "total", ""), "value");
    double parts = number(rows, find(rows, 1, "part", "expected deficit"), "value") +
                   number(rows, find(rows, 1, "part", "buffer for risk"), "value");
    for (size_t r = 0; r < og_rows_count(rows); r++)
        if (number(rows, r, "step") == 1 &&
            strcmp(cell(rows, r, "what"), "withdrawals decided already") == 0)
            parts += number(rows, r, "value");
    expect_near(parts, need, 1e-6 * need);
    og_rows_free(rows);
}

static void text(void **state)
{
    (void)state;
    static const char *const figures[] = {"azc.cost@2027", "azc.cost@2027"};
    static const char *const wanted[] = {"Asylum: cost, 2027\n",
                                         "  Rent",
                                         "price 12 × count 36,500 × index 1.1",
                                         "481,800",
                                         "joint effect",
                                         "outlook: by future\n",
                                         "Hall: opens: 1 February 2026 (",
                                         "What it rests on\n"};
    og_explain *e = NULL;
    og_error err = {0};
    char *said = NULL;
    assert_int_equal(explain(figures, 2, &e, &err), OG_OK);
    assert_int_equal(og_explain_text(e, &said, &err), OG_OK);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(said, wanted[i]))
            fail_msg("no '%s' in\n%s", wanted[i], said);
    char *again = strstr(strstr(said, wanted[0]) + 1, wanted[0]);
    assert_null(again); /* what is asked twice is explained once */
    free(said);
    og_explain_free(e);
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *figure, *said;
    } wrong[] = {{"azc.costs@2027", "did you mean 'azc.cost'?"},
                 {"p90(azc.cost@2027)", "only means are taken apart"},
                 {"p(azc.shortfall@2027-12 > 0)", "only means are taken apart"},
                 {"mean(azc.cost@2027) > 1", "only means are taken apart"},
                 {"azc.cost@2031", "2026, 2027"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        og_explain *e = NULL;
        og_error err = {0};
        assert_int_equal(explain(&wrong[i].figure, 1, &e, &err), OG_ERR_VALUE);
        assert_null(e);
        if (!strstr(err.message, wrong[i].said))
            fail_msg("%s: %s", wrong[i].figure, err.message);
    }
    og_explain *e = NULL;
    og_error err = {0};
    assert_int_equal(explain(NULL, 0, &e, &err), OG_ERR_VALUE);
    assert_non_null(strstr(err.message, "which figure?"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line),     cmocka_unit_test(together), cmocka_unit_test(shifted),
        cmocka_unit_test(streams),  cmocka_unit_test(reserve),  cmocka_unit_test(text),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
