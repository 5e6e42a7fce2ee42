/* Files that a scenario names come through the caller's reader, as the scenario itself does: CSV
 * series and histories too, and none from outside its folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "opgave.h"

#include <stdlib.h>
#include <string.h>

static const char scenario[] =
    "opgave: 1\ntitle: x\nhorizon: {start: 2025-01, end: 2025-12}\n"
    "inputs: {flow: {forecast: {history: data/flow.csv, column: n}}}\n"
    "housing: {s: {taakstelling: {csv: data/goal.csv, period: year, value: n}, opening_backlog: 0,"
    " supply: {a: {persons_per_month: {input: flow}}}}}\n";
static const char goal[] = "year,n\n2025,120\n";
static const char flow[] = "year,n\n2023,100\n2024,120\n2025,365\n";

typedef struct memory {
    size_t asked; /* bit i: file i */
    bool stranger;
} memory;

static bool read_memory(void *context, const char *path, const char **bytes, size_t *length)
{
    static const struct {
        const char *path, *text;
    } files[] = {{"nowhere/base.yaml", scenario},
                 {"nowhere/data/goal.csv", goal},
                 {"nowhere/data/flow.csv", flow}};
    memory *m = context;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (strcmp(files[i].path, path) != 0)
            continue;
        m->asked |= (size_t)1 << i;
        *bytes = files[i].text;
        *length = strlen(files[i].text);
        return true;
    }
    m->stranger = true;
    return false;
}

static og_status load(memory *m, const char *set, og_scenario **out, char **said)
{
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_load_options options = {.size = sizeof options,
                                     .set = &set,
                                     .set_count = set ? 1 : 0,
                                     .read = read_memory,
                                     .read_context = m};
    assert_non_null(diags);
    og_status status = og_scenario_load_with("nowhere/base.yaml", &options, out, diags);
    *said = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    og_diagnostics_free(diags);
    return status;
}

static void all_files_come_through_the_reader(void **state)
{
    (void)state;
    memory m = {0};
    og_scenario *read;
    char *said, *text;
    og_error err = {.status = OG_OK};
    assert_int_equal(load(&m, NULL, &read, &said), OG_OK);
    assert_int_equal(m.asked, 7);
    assert_false(m.stranger);
    assert_int_equal(og_scenario_show(read, true, 10, 1, &text, &err), OG_OK);
    assert_non_null(strstr(text, "# nowhere/data/goal.csv:2"));
    assert_non_null(strstr(text, "2025: 365"));
    free(text);
    free(said);
    og_scenario_free(read);
}

static void what_it_does_not_give_is_told_where_it_is_named(void **state)
{
    (void)state;
    memory m = {0};
    og_scenario *read;
    char *said;
    assert_int_not_equal(load(&m, "inputs.flow={forecast: {history: other.csv}}", &read, &said),
                         OG_OK);
    assert_non_null(strstr(said, "cannot read 'other.csv'"));
    free(said);
    m.stranger = false;
    assert_int_not_equal(load(&m, "inputs.flow={forecast: {history: ../flow.csv}}", &read, &said),
                         OG_OK);
    assert_non_null(strstr(said, "'../flow.csv' leaves the scenario's folder"));
    assert_false(m.stranger); /* it was not even asked for */
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_files_come_through_the_reader),
        cmocka_unit_test(what_it_does_not_give_is_told_where_it_is_named),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
