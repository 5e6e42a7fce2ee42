/* Autoregression of values or changes, its order chosen by AICc. */
#ifndef OG_FORECAST_AUTOREGRESSION_H
#define OG_FORECAST_AUTOREGRESSION_H

#include "forecast/method.h"

bool og_autoregression_fit(const og_sample *sample, og_fit *fit);
void og_autoregression_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);

#endif
