#include "forecast/benchmark.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Two-sided at 90 %. */
#define SIGNIFICANT 1.645

static bool is_seasonal(const og_track *h)
{
    size_t m = h->season;
    double mean = 0.0, whole = 0.0, squares = 0.0, r = 0.0, n = (double)h->n;
    if (m < 2 || m > OG_SEASON_MAX || h->n < 3 * m)
        return false;
    for (size_t t = 0; t < h->n; t++)
        mean += h->y[t] / n;
    for (size_t t = 0; t < h->n; t++) {
        whole += (h->y[t] - mean) * (h->y[t] - mean);
        if (!(h->y[t] > 0.0))
            return false;
    }
    for (size_t k = 1; k <= m && whole > 0.0; k++) {
        r = 0.0;
        for (size_t t = k; t < h->n; t++)
            r += (h->y[t] - mean) * (h->y[t - k] - mean) / whole;
        squares += k < m ? r * r : 0.0;
    }
    return fabs(r) > SIGNIFICANT * sqrt((1.0 + 2.0 * squares) / n);
}

/* Mean ratios to the centred moving year, made to average 1. */
static void decompose(const og_track *h, double *index)
{
    size_t m = h->season, half = m / 2;
    double sum[OG_SEASON_MAX] = {0}, count[OG_SEASON_MAX] = {0}, mean = 0.0;
    for (size_t t = half; t + half < h->n; t++) {
        double year = 0.0;
        for (size_t k = t - half; k <= t + half; k++)
            year += h->y[k];
        if (m % 2 == 0)
            year -= (h->y[t - half] + h->y[t + half]) / 2.0;
        sum[t % m] += h->y[t] / (year / (double)m);
        count[t % m] += 1.0;
    }
    for (size_t i = 0; i < m; i++)
        mean += sum[i] / count[i] / (double)m;
    for (size_t i = 0; i < m; i++)
        index[i] = sum[i] / count[i] / mean;
}

void og_naive2(const og_track *history, size_t horizon, double *mean, double quantile[][OG_LEVELS])
{
    double index[OG_SEASON_MAX] = {1.0}, squares = 0.0;
    size_t n = history->n, m = 1;
    if (is_seasonal(history)) {
        m = history->season;
        decompose(history, index);
    }
    for (size_t t = 1; t < n; t++) {
        double step = history->y[t] / index[t % m] - history->y[t - 1] / index[(t - 1) % m];
        squares += step * step;
    }
    double last = history->y[n - 1] / index[(n - 1) % m];
    double sigma = n > 1 ? sqrt(squares / ((double)n - 1.0)) : 0.0;
    for (size_t h = 0; h < horizon; h++) {
        double put = index[(n + h) % m];
        mean[h] = last * put;
        for (size_t k = 0; k < OG_LEVELS; k++) {
            double z = gsl_cdf_ugaussian_Pinv(og_prospect_levels[k]);
            double q = mean[h] + z * sigma * sqrt((double)h + 1.0) * put;
            quantile[h][k] = history->negative ? q : fmax(0.0, q);
        }
        mean[h] = history->negative ? mean[h] : fmax(0.0, mean[h]);
    }
}
