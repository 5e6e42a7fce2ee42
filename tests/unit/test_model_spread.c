/* An amount of a location's own that is spread over months (`once`, section 5 of the model page),
 * and what its last day available does to it: worked by hand. */
#include "fixture.h"

/* 2400 from November 2025 on, 100 a month, for a site with these keys. */
static void booked(const char *keys, double first, double second, double third)
{
    char body[1024];
    snprintf(body, sizeof body,
             "reception: {azc: {obligation: 100, locations: {site: {places: 5, %s}}}}\n"
             "finance: {lines: {x: {cost: 2400, per: once, on: 2025-11, location: site,\n"
             "  spread_months: 24}}}\n",
             keys);
    model m = model_run("2025-01", "2027-12", body);
    assert_row(&m, "line.x", first, second, third);
    assert_row(&m, "location.site.cost", first, second, third);
    model_free(&m);
}

static void what_is_left_on_the_last_day_is_booked_then(void **state)
{
    (void)state;
    booked("until: 2026-01-31", 200, 2200, 0);
    booked("until: 2025-11-01", 2400, 0, 0);
    booked("until: 2027-10-31", 200, 1200, 1000);
    booked("opens: 2026-01-10, term_months: 1", 200, 2200, 0); /* until 9 February */
}

static void a_site_without_a_last_day_to_come_ends_nothing(void **state)
{
    (void)state;
    booked("until: 2025-10-31", 200, 1200, 1000);
    booked("opens: 2025-01-01", 200, 1200, 1000);
    booked("opens: 2025-01-01, until: 2026-01-31, probability: 0", 200, 1200, 1000);
}

static void so_does_the_last_day_of_a_site_that_opened_when_needed(void **state)
{
    (void)state;
    /* Decided in January 2025, open from February for a year: 31 January 2026 is its last day. */
    booked("opens: {when: azc.shortfall, above: 50}, term_months: 12", 200, 2200, 0);
    booked("opens: {when: azc.shortfall, above: 500}, term_months: 12", 200, 1200, 1000);
    /* Open from December, when 100 is booked: 28 February 2026 is its last day. */
    booked("opens: {when: azc.shortfall, above: 50, for_months: 11}, term_months: 3", 200, 2200, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_left_on_the_last_day_is_booked_then),
        cmocka_unit_test(a_site_without_a_last_day_to_come_ends_nothing),
        cmocka_unit_test(so_does_the_last_day_of_a_site_that_opened_when_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
