/* The theta method (Assimakopoulos & Nikolopoulos 2000), as exponential smoothing with half the
 * trend's slope as drift (Hyndman & Billah 2003), and the dynamic optimised one (DOTM: Fiorucci et
 * al. 2016, International Journal of Forecasting 32). */
#include "forecast/theta.h"

#include "forecast/minimise.h"
#include "forecast/smooth.h"

#include <math.h>

/* The slope of the straight line through a series, by least squares. */
static double slope_of(const og_sample *x)
{
    double n = (double)x->n, middle = (n - 1.0) / 2.0, sum = 0.0;
    for (size_t t = 0; t < x->n; t++)
        sum += x->y[t] * ((double)t - middle);
    return x->n > 1 ? 12.0 * sum / (n * (n * n - 1.0)) : 0.0;
}

/* Parameters: alpha, drift. */
bool og_theta_fit(const og_sample *sample, og_fit *fit)
{
    bool done = og_ses_fit(sample, fit);
    fit->parameter[4] = slope_of(sample) / 2.0;
    return done;
}

void og_theta_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    double alpha = fit->parameter[0], drift = fit->parameter[4];
    double behind = (1.0 - pow(1.0 - alpha, (double)fit->n)) / alpha;
    for (size_t h = 1; h <= horizon; h++) {
        mean[h - 1] = fit->state[0] + drift * ((double)h - 1.0 + behind);
        sd[h - 1] = fit->sigma * sqrt(1.0 + ((double)h - 1.0) * alpha * alpha);
    }
}

/* ---- DOTM ------------------------------------------------------------------------------- */

/* The line through the values seen so far, brought up to date by each (Fiorucci et al., eq. 8-10);
 * `decay` is (1 - alpha)^(t - 1) for the next value, the t-th. */
typedef struct dotm {
    double level, decay;
    double mean, a, b;
    double t; /* values seen */
} dotm;

static double dotm_expect(const dotm *at, double alpha, double theta)
{
    double left = at->decay * (1.0 - alpha);
    return at->level + (1.0 - 1.0 / theta) * (at->decay * at->a + (1.0 - left) / alpha * at->b);
}

static void dotm_see(dotm *at, double alpha, double y)
{
    double t = at->t += 1.0;
    at->level = alpha * y + (1.0 - alpha) * at->level;
    at->decay *= 1.0 - alpha;
    if (t > 1.0)
        at->b = ((t - 2.0) * at->b + 6.0 * (y - at->mean) / t) / (t + 1.0);
    at->mean += (y - at->mean) / t;
    at->a = at->mean - (t + 1.0) / 2.0 * at->b;
}

typedef struct problem {
    const og_sample *sample;
    double level, sse; /* of the last run: first level, by least squares */
    dotm end;          /* begun with level y_0 */
} problem;

/* The first level acts on the t-th error by -(1 - alpha)^(t - 1): one equation gives it. */
static double dotm_run(const double *at, void *context)
{
    problem *p = context;
    const og_sample *x = p->sample;
    double alpha = at[0], theta = at[1], ee = 0.0, eu = 0.0, uu = 0.0;
    dotm model = {.level = x->y[0], .decay = 1.0, .mean = 0.0};
    for (size_t t = 0; t < x->n; t++) {
        double e = x->y[t] - dotm_expect(&model, alpha, theta), u = -model.decay;
        /* The line is not there yet: the first errors are those of the level alone. */
        ee += e * e;
        eu += e * u;
        uu += u * u;
        dotm_see(&model, alpha, x->y[t]);
    }
    p->level = -eu / uu;
    p->sse = fmax(0.0, ee + p->level * eu);
    p->end = model;
    return p->sse;
}

/* Parameters: alpha, theta; state: level, decay, mean, a, b. */
bool og_dotm_fit(const og_sample *sample, og_fit *fit)
{
    static const double starts[][OG_MINIMISE_MAX] = {{0.1, 2.0}, {0.3, 2.0}, {0.5, 2.0}, {0.8, 2.0},
                                                     {0.2, 5.0}, {0.6, 5.0}, {0.4, 1.2}};
    problem p = {.sample = sample};
    double at[OG_MINIMISE_MAX];
    const og_minimise search = {.count = 2,
                                .low = {0.02, 1.0},
                                .high = {0.99, 10.0},
                                .step = {0.1, 1.0},
                                .starts = starts,
                                .start_count = sizeof starts / sizeof *starts,
                                .value = dotm_run,
                                .context = &p};
    bool done = og_minimise_run(&search, at);
    dotm_run(at, &p);
    fit->parameter[0] = at[0];
    fit->parameter[1] = at[1];
    fit->state[0] = p.end.level + p.level * p.end.decay;
    fit->state[1] = p.end.decay;
    fit->state[2] = p.end.mean;
    fit->state[3] = p.end.a;
    fit->state[4] = p.end.b;
    fit->n = sample->n;
    fit->aicc = og_aicc(p.sse, sample->n, 4);
    fit->sigma = sqrt(p.sse / fmax(1.0, (double)sample->n - 3.0));
    return done && isfinite(p.sse);
}

/* Further than one period ahead the model sees its own forecasts. */
void og_dotm_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    double alpha = fit->parameter[0], theta = fit->parameter[1];
    dotm at = {fit->state[0], fit->state[1], fit->state[2],
               fit->state[3], fit->state[4], (double)fit->n};
    for (size_t h = 1; h <= horizon; h++) {
        mean[h - 1] = dotm_expect(&at, alpha, theta);
        sd[h - 1] = fit->sigma * sqrt(1.0 + ((double)h - 1.0) * alpha * alpha);
        dotm_see(&at, alpha, mean[h - 1]);
    }
}
