/* Counts and lists: their tables are exact. */
#include "distribution.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* The value drawn is the smallest whose CDF reaches u; `slack` for rounding on both sides. */
static void assert_reaches(const og_dist *dist, double (*cdf)(const og_dist *, double))
{
    const double slack = 4e-15;
    made m = make(dist);
    assert_int_equal(m.quantile.kind, OG_QUANTILE_STEP);
    double last = -INFINITY;
    for (int i = 1; i < 20000; i++) {
        double u = i / 20000.0;
        double k = value(&m, u);
        assert_true(k >= last && k == floor(k));
        assert_true(cdf(dist, k) >= u - slack);
        assert_true(k == 0 || cdf(dist, k - 1) < u + slack);
        last = k;
    }
    for (int exponent = -53; exponent < -1; exponent++)
        for (int j = 0; j < 64; j++) {
            double p = ldexp(1 + j / 64.0, exponent);
            double k = value(&m, p);
            assert_true(cdf(dist, k) >= p * (1 - 1e-9));
            assert_true(k == 0 || cdf(dist, k - 1) < p * (1 + 1e-9));
            if (1 - p == 1)
                continue;
            k = value(&m, 1 - p);
            assert_true(cdf(dist, k) >= 1 - p - slack);
            assert_true(k == 0 || cdf(dist, k - 1) < 1 - p + slack);
        }
    og_tables_free(m.tables);
}

static double poisson_cdf(const og_dist *dist, double k)
{
    return gsl_cdf_poisson_P((unsigned)k, dist->p[0]);
}

static double negative_binomial_cdf(const og_dist *dist, double k)
{
    double p = dist->p[1] / (dist->p[0] + dist->p[1]);
    return gsl_cdf_negative_binomial_P((unsigned)k, p, dist->p[1]);
}

static double binomial_cdf(const og_dist *dist, double k)
{
    return gsl_cdf_binomial_P((unsigned)k, dist->p[1], (unsigned)dist->p[0]);
}

static void test_counts(void **state)
{
    (void)state;
    static const double means[] = {1e-9, 0.1, 1, 9, 45, 1234.5};
    static const double dispersions[] = {0.3, 2, 50};
    for (int i = 0; i < 6; i++) {
        og_dist poisson = DIST(POISSON, 1, means[i]);
        assert_reaches(&poisson, poisson_cdf);
    }
    for (int i = 0; i < 3; i++) {
        og_dist spread = DIST(NEGATIVE_BINOMIAL, 3, 20, dispersions[i]);
        assert_reaches(&spread, negative_binomial_cdf);
    }
    og_dist few = DIST(BINOMIAL, 3, 50, 0.3);
    og_dist many = DIST(BINOMIAL, 3, 3000, 0.99);
    assert_reaches(&few, binomial_cdf);
    assert_reaches(&many, binomial_cdf);
    og_dist direct = DIST(POISSON, 1, 45);
    made m = make(&direct);
    for (double u = 0.0005; u < 1; u += 0.001)
        assert_true(value(&m, u) == og_dist_quantile(&direct, u));
    og_tables_free(m.tables);
}

static void test_large_counts(void **state)
{
    (void)state;
    og_dist fits = DIST(POISSON, 1, 1e7);
    made m = make(&fits);
    assert_true(fabs(value(&m, 0.5) - 1e7) <= 1);
    assert_true(fabs(value(&m, 0.8413447460685429) - (1e7 + 3162)) <= 1);
    og_tables_free(m.tables);

    static const og_dist beyond[] = {
        DIST(POISSON, 1, 1e9),
        DIST(POISSON, 1, 1e90),
        DIST(NEGATIVE_BINOMIAL, 3, 1e6, 0.5),
        DIST(BINOMIAL, 3, 1e12, 0.5),
    };
    for (size_t i = 0; i < sizeof beyond / sizeof beyond[0]; i++) {
        og_tables *tables = og_tables_new();
        og_quantile quantile;
        og_error err = {.status = OG_OK};
        size_t length;
        assert_int_equal(og_tables_add(tables, &beyond[i], &quantile, &err), OG_ERR_LIMIT);
        assert_non_null(strstr(err.message, "use normal or gamma"));
        og_tables_block(tables, &length);
        assert_int_equal(length, 0);
        og_tables_free(tables);
    }
}

static void test_bernoulli(void **state)
{
    (void)state;
    static const double chances[] = {1e-9, 0.3, 0.5, 0.7, 0.8, 1 - 1e-9};
    for (int i = 0; i < 6; i++) {
        double p = chances[i];
        og_dist dist = DIST(BERNOULLI, 1, p);
        made m = make(&dist);
        const double u[] = {0x1p-53, nextafter(1 - p, 0), 1 - p, nextafter(1 - p, 1), 1 - 0x1p-53};
        for (int j = 0; j < 5; j++) {
            assert_true(value(&m, u[j]) == (u[j] > 1 - p));
            assert_true(og_dist_quantile(&dist, u[j]) == (u[j] > 1 - p));
        }
        og_tables_free(m.tables);
    }
}

static void test_discrete(void **state)
{
    (void)state;
    const double values[] = {30, 10, 20, 30, -5}, weights[] = {1, 2, 4, 1, 0};
    og_dist dist = listed(OG_DIST_DISCRETE, values, weights, 5);
    made m = make(&dist);
    const double u[] = {0x1p-53, 0.25, 0.2501, 0.75, 0.7501, 1 - 0x1p-53};
    const double expected[] = {10, 10, 20, 20, 30, 30};
    for (int i = 0; i < 6; i++) {
        assert_true(value(&m, u[i]) == expected[i]);
        assert_true(og_dist_quantile(&dist, u[i]) == expected[i]);
    }
    og_tables_free(m.tables);
}

/* Thousands of values within one cell of the guide. */
static void test_discrete_cluster(void **state)
{
    (void)state;
    enum { COUNT = 10002 };
    static double values[COUNT], weights[COUNT];
    for (int i = 0; i < COUNT; i++) {
        values[i] = i;
        weights[i] = i == 0 || i == COUNT - 1 ? 1 : 1e-9;
    }
    og_dist dist = listed(OG_DIST_DISCRETE, values, weights, COUNT);
    made m = make(&dist);
    double total = 2 + (COUNT - 2) * 1e-9;
    for (int i = 1; i < COUNT - 1; i += 7)
        assert_true(value(&m, (1 + (i - 0.5) * 1e-9) / total) == i);
    assert_true(value(&m, 0.4) == 0 && value(&m, 0.6) == COUNT - 1);
    og_tables_free(m.tables);
}

static void test_empirical(void **state)
{
    (void)state;
    const double values[] = {7, 1, 4, 4};
    og_dist dist = listed(OG_DIST_EMPIRICAL, values, NULL, 4);
    made m = make(&dist);
    for (int i = 1; i < 300; i++) {
        double u = i / 300.0;
        double expected = u < 1 / 3.0 ? 1 + 9 * u : u < 2 / 3.0 ? 4 : 4 + 9 * (u - 2 / 3.0);
        assert_true(fabs(value(&m, u) - expected) < 1e-12);
        assert_true(fabs(og_dist_quantile(&dist, u) - expected) < 1e-12);
    }
    og_tables_free(m.tables);

    static double many[65537];
    og_error err = {.status = OG_OK};
    og_quantile quantile;
    og_tables *tables = og_tables_new();
    dist = listed(OG_DIST_EMPIRICAL, many, NULL, 65537);
    assert_int_equal(og_tables_add(tables, &dist, &quantile, &err), OG_OK);
    assert_int_equal(quantile.kind, OG_QUANTILE_IDENTITY); /* all of them 0 */
    many[0] = 1;
    assert_int_equal(og_tables_add(tables, &dist, &quantile, &err), OG_ERR_LIMIT);
    og_tables_free(tables);
}

static void test_shapes_share_a_table(void **state)
{
    (void)state;
    const double values[] = {1, 2}, same[] = {1, 2}, weights[] = {1, 1};
    static const og_dist same_shape[][2] = {
        {DIST(NORMAL, 3, 0, 1), DIST(NORMAL, 3, 44, 7)},
        {DIST(GAMMA, 3, 1, 0.5), DIST(GAMMA, 3, 400, 200)},
        {DIST(PERT, 7, 0, 1, 4), DIST(PERT, 7, 10, 12, 18)},
        {DIST(LOGNORMAL, 3, 1, 0.5), DIST(LOGNORMAL, 3, 3e5, 0.5)},
        {DIST(NORMAL, 7, 0, 1, 1), DIST(NORMAL, 7, 10, 2, 12)},
        {DIST(POISSON, 1, 45), DIST(POISSON, 1, 45)},
    };
    og_tables *tables = og_tables_new();
    og_quantile a, b;
    size_t before = 0, after;
    for (size_t i = 0; i < sizeof same_shape / sizeof same_shape[0]; i++) {
        assert_int_equal(og_tables_add(tables, &same_shape[i][0], &a, NULL), OG_OK);
        assert_int_equal(og_tables_add(tables, &same_shape[i][1], &b, NULL), OG_OK);
        og_tables_block(tables, &after);
        assert_true(a.offset == before && a.offset == b.offset && a.length == b.length);
        assert_true(after == before + a.length);
        before = after;
    }
    og_dist first = listed(OG_DIST_DISCRETE, values, weights, 2);
    og_dist second = listed(OG_DIST_DISCRETE, same, weights, 2);
    assert_int_equal(og_tables_add(tables, &first, &a, NULL), OG_OK);
    assert_int_equal(og_tables_add(tables, &second, &b, NULL), OG_OK);
    assert_true(a.offset == b.offset);
    og_tables_free(tables);
    og_tables_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_large_counts),
        cmocka_unit_test(test_bernoulli),
        cmocka_unit_test(test_discrete),
        cmocka_unit_test(test_discrete_cluster),
        cmocka_unit_test(test_empirical),
        cmocka_unit_test(test_shapes_share_a_table),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
