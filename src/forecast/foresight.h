/* What a scenario draws from a history: the distribution of each period ahead, and how what comes
 * hangs together over time and with other histories, as past errors show. */
#ifndef OG_FORECAST_FORESIGHT_H
#define OG_FORECAST_FORESIGHT_H

#include "forecast/batch.h"

enum { OG_ORIGINS_MAX = 24 };

/* An outcome's z is the standard normal variate that og_standing gives it. */
typedef struct og_foresight {
    og_prediction prediction;
    /* link[h]: how the z of periods h and h + 1 ahead correlate, for h >= 1: of trials of such
     * series (og_calibration.link), shifted towards what this history's own forecasts show, of
     * which each pair counts as one and those trials as 40. */
    double link[OG_HORIZON_MAX];
    size_t origins; /* forecasts made of this history with its newest values hidden */
    double z[OG_ORIGINS_MAX][OG_HORIZON_MAX]; /* [b]: b + 1 values hidden; NaN: none */
} og_foresight;

/* 1 <= horizon <= OG_HORIZON_MAX. False when memory is short. */
bool og_foresight_make(const og_track *history, size_t horizon, og_foresight *out);

/* How the z of two histories correlate in the same period, forecast from the same one: drawn to 0
 * as if 20 pairs had shown nothing. `last` is the number of a history's newest period. */
double og_foresight_together(const og_foresight *one, int64_t last_one, const og_foresight *other,
                             int64_t last_other);

#endif
