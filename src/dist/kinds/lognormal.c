/* Median 1, standard deviation a of the logarithm. */
#include "dist/kinds/normal.h"

#include <math.h>

#define Z95 1.6448536269514722 /* standard normal quantile of 0.95 */

enum { MEDIAN, SIGMA, P5, P95 };
enum { SIGMA_MAX = 20 };

static og_status lognormal_check(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    if (og_dist_given(dist, P5) && p[P5] > p[P95])
        return OG_DIST_FAULT(P5, P5_P95, .p5 = OG_NUMBER(p[P5]), .p95 = OG_NUMBER(p[P95]));
    if (og_dist_given(dist, P5) && log(p[P95]) - log(p[P5]) > 3 * SIGMA_MAX)
        return OG_DIST_FAULT(P95, P95_FAR, .p5 = OG_NUMBER(p[P5]), .p95 = OG_NUMBER(p[P95]));
    return OG_OK;
}

static void lognormal_support(const og_dist *dist, double *low, double *high)
{
    const double *p = dist->p;
    bool bounds = og_dist_given(dist, P5);
    *low = 0;
    *high = INFINITY;
    if (bounds ? p[P5] == p[P95] : p[SIGMA] == 0)
        *low = *high = p[bounds ? P5 : MEDIAN];
}

static og_mass_point lognormal_find(const og_curve *curve, double p, bool upper)
{
    double sigma = curve->shape.a;
    og_mass_point z = og_normal_find(-INFINITY, INFINITY, p, upper);
    double x = exp(sigma * z.x);
    return (og_mass_point){x, sigma * x * z.slope};
}

static const og_family lognormal_family = {.table = OG_QUANTILE_CUBIC, .find = lognormal_find};

static og_shape lognormal_shape(const og_dist *dist)
{
    const double *p = dist->p;
    if (!og_dist_given(dist, P5))
        return (og_shape){&lognormal_family, p[SIGMA], 0, 0, p[MEDIAN]};
    return (og_shape){&lognormal_family, log(p[P95] / p[P5]) / (2 * Z95), 0, 0,
                      sqrt(p[P5]) * sqrt(p[P95])};
}

static double lognormal_mean(const og_dist *dist, const og_shape *shape)
{
    (void)dist;
    return shape->scale * exp(0.5 * shape->a * shape->a);
}

const og_dist_type og_dist_lognormal = {
    .name = "lognormal",
    .description = "Its logarithm is normal, with standard deviation sigma; stated by median and "
                   "sigma, or by p5 and p95.",
    .parameters = {{"median", "As often above it as below.", OG_PARAMETER_ABOVE_ZERO},
                   {"sigma", "Standard deviation of its logarithm.", 0, SIGMA_MAX, false},
                   {"p5", "In one of twenty futures it is lower.", OG_PARAMETER_ABOVE_ZERO},
                   {"p95", "In one of twenty futures it is higher.", OG_PARAMETER_ABOVE_ZERO}},
    .stated = {1u << MEDIAN | 1u << SIGMA, 1u << P5 | 1u << P95, 0},
    .check = lognormal_check,
    .support = lognormal_support,
    .shape = lognormal_shape,
    .mean = lognormal_mean,
};
