/* 1 with probability a. */
#include "dist/shape.h"

enum { CHANCE };

static void bernoulli_support(const og_dist *dist, double *low, double *high)
{
    *low = dist->p[CHANCE] == 1;
    *high = dist->p[CHANCE] > 0;
}

static double bernoulli_quantile(const og_dist *dist, const og_shape *shape, double u)
{
    (void)dist;
    return u > 1 - shape->a;
}

static og_list bernoulli_list(const og_dist *dist, const og_shape *shape, double room[4])
{
    (void)dist;
    room[0] = 0;
    room[1] = 1;
    room[2] = 1 - shape->a;
    room[3] = shape->a;
    return (og_list){room, room + 2, 2};
}

static const og_family bernoulli_family = {
    .table = OG_QUANTILE_STEP, .quantile = bernoulli_quantile, .list = bernoulli_list};

static og_shape bernoulli_shape(const og_dist *dist)
{
    return (og_shape){&bernoulli_family, dist->p[CHANCE], 0, 0, 1};
}

static double bernoulli_mean(const og_dist *dist, const og_shape *shape)
{
    (void)shape;
    return dist->p[CHANCE];
}

const og_dist_type og_dist_bernoulli = {
    .name = "bernoulli",
    .description = "1 with probability p, else 0.",
    .parameters = {{"p", "The chance of each.", OG_PARAMETER_SHARE}},
    .support = bernoulli_support,
    .shape = bernoulli_shape,
    .mean = bernoulli_mean,
};
