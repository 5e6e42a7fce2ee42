/* What is drawn follows the distributions that GSL knows: Kolmogorov-Smirnov for continuous ones,
 * chi-square for counts. Seeds are fixed, so that a test that passes always passes; the chance that
 * a right sampler would have failed with another seed stands at the bounds. */
#include "dist/dist.h"
#include "random/uniform.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { DRAWS = 200000 };

static double drawn[DRAWS];

static void draw(const og_dist *dist, const char *path, int32_t index)
{
    og_tables *tables = og_tables_new();
    og_quantile quantile;
    size_t length;
    assert_int_equal(og_dist_check(dist, NULL, NULL), OG_OK);
    assert_int_equal(og_tables_add(tables, dist, &quantile, NULL), OG_OK);
    og_uniform_fill(og_uniform_key(2025, path), 0, DRAWS, index, drawn);
    og_quantile_fill(&quantile, og_tables_block(tables, &length), drawn, DRAWS, drawn);
    og_tables_free(tables);
}

static int by_number(const void *a, const void *b)
{
    const double *x = a;
    const double *y = b;
    return (*x > *y) - (*x < *y);
}

/* A right sampler is beyond 1.95 / sqrt(n) with a chance of 2 exp(-2 1.95^2) = 1e-3. */
static void assert_follows(double (*cdf)(double, double, double), double a, double b,
                           double location, double scale)
{
    double worst = 0;
    qsort(drawn, DRAWS, sizeof *drawn, by_number);
    for (int i = 0; i < DRAWS; i++) {
        double p = cdf((drawn[i] - location) / scale, a, b);
        worst = fmax(worst, fmax(p - (double)i / DRAWS, (i + 1.0) / DRAWS - p));
    }
    if (worst > 1.95 / sqrt(DRAWS))
        fail_msg("Kolmogorov-Smirnov %g, at most %g", worst, 1.95 / sqrt(DRAWS));
}

static double normal_cdf(double x, double low, double high)
{
    double below = gsl_cdf_ugaussian_P(low);
    return (gsl_cdf_ugaussian_P(x) - below) / (gsl_cdf_ugaussian_P(high) - below);
}

static double triangular_cdf(double x, double mode, double unused)
{
    (void)unused;
    return x < mode ? x * x / mode : 1 - (1 - x) * (1 - x) / (1 - mode);
}

static void test_continuous(void **state)
{
    (void)state;
    const og_dist normal = {.kind = OG_DIST_NORMAL, .given = 3, .p = {10, 2}};
    draw(&normal, "normal", 0);
    assert_follows(normal_cdf, -INFINITY, INFINITY, 10, 2);

    const og_dist truncated = {.kind = OG_DIST_NORMAL, .given = 15, .p = {10, 2, 9, 15}};
    draw(&truncated, "truncated", 0);
    assert_follows(normal_cdf, -0.5, 2.5, 10, 2);

    const og_dist lognormal = {.kind = OG_DIST_LOGNORMAL, .given = 3, .p = {exp(1.5), 0.8}};
    draw(&lognormal, "lognormal", 2025);
    assert_follows(gsl_cdf_lognormal_P, 1.5, 0.8, 0, 1);

    const og_dist gamma = {.kind = OG_DIST_GAMMA, .given = 3, .p = {6, 4}};
    draw(&gamma, "gamma", -1);
    assert_follows(gsl_cdf_gamma_P, 2.25, 16.0 / 6, 0, 1);

    const og_dist weibull = {.kind = OG_DIST_WEIBULL, .given = 3, .p = {6, 1.7}};
    draw(&weibull, "weibull", 0);
    assert_follows(gsl_cdf_weibull_P, 6, 1.7, 0, 1);

    const og_dist beta = {.kind = OG_DIST_BETA, .given = 3, .p = {0.2, 0.1}};
    draw(&beta, "beta", 0);
    assert_follows(gsl_cdf_beta_P, 3, 12, 0, 1);

    const og_dist pert = {.kind = OG_DIST_PERT, .given = 7, .p = {3, 8, 18}};
    draw(&pert, "pert", 24311);
    assert_follows(gsl_cdf_beta_P, 1 + 4.0 / 3, 1 + 8.0 / 3, 3, 15);

    const og_dist triangular = {.kind = OG_DIST_TRIANGULAR, .given = 7, .p = {3, 8, 18}};
    draw(&triangular, "triangular", 0);
    assert_follows(triangular_cdf, 1.0 / 3, 0, 3, 15);

    const og_dist uniform = {.kind = OG_DIST_UNIFORM, .given = 3, .p = {-2, 5}};
    draw(&uniform, "uniform", 0);
    assert_follows(gsl_cdf_flat_P, -2, 5, 0, 1);
}

static double poisson_pdf(unsigned k, double mean, double unused)
{
    (void)unused;
    return gsl_ran_poisson_pdf(k, mean);
}

static double negative_binomial_pdf(unsigned k, double mean, double dispersion)
{
    return gsl_ran_negative_binomial_pdf(k, dispersion / (mean + dispersion), dispersion);
}

static double binomial_pdf(unsigned k, double n, double p)
{
    return gsl_ran_binomial_pdf(k, p, (unsigned)n);
}

/* Pearson's chi-square over runs of outcomes with at least 20 expected. A right sampler is beyond
 * the bound with a chance of 1e-3. */
static void assert_counts(double (*pdf)(unsigned, double, double), double a, double b)
{
    enum { OUTCOMES = 1000 };
    double seen[OUTCOMES] = {0};
    for (int i = 0; i < DRAWS; i++) {
        assert_true(drawn[i] >= 0 && drawn[i] < OUTCOMES && drawn[i] == floor(drawn[i]));
        seen[(int)drawn[i]]++;
    }
    double statistic = 0, expected = 0, observed = 0, left = DRAWS;
    int classes = 0;
    for (unsigned k = 0; k < OUTCOMES; k++) {
        expected += DRAWS * pdf(k, a, b);
        observed += seen[k];
        if (k + 1 < OUTCOMES && (expected < 20 || left - expected < 20))
            continue;
        statistic += (observed - expected) * (observed - expected) / expected;
        left -= expected;
        expected = observed = 0;
        classes++;
    }
    double bound = gsl_cdf_chisq_Qinv(1e-3, classes - 1);
    if (statistic > bound)
        fail_msg("chi-square %g over %d classes, at most %g", statistic, classes, bound);
}

static void test_counts(void **state)
{
    (void)state;
    const og_dist poisson = {.kind = OG_DIST_POISSON, .given = 1, .p = {45}};
    draw(&poisson, "poisson", 0);
    assert_counts(poisson_pdf, 45, 0);

    const og_dist rare = {.kind = OG_DIST_POISSON, .given = 1, .p = {0.4}};
    draw(&rare, "rare", 0);
    assert_counts(poisson_pdf, 0.4, 0);

    const og_dist spread = {.kind = OG_DIST_NEGATIVE_BINOMIAL, .given = 3, .p = {9, 1.5}};
    draw(&spread, "spread", 7);
    assert_counts(negative_binomial_pdf, 9, 1.5);

    const og_dist binomial = {.kind = OG_DIST_BINOMIAL, .given = 3, .p = {30, 0.15}};
    draw(&binomial, "binomial", 0);
    assert_counts(binomial_pdf, 30, 0.15);

    const og_dist bernoulli = {.kind = OG_DIST_BERNOULLI, .given = 1, .p = {0.8}};
    draw(&bernoulli, "bernoulli", 0);
    assert_counts(binomial_pdf, 1, 0.8);
}

/* Streams that differ in path, index or replicate are uncorrelated: 4 / sqrt(n), chance 6e-5. */
static void test_independence(void **state)
{
    (void)state;
    static double other[DRAWS];
    const og_dist normal = {.kind = OG_DIST_NORMAL, .given = 3, .p = {0, 1}};
    const struct {
        const char *path;
        int32_t index;
        int lag;
    } streams[] = {{"b", 0, 0}, {"a", 1, 0}, {"a", -1, 0}, {"aa", 0, 0}, {"a", 0, 1}, {"a", 0, 2}};
    draw(&normal, "a", 0);
    for (int i = 0; i < DRAWS; i++)
        other[i] = drawn[i];
    for (size_t s = 0; s < sizeof streams / sizeof streams[0]; s++) {
        double sum = 0;
        draw(&normal, streams[s].path, streams[s].index);
        for (int i = streams[s].lag; i < DRAWS; i++)
            sum += other[i - streams[s].lag] * drawn[i];
        assert_true(fabs(sum) < 4 * sqrt(DRAWS));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_continuous),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_independence),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
