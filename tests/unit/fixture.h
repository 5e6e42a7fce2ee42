/* A small scenario written in a test, loaded, planned and run through the public interface, and its
 * cells and metrics read by name. Includes what cmocka wants included before it. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "opgave.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EMPTY NAN /* a ratio without a value */
#define FIXTURE_METRICS 12

typedef struct model {
    og_scenario *scenario;
    og_plan *plan;
    og_result *result;
} model;

typedef struct model_options {
    const char *start, *end; /* the horizon's months */
    uint64_t replicates;     /* 0: 1 */
    unsigned threads;
    const char *metrics[FIXTURE_METRICS]; /* asked for; ends with NULL */
} model_options;

static inline void model_free(model *m)
{
    og_result_free(m->result);
    og_plan_free(m->plan);
    og_scenario_free(m->scenario);
    *m = (model){0};
}

/* Writes `body` after the keys that every scenario has; the caller unlinks `path`. */
static inline void model_write(const model_options *options, const char *body, char *path)
{
    int descriptor = mkstemp(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    assert_non_null(file);
    fprintf(file, "opgave: 1\ntitle: a test\nhorizon: {start: %s, end: %s}\n%s\n", options->start,
            options->end, body);
    assert_int_equal(fclose(file), 0);
}

/* NULL when all went well and *m is to be cleared with model_free; else what was said, to be freed,
 * and *m is empty. */
static inline char *model_try(model *m, const model_options *options, const char *body)
{
    char path[] = "/tmp/opgave-test-XXXXXX";
    size_t metrics = 0;
    while (options->metrics[metrics])
        metrics++;
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    assert_non_null(diags);
    og_init();
    *m = (model){0};
    model_write(options, body, path);
    og_status status = og_scenario_load(path, NULL, 0, &m->scenario, diags);
    unlink(path);
    if (status == OG_OK)
        status = og_plan_new(m->scenario, options->metrics, metrics, &m->plan, diags, &err);
    const og_run_options run = {.size = sizeof run,
                                .replicates = options->replicates ? options->replicates : 1,
                                .seed = 20250101,
                                .threads = options->threads};
    if (status == OG_OK)
        status = og_run(m->plan, &run, &m->result, &err);
    char *text = NULL;
    if (status != OG_OK) {
        char *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
        assert_non_null(errors);
        assert_true(asprintf(&text, "%s%s", errors, err.message) >= 0);
        free(errors);
        model_free(m);
    }
    og_diagnostics_free(diags);
    return text;
}

static inline model model_draw(model_options options, const char *body)
{
    model m;
    char *said = model_try(&m, &options, body);
    if (said)
        fail_msg("%s\n%s", said, body);
    return m;
}

/* One replicate of a scenario in which nothing is uncertain. */
static inline model model_run(const char *start, const char *end, const char *body)
{
    return model_draw((model_options){.start = start, .end = end}, body);
}

/* The scenario (or a metric) must be refused with a message that holds both texts. */
static inline void model_refuses(model_options options, const char *body, const char *one,
                                 const char *other)
{
    model m;
    char *said = model_try(&m, &options, body);
    if (!said)
        model_free(&m);
    assert_non_null(said);
    if (!strstr(said, one) || !strstr(said, other))
        fail_msg("expected '%s' and '%s' in: %s", one, other, said);
    free(said);
}

/* ---- cells ------------------------------------------------------------------------------- */

static inline bool model_near(double got, double want)
{
    if (isnan(want) || isnan(got))
        return isnan(want) && isnan(got);
    return fabs(got - want) <= 1e-9 * (want == 0 ? 1 : fabs(want));
}

static inline bool model_has(const model *m, const char *series)
{
    return og_plan_find_series(m->plan, series) != (size_t)-1;
}

static inline size_t model_series(const model *m, const char *series)
{
    if (!model_has(m, series))
        fail_msg("there is no series %s", series);
    return og_plan_find_series(m->plan, series);
}

static inline double model_cell(const model *m, const char *series, const char *key)
{
    size_t s = model_series(m, series);
    for (size_t i = 0; i < og_plan_series(m->plan, s).count; i++)
        if (strcmp(og_plan_span(m->plan, s, i).key, key) == 0)
            return og_result_stats(m->result, s, i).mean;
    fail_msg("%s has no period %s", series, key);
    return NAN;
}

static inline void model_check_cell(const model *m, const char *series, const char *key,
                                    double want, const char *file, int line)
{
    double got = model_cell(m, series, key);
    if (model_near(got, want))
        return;
    print_error("%s %s: expected %.17g, got %.17g\n", series, key, want, got);
    _fail(file, line);
}

static inline void model_check_row(const model *m, const char *series, const double *want,
                                   size_t count, const char *file, int line)
{
    size_t s = model_series(m, series);
    bool good = og_plan_series(m->plan, s).count == count;
    for (size_t i = 0; i < count && good; i++)
        good = model_near(og_result_stats(m->result, s, i).mean, want[i]);
    if (good)
        return;
    print_error("%s\n", series);
    for (size_t i = 0; i < og_plan_series(m->plan, s).count; i++)
        print_error("  %-9s expected %.17g, got %.17g\n", og_plan_span(m->plan, s, i).key,
                    i < count ? want[i] : NAN, og_result_stats(m->result, s, i).mean);
    _fail(file, line);
}

/* The mean in one period; the whole series, from its first period to its last. To 1e-9 relative. */
#define assert_cell(m, series, key, want) model_check_cell(m, series, key, want, __FILE__, __LINE__)
#define assert_row(m, series, ...)                                                                 \
    model_check_row(m, series, (const double[]){__VA_ARGS__},                                      \
                    sizeof((const double[]){__VA_ARGS__}) / sizeof(double), __FILE__, __LINE__)

/* ---- metrics ----------------------------------------------------------------------------- */

static inline size_t model_metric(const model *m, const char *text)
{
    size_t i = 0, count = og_plan_metric_count(m->plan);
    while (i < count && strcmp(og_plan_metric(m->plan, i).text, text) != 0)
        i++;
    if (i == count)
        fail_msg("there is no metric %s", text);
    return i;
}

static inline const double *model_values(const model *m, const char *metric)
{
    return og_result_values(m->result, model_metric(m, metric));
}

/* A sample's mean and variance with the standard errors that its own second and fourth moments
 * give: sqrt(s2 / n) and sqrt((m4 - s2^2) / n). */
typedef struct moments {
    double mean, variance, mean_error, variance_error;
} moments;

static inline moments moments_of(const double *values, uint64_t count)
{
    double n = (double)count, sum = 0, second = 0, fourth = 0;
    for (uint64_t i = 0; i < count; i++)
        sum += values[i];
    for (uint64_t i = 0; i < count; i++) {
        double square = (values[i] - sum / n) * (values[i] - sum / n);
        second += square;
        fourth += square * square;
    }
    double variance = second / (n - 1);
    return (moments){sum / n, variance, sqrt(variance / n),
                     sqrt((fourth / n - variance * variance) / n)};
}

static inline void model_check_moments(const model *m, const char *metric, double mean,
                                       double variance, const char *file, int line)
{
    moments got = moments_of(model_values(m, metric), og_result_replicates(m->result));
    if (fabs(got.mean - mean) <= 5 * got.mean_error &&
        fabs(got.variance - variance) <= 5 * got.variance_error)
        return;
    print_error("%s: expected mean %.10g and variance %.10g, got %.10g +- %.3g and %.10g +- %.3g\n",
                metric, mean, variance, got.mean, got.mean_error, got.variance, got.variance_error);
    _fail(file, line);
}

/* Mean and variance of a metric within five standard errors. */
#define assert_moments(m, metric, mean, variance)                                                  \
    model_check_moments(m, metric, mean, variance, __FILE__, __LINE__)

#endif
