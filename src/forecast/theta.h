/* The theta method, and the dynamic optimised one. */
#ifndef OG_FORECAST_THETA_H
#define OG_FORECAST_THETA_H

#include "forecast/method.h"

bool og_theta_fit(const og_sample *sample, og_fit *fit);
void og_theta_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);
bool og_dotm_fit(const og_sample *sample, og_fit *fit);
void og_dotm_predict(const og_fit *fit, size_t horizon, double *mean, double *sd);

#endif
