/* Exponential smoothing with additive errors: level, trend, damped trend, seasons. */
#ifndef OG_FORECAST_SMOOTH_H
#define OG_FORECAST_SMOOTH_H

#include "forecast/method.h"

bool og_ses_fit(const og_sample *sample, og_fit *fit);
bool og_holt_fit(const og_sample *sample, og_fit *fit);
bool og_damped_fit(const og_sample *sample, og_fit *fit);
/* Seasons that start from sample->pattern, with a damped trend or none. */
bool og_seasonal_smooth_fit(const og_sample *sample, og_fit *fit);
bool og_seasonal_level_fit(const og_sample *sample, og_fit *fit);
void og_smooth_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);

#endif
