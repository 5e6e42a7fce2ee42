#include "forecast/prospect.h"

#include "forecast/season.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const og_blend og_blends[OG_BLENDS] = {
    {"last", {1, 0, 0, 0, 0}},
    {"last, recent", {0.5, 0.5, 0, 0, 0}},
    {"recent", {0, 1, 0, 0, 0}},
    {"recent, mean", {0, 0.5, 0.5, 0, 0}},
    {"mean", {0, 0, 1, 0, 0}},
    {"steady", {0, 0, 0, 1, 0}},
    {"steady, mean", {0, 0, 0.35, 0.65, 0}},
    {"steady, trend", {0, 0, 0, 0.5, 0.5}},
    {"last, trend", {0.5, 0, 0, 0, 0.5}},
    {"trend", {0, 0, 0, 0, 1}},
};

/* Of a series of volatility 1 with this many values the deviation and the level count alike; the
 * deviation always counts for something. */
#define SHARE_HALF 120.0
#define SHARE_LEAST 0.25

/* By place in og_methods. */
enum { NAIVE, MEAN, DRIFT, SES, HOLT, DAMPED, THETA, DOTM, LOG_DAMPED, LOG_THETA, LOG_DOTM, AR };

/* The values as the methods see them: n long each, in one block. */
typedef struct prepared {
    double *adjusted, *log_adjusted, *log_raw;
    const double *raw;
    double pattern[OG_SEASON_MAX], log_pattern[OG_SEASON_MAX];
    bool has_pattern, has_log_pattern, positive, positive_adjusted;
    og_season season;
    size_t n, length;
} prepared;

/* What each method that could be run says. */
typedef struct voices {
    double mean[OG_METHOD_COUNT][OG_HORIZON_MAX], sd[OG_METHOD_COUNT][OG_HORIZON_MAX];
    bool has[OG_METHOD_COUNT];
} voices;

enum { CHANGES_LENT = 2 };

double og_typical_change(const double *y, size_t n)
{
    double level = 0.0, changes = 0.0;
    for (size_t t = 0; t < n; t++) {
        level += fabs(y[t]) / (double)n;
        changes += t > 0 ? fabs(y[t] - y[t - 1]) : 0.0;
    }
    return (changes + CHANGES_LENT * 0.25 * level) / ((double)n - 1.0 + CHANGES_LENT);
}

static double mean_of(const double *y, size_t n)
{
    double sum = 0.0;
    for (size_t t = 0; t < n; t++)
        sum += y[t];
    return sum / (double)n;
}

static double recent_of(const double *y, size_t n)
{
    double sum = 0.0, weights = 0.0, weight = 1.0;
    for (size_t k = 0; k < n && weight > 1e-12; k++, weight *= 0.5) {
        sum += weight * y[n - 1 - k];
        weights += weight;
    }
    return sum / weights;
}

/* ---- running the methods ------------------------------------------------------------------ */

static void prepare(const og_track *h, double *block, prepared *p)
{
    *p = (prepared){.adjusted = block,
                    .log_adjusted = block + h->n,
                    .log_raw = block + 2 * h->n,
                    .raw = h->y,
                    .n = h->n,
                    .length = h->season,
                    .positive = true,
                    .positive_adjusted = true};
    p->season = og_season_estimate(h->y, h->n, h->season);
    for (size_t t = 0; t < h->n; t++) {
        p->adjusted[t] = og_season_take(&p->season, h->y[t], t);
        p->positive &= h->y[t] > 0.0;
        p->positive_adjusted &= p->adjusted[t] > 0.0;
    }
    for (size_t t = 0; t < h->n; t++) {
        p->log_adjusted[t] = p->positive_adjusted ? log(p->adjusted[t]) : 0.0;
        p->log_raw[t] = p->positive ? log(h->y[t]) : 0.0;
    }
    p->has_pattern = og_season_pattern(h->y, h->n, h->season, p->pattern);
    p->has_log_pattern =
        p->positive && og_season_pattern(p->log_raw, h->n, h->season, p->log_pattern);
}

/* Whether the method can see this series, and as what. */
static bool sample_for(const og_method *method, const prepared *p, og_sample *sample)
{
    *sample = (og_sample){.n = p->n, .season = p->length};
    if (method->seasonal) {
        sample->y = method->logarithm ? p->log_raw : p->raw;
        sample->pattern = method->logarithm ? p->log_pattern : p->pattern;
        return p->length > 2 && (method->logarithm ? p->has_log_pattern : p->has_pattern);
    }
    sample->y = method->logarithm ? p->log_adjusted : p->adjusted;
    return !method->logarithm || p->positive_adjusted;
}

/* Beyond this many times what was seen no forecast is believed. */
#define BEYOND 10.0

static bool is_sensible(const double *path, size_t horizon, double low, double high)
{
    double room = BEYOND * (high - low) + BEYOND * fmax(fabs(high), fabs(low));
    for (size_t h = 0; h < horizon; h++)
        if (!(path[h] >= low - room && path[h] <= high + room))
            return false;
    return true;
}

static void listen(const prepared *p, size_t horizon, uint32_t wanted, voices *v, uint32_t *failed)
{
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t t = 0; t < p->n; t++) {
        low = fmin(low, p->raw[t]);
        high = fmax(high, p->raw[t]);
    }
    for (size_t i = 0; i < OG_METHOD_COUNT; i++) {
        const og_method *method = &og_methods[i];
        og_sample sample;
        og_fit fit;
        v->has[i] = false;
        if (!(wanted >> i & 1u) || p->n < method->least || !sample_for(method, p, &sample))
            continue;
        if (!og_method_run(method, &sample, horizon, &fit, v->mean[i], v->sd[i])) {
            *failed |= UINT32_C(1) << i;
            continue;
        }
        for (size_t h = 0; h < horizon && !method->seasonal; h++) {
            v->mean[i][h] = og_season_put(&p->season, v->mean[i][h], p->n + h);
            v->sd[i][h] *= og_season_scale(&p->season, p->n + h);
        }
        v->has[i] = is_sensible(v->mean[i], horizon, low, high);
        *failed |= v->has[i] ? 0 : UINT32_C(1) << i;
    }
}

/* ---- together ----------------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The mean of the sorted values without a quarter at each end, at least one left. */
static double trimmed(const double *sorted, size_t count)
{
    size_t cut = (count + 2) / 4;
    while (2 * cut >= count)
        cut--;
    double sum = 0.0;
    for (size_t i = cut; i < count - cut; i++)
        sum += sorted[i];
    return sum / (double)(count - 2 * cut);
}

static const uint32_t steady_voices =
    1u << NAIVE | 1u << MEAN | 1u << SES | 1u << THETA | 1u << DOTM;
/* All but those without any movement, and damped, which is there as a logarithm. */
static const uint32_t trend_voices =
    (1u << OG_METHOD_COUNT) - 1u - (1u << NAIVE | 1u << MEAN | 1u << SES | 1u << DAMPED);

/* Trimmed means over the voices in `set` of path and deviation; half the distance between the
 * third from below and above says how far they disagree. False when fewer than five speak. */
static bool together(const voices *v, uint32_t set, size_t horizon, double *path, double *sd)
{
    for (size_t h = 0; h < horizon; h++) {
        double means[OG_METHOD_COUNT], sds[OG_METHOD_COUNT];
        size_t count = 0;
        for (size_t i = 0; i < OG_METHOD_COUNT; i++) {
            if ((set >> i & 1u) && v->has[i]) {
                means[count] = v->mean[i][h];
                sds[count++] = v->sd[i][h];
            }
        }
        if (count < 5)
            return false;
        qsort(means, count, sizeof *means, ascending);
        qsort(sds, count, sizeof *sds, ascending);
        double apart = (means[count - 3] - means[2]) / 2.0, deviation = trimmed(sds, count);
        path[h] = trimmed(means, count);
        sd[h] = sqrt(deviation * deviation + apart * apart / 2.0);
    }
    return true;
}

static void mean_voice(const voices *v, uint32_t set, size_t horizon, double *path)
{
    for (size_t h = 0; h < horizon; h++) {
        double count = 0.0;
        path[h] = 0.0;
        for (size_t i = 0; i < OG_METHOD_COUNT; i++) {
            if ((set >> i & 1u) && v->has[i]) {
                path[h] += v->mean[i][h];
                count += 1.0;
            }
        }
        path[h] /= count;
    }
}

static size_t kind_of(const og_track *h, double volatility)
{
    size_t length = h->n <= 10 ? 0 : h->n <= 23 ? 1 : 2;
    size_t wild = volatility <= 0.1 ? 0 : volatility <= 0.25 ? 1 : 2;
    return (h->season > 2 ? 9 : 0) + 3 * length + wild;
}

void og_prospect_spread(const og_prospect *prospect, const double *path, double *spread)
{
    for (size_t h = 0; h < prospect->horizon; h++) {
        double level = fmax(fmax(fabs(path[h]), prospect->change), prospect->unit);
        double sd = fmax(prospect->sd[h], 1e-9 * level);
        spread[h] = pow(sd, prospect->known) * pow(level, 1.0 - prospect->known);
    }
}

void og_prospect_blend(const og_prospect *prospect, size_t blend, bool negative, double *path)
{
    for (size_t h = 0; h < prospect->horizon; h++) {
        path[h] = 0.0;
        for (size_t way = 0; way < OG_WAYS; way++)
            path[h] += og_blends[blend].weight[way] * prospect->way[way][h];
        if (!negative)
            path[h] = fmax(0.0, path[h]);
    }
}

/* Level, seasons put back on it. */
static void flat(const prepared *p, double level, size_t horizon, double *path)
{
    for (size_t h = 0; h < horizon; h++)
        path[h] = og_season_put(&p->season, level, p->n + h);
}

/* What of the prospect follows from the adjusted values alone. */
static void describe(const og_track *h, const prepared *p, og_prospect *out)
{
    double n = (double)p->n, level = 0.0;
    bool whole = true;
    for (size_t t = 0; t < p->n; t++) {
        level += fabs(p->adjusted[t]) / n;
        whole &= h->y[t] == floor(h->y[t]);
    }
    out->change = og_typical_change(p->adjusted, p->n);
    out->volatility = level > 0.0 ? out->change / level : 1.0;
    out->known = fmax(SHARE_LEAST, n / (n + SHARE_HALF * out->volatility));
    out->unit = whole ? 1.0 : fmax(1e-6 * level, 1e-300);
    out->kind = kind_of(h, out->volatility);
    out->seasonal = p->season.length > 1;
}

/* From these numbers of values on there is enough for the ways of several methods. */
enum { STEADY_LEAST = 6, TREND_LEAST = 11 };

static void go_on(const prepared *p, voices *v, og_prospect *out)
{
    size_t horizon = out->horizon;
    uint32_t wanted = p->n >= TREND_LEAST    ? steady_voices | trend_voices
                      : p->n >= STEADY_LEAST ? steady_voices
                                             : 0;
    listen(p, horizon, wanted, v, &out->failed);
    flat(p, p->adjusted[p->n - 1], horizon, out->way[OG_WAY_LAST]);
    flat(p, recent_of(p->adjusted, p->n), horizon, out->way[OG_WAY_RECENT]);
    flat(p, mean_of(p->adjusted, p->n), horizon, out->way[OG_WAY_MEAN]);
    for (size_t h = 0; h < horizon; h++)
        out->sd[h] = out->change * sqrt(1.0 + (double)h / 2.0);
    out->has[OG_WAY_LAST] = out->has[OG_WAY_RECENT] = out->has[OG_WAY_MEAN] = true;

    out->has[OG_WAY_STEADY] = p->n >= STEADY_LEAST;
    const double *instead = out->way[OG_WAY_LAST];
    memcpy(out->way[OG_WAY_STEADY], instead, sizeof out->way[0]);
    memcpy(out->way[OG_WAY_TREND], instead, sizeof out->way[0]);
    if (out->has[OG_WAY_STEADY])
        mean_voice(v, steady_voices, horizon, out->way[OG_WAY_STEADY]);
    if (p->n >= TREND_LEAST)
        out->has[OG_WAY_TREND] =
            together(v, trend_voices, horizon, out->way[OG_WAY_TREND], out->sd);
}

bool og_prospect_make(const og_track *history, size_t horizon, og_prospect *out)
{
    double *block = malloc(3 * history->n * sizeof *block);
    voices *v = malloc(sizeof *v);
    *out = (og_prospect){.horizon = horizon};
    if (block && v) {
        prepared p;
        prepare(history, block, &p);
        describe(history, &p, out);
        go_on(&p, v, out);
    }
    bool done = block && v;
    free(block);
    free(v);
    return done;
}
