#include "forecast/methods.h"

#include "forecast/autoregression.h"
#include "forecast/simple.h"
#include "forecast/smooth.h"
#include "forecast/theta.h"

#include <math.h>

const og_method og_methods[OG_METHOD_COUNT] = {
    {"naive", 1, false, false, og_naive_fit, og_naive_predict},
    {"mean", 1, false, false, og_mean_fit, og_mean_predict},
    {"drift", 3, false, false, og_drift_fit, og_drift_predict},
    {"ses", 3, false, false, og_ses_fit, og_smooth_predict},
    {"holt", 6, false, false, og_holt_fit, og_smooth_predict},
    {"damped", 7, false, false, og_damped_fit, og_smooth_predict},
    {"theta", 4, false, false, og_theta_fit, og_theta_predict},
    {"dotm", 5, false, false, og_dotm_fit, og_dotm_predict},
    {"log damped", 7, true, false, og_damped_fit, og_smooth_predict},
    {"log theta", 4, true, false, og_theta_fit, og_theta_predict},
    {"log dotm", 5, true, false, og_dotm_fit, og_dotm_predict},
    {"ar", 11, false, false, og_autoregression_fit, og_autoregression_predict},
    {"seasonal", 11, false, true, og_seasonal_smooth_fit, og_smooth_predict},
    {"log seasonal", 11, true, true, og_seasonal_smooth_fit, og_smooth_predict},
    {"seasonal level", 11, false, true, og_seasonal_level_fit, og_smooth_predict},
    {"log seasonal level", 11, true, true, og_seasonal_level_fit, og_smooth_predict},
    {"log ar", 11, true, false, og_autoregression_fit, og_autoregression_predict},
    {"log holt", 11, true, false, og_holt_fit, og_smooth_predict},
};

/* Beyond this the spread of a logarithm says nothing about the data any more. */
#define LOG_SD_MAX 2.0

bool og_method_run(const og_method *method, const og_sample *sample, size_t horizon, og_fit *fit,
                   double *mean, double *sd)
{
    if (sample->n < method->least)
        return false;
    *fit = (og_fit){0};
    if (!method->fit(sample, fit))
        return false;
    method->predict(fit, horizon, mean, sd);
    for (size_t h = 0; h < horizon; h++) {
        if (method->logarithm) {
            double s = fmin(sd[h], LOG_SD_MAX);
            mean[h] = exp(mean[h]);
            sd[h] = mean[h] * sqrt(expm1(s * s));
        }
        if (!isfinite(mean[h]) || !isfinite(sd[h]))
            return false;
    }
    return true;
}
