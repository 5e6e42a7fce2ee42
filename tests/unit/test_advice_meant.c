/* Advice that names what was probably meant, or is left out. */
#include "fixture.h"

static char *advice_of(const char *body)
{
    const model_options options = {.start = "2025-01", .end = "2027-12"};
    char path[] = "/tmp/opgave-test-XXXXXX";
    og_scenario *scenario;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_init();
    model_write(&options, body, path);
    og_status status = og_scenario_load(path, NULL, 0, &scenario, diags);
    unlink(path);
    if (status != OG_OK)
        fail_msg("%s", og_diagnostics_text(diags, OG_SEVERITY_ERROR));
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ADVICE);
    assert_non_null(text);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    return text;
}

/* NULL: nothing is said. */
static void says(const char *body, const char *what)
{
    char *text = advice_of(body);
    if (what ? !strstr(text, what) : text[0] != '\0')
        fail_msg("expected '%s', got: %s", what ? what : "", text);
    free(text);
}

#define LINE(index) "finance: {lines: {a: {cost: 10, per: month, index: " index "}}}"
#define AZC(occupancy)                                                                             \
    "reception: {azc: {obligation: 100, occupancy: " occupancy ", locations: {a: {places: 90}}}}"

static void percents_and_factors(void **state)
{
    (void)state;
    says(LINE("{growth: 2.5}"), "a.index.growth: 2.5 is a growth of 250% a year; probably 0.025");
    says(LINE("{growth: 1.02}"), "probably 0.02 or 0.0102 is meant");
    says(LINE("{growth: -3}"), "probably -0.03 is meant");
    says(LINE("{growth: {low: 1, likely: 2, high: 3}}"), "is meant");
    says(LINE("0.02"), "of which 2% is left; probably {growth: 0.02} is meant");
    says(LINE("{2025: 1, 2026: 102}"), "102 multiplies the amount; probably 1.02 is meant");
    says(LINE("2.5"), "probably {growth: 0.025} is meant");
    says("inputs: {g: 3}\n" LINE("{growth: {input: g}}"), "inputs.g: 3 is a growth");
    says(AZC("91"), "occupancy: 91 persons for each place of the obligation; probably 0.91");
    says("finance: {lines: {a: {cost: 10, per: month}, b: {income: 10, per: month}, c: {income: "
         "1, per: excess, costs: [a], incomes: [b], above: 110}}}",
         "above: counts above 110 times the incomes; probably 1.1 is meant");
}

static void what_is_meant_as_it_stands(void **state)
{
    (void)state;
    says(LINE("{growth: 0.025}"), NULL);
    says(LINE("1.02"), NULL);
    says(LINE("{low: 0.97, likely: 1, high: 1.1}"), NULL);
    says(AZC("0.91"), NULL);
    says(AZC("1.1"), NULL);
}

#define CHECK(of)                                                                                  \
    AZC("1")                                                                                       \
    "\nfinance: {lines: {rent: {cost: 10, per: month}, care: {cost: 1, per: "                      \
    "contract_place_day, stream: azc}}}\nchecks: {x: {says: 1, of: " of ", period: 2025}}"

static void a_check_that_leaves_out_lines(void **state)
{
    (void)state;
    says(CHECK("azc.cost"), "checks.x.of: leaves out what names no stream (line.rent)");
    says(CHECK("azc.income"), NULL);
    says(CHECK("line.care"), NULL);
}

#define SH(realised)                                                                               \
    "housing: {sh: {taakstelling: {2025: 12, 2026: 12, 2027: 12}, opening_backlog: 0, realised: "  \
    "{" realised "}, supply: {c: {persons_per_month: 1}}}}"

static void a_replay_of_what_happened(void **state)
{
    (void)state;
    says(SH("2025: 10, 2026: 11, 2027: 12"), NULL);
    says(SH("2025: 10, 2026: 11"), "start in 2027-01");
}

#define BUDGETS(budgets)                                                                           \
    "finance: {lines: {a: {cost: 10, per: month}, b: {income: 10, per: month}}, reserve: "         \
    "{opening: 5}, budgets: " budgets "}"

static void budgets(void **state)
{
    (void)state;
    says(BUDGETS("{x: {lines: {a: {2025: 5}, b: {2027: 3}}, reserve: {2025: {add: 3}}}}"), NULL);
    says(BUDGETS("{x: {lines: {a: {2028: 5}}}}"), "lines.a: is budgeted outside the horizon");
    says(BUDGETS("{x: {lines: {a: {2024-Q4: 5}}}}"), "lines.a: is budgeted outside the horizon");
    says(BUDGETS("{x: {reserve: {2028: {add: 3}}}}"), "reserve.2028: is budgeted outside");
    says(BUDGETS("{x: {lines: {b: {2025: -5}}}}"), "budgets -5 in 2025; income and cost both");
    says(BUDGETS("{x: {lines: {a: {2025: 5}, b: {2025: 5}}}, y: {lines: {b: {2025: 4}}}}"),
         "budgets.y: budgets nothing for 'a', which 'x' does");
    says("finance: {lines: {a: {cost: 10, per: month, incidental: [2024, 2028]}}}", NULL);
    says("finance: {lines: {a: {cost: 10, per: month, incidental: [2029, 2028]}}}",
         "lines.a: is incidental outside the horizon");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percents_and_factors),
        cmocka_unit_test(budgets),
        cmocka_unit_test(what_is_meant_as_it_stands),
        cmocka_unit_test(a_check_that_leaves_out_lines),
        cmocka_unit_test(a_replay_of_what_happened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
