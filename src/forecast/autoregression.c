/* Autoregression of the values or of their changes: order, differencing, drift and a term of a year
 * ago chosen by AICc, coefficients by conditional least squares (Cholesky). */
#include "forecast/autoregression.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

enum { ORDER_MAX = 5, TERMS = ORDER_MAX + 2, KEPT = 2 * OG_SEASON_MAX };

/* Parameters: constant, then the coefficients of 1 ... order periods ago, then that of a year ago.
 * State: the newest values (differenced or not), newest first; state[KEPT]: the last level. */
enum { DIFFERENCED = KEPT + 1, ORDER = KEPT + 2, YEAR = KEPT + 3 };

typedef struct moments {
    double xx[TERMS][TERMS], xy[TERMS], yy;
    size_t count;
} moments;

/* Of the regressors 1, lags 1 ... ORDER_MAX and a year ago, over all rows that have them all. */
static void gather(const double *z, size_t n, size_t year, moments *m)
{
    size_t first = year > ORDER_MAX ? year : ORDER_MAX;
    memset(m, 0, sizeof *m);
    for (size_t t = first; t < n; t++) {
        double row[TERMS] = {1.0};
        for (size_t k = 1; k <= ORDER_MAX; k++)
            row[k] = z[t - k];
        row[TERMS - 1] = year > 0 ? z[t - year] : 0.0;
        for (size_t i = 0; i < TERMS; i++) {
            for (size_t j = 0; j <= i; j++)
                m->xx[i][j] += row[i] * row[j];
            m->xy[i] += row[i] * z[t];
        }
        m->yy += z[t] * z[t];
        m->count++;
    }
}

/* Least squares of the terms whose bit is set; the sum of squares, or infinite. */
static double solve(const moments *m, unsigned terms, double *coefficient)
{
    double matrix[TERMS * TERMS], right[TERMS];
    size_t at[TERMS], k = 0;
    for (size_t i = 0; i < TERMS; i++)
        if (terms >> i & 1u)
            at[k++] = i;
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j <= i; j++)
            matrix[i * k + j] = matrix[j * k + i] = m->xx[at[i]][at[j]];
        matrix[i * k + i] *= 1.0 + 1e-9;
        right[i] = m->xy[at[i]];
    }
    memset(coefficient, 0, TERMS * sizeof *coefficient);
    double sse = m->yy;
    if (k == 0)
        return sse;
    gsl_matrix_view a = gsl_matrix_view_array(matrix, k, k);
    gsl_vector_view b = gsl_vector_view_array(right, k);
    if (gsl_linalg_cholesky_decomp1(&a.matrix) != GSL_SUCCESS ||
        gsl_linalg_cholesky_svx(&a.matrix, &b.vector) != GSL_SUCCESS)
        return HUGE_VAL;
    for (size_t i = 0; i < k; i++) {
        coefficient[at[i]] = right[i];
        sse -= right[i] * m->xy[at[i]];
    }
    return isfinite(sse) ? fmax(sse, 0.0) : HUGE_VAL;
}

/* What a unit of error does h periods later. */
static double respond(const double *c, size_t order, size_t year, const double *past, size_t h)
{
    double sum = 0.0;
    for (size_t k = 1; k <= order && k <= h; k++)
        sum += c[k] * past[h - k];
    if (year > 0 && year <= h)
        sum += c[TERMS - 1] * past[h - year];
    return sum;
}

/* Whether an error dies out: a process that grows of itself is no forecast. */
static bool is_stable(const double *c, size_t order, size_t year)
{
    enum { STEPS = 121 };
    double past[STEPS] = {1.0}, late = 0.0;
    for (size_t h = 1; h < STEPS; h++) {
        past[h] = respond(c, order, year, past, h);
        if (h > STEPS - OG_SEASON_MAX - 1)
            late = fmax(late, fabs(past[h]));
    }
    return late < 0.9;
}

static void keep(og_fit *fit, const og_sample *x, const double *z, size_t n, size_t d,
                 const double *c, size_t order, size_t year, double aicc, double sigma)
{
    memcpy(fit->parameter, c, TERMS * sizeof *c);
    for (size_t i = 0; i < KEPT; i++)
        fit->state[i] = i < n ? z[n - 1 - i] : 0.0;
    fit->state[KEPT] = x->y[x->n - 1];
    fit->state[DIFFERENCED] = (double)d;
    fit->state[ORDER] = (double)order;
    fit->state[YEAR] = (double)year;
    fit->aicc = aicc;
    fit->sigma = sigma;
    fit->n = x->n;
}

/* Tries all orders on the values z, of which d says whether they are changes. */
static void try_orders(const og_sample *x, const double *z, size_t n, size_t d, size_t year,
                       og_fit *fit)
{
    moments m;
    gather(z, n, year, &m);
    for (size_t order = 0; order <= ORDER_MAX; order++) {
        for (unsigned extra = 0; extra < 4; extra++) {
            bool constant = extra & 1u, annual = extra & 2u;
            if ((annual && year == 0) || (!constant && d == 0))
                continue;
            unsigned terms =
                constant | ((1u << (order + 1)) - 2u) | (annual ? 1u << (TERMS - 1) : 0u);
            double c[TERMS];
            double sse = solve(&m, terms, c);
            size_t k = order + constant + annual;
            double aicc = og_aicc(sse, m.count, k + 1);
            if (aicc < fit->aicc && is_stable(c, order, annual ? year : 0))
                keep(fit, x, z, n, d, c, order, annual ? year : 0, aicc,
                     sqrt(sse / fmax(1.0, (double)m.count - (double)k)));
        }
    }
}

bool og_autoregression_fit(const og_sample *sample, og_fit *fit)
{
    enum { LENGTH_MAX = 1024 };
    double z[LENGTH_MAX];
    size_t n = sample->n < LENGTH_MAX ? sample->n : LENGTH_MAX;
    const double *y = sample->y + (sample->n - n);
    size_t year = sample->season > ORDER_MAX || sample->season == 4 ? sample->season : 0;
    if (n < 3 * year)
        year = 0;
    fit->aicc = HUGE_VAL;
    /* The same rows for both, so that their AICc can be compared. */
    memcpy(z, y + 1, (n - 1) * sizeof *z);
    try_orders(sample, z, n - 1, 0, year, fit);
    for (size_t t = 1; t < n; t++)
        z[t - 1] = y[t] - y[t - 1];
    try_orders(sample, z, n - 1, 1, year, fit);
    return isfinite(fit->aicc);
}

void og_autoregression_predict(const og_fit *fit, size_t horizon, double *mean, double *sd)
{
    const double *c = fit->parameter;
    size_t order = (size_t)fit->state[ORDER], year = (size_t)fit->state[YEAR];
    bool differenced = fit->state[DIFFERENCED] > 0;
    double z[KEPT + OG_HORIZON_MAX], past[OG_HORIZON_MAX] = {1.0};
    double level = fit->state[KEPT], variance = 0.0, summed = 0.0;
    for (size_t i = 0; i < KEPT; i++)
        z[KEPT - 1 - i] = fit->state[i];
    for (size_t h = 0; h < horizon; h++) {
        double *at = &z[KEPT + h];
        *at = c[0] + (year > 0 ? c[TERMS - 1] * at[-(ptrdiff_t)year] : 0.0);
        for (size_t k = 1; k <= order; k++)
            *at += c[k] * at[-(ptrdiff_t)k];
        level += *at;
        if (h > 0)
            past[h] = respond(c, order, year, past, h);
        summed += past[h];
        mean[h] = differenced ? level : *at;
        double response = differenced ? summed : past[h];
        variance += response * response;
        sd[h] = fit->sigma * sqrt(variance);
    }
}
