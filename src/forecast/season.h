/* The pattern of a year: estimated, taken out before methods that know none, put back. */
#ifndef OG_FORECAST_SEASON_H
#define OG_FORECAST_SEASON_H

#include "forecast/method.h"

typedef struct og_season {
    size_t length;               /* 1: no pattern */
    bool multiplicative;         /* factors with mean 1; else amounts with mean 0 */
    double index[OG_SEASON_MAX]; /* [i % length] belongs to y[i] */
} og_season;

/* Ratios to (or differences from) the centred moving year, newer years weighing more, drawn
 * towards no pattern by James and Stein's rule (Miller & Williams 2003, International Journal of
 * Forecasting 19). A pattern is looked for in two and a half years and more, and
 * taken when the autocorrelation at a year exceeds its standard error. Factors when every value is
 * positive. */
og_season og_season_estimate(const double *y, size_t n, size_t length);

/* The same without the test and as amounts: where seasonal smoothing starts. False when there are
 * fewer than two years. */
bool og_season_pattern(const double *y, size_t n, size_t length, double *pattern);

double og_season_take(const og_season *season, double value, size_t at);
double og_season_put(const og_season *season, double value, size_t at);
/* What a standard deviation is multiplied by. */
double og_season_scale(const og_season *season, size_t at);

#endif
