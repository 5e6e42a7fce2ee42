/* Exponential smoothing with additive errors: level, damped trend, seasons (Hyndman et al. 2002,
 * International Journal of Forecasting 18; ETS(A,N,N), (A,A,N), (A,Ad,N), (A,Ad,A)).
 *
 *   e = y - l - phi b - s      l' = l + phi b + alpha e    b' = phi b + beta e    s' = s + gamma e
 *
 * Every error is linear in the first level and trend, so that these follow from two equations and
 * only alpha, beta, gamma and phi are searched. */
#include "forecast/smooth.h"

#include "forecast/minimise.h"

#include <math.h>
#include <string.h>

/* Parameters: alpha, beta / alpha, phi, gamma / (1 - alpha); state: level, trend, seasons. */
enum { ALPHA, BETA_SHARE, PHI, GAMMA_SHARE };

typedef struct weights {
    double alpha, beta, phi, gamma;
} weights;

/* The series begun with (y_0, 0), and what a unit more of first level or trend changes in it. */
enum { BEGUN, LEVEL, TREND, LANES };

typedef struct lanes {
    double l[LANES], b[LANES], s[OG_SEASON_MAX][LANES];
} lanes;

typedef struct problem {
    const og_sample *sample;
    bool trend, damped, seasons;
    double level, slope, sse; /* of the last run */
} problem;

static weights weights_of(const double *at, const problem *p)
{
    weights w = {.alpha = at[ALPHA], .phi = 1.0};
    if (p->trend) {
        w.beta = at[ALPHA] * at[BETA_SHARE];
        w.phi = p->damped ? at[PHI] : 1.0;
    }
    if (p->seasons)
        w.gamma = at[p->trend ? GAMMA_SHARE : BETA_SHARE] * (1.0 - at[ALPHA]);
    return w;
}

/* One step: errors of all lanes into e. */
static void step(lanes *at, weights w, double y, size_t season, bool seasons, double e[LANES])
{
    for (size_t i = 0; i < LANES; i++) {
        double trend = w.phi * at->b[i];
        double s = seasons ? at->s[season][i] : 0.0;
        e[i] = (i == BEGUN ? y : 0.0) - at->l[i] - trend - s;
        at->l[i] += trend + w.alpha * e[i];
        at->b[i] = trend + w.beta * e[i];
        if (seasons)
            at->s[season][i] = s + w.gamma * e[i];
    }
}

static void begin(lanes *at, const problem *p)
{
    const og_sample *x = p->sample;
    at->l[BEGUN] = x->y[0] - (p->seasons ? x->pattern[0] : 0.0);
    at->l[LEVEL] = 1.0;
    at->l[TREND] = 0.0;
    at->b[BEGUN] = at->b[LEVEL] = 0.0;
    at->b[TREND] = 1.0;
    for (size_t i = 0; p->seasons && i < x->season; i++) {
        at->s[i][BEGUN] = x->pattern[i];
        at->s[i][LEVEL] = at->s[i][TREND] = 0.0;
    }
}

/* The least sum of squares over the first level and trend, which are kept in *p. */
static double least_squares(problem *p, const double c[6])
{
    /* c: ee, el, et, ll, lt, tt; the error is e + level l + slope t. */
    double ridge = 1e-9 * (c[3] + c[5]) + 1e-300;
    double ll = c[3] + ridge, tt = c[5] + ridge;
    if (p->trend) {
        double determinant = ll * tt - c[4] * c[4];
        p->level = (-c[1] * tt + c[2] * c[4]) / determinant;
        p->slope = (-c[2] * ll + c[1] * c[4]) / determinant;
    } else {
        p->level = -c[1] / ll;
        p->slope = 0.0;
    }
    return fmax(0.0, c[0] + p->level * c[1] + p->slope * c[2]);
}

static double run(const double *parameters, void *context)
{
    problem *p = context;
    const og_sample *x = p->sample;
    weights w = weights_of(parameters, p);
    lanes at;
    double c[6] = {0};
    begin(&at, p);
    for (size_t t = 0, season = 0; t < x->n; t++) {
        double e[LANES];
        step(&at, w, x->y[t], season, p->seasons, e);
        season = season + 1 == x->season ? 0 : season + 1;
        c[0] += e[BEGUN] * e[BEGUN];
        c[1] += e[BEGUN] * e[LEVEL];
        c[2] += e[BEGUN] * e[TREND];
        c[3] += e[LEVEL] * e[LEVEL];
        c[4] += e[LEVEL] * e[TREND];
        c[5] += e[TREND] * e[TREND];
    }
    p->sse = least_squares(p, c);
    return p->sse;
}

/* State at the end, from the lanes: all is linear in the first level and trend. */
static void finish(const problem *p, const double *at, size_t estimated, og_fit *fit)
{
    const og_sample *x = p->sample;
    weights w = weights_of(at, p);
    lanes end;
    begin(&end, p);
    for (size_t t = 0; t < x->n; t++) {
        double e[LANES];
        step(&end, w, x->y[t], t % x->season, p->seasons, e);
    }
    fit->state[0] = end.l[BEGUN] + p->level * end.l[LEVEL] + p->slope * end.l[TREND];
    fit->state[1] = end.b[BEGUN] + p->level * end.b[LEVEL] + p->slope * end.b[TREND];
    for (size_t i = 0; p->seasons && i < x->season; i++)
        fit->state[2 + i] =
            end.s[i][BEGUN] + p->level * end.s[i][LEVEL] + p->slope * end.s[i][TREND];
    fit->parameter[0] = w.alpha;
    fit->parameter[1] = w.beta;
    fit->parameter[2] = w.phi;
    fit->parameter[3] = w.gamma;
    fit->n = x->n;
    fit->season = p->seasons ? x->season : 1;
    fit->aicc = og_aicc(p->sse, x->n, estimated + 1);
    double left = x->n > estimated ? (double)(x->n - estimated) : 1.0;
    fit->sigma = sqrt(p->sse / left);
}

/* Starts and bounds of alpha, beta / alpha, phi, gamma / (1 - alpha). */
static const double starts[][OG_MINIMISE_MAX] = {
    {0.1, 0.1, 0.95, 0.1},  {0.1, 0.5, 0.9, 0.1},  {0.3, 0.02, 0.95, 0.1},  {0.3, 0.3, 0.9, 0.1},
    {0.6, 0.02, 0.95, 0.1}, {0.6, 0.3, 0.9, 0.05}, {0.9, 0.02, 0.95, 0.05}, {0.9, 0.4, 0.9, 0.05}};

/* Searches the first `count` parameters; `estimated` of them and of the first states were free. */
static bool search(problem *p, size_t count, size_t estimated, og_fit *fit)
{
    double at[OG_MINIMISE_MAX];
    const og_minimise least = {.count = count,
                               .low = {1e-4, 0.0, 0.8, 0.0},
                               .high = {0.9999, 1.0, 0.98, 1.0},
                               .step = {0.1, 0.1, 0.03, 0.1},
                               .starts = starts,
                               .start_count = sizeof starts / sizeof *starts,
                               .value = run,
                               .context = p};
    bool done = og_minimise_run(&least, at);
    run(at, p);
    finish(p, at, estimated, fit);
    return done && isfinite(p->sse);
}

bool og_ses_fit(const og_sample *sample, og_fit *fit)
{
    problem p = {.sample = sample};
    return search(&p, 1, 2, fit);
}

bool og_holt_fit(const og_sample *sample, og_fit *fit)
{
    problem p = {.sample = sample, .trend = true};
    return search(&p, 2, 4, fit);
}

bool og_damped_fit(const og_sample *sample, og_fit *fit)
{
    problem p = {.sample = sample, .trend = true, .damped = true};
    return search(&p, 3, 5, fit);
}

bool og_seasonal_smooth_fit(const og_sample *sample, og_fit *fit)
{
    problem p = {.sample = sample, .trend = true, .damped = true, .seasons = true};
    return search(&p, 4, 5 + sample->season, fit);
}

bool og_seasonal_level_fit(const og_sample *sample, og_fit *fit)
{
    problem p = {.sample = sample, .seasons = true};
    return search(&p, 2, 2 + sample->season, fit);
}

/* A unit of error changes the forecast j periods later by alpha + beta (phi + ... + phi^j), and by
 * gamma in its own season (Hyndman et al. 2008, Forecasting with Exponential Smoothing, ch. 6). */
void og_smooth_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    double phi = fit->parameter[2], power = 1.0, sum = 0.0, variance = 1.0;
    for (size_t h = 1; h <= horizon; h++) {
        power *= phi;
        sum += power;
        size_t season = (fit->n + h - 1) % fit->season;
        mean[h - 1] =
            fit->state[0] + sum * fit->state[1] + (fit->season > 1 ? fit->state[2 + season] : 0.0);
        sd[h - 1] = fit->sigma * sqrt(variance);
        double c = fit->parameter[0] + fit->parameter[1] * sum +
                   (fit->season > 1 && h % fit->season == 0 ? fit->parameter[3] : 0.0);
        variance += c * c;
    }
}
