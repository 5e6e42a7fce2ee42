#include "dist/shape.h"

enum { LOW, HIGH };

static og_status uniform_check(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    if (p[LOW] > p[HIGH])
        return OG_DIST_FAULT(LOW, LOW_HIGH, .low = OG_NUMBER(p[LOW]), .high = OG_NUMBER(p[HIGH]));
    return OG_OK;
}

static void uniform_support(const og_dist *dist, double *low, double *high)
{
    *low = dist->p[LOW];
    *high = dist->p[HIGH];
}

static og_shape uniform_shape(const og_dist *dist)
{
    return og_shape_between(&og_family_uniform, 0, 0, dist->p[LOW], dist->p[HIGH]);
}

static double uniform_mean(const og_dist *dist, const og_shape *shape)
{
    (void)dist;
    return shape->location + 0.5 * shape->scale;
}

static double uniform_quantile(const og_dist *dist, const og_shape *shape, double u)
{
    (void)dist;
    (void)shape;
    return u;
}

const og_family og_family_uniform = {.table = OG_QUANTILE_IDENTITY, .quantile = uniform_quantile};

const og_dist_type og_dist_uniform = {
    .name = "uniform",
    .description = "Every number from low to high is equally likely.",
    .parameters = {{"low", "The least that it can be.", OG_PARAMETER_ANY},
                   {"high", "The most that it can be.", OG_PARAMETER_ANY}},
    .check = uniform_check,
    .support = uniform_support,
    .shape = uniform_shape,
    .mean = uniform_mean,
};
