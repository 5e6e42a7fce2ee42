/* Flexible locations (section 3 of the model page), worked by hand. */
#include "fixture.h"

/* In January 2025: oek lacks 100 - `oek` places, azc 100 - `azc`; `flexible` are the locations
 * besides, given under oek. Lines oek_days and azc_days count the place-days. */
static model streams(const char *oek, const char *azc, const char *flexible)
{
    char body[1024];
    snprintf(body, sizeof body,
             "reception:\n"
             "  oek: {obligation: 100, locations: {a: {places: %s}, %s}}\n"
             "  azc: {obligation: 100, locations: {b: {places: %s}}}\n"
             "finance: {lines: {"
             "oek_days: {income: 1, per: place_day, stream: oek}, "
             "azc_days: {income: 1, per: place_day, stream: azc}}}",
             oek, flexible, azc);
    return model_run("2025-01", "2025-01", body);
}

static void places_go_to_the_largest_shortfall_first(void **state)
{
    (void)state;
    /* oek lacks 40, azc 10: of 45 places 40 and 5 */
    model m = streams("60", "90", "f: {places: 45, serves: [azc, oek]}");
    assert_row(&m, "oek.capacity", 100);
    assert_row(&m, "azc.capacity", 95);
    assert_row(&m, "oek.shortfall", 0);
    assert_row(&m, "azc.shortfall", 5);
    assert_row(&m, "location.f.places", 45);
    model_free(&m);
}

static void ties_go_in_listed_order(void **state)
{
    (void)state;
    model m = streams("80", "80", "f: {places: 25, serves: [azc, oek]}");
    assert_row(&m, "azc.capacity", 100);
    assert_row(&m, "oek.capacity", 85);
    model_free(&m);
}

static void allocate_order_follows_the_list(void **state)
{
    (void)state;
    model m = streams("60", "90", "f: {places: 45, serves: [azc, oek], allocate: order}");
    assert_row(&m, "azc.capacity", 100);
    assert_row(&m, "oek.capacity", 95);
    model_free(&m);
}

static void the_rest_stays_with_idle_to(void **state)
{
    (void)state;
    /* oek lacks 5, azc 10; 10 of 25 places are left */
    model m = streams("95", "90", "f: {places: 25, serves: [azc, oek]}");
    assert_row(&m, "azc.capacity", 110);
    assert_row(&m, "oek.capacity", 100);
    model_free(&m);
    m = streams("95", "90", "f: {places: 25, serves: [azc, oek], idle_to: oek}");
    assert_row(&m, "azc.capacity", 100);
    assert_row(&m, "oek.capacity", 110);
    assert_row(&m, "oek.surplus", 10);
    model_free(&m);
}

static void each_sees_the_shortfalls_that_those_before_it_left(void **state)
{
    (void)state;
    /* oek lacks 50, azc 40: f gives oek 30 (20 left), g gives azc 30 (10 left), h gives oek 20 and
     * azc 5 */
    model m = streams("50", "60",
                      "f: {places: 30, serves: [oek, azc]}, g: {places: 30, serves: [oek, azc]}, "
                      "h: {places: 25, serves: [oek, azc]}");
    assert_row(&m, "oek.shortfall", 0);
    assert_row(&m, "azc.shortfall", 5);
    assert_row(&m, "oek.capacity", 100);
    assert_row(&m, "azc.capacity", 95);
    model_free(&m);
}

static void places_may_be_split_fractionally(void **state)
{
    (void)state;
    /* oek lacks 1.25, azc 1 */
    model m = streams("98.75", "99", "f: {places: 2, serves: [azc, oek]}");
    assert_row(&m, "oek.capacity", 100);
    assert_row(&m, "azc.capacity", 99.75);
    model_free(&m);
}

static void only_the_shortfall_outside_subgroups_is_met(void **state)
{
    (void)state;
    /* azc: amv lacks 30, the others 70 - 60 = 10; oek lacks 15: of 20 places oek 15 and azc 5 */
    model m = model_run("2025-01", "2025-01",
                        "reception:\n"
                        "  azc: {obligation: 100, subgroups: {amv: {obligation: 30}}, locations: "
                        "{a: {places: 60}, f: {places: 20, serves: [azc, oek]}}}\n"
                        "  oek: {obligation: 15}");
    assert_row(&m, "oek.shortfall", 0);
    assert_row(&m, "azc.amv.shortfall", 30);
    assert_row(&m, "azc.shortfall", 35);
    assert_row(&m, "azc.capacity", 65);
    model_free(&m);
}

static void three_streams_from_the_largest_down(void **state)
{
    (void)state;
    /* lacking 10, 30 and 20: of 55 places 30, then 20, then 5 */
    model m = model_run("2025-01", "2025-01",
                        "reception:\n"
                        "  one: {obligation: 10, locations: "
                        "{f: {places: 55, serves: [one, two, three]}}}\n"
                        "  two: {obligation: 30}\n"
                        "  three: {obligation: 20}");
    assert_row(&m, "one.capacity", 5);
    assert_row(&m, "two.capacity", 30);
    assert_row(&m, "three.capacity", 20);
    model_free(&m);
}

static void the_split_is_made_anew_each_month(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2025-03",
                        "reception:\n"
                        "  azc: {obligation: {2025-01: 10, 2025-03: 30}, locations: "
                        "{f: {places: 25, opens: 2025-02-01, serves: [azc, oek]}}}\n"
                        "  oek: {obligation: 20}");
    assert_row(&m, "azc.capacity", 0, 5, 25);
    assert_row(&m, "oek.capacity", 0, 20, 0);
    model_free(&m);
}

static void place_days_are_split_as_the_month_end_places_are(void **state)
{
    (void)state;
    /* open for 21 of 31 days; 15 of 20 places to oek, 5 to azc */
    model m = streams("85", "90", "f: {places: 20, opens: 2025-01-11, serves: [azc, oek]}");
    assert_row(&m, "line.oek_days", 85 * 31 + 15 * 21);
    assert_row(&m, "line.azc_days", 90 * 31 + 5 * 21);
    model_free(&m);
}

static void without_places_at_month_end_all_place_days_are_idle(void **state)
{
    (void)state;
    model m =
        streams("85", "90", "f: {places: 20, until: 2025-01-20, serves: [oek, azc], idle_to: azc}");
    assert_row(&m, "oek.capacity", 85);
    assert_row(&m, "azc.capacity", 90);
    assert_row(&m, "line.oek_days", 85 * 31);
    assert_row(&m, "line.azc_days", 90 * 31 + 20 * 20);
    model_free(&m);
}

static void it_belongs_to_the_stream_that_it_stands_under(void **state)
{
    (void)state;
    /* all 31 x 20 place-days are its own, and the money oek's, though azc has the places;
     * `month` of a stream counts the locations under it */
    model m = model_run("2025-01", "2025-01",
                        "reception:\n"
                        "  oek: {obligation: 0, locations: {f: {places: 20, serves: [oek, azc]}}}\n"
                        "  azc: {obligation: 50}\n"
                        "finance: {lines: {norm: {income: 1, per: place_day, location: f}, "
                        "oek_staff: {cost: 1, per: month, stream: oek}, "
                        "azc_staff: {cost: 1, per: month, stream: azc}}}");
    assert_row(&m, "azc.capacity", 20);
    assert_row(&m, "line.norm", 620);
    assert_row(&m, "location.f.income", 620);
    assert_row(&m, "oek.income", 620);
    assert_row(&m, "azc.income", 0);
    assert_row(&m, "line.oek_staff", 1);
    assert_row(&m, "line.azc_staff", 0);
    model_free(&m);
}

static void flexible_places_are_occupied_where_they_go(void **state)
{
    (void)state;
    /* azc: demand 100, 90 + 5 places; oek: 85 + 15 */
    model m = streams("85", "90", "f: {places: 20, serves: [azc, oek]}");
    assert_row(&m, "azc.occupied", 95);
    assert_row(&m, "azc.unplaced", 5);
    assert_row(&m, "oek.occupied", 100);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_go_to_the_largest_shortfall_first),
        cmocka_unit_test(ties_go_in_listed_order),
        cmocka_unit_test(allocate_order_follows_the_list),
        cmocka_unit_test(the_rest_stays_with_idle_to),
        cmocka_unit_test(each_sees_the_shortfalls_that_those_before_it_left),
        cmocka_unit_test(places_may_be_split_fractionally),
        cmocka_unit_test(only_the_shortfall_outside_subgroups_is_met),
        cmocka_unit_test(three_streams_from_the_largest_down),
        cmocka_unit_test(the_split_is_made_anew_each_month),
        cmocka_unit_test(place_days_are_split_as_the_month_end_places_are),
        cmocka_unit_test(without_places_at_month_end_all_place_days_are_idle),
        cmocka_unit_test(it_belongs_to_the_stream_that_it_stands_under),
        cmocka_unit_test(flexible_places_are_occupied_where_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
