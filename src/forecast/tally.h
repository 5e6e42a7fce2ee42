/* Forecasts beside what came, added up. */
#ifndef OG_FORECAST_TALLY_H
#define OG_FORECAST_TALLY_H

#include "forecast/calibration.h"

/* Means over all periods that were forecast; scaled ones leave out series that never
 * moved, and are NaN when none did. */
typedef struct og_scores {
    double mase, smape;        /* smape in percent, of the mean of forecast and outcome */
    double msis;               /* of the 95% range, scaled as MASE is */
    double within95, within80; /* shares of 1 */
    double crps;               /* mean pinball loss over 5 ... 95%, doubled and scaled */
} og_scores;

/* Sums. A zeroed one is empty and valid. */
typedef struct og_tally {
    double count, scaled;
    og_scores of;
} og_tally;

enum {
    OG_LEVEL_LOW95 = 0,
    OG_LEVEL_LOW80 = 2,
    OG_LEVEL_HIGH80 = OG_LEVELS - 3,
    OG_LEVEL_HIGH95 = OG_LEVELS - 1
};

/* `scale`: of MASE (og_naive_scale); not above 0: left out of what is scaled. */
void og_tally_add(og_tally *tally, double mean, const double quantile[OG_LEVELS], double came,
                  double scale);
og_scores og_tally_means(const og_tally *tally);

#endif
