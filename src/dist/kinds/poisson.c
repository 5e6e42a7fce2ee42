/* Mean a. */
#include "dist/shape.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { MEAN };

static void poisson_support(const og_dist *dist, double *low, double *high)
{
    *low = 0;
    *high = dist->p[MEAN] == 0 ? 0 : INFINITY;
}

static double poisson_mass(const og_shape *shape, unsigned k, bool upper)
{
    return upper ? gsl_cdf_poisson_Q(k, shape->a) : gsl_cdf_poisson_P(k, shape->a);
}

static double poisson_ratio(const og_shape *shape, double k)
{
    return shape->a / (k + 1);
}

static double poisson_mode(const og_shape *shape)
{
    return floor(shape->a);
}

static const og_family poisson_family = {
    .table = OG_QUANTILE_STEP,
    .ratio = poisson_ratio,
    .mode = poisson_mode,
    .mass = poisson_mass,
};

static og_shape poisson_shape(const og_dist *dist)
{
    return (og_shape){&poisson_family, dist->p[MEAN], 0, 0, 1};
}

static double poisson_mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[MEAN];
}

const og_dist_type og_dist_poisson = {
    .name = "poisson",
    .description = "Number of independent events, with variance equal to the mean.",
    .parameters = {{"mean", "Its mean.", OG_PARAMETER_FROM_ZERO}},
    .is_count = true,
    .support = poisson_support,
    .shape = poisson_shape,
    .mean = poisson_mean,
};
