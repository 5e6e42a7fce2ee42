/* On [0, 1] with mode a. */
#include "dist/kinds/likely.h"

#include <math.h>

static double triangular_quantile(const og_dist *dist, const og_shape *shape, double u)
{
    (void)dist;
    return u < shape->a ? sqrt(u * shape->a) : 1 - sqrt((1 - u) * (1 - shape->a));
}

static const og_family triangular_family = {.table = OG_QUANTILE_TRIANGULAR,
                                            .quantile = triangular_quantile};

static og_shape triangular_shape(const og_dist *dist)
{
    const double *p = dist->p;
    double range = p[OG_LIKELY_HIGH] - p[OG_LIKELY_LOW];
    return og_shape_between(&triangular_family, (p[OG_LIKELY] - p[OG_LIKELY_LOW]) / range, 0,
                            p[OG_LIKELY_LOW], p[OG_LIKELY_HIGH]);
}

static double triangular_mean(const og_dist *dist, const og_shape *shape)
{
    const double *p = dist->p;
    (void)shape;
    return p[OG_LIKELY_LOW] +
           ((p[OG_LIKELY] - p[OG_LIKELY_LOW]) + (p[OG_LIKELY_HIGH] - p[OG_LIKELY_LOW])) / 3;
}

const og_dist_type og_dist_triangular = {
    .name = "triangular",
    .description = "Density rising straight from low to likely and falling straight to high.",
    .parameters = OG_LIKELY_PARAMETERS,
    .check = og_likely_check,
    .support = og_likely_support,
    .shape = triangular_shape,
    .mean = triangular_mean,
};
