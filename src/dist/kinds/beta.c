#include "dist/kinds/beta.h"

#include "dist/kinds/normal.h"

#include <math.h>

enum { MEAN, SD };

/* Below this nearly every draw is an end of the interval. */
#define SHAPE_MIN 1e-6
/* Of this shape it differs from a normal one by less than 1e-6 sd. */
#define PEAKED 1e16

static og_status beta_check(const og_dist *dist, int *parameter, og_error *err)
{
    double mean = dist->p[MEAN];
    double sd = dist->p[SD];
    double limit = sqrt(mean * (1 - mean));
    if (sd == 0)
        return OG_OK;
    if (!(sd < limit))
        return OG_DIST_FAULT(SD, BETA_SD, .limit = OG_NUMBER(round(limit * 1e6) / 1e6),
                             .mean = OG_NUMBER(mean), .sd = OG_NUMBER(sd));
    double sum = (limit / sd) * (limit / sd) - 1;
    if (sum * fmin(mean, 1 - mean) < SHAPE_MIN)
        return OG_DIST_FAULT(SD, BETA_EDGE, .limit = OG_NUMBER(limit), .sd = OG_NUMBER(sd));
    return OG_OK;
}

static void beta_support(const og_dist *dist, double *low, double *high)
{
    bool point = dist->p[SD] == 0;
    *low = point ? dist->p[MEAN] : 0;
    *high = point ? dist->p[MEAN] : 1;
}

static void beta_ready(og_curve *curve)
{
    og_mass_beta(&curve->mass, curve->shape.a, curve->shape.b);
}

static og_mass_point beta_find(const og_curve *curve, double p, bool upper)
{
    return og_mass_find(&curve->mass, p, upper);
}

const og_family og_family_beta = {
    .table = OG_QUANTILE_CUBIC, .ready = beta_ready, .find = beta_find};

static og_shape beta_shape(const og_dist *dist)
{
    double mean = dist->p[MEAN], sd = dist->p[SD];
    double n = mean / sd * ((1 - mean) / sd) - 1;
    if (fmin(mean, 1 - mean) * n > PEAKED)
        return og_normal_shape(mean, sd);
    return (og_shape){&og_family_beta, mean * n, (1 - mean) * n, 0, 1};
}

static double beta_mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[MEAN];
}

const og_dist_type og_dist_beta = {
    .name = "beta",
    .description = "Beta distribution on [0, 1], for shares and probabilities.",
    .parameters = {{"mean", "Its mean.", OG_PARAMETER_SHARE},
                   {"sd", "Its standard deviation.", OG_PARAMETER_FROM_ZERO}},
    .check = beta_check,
    .support = beta_support,
    .shape = beta_shape,
    .mean = beta_mean,
};
