/* What is known beforehand of each kind of series: how its blends do beside the last value, and how
 * far off forecasts are in units of og_prospect_spread. Learned from public series by
 * tests/bench/forecast/learn.c, which writes calibration.c. */
#ifndef OG_FORECAST_CALIBRATION_H
#define OG_FORECAST_CALIBRATION_H

#include "forecast/prospect.h"

enum { OG_LEVELS = 21, OG_LEVEL_MEDIAN = 10, OG_KNOTS = 9 };

/* 0.025, 0.05, 0.1 ... 0.9, 0.95, 0.975: 21 probabilities in steps of 0.05 but for the ends. */
extern const double og_prospect_levels[OG_LEVELS];

/* Periods ahead for which errors are kept; between them they are interpolated. */
extern const size_t og_knots[OG_KNOTS];

typedef struct og_calibration {
    double series;          /* that it rests on */
    double loss[OG_BLENDS]; /* mean of relative MASE and sMAPE; that of the last value is 1 */
    size_t blend;           /* the one that the errors are of */
    double error[OG_KNOTS][OG_LEVELS];
    double link[OG_KNOTS]; /* how where outcomes stand in the ranges of that and the next period
                              ahead correlates (standing.h) */
} og_calibration;

extern const og_calibration og_calibrations[OG_KINDS];

#endif
