#include "dist/kinds/observed.h"

#include <math.h>

static og_status empirical_check(const og_dist *dist, int *parameter, og_error *err)
{
    return og_observed_check(dist, "empirical", false, parameter, err);
}

static double empirical_quantile(const og_dist *dist, const og_shape *shape, double u)
{
    double h = u * (double)(dist->count - 1);
    double x = og_observed_reach(dist, floor(h) + 1);
    (void)shape;
    return x + (h - floor(h)) * (og_observed_reach(dist, floor(h) + 2) - x);
}

static const og_family empirical_family = {.table = OG_QUANTILE_SAMPLE,
                                           .quantile = empirical_quantile};

static og_shape empirical_shape(const og_dist *dist)
{
    (void)dist;
    return (og_shape){&empirical_family, 0, 0, 0, 1};
}

/* Between n order statistics lie n - 1 straight pieces: the outer two count by half. */
static double empirical_mean(const og_dist *dist, const og_shape *shape)
{
    double sum, low, high;
    (void)shape;
    double total = og_observed_total(dist, &sum);
    og_observed_support(dist, &low, &high);
    return (sum - 0.5 * (low + high)) / (total - 1);
}

const og_dist_type og_dist_empirical = {
    .name = "empirical",
    .description = "Quantiles (type 7, interpolated) of a sample of observed values.",
    .lists = true,
    .check = empirical_check,
    .support = og_observed_support,
    .shape = empirical_shape,
    .mean = empirical_mean,
};
