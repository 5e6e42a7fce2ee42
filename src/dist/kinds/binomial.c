/* a trials of probability b. */
#include "dist/shape.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { TRIALS, CHANCE };

static og_status binomial_check(const og_dist *dist, int *parameter, og_error *err)
{
    double trials = dist->p[TRIALS];
    if (trials != floor(trials))
        return OG_DIST_FAULT(TRIALS, TRIALS_WHOLE, .got = OG_NUMBER(trials));
    return OG_OK;
}

static void binomial_support(const og_dist *dist, double *low, double *high)
{
    const double *p = dist->p;
    *low = p[CHANCE] == 1 ? p[TRIALS] : 0;
    *high = p[CHANCE] == 0 ? 0 : p[TRIALS];
}

static double binomial_mass(const og_shape *shape, unsigned k, bool upper)
{
    unsigned n = (unsigned)shape->a;
    return upper ? gsl_cdf_binomial_Q(k, shape->b, n) : gsl_cdf_binomial_P(k, shape->b, n);
}

static double binomial_ratio(const og_shape *shape, double k)
{
    double a = shape->a, b = shape->b;
    return (a - k) / (k + 1) * (b / (1 - b));
}

static double binomial_mode(const og_shape *shape)
{
    return fmin(floor((shape->a + 1) * shape->b), shape->a);
}

static const og_family binomial_family = {
    .table = OG_QUANTILE_STEP,
    .ratio = binomial_ratio,
    .mode = binomial_mode,
    .mass = binomial_mass,
};

static og_shape binomial_shape(const og_dist *dist)
{
    return (og_shape){&binomial_family, dist->p[TRIALS], dist->p[CHANCE], 0, 1};
}

static double binomial_mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[TRIALS] * dist->p[CHANCE];
}

const og_dist_type og_dist_binomial = {
    .name = "binomial",
    .description = "How many of n independent trials succeed, each with probability p.",
    .parameters = {{"n", "The number of trials.", OG_PARAMETER_FROM_ZERO},
                   {"p", "The chance of each.", OG_PARAMETER_SHARE}},
    .is_count = true,
    .check = binomial_check,
    .support = binomial_support,
    .shape = binomial_shape,
    .mean = binomial_mean,
};
