/* What every other method must beat: the last value, the mean, the last value with drift. */
#ifndef OG_FORECAST_SIMPLE_H
#define OG_FORECAST_SIMPLE_H

#include "forecast/method.h"

bool og_naive_fit(const og_sample *sample, og_fit *fit);
bool og_mean_fit(const og_sample *sample, og_fit *fit);
bool og_drift_fit(const og_sample *sample, og_fit *fit);
void og_naive_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);
void og_mean_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);
void og_drift_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);

#endif
