/* Scenarios drawn for their distributions. The seed is fixed; a bound of five standard errors would
 * fail one seed in two million. */
#ifndef OG_TEST_DRAWS_H
#define OG_TEST_DRAWS_H

#include "fixture.h"

#define REPLICATES 20000

static inline model draws(const char *start, const char *end, const char *body,
                          const char *const metrics[FIXTURE_METRICS])
{
    model_options options = {.start = start, .end = end, .replicates = REPLICATES};
    for (int i = 0; i < FIXTURE_METRICS - 1; i++)
        options.metrics[i] = metrics[i];
    return model_draw(options, body);
}

#define METRICS(...)                                                                               \
    (const char *const[FIXTURE_METRICS])                                                           \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

static inline double correlation(const model *m, const char *one, const char *other)
{
    const double *x = model_values(m, one), *y = model_values(m, other);
    moments a = moments_of(x, REPLICATES), b = moments_of(y, REPLICATES);
    double sum = 0;
    for (int i = 0; i < REPLICATES; i++)
        sum += (x[i] - a.mean) * (y[i] - b.mean);
    return sum / (REPLICATES - 1) / sqrt(a.variance * b.variance);
}

/* Within 5 (1 - r^2) / sqrt(n), five standard errors of a sample correlation of normals. */
static inline void assert_correlation(const model *m, const char *one, const char *other,
                                      double want)
{
    double got = correlation(m, one, other);
    if (fabs(got - want) > 5 * (1 - want * want) / sqrt(REPLICATES))
        fail_msg("correlation of %s and %s: expected %.6g, got %.6g", one, other, want, got);
}

static inline void assert_same(const model *m, const char *one, const model *n, const char *other)
{
    assert_memory_equal(model_values(m, one), model_values(n, other), REPLICATES * sizeof(double));
}

#endif
