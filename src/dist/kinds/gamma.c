/* Shape a, mean 1. */
#include "dist/kinds/normal.h"

#include <math.h>

enum { MEAN, SD };
enum { SD_PER_MEAN = 1000 };

/* Of this shape it differs from a normal one by less than 1e-6 sd. */
#define PEAKED 1e16

static og_status gamma_check(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    if (p[SD] > SD_PER_MEAN * p[MEAN])
        return OG_DIST_FAULT(SD, GAMMA_SD, .times = OG_COUNT(SD_PER_MEAN),
                             .mean = OG_NUMBER(p[MEAN]), .sd = OG_NUMBER(p[SD]));
    return OG_OK;
}

static void gamma_support(const og_dist *dist, double *low, double *high)
{
    bool point = dist->p[SD] == 0;
    *low = point ? dist->p[MEAN] : 0;
    *high = point ? dist->p[MEAN] : INFINITY;
}

static void gamma_ready(og_curve *curve)
{
    og_mass_gamma(&curve->mass, curve->shape.a);
}

static og_mass_point gamma_find(const og_curve *curve, double p, bool upper)
{
    return og_mass_find(&curve->mass, p, upper);
}

static const og_family gamma_family = {
    .table = OG_QUANTILE_CUBIC, .ready = gamma_ready, .find = gamma_find};

static og_shape gamma_shape(const og_dist *dist)
{
    double mean = dist->p[MEAN], sd = dist->p[SD];
    double shape = mean / sd * (mean / sd);
    return shape > PEAKED ? og_normal_shape(mean, sd)
                          : (og_shape){&gamma_family, shape, 0, 0, mean};
}

static double gamma_mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[MEAN];
}

const og_dist_type og_dist_gamma = {
    .name = "gamma",
    .description = "Gamma distribution: positive and skewed to the right.",
    .parameters = {{"mean", "Its mean.", OG_PARAMETER_FROM_ZERO},
                   {"sd", "Its standard deviation.", OG_PARAMETER_FROM_ZERO}},
    .check = gamma_check,
    .support = gamma_support,
    .shape = gamma_shape,
    .mean = gamma_mean,
};
