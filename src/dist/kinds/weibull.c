/* Shape a, scale 1: above x lies exp(-x^a) (Weibull, J. Appl. Mech. 18, 1951). */
#include "dist/shape.h"

#include <math.h>

enum { SCALE, SHAPE };

static void weibull_support(const og_dist *dist, double *low, double *high)
{
    (void)dist;
    *low = 0;
    *high = INFINITY;
}

static og_mass_point weibull_find(const og_curve *curve, double p, bool upper)
{
    double power = 1 / curve->shape.a;
    double t = upper ? -log(p) : -log1p(-p);
    double x = pow(t, power);
    double slope = power * x / t; /* to t, of which dt/dp is -1/p or 1/(1 - p) */
    return (og_mass_point){x, upper ? -slope / p : slope / (1 - p)};
}

static const og_family weibull_family = {.table = OG_QUANTILE_CUBIC, .find = weibull_find};

static og_shape weibull_shape(const og_dist *dist)
{
    return (og_shape){&weibull_family, dist->p[SHAPE], 0, 0, dist->p[SCALE]};
}

static double weibull_mean(const og_dist *dist, const og_shape *shape)
{
    (void)dist;
    return shape->scale * tgamma(1 + 1 / shape->a);
}

const og_dist_type og_dist_weibull = {
    .name = "weibull",
    .description = "Time until something happens whose chance rises (shape above 1), stays "
                   "(shape 1) or falls with time; of 100, 37 are longer than scale.",
    .parameters = {{"scale", "37% is above it.", OG_PARAMETER_ABOVE_ZERO},
                   {"shape", "The larger, the less it varies.", 0.1, 1000, false}},
    .support = weibull_support,
    .shape = weibull_shape,
    .mean = weibull_mean,
};
