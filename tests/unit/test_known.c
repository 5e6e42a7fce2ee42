/* Distributions that are known by their quantiles: the curve through these, and its table. */
#include "dist/known.h"
#include "opgave.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { COUNT = 9 };
static const double at[COUNT] = {0.025, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.975};

static const double cases[][COUNT] = {
    {10, 40, 70, 90, 100, 112, 140, 300, 900},     /* long above */
    {0, 0, 0, 2, 5, 9, 20, 60, 140},               /* cut at 0 */
    {-5, -4, -3, -1, 0, 1, 3, 4, 5},               /* even */
    {100, 100, 100, 100, 100, 100, 100, 100, 101}, /* nearly a number */
    {1e9, 2e9, 3e9, 4e9, 5e9, 6e9, 7e9, 8e9, 9e9},
};
enum { CASES = sizeof cases / sizeof *cases };

static double from_table(og_tables *tables, const og_quantile *quantile, double u)
{
    size_t length;
    double out;
    og_quantile_fill(quantile, og_tables_block(tables, &length), &u, 1, &out);
    return out;
}

static void the_table_is_as_precise_as_stated_and_never_falls(void **state)
{
    (void)state;
    for (size_t c = 0; c < CASES; c++) {
        og_tables *tables = og_tables_new();
        og_quantile quantile;
        og_known known;
        og_error err = {.status = OG_OK};
        assert_non_null(tables);
        assert_int_equal(og_tables_add_known(tables, at, cases[c], COUNT, &quantile, &err), OG_OK);
        og_known_init(&known, at, cases[c], COUNT);
        double quartiles = cases[c][6] - cases[c][2], range = cases[c][COUNT - 1] - cases[c][0];
        double before = -INFINITY;
        for (int i = 1; i < 20000; i++) {
            double u = i / 20000.0, z = gsl_cdf_ugaussian_Pinv(u);
            double x = from_table(tables, &quantile, u), want = og_known_at(&known, z, NULL);
            assert_true(fabs(x - want) <=
                        fmax(1e-4 * quartiles, 1e-5 * range) + 1e-12 * fabs(want));
            assert_true(x >= before - 1e-9 * (1 + fabs(x)));
            before = x;
        }
        for (size_t k = 0; k < COUNT; k++)
            assert_true(fabs(from_table(tables, &quantile, at[k]) - cases[c][k]) <=
                        fmax(1e-4 * quartiles, 1e-5 * range));
        size_t length;
        og_tables_block(tables, &length);
        assert_true(length < 65536); /* half a MiB for the worst of them */
        og_tables_free(tables);
    }
}

static void it_goes_straight_on_beyond_the_outermost_two(void **state)
{
    (void)state;
    og_known known;
    og_known_init(&known, at, cases[0], COUNT);
    const double *z = known.z, *x = known.x;
    double up = (x[8] - x[7]) / (z[8] - z[7]), down = (x[1] - x[0]) / (z[1] - z[0]);
    assert_true(fabs(og_known_at(&known, z[8] + 1, NULL) - (x[8] + up)) < 1e-9);
    assert_true(fabs(og_known_at(&known, z[0] - 1, NULL) - (x[0] - down)) < 1e-9);
    /* of a normal distribution nothing is lost */
    double normal[COUNT];
    for (size_t k = 0; k < COUNT; k++)
        normal[k] = 50 + 7 * gsl_cdf_ugaussian_Pinv(at[k]);
    og_known_init(&known, at, normal, COUNT);
    for (double u = -6; u <= 6; u += 0.25)
        assert_true(fabs(og_known_at(&known, u, NULL) - (50 + 7 * u)) < 1e-9);
}

static void two_alike_share_a_table(void **state)
{
    (void)state;
    og_tables *tables = og_tables_new();
    og_quantile one, two;
    og_error err = {.status = OG_OK};
    size_t length, longer;
    assert_int_equal(og_tables_add_known(tables, at, cases[0], COUNT, &one, &err), OG_OK);
    og_tables_block(tables, &length);
    assert_int_equal(og_tables_add_known(tables, at, cases[0], COUNT, &two, &err), OG_OK);
    og_tables_block(tables, &longer);
    assert_int_equal(length, longer);
    assert_int_equal(one.offset, two.offset);
    assert_int_equal(og_tables_add_known(tables, at, cases[2], COUNT, &two, &err), OG_OK);
    assert_int_not_equal(one.offset, two.offset);
    og_tables_free(tables);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_as_precise_as_stated_and_never_falls),
        cmocka_unit_test(it_goes_straight_on_beyond_the_outermost_two),
        cmocka_unit_test(two_alike_share_a_table),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
