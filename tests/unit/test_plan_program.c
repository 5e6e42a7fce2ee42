/* The program of a plan as text: every kind of line of a small scenario. */
#include "fixture.h"

#include <stdio.h>

static void a_program_reads_as_arithmetic(void **state)
{
    (void)state;
    static const char body[] = "reception:\n"
                               "  azc:\n"
                               "    obligation: {dist: uniform, low: 10, high: 30}\n"
                               "    locations: {here: {places: 20}}\n"
                               "finance:\n"
                               "  lines:\n"
                               "    fine: {cost: 3, per: shortfall_day, stream: azc}\n";
    model m = model_run("2025-01", "2025-01", body);
    char *text = og_plan_program(m.plan);
    assert_string_equal(
        text, "18 instructions over 4 rows of 256 replicates; 1 draws, 2 quantile functions\n"
              "  r0 = quantile function q1 of the uniform of draw 'reception.azc.obligation' at "
              "index 0\n"
              "  azc.obligation@2025-01 <- r0\n"
              "  r1 = the larger of (r0 + -20) and 0\n"
              "  azc.shortfall@2025-01 <- r1\n"
              "  metric azc.shortfall@2025-01 <- r1\n"
              "  metric azc.shortfall.sum <- r1\n"
              "  r2 = 20 - r0\n"
              "  r3 = the larger of r2 and 0\n"
              "  azc.surplus@2025-01 <- r3\n"
              "  r3 = the smaller of r0 and 20\n"
              "  azc.occupied@2025-01 <- r3\n"
              "  r3 = 1 where 0.999999 <= r1 <= 1e+15, else 0\n"
              "  azc.shortfall.told@2025-01 <- r3\n"
              "  r3 = r1 * 31\n"
              "  r1 = r3 * 3\n"
              "  line.fine@2025 <- r1\n"
              "  r3 = 0 - r1\n"
              "  metric result.sum <- r3\n");
    free(text);
    model_free(&m);
}

/* The part of the page between a line `from` and the end of the block; free() it. */
static char *block_of(const char *page, const char *from)
{
    const char *start = strstr(page, from);
    assert_non_null(start);
    start += strlen(from);
    const char *end = strstr(start, "```\n");
    assert_non_null(end);
    return strndup(start, (size_t)(end - start));
}

static void the_program_of_the_architecture_page_is_true(void **state)
{
    (void)state;
    static char page[1 << 16];
    FILE *file = fopen("doc/architecture.md", "r");
    assert_non_null(file);
    page[fread(page, 1, sizeof page - 1, file)] = '\0';
    fclose(file);
    char *body = block_of(page, "```yaml program\n"), *shown = block_of(page, "```program\n");
    model m = model_run("2026-01", "2026-03", body);
    char *text = og_plan_program(m.plan);
    assert_string_equal(text, shown);
    free(text);
    free(body);
    free(shown);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_reads_as_arithmetic),
        cmocka_unit_test(the_program_of_the_architecture_page_is_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
