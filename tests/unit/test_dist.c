/* Distributions: what they allow, and their tables against direct quantiles over the whole lattice
 * of u. The direct quantiles are tested against GSL's distribution functions. */
#include "dist/dist.h"
#include "dist/mass.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DIST(kind_, given_, ...)                                                                   \
    {                                                                                              \
        .kind = OG_DIST_##kind_, .given = given_, .p = { __VA_ARGS__ }                             \
    }

/* ---- what is allowed ----------------------------------------------------------------------- */

static void test_types(void **state)
{
    (void)state;
    for (int i = 0; i < OG_DIST_KINDS; i++) {
        const og_dist_type *type = og_dist_types[i];
        assert_non_null(type->name);
        assert_non_null(type->description);
        assert_true(type->lists == (type->parameters[0].key == NULL));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(type->name, og_dist_types[j]->name);
    }
}

static void test_check_refuses(void **state)
{
    (void)state;
    static const struct {
        og_dist dist;
        int parameter;
        const char *message;
    } wrong[] = {
        {DIST(NORMAL, 1, 3), -1, "normal needs mean and sd; missing: sd"},
        {DIST(PERT, 2, 0, 3), -1, "pert needs low, likely and high; missing: low and high"},
        {DIST(LOGNORMAL, 0, 0), -1, "lognormal needs either median and sigma, or p5 and p95"},
        {DIST(LOGNORMAL, 4, 0, 0, 3), -1, "lognormal needs p5 and p95; missing: p95"},
        {DIST(LOGNORMAL, 1, 3), -1, "lognormal needs median and sigma; missing: sigma"},
        {DIST(LOGNORMAL, 7, 3, 1, 2), -1, "lognormal needs either median and sigma, or p5 and p95"},
        {DIST(LOGNORMAL, 15, 3, 1, 2, 4), -1, "needs either"},
        {DIST(PERT, 7, 5, 3, 9), 0, "low must be at most likely, got low 5 and likely 3"},
        {DIST(TRIANGULAR, 7, 1, 3, 2), 2, "high must be at least likely, got likely 3 and high 2"},
        {DIST(UNIFORM, 3, 2, 1), 0, "low must be at most high"},
        {DIST(UNIFORM, 3, NAN, 1), 0, "low must be a finite number"},
        {DIST(UNIFORM, 3, 0, INFINITY), 1, "high must be a finite number"},
        {DIST(UNIFORM, 3, 0, 1e300), 1, "high is too large"},
        {DIST(NORMAL, 3, 0, -1), 1, "sd must be at least 0, got -1"},
        {DIST(NORMAL, 15, 0, 1, 2, 2), 2, "min must be below max, got min 2 and max 2"},
        {DIST(NORMAL, 7, 0, 1, 38), 2, "min must be at most 37 sd above the mean"},
        {DIST(NORMAL, 11, 0, 1, 0, -38), 3, "max must be at most 37 sd below the mean"},
        {DIST(NORMAL, 7, 0, 0, 1), 2, "min must be at most 0 sd above the mean"},
        {DIST(LOGNORMAL, 3, 0, 1), 0, "median must be above 0, got 0"},
        {DIST(LOGNORMAL, 3, 1, 21), 1, "sigma must be between 0 and 20, got 21"},
        {DIST(LOGNORMAL, 12, 0, 0, 3, 2), 2, "p5 must be at most p95"},
        {DIST(LOGNORMAL, 12, 0, 0, 1e-50, 1e50), 3, "p95 must be within a factor 1e26 of p5"},
        {DIST(GAMMA, 3, 0, 1), 1, "sd must be at most 1000 times the mean"},
        {DIST(GAMMA, 3, -1, 1), 0, "mean must be at least 0"},
        {DIST(BETA, 3, 0.5, 0.5), 1, "sd must be below sqrt(mean (1 - mean)) = 0.5"},
        {DIST(BETA, 3, 0.5, 0.49999999), 1, "use bernoulli"},
        {DIST(BETA, 3, 1.5, 0.1), 0, "mean must be between 0 and 1, got 1.5"},
        {DIST(POISSON, 1, -3), 0, "mean must be at least 0"},
        {DIST(NEGATIVE_BINOMIAL, 3, 3, 0), 1, "dispersion must be above 0"},
        {DIST(BINOMIAL, 3, 2.5, 0.5), 0, "n must be a whole number, got 2.5"},
        {DIST(BINOMIAL, 3, 2, 1.5), 1, "p must be between 0 and 1"},
        {DIST(BERNOULLI, 1, -0.1), 0, "p must be between 0 and 1, got -0.1"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        og_error err = {.status = OG_OK};
        int parameter = 99;
        assert_int_equal(og_dist_check(&wrong[i].dist, &parameter, &err), OG_ERR_SCENARIO);
        if (!strstr(err.message, wrong[i].message) || parameter != wrong[i].parameter)
            fail_msg("%d: '%s' is not '%s'", parameter, err.message, wrong[i].message);
    }
    assert_int_equal(og_dist_check(&wrong[0].dist, NULL, NULL), OG_ERR_SCENARIO);
}

static og_dist listed(og_dist_kind kind, const double *values, const double *weights, size_t count)
{
    return (og_dist){.kind = kind, .values = values, .weights = weights, .count = count};
}

static void test_check_lists(void **state)
{
    (void)state;
    const double values[] = {1, NAN, 3};
    const double weights[] = {0, 0, -1};
    const struct {
        og_dist dist;
        const char *message;
    } wrong[] = {
        {listed(OG_DIST_DISCRETE, NULL, NULL, 0), "missing: values"},
        {listed(OG_DIST_DISCRETE, values, NULL, 1), "missing: weights"},
        {listed(OG_DIST_EMPIRICAL, values, NULL, 0), "empirical needs at least one value"},
        {listed(OG_DIST_EMPIRICAL, values, NULL, 3), "value 2 must be a finite number"},
        {listed(OG_DIST_DISCRETE, values, weights, 1), "at least one weight must be above 0"},
        {listed(OG_DIST_DISCRETE, values + 2, weights + 2, 1), "weight 1 must be at least 0"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        og_error err = {.status = OG_OK};
        assert_int_equal(og_dist_check(&wrong[i].dist, NULL, &err), OG_ERR_SCENARIO);
        if (!strstr(err.message, wrong[i].message))
            fail_msg("'%s' is not '%s'", err.message, wrong[i].message);
    }
}

/* ---- mean and support ---------------------------------------------------------------------- */

static void test_mean_and_support(void **state)
{
    (void)state;
    static const struct {
        og_dist dist;
        double mean, low, high;
    } cases[] = {
        {DIST(PERT, 7, 1, 2, 9), 3, 1, 9},
        {DIST(TRIANGULAR, 7, 1, 2, 9), 4, 1, 9},
        {DIST(UNIFORM, 3, 2, 4), 3, 2, 4},
        {DIST(UNIFORM, 3, 2, 2), 2, 2, 2},
        {DIST(NORMAL, 3, 5, 2), 5, -INFINITY, INFINITY},
        {DIST(NORMAL, 3, 5, 0), 5, 5, 5},
        {DIST(NORMAL, 7, 0, 1, 0), 0.79788456080286536, 0, INFINITY}, /* sqrt(2 / pi) */
        {DIST(NORMAL, 11, 0, 1, 0, 0), -0.79788456080286536, -INFINITY, 0},
        {DIST(LOGNORMAL, 3, 2, 1), 3.2974425414002563, 0, INFINITY}, /* 2 exp(1/2) */
        {DIST(LOGNORMAL, 3, 2, 0), 2, 2, 2},
        {DIST(LOGNORMAL, 12, 0, 0, 2, 2), 2, 2, 2},
        {DIST(GAMMA, 3, 10, 5), 10, 0, INFINITY},
        {DIST(GAMMA, 3, 0, 0), 0, 0, 0},
        {DIST(BETA, 3, 0.2, 0.1), 0.2, 0, 1},
        {DIST(BETA, 3, 1, 0), 1, 1, 1},
        {DIST(POISSON, 1, 3.5), 3.5, 0, INFINITY},
        {DIST(POISSON, 1, 0), 0, 0, 0},
        {DIST(NEGATIVE_BINOMIAL, 3, 4, 2), 4, 0, INFINITY},
        {DIST(BINOMIAL, 3, 10, 0.25), 2.5, 0, 10},
        {DIST(BINOMIAL, 3, 10, 1), 10, 10, 10},
        {DIST(BERNOULLI, 1, 0.25), 0.25, 0, 1},
        {DIST(BERNOULLI, 1, 1), 1, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const og_dist *dist = &cases[i].dist;
        double low, high;
        assert_int_equal(og_dist_check(dist, NULL, NULL), OG_OK);
        og_dist_support(dist, &low, &high);
        assert_true(fabs(og_dist_mean(dist) - cases[i].mean) < 1e-13);
        assert_true(low == cases[i].low && high == cases[i].high);
    }
    const double values[] = {4, 1, 7, -9}, weights[] = {1, 2, 1, 0};
    og_dist discrete = listed(OG_DIST_DISCRETE, values, weights, 4);
    og_dist empirical = listed(OG_DIST_EMPIRICAL, values, NULL, 3);
    double low, high;
    og_dist_support(&discrete, &low, &high);
    assert_true(low == 1 && high == 7 && og_dist_mean(&discrete) == 3.25);
    og_dist_support(&empirical, &low, &high);
    assert_true(low == 1 && high == 7 && og_dist_mean(&empirical) == 4);
}

/* ---- direct quantiles ---------------------------------------------------------------------- */

/* |F(Q(u)) - u| relative to u's own tail, over the lattice. */
static void assert_inverts(const og_dist *dist, double (*cdf)(double, double, double),
                           double (*survival)(double, double, double), double a, double b)
{
    for (int exponent = -53; exponent < -1; exponent++) {
        double p = ldexp(1.25, exponent);
        double below = cdf(og_dist_quantile(dist, p), a, b);
        assert_true(fabs(below / p - 1) < 1e-9);
        p = 1 - (1 - p);
        if (p == 0)
            continue;
        double above = survival(og_dist_quantile(dist, 1 - p), a, b);
        assert_true(fabs(above / p - 1) < 1e-9);
    }
}

static void test_quantiles_invert_gsl(void **state)
{
    (void)state;
    const double shapes[] = {0.5, 1, 2, 20, 300};
    for (int i = 0; i < 5; i++) {
        og_dist dist = DIST(GAMMA, 3, shapes[i], sqrt(shapes[i]));
        assert_inverts(&dist, gsl_cdf_gamma_P, gsl_cdf_gamma_Q, shapes[i], 1);
    }
    const double parameters[][2] = {{1, 5}, {5, 1}, {2, 4}, {3, 3}, {1.5, 4.5}};
    for (int i = 0; i < 5; i++) {
        double a = parameters[i][0];
        double b = parameters[i][1];
        og_dist dist = DIST(PERT, 7, 0, (a - 1) / 4, 1);
        /* 1 - x keeps the precision of the upper tail only for a beta that is not near 1 there. */
        if (b > 4)
            assert_inverts(&dist, gsl_cdf_beta_P, gsl_cdf_beta_Q, a, b);
        for (double u = 0.001; u < 1; u += 0.001)
            assert_true(fabs(gsl_cdf_beta_P(og_dist_quantile(&dist, u), a, b) - u) < 1e-11);
    }
}

/* Where GSL's functions fail; values of scipy 1.10's gammaincinv and betaincinv. */
static void test_quantiles_of_extremes(void **state)
{
    (void)state;
    og_dist narrow = DIST(GAMMA, 3, 1e6, 1e3);
    assert_true(fabs(og_dist_quantile(&narrow, 0.001) / 996912.61731981521 - 1) < 1e-13);
    assert_true(fabs(og_dist_quantile(&narrow, 0.999) / 1003093.0823698544 - 1) < 1e-13);
    og_dist wide = DIST(GAMMA, 3, 0.01, 0.1);
    assert_true(fabs(og_dist_quantile(&wide, 0.9) / 1.5035936230702928e-05 - 1) < 1e-10);
    assert_true(fabs(og_dist_quantile(&wide, 0.999) / 1.509084147694745 - 1) < 1e-10);
    /* Beta with both parameters 1e7: mean 1/2, variance 1 / (4 (2e7 + 1)). */
    og_dist peaked = DIST(BETA, 3, 0.5, 0.5 / sqrt(2e7 + 1));
    assert_true(fabs(og_dist_quantile(&peaked, 0.01) - 0.49973990641) < 1e-10);
    assert_true(fabs(og_dist_quantile(&peaked, 0.5) - 0.5) < 1e-13);
    og_dist flat = DIST(NORMAL, 15, 0, 1e10, 1, 1.0000001);
    assert_true(fabs(og_dist_quantile(&flat, 0.75) - 1.000000075) < 1e-15);
    og_dist tail = DIST(NORMAL, 7, 0, 1, 8);
    double x = og_dist_quantile(&tail, 0.25);
    assert_true(fabs(gsl_cdf_ugaussian_Q(x) / gsl_cdf_ugaussian_Q(8) - 0.75) < 1e-12);
}

/* log Q from the mass of a tail is log(p) / a for a beta with b = 1; far to the left of it is the
 * gamma's log(p gamma(a + 1)) / a. Narrow ones are normal. */
static void test_mass_in_closed_form(void **state)
{
    (void)state;
    static og_mass mass;
    for (double a = 1e-6; a < 1e4; a *= 10) {
        og_mass_beta(&mass, a, 1);
        assert_true(mass.count < OG_MASS_SIDE);
        for (int exponent = -53; exponent < 0; exponent++) {
            double p = ldexp(1, exponent), below = log(p) / a, above = log1p(-p) / a;
            double allowed = fmax(1e-9, 1e-9 * fabs(above));
            if (below > -700)
                assert_true(fabs(log(og_mass_find(&mass, p, false).x) / below - 1) < 1e-9);
            if (above > -700)
                assert_true(fabs(log(og_mass_find(&mass, p, true).x) - above) < allowed);
            og_mass_point point = og_mass_find(&mass, p, false);
            if (below > -600)
                assert_true(fabs(point.slope * p * a / point.x - 1) < 1e-8);
        }
        og_mass_gamma(&mass, a);
        assert_true(mass.count < OG_MASS_SIDE);
        double low = (log(0x1p-53) + lgamma(a + 1)) / a - log(a);
        if (a < 2 && low > -700)
            assert_true(fabs(log(og_mass_find(&mass, 0x1p-53, false).x) - low) < 1e-6);
    }
    for (double n = 1e8; n < 1e13; n *= 10) {
        og_mass_beta(&mass, n, n);
        double sd = 0.5 / sqrt(2 * n + 1);
        for (int exponent = -53; exponent < 0; exponent++) {
            double z = (og_mass_find(&mass, ldexp(1, exponent), true).x - 0.5) / sd;
            assert_true(fabs(z - gsl_cdf_ugaussian_Qinv(ldexp(1, exponent))) < 1e-5);
        }
    }
}

static void test_quantiles_at_the_ends(void **state)
{
    (void)state;
    og_dist pert = DIST(PERT, 7, 3, 4, 9), gamma = DIST(GAMMA, 3, 5, 2);
    assert_true(og_dist_quantile(&pert, 0) == 3 && og_dist_quantile(&pert, 1) == 9);
    assert_true(og_dist_quantile(&gamma, 0) == 0 && og_dist_quantile(&gamma, 1) == INFINITY);
}

static void test_lognormal_pairs(void **state)
{
    (void)state;
    og_dist pair = DIST(LOGNORMAL, 12, 0, 0, 2, 50);
    assert_true(fabs(og_dist_quantile(&pair, 0.05) - 2) < 1e-12);
    assert_true(fabs(og_dist_quantile(&pair, 0.95) - 50) < 1e-12);
    assert_true(fabs(og_dist_quantile(&pair, 0.5) - 10) < 1e-12);
}

/* ---- tables -------------------------------------------------------------------------------- */

typedef struct made {
    og_tables *tables;
    og_quantile quantile;
    const double *block;
} made;

static made make(const og_dist *dist)
{
    made m = {.tables = og_tables_new()};
    size_t length;
    assert_non_null(m.tables);
    assert_int_equal(og_dist_check(dist, NULL, NULL), OG_OK);
    assert_int_equal(og_tables_add(m.tables, dist, &m.quantile, NULL), OG_OK);
    m.block = og_tables_block(m.tables, &length);
    assert_true(m.quantile.offset + m.quantile.length == length);
    return m;
}

static double value(const made *m, double u)
{
    double x;
    og_quantile_fill(&m->quantile, m->block, &u, 1, &x);
    return x;
}

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

/* ---- counts and lists ---------------------------------------------------------------------- */

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

/* ---- correlation --------------------------------------------------------------------------- */

static void test_correlation(void **state)
{
    (void)state;
    enum { N = 3 };
    double matrix[N * N] = {1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1};
    double factor[N * N];
    assert_int_equal(og_correlation_factor(matrix, N, factor, NULL), OG_OK);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < N; k++)
                sum += factor[i * N + k] * factor[j * N + k];
            assert_true(fabs(sum - matrix[i * N + j]) < 1e-15);
            assert_true(j <= i || factor[i * N + j] == 0);
        }
    assert_int_equal(og_correlation_factor(matrix, N, matrix, NULL), OG_OK);
    assert_memory_equal(matrix, factor, sizeof factor);

    double against[N * N] = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
    double singular[4] = {1, 1, 1, 1};
    og_error err = {.status = OG_OK};
    assert_int_equal(og_correlation_factor(against, N, factor, &err), OG_ERR_NUMERIC);
    assert_non_null(strstr(err.message, "positive definite"));
    assert_int_equal(og_correlation_factor(singular, 2, factor, NULL), OG_ERR_NUMERIC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_check_refuses),
        cmocka_unit_test(test_check_lists),
        cmocka_unit_test(test_mean_and_support),
        cmocka_unit_test(test_quantiles_invert_gsl),
        cmocka_unit_test(test_quantiles_of_extremes),
        cmocka_unit_test(test_mass_in_closed_form),
        cmocka_unit_test(test_quantiles_at_the_ends),
        cmocka_unit_test(test_lognormal_pairs),
        cmocka_unit_test(test_tables_are_precise),
        cmocka_unit_test(test_tables_are_monotone),
        cmocka_unit_test(test_bounds_hold),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_large_counts),
        cmocka_unit_test(test_bernoulli),
        cmocka_unit_test(test_discrete),
        cmocka_unit_test(test_discrete_cluster),
        cmocka_unit_test(test_empirical),
        cmocka_unit_test(test_shapes_share_a_table),
        cmocka_unit_test(test_correlation),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
