#include "forecast/minimise.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <string.h>

enum { MOVES_MAX = 500 };
#define SHRUNK 1e-2

/* Into the bounds; returns how far outside it was, in steps. */
static double hold(const og_minimise *p, double *at)
{
    double outside = 0;
    for (size_t i = 0; i < p->count; i++) {
        double inside = fmin(fmax(at[i], p->low[i]), p->high[i]);
        outside += fabs(at[i] - inside) / p->step[i];
        at[i] = inside;
    }
    return outside;
}

/* GSL moves over all reals, in steps: what lies outside is dearer than the edge. */
static double value_at(const gsl_vector *x, void *context)
{
    const og_minimise *p = context;
    double at[OG_MINIMISE_MAX];
    for (size_t i = 0; i < p->count; i++)
        at[i] = gsl_vector_get(x, i) * p->step[i];
    double outside = hold(p, at);
    double value = p->value(at, p->context);
    return isfinite(value) ? value + fabs(value) * outside : HUGE_VAL;
}

static const double *best_start(const og_minimise *p)
{
    const double *best = p->starts[0];
    double least = HUGE_VAL;
    for (size_t i = 0; i < p->start_count; i++) {
        double value = p->value(p->starts[i], p->context);
        if (value < least) {
            least = value;
            best = p->starts[i];
        }
    }
    return best;
}

static bool shrink(gsl_multimin_fminimizer *minimizer)
{
    for (int i = 0; i < MOVES_MAX; i++) {
        if (gsl_multimin_fminimizer_iterate(minimizer) != GSL_SUCCESS)
            return false;
        if (gsl_multimin_fminimizer_size(minimizer) < SHRUNK)
            return true;
    }
    return false;
}

bool og_minimise_run(const og_minimise *problem, double *at)
{
    og_minimise p = *problem;
    memcpy(at, best_start(&p), p.count * sizeof *at);

    gsl_multimin_function function = {.f = value_at, .n = p.count, .params = &p};
    gsl_multimin_fminimizer *minimizer =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, p.count);
    gsl_vector *start = gsl_vector_alloc(p.count), *step = gsl_vector_alloc(p.count);
    bool done = false;
    if (minimizer && start && step) {
        for (size_t i = 0; i < p.count; i++)
            gsl_vector_set(start, i, at[i] / p.step[i]);
        gsl_vector_set_all(step, 1.0);
        if (gsl_multimin_fminimizer_set(minimizer, &function, start, step) == GSL_SUCCESS) {
            done = shrink(minimizer);
            for (size_t i = 0; i < p.count; i++)
                at[i] = gsl_vector_get(minimizer->x, i) * p.step[i];
            hold(&p, at);
        }
    }
    gsl_multimin_fminimizer_free(minimizer);
    gsl_vector_free(start);
    gsl_vector_free(step);
    return done;
}
