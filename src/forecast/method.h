/* What a method of forecasting is: how it is fitted and how it goes on. */
#ifndef OG_FORECAST_METHOD_H
#define OG_FORECAST_METHOD_H

#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    OG_SEASON_MAX = 12,                /* periods in a year */
    OG_HORIZON_MAX = OG_LIMIT_HORIZON, /* periods ahead */
    OG_FIT_PARAMETERS = 8,
    OG_FIT_STATES = 3 * OG_SEASON_MAX
};

/* What a method sees: n values, the newest last, `season` of them a year (1: none). */
typedef struct og_sample {
    const double *y;
    size_t n;
    size_t season;
    const double *pattern; /* additive seasonal starting values, [i % season] for y[i]; or NULL */
} og_sample;

typedef struct og_fit {
    double parameter[OG_FIT_PARAMETERS]; /* which ones: the method's file */
    double state[OG_FIT_STATES];         /* at the end of the sample */
    double sigma;                        /* of one-step errors within the sample */
    double aicc;                         /* og_aicc: small is better */
    size_t n, season;
} og_fit;

typedef struct og_method {
    const char *name;
    size_t least;   /* observations */
    bool logarithm; /* fitted to logarithms: for series that are positive throughout */
    bool seasonal;  /* does its own seasons; else it is given the adjusted series */
    /* False when the search for its parameters did not end or its equations have no solution: the
     * method is then left out, and said to be. */
    bool (*fit)(const og_sample *sample, og_fit *fit);
    /* Mean and standard deviation for 1 ... horizon periods ahead. */
    void (*predict)(const og_fit *fit, size_t horizon, double *mean, double *sd);
} og_method;

/* n ln(SSE / n) + 2 k n / (n - k - 1), and infinite when n is too small for k parameters (variance
 * and initial states counted). */
double og_aicc(double sse, size_t n, size_t k);

#endif
