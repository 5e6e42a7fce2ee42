/* What forecasts are measured against. */
#ifndef OG_FORECAST_BENCHMARK_H
#define OG_FORECAST_BENCHMARK_H

#include "forecast/calibration.h"

/* Naive 2 of the M competitions: the last value, seasonally adjusted by classical multiplicative
 * decomposition where the autocorrelation at a year is significant at 90 % and there are three
 * years of positive values; with the ranges of a random walk with normal steps. Held at 0 unless
 * values may be negative. */
void og_naive2(const og_track *history, size_t horizon, double *mean, double quantile[][OG_LEVELS]);

#endif
