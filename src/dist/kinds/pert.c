#include "dist/kinds/beta.h"
#include "dist/kinds/likely.h"

static og_shape pert_shape(const og_dist *dist)
{
    const double *p = dist->p;
    double range = p[OG_LIKELY_HIGH] - p[OG_LIKELY_LOW];
    return og_shape_between(&og_family_beta, 1 + 4 * (p[OG_LIKELY] - p[OG_LIKELY_LOW]) / range,
                            1 + 4 * (p[OG_LIKELY_HIGH] - p[OG_LIKELY]) / range, p[OG_LIKELY_LOW],
                            p[OG_LIKELY_HIGH]);
}

static double pert_mean(const og_dist *dist, const og_shape *shape)
{
    const double *p = dist->p;
    (void)shape;
    return p[OG_LIKELY_LOW] +
           (4 * (p[OG_LIKELY] - p[OG_LIKELY_LOW]) + (p[OG_LIKELY_HIGH] - p[OG_LIKELY_LOW])) / 6;
}

const og_dist_type og_dist_pert = {
    .name = "pert",
    .description = "Beta distribution on [low, high] with its mode at likely and its mean at "
                   "(low + 4 likely + high) / 6; what {low, likely, high} means.",
    .parameters = OG_LIKELY_PARAMETERS,
    .check = og_likely_check,
    .support = og_likely_support,
    .shape = pert_shape,
    .mean = pert_mean,
};
