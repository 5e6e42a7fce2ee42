/* What every other method must beat: the last value, the mean, the last value with drift. */
#include "forecast/simple.h"

#include <math.h>

/* sqrt(SSE / (n - k)) of the changes less their mean when `drift`. */
static void changes(const og_sample *x, bool drift, og_fit *fit)
{
    double slope = x->n > 1 ? (x->y[x->n - 1] - x->y[0]) / (double)(x->n - 1) : 0.0, sse = 0.0;
    if (!drift)
        slope = 0.0;
    for (size_t t = 1; t < x->n; t++) {
        double e = x->y[t] - x->y[t - 1] - slope;
        sse += e * e;
    }
    double left = (double)x->n - 1.0 - drift;
    fit->state[0] = x->y[x->n - 1];
    fit->state[1] = slope;
    fit->sigma = sqrt(sse / fmax(1.0, left));
    fit->aicc = og_aicc(sse, x->n, 2u + drift);
    fit->n = x->n;
}

bool og_naive_fit(const og_sample *sample, og_fit *fit)
{
    changes(sample, false, fit);
    return true;
}

bool og_drift_fit(const og_sample *sample, og_fit *fit)
{
    changes(sample, true, fit);
    return true;
}

bool og_mean_fit(const og_sample *sample, og_fit *fit)
{
    double sum = 0.0, sse = 0.0;
    for (size_t t = 0; t < sample->n; t++)
        sum += sample->y[t];
    double mean = sum / (double)sample->n;
    for (size_t t = 0; t < sample->n; t++)
        sse += (sample->y[t] - mean) * (sample->y[t] - mean);
    fit->state[0] = mean;
    fit->sigma = sqrt(sse / fmax(1.0, (double)sample->n - 1.0));
    fit->aicc = og_aicc(sse, sample->n, 2);
    fit->n = sample->n;
    return true;
}

void og_naive_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    for (size_t h = 1; h <= horizon; h++) {
        mean[h - 1] = fit->state[0];
        sd[h - 1] = fit->sigma * sqrt((double)h);
    }
}

void og_drift_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    for (size_t h = 1; h <= horizon; h++) {
        double k = (double)h;
        mean[h - 1] = fit->state[0] + k * fit->state[1];
        sd[h - 1] = fit->sigma * sqrt(k * (1.0 + k / fmax(1.0, (double)fit->n - 1.0)));
    }
}

void og_mean_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    for (size_t h = 0; h < horizon; h++) {
        mean[h] = fit->state[0];
        sd[h] = fit->sigma * sqrt(1.0 + 1.0 / (double)fit->n);
    }
}
