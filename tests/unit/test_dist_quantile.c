/* Direct quantiles against GSL's distribution functions, scipy and closed forms. */
#include "distribution.h"

#include "dist/mass.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

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

/* Values of scipy 1.10's weibull_min; and in both tails the mass beyond a quantile is its own. */
static void test_weibull(void **state)
{
    (void)state;
    static const struct {
        double scale, shape, u, x;
    } cases[] = {
        {1, 0.1, 0.25, 3.882647711944552e-06},   {1, 0.1, 0.99, 4289995.569182225},
        {3, 0.5, 1e-9, 3.000000003000001e-18},   {3, 0.5, 0.5, 1.441359041754604},
        {10, 1.5, 1e-9, 1.0000000003333341e-05}, {10, 1.5, 0.99, 27.679853650225247},
        {2, 3.6, 0.25, 1.4149073261814895},      {2, 3.6, 0.99, 3.0567851016021343},
        {5, 1000, 0.5, 4.998167771185369},       {5, 1000, 0.99, 5.007641731792369},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_dist dist = DIST(WEIBULL, 3, cases[i].scale, cases[i].shape);
        assert_true(fabs(og_dist_quantile(&dist, cases[i].u) / cases[i].x - 1) < 1e-13);
    }
    for (double shape = 0.25; shape <= 64; shape *= 2) {
        og_dist dist = DIST(WEIBULL, 3, 7, shape);
        for (int exponent = -53; exponent < -1; exponent++) {
            double p = ldexp(1.25, exponent);
            double below = -expm1(-pow(og_dist_quantile(&dist, p) / 7, shape));
            assert_true(fabs(below / p - 1) < 1e-12 * shape);
            p = 1 - (1 - p);
            double above = exp(-pow(og_dist_quantile(&dist, 1 - p) / 7, shape));
            assert_true(p == 0 || fabs(above / p - 1) < 1e-12 * shape);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantiles_invert_gsl), cmocka_unit_test(test_quantiles_of_extremes),
        cmocka_unit_test(test_mass_in_closed_form),  cmocka_unit_test(test_quantiles_at_the_ends),
        cmocka_unit_test(test_lognormal_pairs),      cmocka_unit_test(test_weibull),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
