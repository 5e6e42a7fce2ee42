/* The complementary error function against values with 30 digits, and against the system's. */
#include "random/erfc.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* How many doubles lie between two of one sign. */
static double apart(double a, double b)
{
    int64_t x, y;
    memcpy(&x, &a, sizeof x);
    memcpy(&y, &b, sizeof y);
    return fabs((double)(x - y));
}

/* mpmath's erfc with 30 digits, rounded to the nearest double. */
static void test_known_values(void **state)
{
    static const struct {
        double x, y;
    } known[] = {
        {-5, 0x1.fffffffffe4f4p+0},       {-1, 0x1.d7bb3d3a08445p+0},
        {-0.5, 0x1.853f7ae0c76e9p+0},     {-0.25, 0x1.46bd5388cb582p+0},
        {0.015625, 0x1.f6f9447be0743p-1}, {0.25, 0x1.728558ee694fcp-1},
        {0.5, 0x1.eb02147ce245cp-2},      {0.75, 0x1.27c6d14c5e341p-2},
        {1, 0x1.4226162fbddd5p-3},        {2, 0x1.328f5ec350e67p-8},
        {3, 0x1.729df6503422ap-16},       {5, 0x1.b0c1a759f7739p-40},
        {8, 0x1.c74fc41217dfbp-97},       {12.5, 0x1.1345b1de4a541p-230},
        {20, 0x1.b54f244df93dfp-583},     {26, 0x1.284bfe1cdea24p-981},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double y;
        og_erfc_fill(&known[i].x, 1, &y);
        assert_true(apart(y, known[i].y) <= 4);
    }
}

/* glibc's is within 3 units of the true value. */
static void test_against_libm(void **state)
{
    enum { COUNT = 33001 };
    static double x[COUNT], y[COUNT];
    (void)state;
    for (int i = 0; i < COUNT; i++)
        x[i] = -6.5 + i / 1000.0 + 1e-4 * sin(i);
    og_erfc_fill(x, COUNT, y);
    for (int i = 0; i < COUNT; i++)
        assert_true(apart(y[i], erfc(x[i])) <= 7);
}

static void test_ends(void **state)
{
    const double x[] = {0, -0.0, INFINITY, -INFINITY, 28, -28, 1e300, 1e-300, 27};
    const double expected[] = {1, 1, 0, 2, 0, 2, 0, 1};
    double y[9];
    (void)state;
    og_erfc_fill(x, 9, y);
    for (int i = 0; i < 8; i++)
        assert_true(y[i] == expected[i]);
    assert_true(y[8] > 0 && y[8] < 0x1p-1022); /* below the normal numbers */
}

/* Wherever a value stands, and in place. */
static void test_places(void **state)
{
    double x[200], y[200];
    (void)state;
    for (int i = 0; i < 200; i++)
        x[i] = (i - 100) / 16.0;
    og_erfc_fill(x, 200, y);
    for (int i = 0; i < 200; i++) {
        double alone;
        og_erfc_fill(&x[i], 1, &alone);
        assert_true(alone == y[i]);
    }
    og_erfc_fill(x, 200, x);
    assert_memory_equal(x, y, sizeof x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_values),
        cmocka_unit_test(test_against_libm),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
