/* The least value of a function of a few bounded parameters. */
#ifndef OG_FORECAST_MINIMISE_H
#define OG_FORECAST_MINIMISE_H

#include <stdbool.h>
#include <stddef.h>

enum { OG_MINIMISE_MAX = 4 }; /* parameters */

typedef struct og_minimise {
    size_t count; /* of parameters, 1 ... OG_MINIMISE_MAX */
    double low[OG_MINIMISE_MAX], high[OG_MINIMISE_MAX];
    double step[OG_MINIMISE_MAX];            /* of the first simplex */
    const double (*starts)[OG_MINIMISE_MAX]; /* tried first; the search goes on from the best */
    size_t start_count;                      /* at least 1 */
    double (*value)(const double *at, void *context); /* finite or infinite, never NaN */
    void *context;
} og_minimise;

/* Nelder and Mead's simplex (GSL's nmsimplex2), parameters held within their bounds; *at receives
 * the best point found, also when the answer is false: the simplex had not shrunk to a thousandth
 * of its steps after 500 moves, or memory is short. */
bool og_minimise_run(const og_minimise *problem, double *at);

#endif
