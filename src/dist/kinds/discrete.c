#include "dist/kinds/observed.h"

static og_status discrete_check(const og_dist *dist, int *parameter, og_error *err)
{
    return og_observed_check(dist, "discrete", true, parameter, err);
}

static double discrete_quantile(const og_dist *dist, const og_shape *shape, double u)
{
    double sum;
    (void)shape;
    return og_observed_reach(dist, u * og_observed_total(dist, &sum));
}

static og_list discrete_list(const og_dist *dist, const og_shape *shape, double room[4])
{
    (void)shape;
    (void)room;
    return (og_list){dist->values, dist->weights, dist->count};
}

static const og_family discrete_family = {
    .table = OG_QUANTILE_STEP, .quantile = discrete_quantile, .list = discrete_list};

static og_shape discrete_shape(const og_dist *dist)
{
    (void)dist;
    return (og_shape){&discrete_family, 0, 0, 0, 1};
}

static double discrete_mean(const og_dist *dist, const og_shape *shape)
{
    double sum;
    (void)shape;
    double total = og_observed_total(dist, &sum);
    return sum / total;
}

const og_dist_type og_dist_discrete = {
    .name = "discrete",
    .description = "One of the values, each with its weight (weights need not add up to 1).",
    .lists = true,
    .weighted = true,
    .check = discrete_check,
    .support = og_observed_support,
    .shape = discrete_shape,
    .mean = discrete_mean,
};
