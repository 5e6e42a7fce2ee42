/* How forecasts would have done, had they been made some periods ago: beside the naive ones. */
#ifndef OG_FORECAST_RECORD_H
#define OG_FORECAST_RECORD_H

#include "forecast/batch.h"

/* Means over all periods that were forecast; scaled ones leave out series that never
 * moved, and are NaN when none did. */
typedef struct og_scores {
    double mase, smape;        /* smape in percent, of the mean of forecast and outcome */
    double msis;               /* of the 95% range, scaled as MASE is */
    double within95, within80; /* shares of 1 */
    double crps;               /* mean pinball loss over 5 ... 95%, doubled and scaled */
} og_scores;

typedef struct og_record {
    og_scores ours, naive;
    double forecasts; /* periods that were forecast, over all origins and series */
    size_t origins;   /* how often the newest values were hidden */
    size_t series;    /* that took part */
} og_record;

/* Hides the newest values, learns from the rest, forecasts and compares: of one series again and
 * again, as long as three values are left (24 times at most); of more once, all of them together.
 * False when memory is short; nothing to judge gives origins 0. */
bool og_record_make(const og_track *tracks, size_t count, size_t horizon, og_record *out);

#endif
