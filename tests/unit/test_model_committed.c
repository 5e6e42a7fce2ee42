/* What contracts still cost after the horizon (section 5 of the model page), worked by hand. */
#include "fixture.h"

#define RENT "line.rent.committed"
#define PLACES "line.places.committed"

/* Two lines on a site with this contract, over 2025 and 2026. */
static model leased(const char *keys)
{
    char body[1024];
    snprintf(body, sizeof body,
             "reception: {azc: {obligation: 100, locations: {site: {places: {2025: 100, 2027: 7},\n"
             "  %s}}}}\n"
             "finance:\n"
             "  lines:\n"
             "    rent: {cost: {2025: 4000, 2026: 5000, 2027: 9}, per: contract_month,\n"
             "      location: site, index: {growth: 0.02}}\n"
             "    places: {income: 3, per: contract_place_day, stream: azc}\n",
             keys);
    return model_draw(
        (model_options){.start = "2025-01", .end = "2026-12", .metrics = {RENT, PLACES}}, body);
}

static void committed(const char *keys, double rent, double places)
{
    model m = leased(keys);
    if (!model_near(model_values(&m, RENT)[0], rent) ||
        !model_near(model_values(&m, PLACES)[0], places))
        fail_msg("%s: %.17g and %.17g, not %.17g and %.17g", keys, model_values(&m, RENT)[0],
                 model_values(&m, PLACES)[0], rent, places);
    model_free(&m);
}

static void a_lease_of_five_years(void **state)
{
    (void)state;
    /* January 2027 to September 2029 is 33 months and 365 + 366 + 273 = 1004 days. The last month
     * of the horizon costs 5000 in prices of 2026, and has 100 places. */
    committed("contract: {from: 2024-10-01, until: 2029-09-30}", 33 * 5000 * 1.02, 1004 * 100 * 3);
}

static void a_month_is_due_when_its_last_day_is_in_the_contract(void **state)
{
    (void)state;
    committed("contract: {from: 2024-10-01, until: 2027-02-27}", 5000 * 1.02, 58 * 300);
    committed("contract: {from: 2024-10-01, until: 2027-02-28}", 2 * 5000 * 1.02, 59 * 300);
    committed("contract: {from: 2024-10-01, until: 2026-12-31}", 0, 0);
}

static void a_contract_that_is_yet_to_begin_counts(void **state)
{
    (void)state;
    committed("contract: {from: 2027-07-01, until: 2027-12-31}", 6 * 5000 * 1.02, 184 * 300);
    /* without one of its own, from opening to closing: 1 March 2027, delayed by two months */
    committed("opens: 2027-01-01, delay: 2, until: 2027-03-31", 5000 * 1.02, 31 * 300);
}

static void a_contract_without_an_end_does_not(void **state)
{
    (void)state;
    committed("opens: 2025-01-01", 0, 0);
    committed("contract: {from: 2025-01-01}", 0, 0);
}

static void what_never_opens_has_what_is_stated_in_full(void **state)
{
    (void)state;
    committed("probability: 0, opens: 2025-01-01, until: 2027-06-30", 0, 0);
    committed("probability: 0, opens: 2025-01-01, contract: {from: 2025-01-01, until: 2027-01-31}",
              5000 * 1.02, 31 * 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lease_of_five_years),
        cmocka_unit_test(a_month_is_due_when_its_last_day_is_in_the_contract),
        cmocka_unit_test(a_contract_that_is_yet_to_begin_counts),
        cmocka_unit_test(a_contract_without_an_end_does_not),
        cmocka_unit_test(what_never_opens_has_what_is_stated_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
