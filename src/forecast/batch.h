/* Forecasts of series that belong together: what serves them, and how far off it is, is learned
 * from holding out their newest values, beside what is known of such series beforehand. */
#ifndef OG_FORECAST_BATCH_H
#define OG_FORECAST_BATCH_H

#include "forecast/calibration.h"

/* What was learned for each kind of series. */
typedef struct og_lesson {
    size_t blend[OG_KINDS];
    double loss[OG_KINDS];   /* of that blend; the last value's is 1 */
    double trials[OG_KINDS]; /* series tried */
    double error[OG_KINDS][OG_KNOTS][OG_LEVELS];
} og_lesson;

/* Learns from `count` histories for forecasts of `horizon` periods. False when memory is short. */
bool og_lesson_learn(const og_track *histories, size_t count, size_t horizon, og_lesson *out);

typedef struct og_prediction {
    size_t horizon, kind, blend;
    uint32_t failed; /* methods left out, as in og_prospect */
    bool seasonal;
    double mean[OG_HORIZON_MAX];
    double quantile[OG_HORIZON_MAX][OG_LEVELS]; /* ascending; not below 0 unless values may be */
} og_prediction;

bool og_prediction_make(const og_track *history, size_t horizon, const og_lesson *lesson,
                        og_prediction *out);

#endif
