#include "forecast/standing.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

const double og_prospect_levels[OG_LEVELS] = {0.025, 0.05, 0.1,  0.15, 0.2,  0.25, 0.3,
                                              0.35,  0.4,  0.45, 0.5,  0.55, 0.6,  0.65,
                                              0.7,   0.75, 0.8,  0.85, 0.9,  0.95, 0.975};

#define FARTHEST 3.5

static double z_of(size_t level)
{
    return gsl_cdf_ugaussian_Pinv(og_prospect_levels[level]);
}

/* On the straight line through two quantiles. */
static double along(const double *quantile, size_t low, size_t high, double value)
{
    double rise = quantile[high] - quantile[low];
    double share = rise > 0.0 ? (value - quantile[low]) / rise : 0.5;
    return z_of(low) + share * (z_of(high) - z_of(low));
}

double og_standing(const double quantile[OG_LEVELS], double value)
{
    size_t below = 0, upto = 0; /* how many are less; how many are no more */
    for (size_t k = 0; k < OG_LEVELS; k++) {
        below += quantile[k] < value;
        upto += quantile[k] <= value;
    }
    double z;
    if (upto > below) /* equals some */
        z = (z_of(below) + z_of(upto - 1)) / 2.0;
    else if (below == 0)
        z = quantile[1] > quantile[0] ? along(quantile, 0, 1, value) : -FARTHEST;
    else if (below == OG_LEVELS)
        z = quantile[OG_LEVELS - 1] > quantile[OG_LEVELS - 2]
                ? along(quantile, OG_LEVELS - 2, OG_LEVELS - 1, value)
                : FARTHEST;
    else
        z = along(quantile, below - 1, below, value);
    return fmin(fmax(z, -FARTHEST), FARTHEST);
}

void og_link_add(og_link_sums *sums, double first, double second)
{
    sums->both += first * second;
    sums->first += first * first;
    sums->second += second * second;
    sums->count += 1.0;
}

double og_link_of(const og_link_sums *sums)
{
    double scale = sqrt(sums->first * sums->second);
    return scale > 0.0 ? sums->both / scale : 0.0;
}
