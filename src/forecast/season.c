#include "forecast/season.h"

#include <math.h>

#define DECAY 0.8     /* of a year's weight, by each year that it is older */
#define TEST 1.0      /* standard errors */
#define YEARS_MIN 2.5 /* for a pattern */
#define FACTOR_MIN 0.01

/* The mean of the year centred on t: half of each end when its length is even. */
static double centred(const double *y, size_t t, size_t length)
{
    size_t half = length / 2;
    double sum = 0.0;
    for (size_t k = t - half; k <= t + half; k++)
        sum += y[k];
    if (length % 2 == 0)
        sum -= (y[t - half] + y[t + half]) / 2.0;
    return sum / (double)length;
}

/* M4's test with another bound. */
static bool has_pattern(const double *y, size_t n, size_t length)
{
    double mean = 0.0, c0 = 0.0, squares = 0.0, r = 0.0;
    for (size_t t = 0; t < n; t++)
        mean += y[t] / (double)n;
    for (size_t t = 0; t < n; t++)
        c0 += (y[t] - mean) * (y[t] - mean);
    if (!(c0 > 0.0))
        return false;
    for (size_t k = 1; k <= length; k++) {
        double c = 0.0;
        for (size_t t = k; t < n; t++)
            c += (y[t] - mean) * (y[t - k] - mean);
        r = c / c0;
        squares += k < length ? r * r : 0.0;
    }
    return r > TEST * sqrt((1.0 + 2.0 * squares) / (double)n);
}

typedef struct estimate {
    double index[OG_SEASON_MAX];
    double variance; /* of an index, of chance alone */
} estimate;

/* Weighted means of the deviations from the moving year: ratios less one, or amounts. */
static bool estimate_index(const double *y, size_t n, size_t length, bool ratios, estimate *out)
{
    double weight[OG_SEASON_MAX] = {0}, squares[OG_SEASON_MAX] = {0}, sum[OG_SEASON_MAX] = {0};
    double power[OG_SEASON_MAX] = {0};
    size_t half = length / 2;
    for (size_t t = half; t + half < n; t++) {
        double year = centred(y, t, length);
        double deviation = ratios ? y[t] / year - 1.0 : y[t] - year;
        double w = pow(DECAY, (double)((n - 1 - t) / length));
        size_t i = t % length;
        weight[i] += w;
        power[i] += w * w;
        sum[i] += w * deviation;
        squares[i] += w * deviation * deviation;
    }
    double mean = 0.0;
    out->variance = 0.0;
    for (size_t i = 0; i < length; i++) {
        if (!(weight[i] > 0.0))
            return false;
        out->index[i] = sum[i] / weight[i];
        double spread = squares[i] / weight[i] - out->index[i] * out->index[i];
        double effective = weight[i] * weight[i] / power[i];
        out->variance += fmax(0.0, spread) / fmax(0.5, effective - 1.0) / (double)length;
        mean += out->index[i] / (double)length;
    }
    for (size_t i = 0; i < length; i++)
        out->index[i] -= mean;
    return true;
}

/* Draws the indices towards 0. */
static void shrink(estimate *e, size_t length)
{
    double total = 0.0, count = (double)length;
    for (size_t i = 0; i < length; i++)
        total += e->index[i] * e->index[i] / (count - 1.0);
    if (!(total > 0.0) || length <= 3)
        return;
    double share = fmin(1.0, (count - 3.0) / (count - 1.0) * e->variance / total);
    for (size_t i = 0; i < length; i++)
        e->index[i] *= 1.0 - share;
}

static bool all_positive(const double *y, size_t n)
{
    for (size_t t = 0; t < n; t++)
        if (!(y[t] > 0.0))
            return false;
    return true;
}

og_season og_season_estimate(const double *y, size_t n, size_t length)
{
    og_season season = {.length = 1};
    estimate e;
    if (length < 2 || length > OG_SEASON_MAX || (double)n < YEARS_MIN * (double)length ||
        !has_pattern(y, n, length))
        return season;
    bool ratios = all_positive(y, n);
    if (!estimate_index(y, n, length, ratios, &e))
        return season;
    shrink(&e, length);
    season.length = length;
    season.multiplicative = ratios;
    for (size_t i = 0; i < length; i++)
        season.index[i] = ratios ? fmax(FACTOR_MIN, 1.0 + e.index[i]) : e.index[i];
    return season;
}

bool og_season_pattern(const double *y, size_t n, size_t length, double *pattern)
{
    estimate e;
    if (length < 2 || length > OG_SEASON_MAX || n < 2 * length ||
        !estimate_index(y, n, length, false, &e))
        return false;
    shrink(&e, length);
    for (size_t i = 0; i < length; i++)
        pattern[i] = e.index[i];
    return true;
}

double og_season_take(const og_season *season, double value, size_t at)
{
    double index = season->index[at % season->length];
    if (season->length == 1)
        return value;
    return season->multiplicative ? value / index : value - index;
}

double og_season_put(const og_season *season, double value, size_t at)
{
    double index = season->index[at % season->length];
    if (season->length == 1)
        return value;
    return season->multiplicative ? value * index : value + index;
}

double og_season_scale(const og_season *season, size_t at)
{
    return season->length > 1 && season->multiplicative ? season->index[at % season->length] : 1.0;
}
