/* Mean a, dispersion b. */
#include "dist/shape.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { MEAN, DISPERSION };

static void negative_binomial_support(const og_dist *dist, double *low, double *high)
{
    *low = 0;
    *high = dist->p[MEAN] == 0 ? 0 : INFINITY;
}

static double negative_binomial_mass(const og_shape *shape, unsigned k, bool upper)
{
    double a = shape->a, b = shape->b;
    return upper ? gsl_cdf_negative_binomial_Q(k, b / (a + b), b)
                 : gsl_cdf_negative_binomial_P(k, b / (a + b), b);
}

static double negative_binomial_ratio(const og_shape *shape, double k)
{
    double a = shape->a, b = shape->b;
    return (k + b) / (k + 1) * (a / (a + b));
}

static double negative_binomial_mode(const og_shape *shape)
{
    double a = shape->a, b = shape->b;
    return b > 1 ? floor(a - a / b) : 0;
}

static double negative_binomial_limit(const og_shape *shape)
{
    return shape->a / (shape->a + shape->b);
}

static const og_family negative_binomial_family = {
    .table = OG_QUANTILE_STEP,
    .ratio = negative_binomial_ratio,
    .mode = negative_binomial_mode,
    .limit = negative_binomial_limit,
    .mass = negative_binomial_mass,
};

static og_shape negative_binomial_shape(const og_dist *dist)
{
    return (og_shape){&negative_binomial_family, dist->p[MEAN], dist->p[DISPERSION], 0, 1};
}

static double negative_binomial_mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[MEAN];
}

const og_dist_type og_dist_negative_binomial = {
    .name = "negative_binomial",
    .description =
        "Count that varies more than poisson: its variance is mean + mean^2 / dispersion.",
    .parameters = {{"mean", "Its mean.", OG_PARAMETER_FROM_ZERO},
                   {"dispersion", "The smaller, the more it varies.", OG_PARAMETER_ABOVE_ZERO}},
    .is_count = true,
    .support = negative_binomial_support,
    .shape = negative_binomial_shape,
    .mean = negative_binomial_mean,
};
