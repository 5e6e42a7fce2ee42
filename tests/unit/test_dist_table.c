/* Tables against direct quantiles, over the whole lattice of u. */
#include "distribution.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

static const og_dist continuous[] = {
    DIST(PERT, 7, 1, 2, 6),
    DIST(PERT, 7, 0, 0, 12),
    DIST(PERT, 7, -3, 4, 4),
    DIST(PERT, 7, 1e6, 1.2e6, 1.4e6),
    DIST(TRIANGULAR, 7, 1, 2, 6),
    DIST(TRIANGULAR, 7, 1, 1, 6),
    DIST(TRIANGULAR, 7, 1, 6, 6),
    DIST(UNIFORM, 3, -1, 0.3),
    DIST(NORMAL, 3, 10, 2),
    DIST(NORMAL, 15, 0, 1, -1, 2),
    DIST(NORMAL, 7, 0, 1, 0),
    DIST(NORMAL, 7, 0.1, 0.3, 0.2),
    DIST(NORMAL, 7, 0, 1, 8),
    DIST(NORMAL, 7, 0, 1, 36.5),
    DIST(NORMAL, 11, 5, 1, 0, 2),
    DIST(NORMAL, 15, 0, 1, 5, 5.001),
    DIST(NORMAL, 15, 0, 1, 1, 1 + 1e-7),
    DIST(NORMAL, 15, 0, 1, 1, 1 + 1e-12),
    DIST(NORMAL, 15, 0, 1, -1e9, 1e9),
    DIST(NORMAL, 15, 0, 1e10, 1, 1.0000001),
    DIST(LOGNORMAL, 3, 10, 0.5),
    DIST(LOGNORMAL, 3, 10, 3),
    DIST(LOGNORMAL, 12, 0, 0, 2, 9),
    DIST(GAMMA, 3, 1, 10),
    DIST(GAMMA, 3, 1, 2),
    DIST(GAMMA, 3, 4, 4),
    DIST(GAMMA, 3, 10, 5),
    DIST(GAMMA, 3, 1e3, 1),
    DIST(GAMMA, 3, 1e8, 1),
    DIST(GAMMA, 3, 1e12, 1),
    DIST(WEIBULL, 3, 10, 0.1),
    DIST(WEIBULL, 3, 10, 0.5),
    DIST(WEIBULL, 3, 10, 1),
    DIST(WEIBULL, 3, 10, 3.6),
    DIST(WEIBULL, 3, 10, 1000),
    DIST(BETA, 3, 0.5, 0.495),
    DIST(BETA, 3, 0.1, 0.2),
    DIST(BETA, 3, 0.97, 0.05),
    DIST(BETA, 3, 0.3, 1e-4),
    DIST(BETA, 3, 0.3, 1e-9),
    DIST(BETA, 3, 1e-6, 1e-6),
    /* Next to a spike, or spanning more than a double does: sound, but not as precise. */
    DIST(LOGNORMAL, 3, 10, 20),
    DIST(GAMMA, 3, 1, 1000),
    DIST(BETA, 3, 0.5, 0.49999),
};
enum { CONTINUOUS = sizeof continuous / sizeof continuous[0], PRECISE = CONTINUOUS - 3 };

/* The bounds that dist.h states, plus rounding of location + scale x. */
static void test_tables_are_precise(void **state)
{
    (void)state;
    srand(1);
    for (size_t i = 0; i < PRECISE; i++) {
        const og_dist *dist = &continuous[i];
        made m = make(dist);
        double median = og_dist_quantile(dist, 0.5);
        double quartiles = og_dist_quantile(dist, 0.75) - og_dist_quantile(dist, 0.25);
        double range = og_dist_quantile(dist, 1 - 0x1p-13) - og_dist_quantile(dist, 0x1p-13);
        double allowed = fmax(1e-6 * quartiles, 1e-10 * range);
        assert_true(value(&m, 0.5) == median);
        for (int exponent = -53; exponent < -1; exponent++)
            for (int j = 0; j < 8; j++) {
                double p = ldexp(1 + (double)rand() / RAND_MAX, exponent);
                double above = 1 - p;
                double u = j % 2 ? p : above == 1 ? 1 - 0x1p-53 : above;
                double exact = og_dist_quantile(dist, u);
                double bound = 8 * DBL_EPSILON * fmax(fabs(exact), fabs(m.quantile.location));
                bound += exponent >= -13 ? allowed : fmax(allowed, 1e-4 * fabs(exact - median));
                if (!(fabs(value(&m, u) - exact) <= bound))
                    fail_msg("case %zu, u %.17g: %.17g is not %.17g", i, u, value(&m, u), exact);
            }
        og_tables_free(m.tables);
    }
}

/* At every join of segments and its neighbours on the lattice, from the lowest u to the highest. */
static void test_tables_are_monotone(void **state)
{
    (void)state;
    enum { CELLS = 1 << 10, TAIL = 52 * CELLS * 3 };
    double *u = malloc(2 * TAIL * sizeof *u);
    double *x = malloc(2 * TAIL * sizeof *x);
    assert_true(u && x);
    size_t count = 0;
    for (int exponent = -53; exponent < -1; exponent++)
        for (int j = 0; j < CELLS; j++) {
            double p = ldexp(1 + (double)j / CELLS, exponent);
            u[count++] = fmax(nextafter(p, 0), 0x1p-53);
            u[count++] = p;
            u[count++] = nextafter(p, 1);
        }
    for (size_t i = 0; i < TAIL; i++)
        u[TAIL + i] = fmin(1 - u[TAIL - 1 - i], 1 - 0x1p-53);
    for (size_t i = 0; i < CONTINUOUS; i++) {
        made m = make(&continuous[i]);
        double low, high;
        og_dist_support(&continuous[i], &low, &high);
        og_quantile_fill(&m.quantile, m.block, u, 2 * TAIL, x);
        for (size_t k = 0; k < 2 * TAIL; k++) {
            double rounding = 4 * DBL_EPSILON * (fabs(x[k]) + 2 * fabs(m.quantile.location));
            if (!(isfinite(x[k]) && x[k] >= low && x[k] <= high))
                fail_msg("case %zu: %.17g at u %.17g", i, x[k], u[k]);
            if (k > 0 && x[k] < x[k - 1] - rounding)
                fail_msg("case %zu: %.17g, then %.17g at u %.17g", i, x[k - 1], x[k], u[k]);
        }
        og_tables_free(m.tables);
    }
    free(u);
    free(x);
}

/* low + (high - low) may round to more than high. */
static void test_bounds_hold(void **state)
{
    (void)state;
    srand(2);
    for (int i = 0; i < 10000; i++) {
        double low = -1e4 * rand() / RAND_MAX;
        double high = 1.0 * rand() / RAND_MAX;
        og_dist dist = DIST(UNIFORM, 3, low, high);
        made m = make(&dist);
        assert_true(value(&m, 0x1p-53) >= low && value(&m, 1 - 0x1p-53) <= high);
        assert_true(m.quantile.location + m.quantile.scale <= high);
        og_tables_free(m.tables);
    }
}

static void test_points(void **state)
{
    (void)state;
    static const og_dist points[] = {
        DIST(PERT, 7, 3, 3, 3),          DIST(TRIANGULAR, 7, 3, 3, 3), DIST(UNIFORM, 3, 3, 3),
        DIST(NORMAL, 3, 3, 0),           DIST(NORMAL, 15, 3, 0, 2, 4), DIST(LOGNORMAL, 3, 3, 0),
        DIST(LOGNORMAL, 12, 0, 0, 3, 3), DIST(GAMMA, 3, 3, 0),         DIST(BINOMIAL, 3, 3, 1),
    };
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        made m = make(&points[i]);
        assert_int_equal(m.quantile.kind, OG_QUANTILE_IDENTITY);
        assert_true(value(&m, 0x1p-53) == 3 && value(&m, 1 - 0x1p-53) == 3);
        assert_true(og_dist_quantile(&points[i], 0.3) == 3 && og_dist_mean(&points[i]) == 3);
        og_tables_free(m.tables);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_are_precise),
        cmocka_unit_test(test_tables_are_monotone),
        cmocka_unit_test(test_bounds_hold),
        cmocka_unit_test(test_points),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
