/* Where an outcome stands in the range that was forecast for it. */
#ifndef OG_FORECAST_STANDING_H
#define OG_FORECAST_STANDING_H

#include "forecast/calibration.h"

/* The standard normal variate whose share of outcomes lies below `value` by these quantiles (at
 * og_prospect_levels, ascending): between two of them by proportion, beyond the outermost on as
 * between the last two, at most 3.5 either way; the middle of those that equal it. */
double og_standing(const double quantile[OG_LEVELS], double value);

/* Sums over pairs of such variates. */
typedef struct og_link_sums {
    double both, first, second, count;
} og_link_sums;

void og_link_add(og_link_sums *sums, double first, double second);

/* How they correlate, about 0; 0 of nothing. */
double og_link_of(const og_link_sums *sums);

#endif
