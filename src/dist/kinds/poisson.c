/* Mean a. */
#include "dist/shape.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { MEAN };

static void support(const og_dist *dist, double *low, double *high)
{
    *low = 0;
    *high = dist->p[MEAN] == 0 ? 0 : INFINITY;
}

static double mass(const og_shape *shape, unsigned k, bool upper)
{
    return upper ? gsl_cdf_poisson_Q(k, shape->a) : gsl_cdf_poisson_P(k, shape->a);
}

static double ratio(const og_shape *shape, double k)
{
    return shape->a / (k + 1);
}

static double mode(const og_shape *shape)
{
    return floor(shape->a);
}

static const og_family family = {
    .table = OG_QUANTILE_STEP,
    .ratio = ratio,
    .mode = mode,
    .mass = mass,
};

static og_shape shape_of(const og_dist *dist)
{
    return (og_shape){&family, dist->p[MEAN], 0, 0, 1};
}

static double mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[MEAN];
}

const og_dist_type og_dist_poisson = {
    .name = "poisson",
    .description = "Number of independent events, with variance equal to the mean.",
    .parameters = {{"mean", "Its mean.", OG_PARAMETER_FROM_ZERO}},
    .is_count = true,
    .support = support,
    .shape = shape_of,
    .mean = mean,
};
