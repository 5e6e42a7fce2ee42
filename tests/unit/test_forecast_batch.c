/* Batches: what is learned from them, coverage on count processes of known law, and histories at
 * the edge of sense. */
#include "forecast/batch.h"
#include "forecast/benchmark.h"

#include "opgave.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Uniform on (0, 1), the same on every machine. */
static double uniform(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return ((double)(*state >> 12) + 0.5) / 4503599627370496.0;
}

static double normal(uint64_t *state)
{
    double radius = sqrt(-2.0 * log(uniform(state)));
    return radius * cos(2.0 * M_PI * uniform(state));
}

static double poisson(double mean, uint64_t *state)
{
    double count = -1.0, product = 1.0, limit = exp(-fmin(mean, 500.0));
    if (mean > 50.0)
        return fmax(0.0, round(mean + sqrt(mean) * normal(state)));
    do {
        product *= uniform(state);
        count += 1.0;
    } while (product > limit);
    return count;
}

enum { SERIES = 400, LONGEST = 80 };

typedef struct world {
    double y[SERIES][LONGEST];
    og_track history[SERIES];
} world;

/* Counts round levels that keep (wander = 0) or that walk on a log scale. */
static world *world_new(size_t n, size_t season, double scatter, double wander, uint64_t seed)
{
    world *w = malloc(sizeof *w);
    assert_non_null(w);
    for (size_t i = 0; i < SERIES; i++) {
        double level = exp(1.5 + 2.5 * uniform(&seed));
        for (size_t t = 0; t < LONGEST; t++) {
            level *= exp(wander * normal(&seed));
            w->y[i][t] = poisson(level * exp(scatter * normal(&seed)), &seed);
        }
        w->history[i] = (og_track){.y = w->y[i], .n = n, .season = season};
    }
    return w;
}

typedef struct verdict {
    double covered95, covered80, error, naive;
} verdict;

static verdict judge(const world *w, size_t horizon)
{
    og_lesson *lesson = malloc(sizeof *lesson);
    og_prediction *p = malloc(sizeof *p);
    verdict v = {0};
    double count = 0.0;
    assert_non_null(lesson);
    assert_non_null(p);
    assert_true(og_lesson_learn(w->history, SERIES, horizon, lesson));
    for (size_t i = 0; i < SERIES; i++) {
        const double *came = w->y[i] + w->history[i].n;
        assert_true(og_prediction_make(&w->history[i], horizon, lesson, p));
        for (size_t h = 0; h < horizon; h++) {
            count += 1.0;
            v.covered95 += p->quantile[h][0] <= came[h] && came[h] <= p->quantile[h][20];
            v.covered80 += p->quantile[h][2] <= came[h] && came[h] <= p->quantile[h][18];
            v.error += fabs(came[h] - p->mean[h]);
            v.naive += fabs(came[h] - came[-1]);
        }
    }
    free(lesson);
    free(p);
    return (verdict){100.0 * v.covered95 / count, 100.0 * v.covered80 / count, v.error, v.naive};
}

static void assert_between(double got, double low, double high)
{
    if (!(got >= low && got <= high))
        fail_msg("%g is not between %g and %g", got, low, high);
}

/* Four months known and two asked, as of realised housing by municipality: the last value is worse
 * than what a batch pools. */
static void counts_round_a_level(void **state)
{
    (void)state;
    world *w = world_new(4, 12, 0.3, 0.0, 11);
    verdict v = judge(w, 2);
    assert_between(v.covered95, 91.0, 98.5);
    assert_between(v.covered80, 75.0, 87.0);
    assert_between(v.error / v.naive, 0.5, 0.9);
    free(w);
}

/* Of flows that wander from year to year the last value says most, and it is kept. */
static void counts_that_wander(void **state)
{
    (void)state;
    world *w = world_new(8, 1, 0.0, 0.5, 12);
    verdict v = judge(w, 3);
    assert_between(v.covered95, 90.0, 99.0);
    assert_between(v.covered80, 74.0, 90.0);
    assert_between(v.error / v.naive, 0.9, 1.02);
    free(w);
}

static void longer_counts(void **state)
{
    (void)state;
    world *w = world_new(48, 12, 0.2, 0.1, 13);
    verdict v = judge(w, 12);
    assert_between(v.covered95, 90.0, 98.5);
    assert_between(v.covered80, 72.0, 88.0);
    assert_between(v.error / v.naive, 0.5, 0.98);
    free(w);
}

static void assert_sensible(const og_track *history, size_t horizon)
{
    og_lesson *lesson = malloc(sizeof *lesson);
    og_prediction *p = malloc(sizeof *p);
    assert_non_null(lesson);
    assert_non_null(p);
    assert_true(og_lesson_learn(history, 1, horizon, lesson));
    assert_true(og_prediction_make(history, horizon, lesson, p));
    for (size_t h = 0; h < horizon; h++) {
        assert_true(isfinite(p->mean[h]));
        for (size_t k = 0; k < OG_LEVELS; k++) {
            assert_true(isfinite(p->quantile[h][k]));
            assert_true(history->negative || p->quantile[h][k] >= 0.0);
            assert_true(k == 0 || p->quantile[h][k] >= p->quantile[h][k - 1]);
        }
    }
    free(lesson);
    free(p);
}

/* Whatever is asked of it: numbers, in order, not below nothing. */
static void histories_at_the_edge(void **state)
{
    (void)state;
    enum { N = 60 };
    static const size_t lengths[] = {1, 2, 3, 5, 6, 10, 11, 12, 23, 24, 36, 60};
    static const size_t seasons[] = {1, 2, 4, 12};
    static double y[9][N];
    uint64_t seed = 3;
    for (size_t t = 0; t < N; t++) {
        y[0][t] = 0.0;
        y[1][t] = 5.0;
        y[2][t] = 1e9 + 1e6 * (double)t;
        y[3][t] = t == 17 ? 1e9 : 0.0;
        y[4][t] = 1e-9 * (1.0 + (double)(t % 3));
        y[5][t] = exp((double)t);
        y[6][t] = t % 2 ? 1e15 : 0.0;
        y[7][t] = poisson(0.2, &seed);
        y[8][t] = pow(10.0, 8.0 - (double)t);
    }
    for (size_t i = 0; i < 9; i++)
        for (size_t n = 0; n < sizeof lengths / sizeof *lengths; n++)
            for (size_t s = 0; s < 4; s++)
                assert_sensible(&(og_track){y[i], lengths[n], seasons[s], false}, 24);
    for (size_t t = 0; t < N; t++)
        y[0][t] = 10.0 * normal(&seed);
    assert_sensible(&(og_track){y[0], N, 12, true}, OG_HORIZON_MAX);
}

/* The worked example of a part year that nobody noticed: five tools gave five answers, all with
 * negative lower limits. */
static void a_sudden_fall(void **state)
{
    (void)state;
    static const double y[] = {217, 217, 217, 29};
    og_track history = {y, 4, 2, false};
    og_lesson *lesson = malloc(sizeof *lesson);
    og_prediction *p = malloc(sizeof *p);
    assert_true(og_lesson_learn(&history, 1, 1, lesson));
    assert_true(og_prediction_make(&history, 1, lesson, p));
    assert_true(p->quantile[0][0] >= 0.0);
    assert_true(p->quantile[0][20] > 60.0);
    assert_between(p->mean[0], 29.0, 217.0);
    free(lesson);
    free(p);
}

static void the_naive_benchmark(void **state)
{
    (void)state;
    static const double factor[] = {0.5, 1.0, 1.5, 1.0};
    double y[32], mean[4], quantile[4][OG_LEVELS];
    for (size_t t = 0; t < 32; t++)
        y[t] = 100.0 * factor[t % 4] + (double)(t % 3);
    og_naive2(&(og_track){y, 32, 4, false}, 4, mean, quantile);
    for (size_t h = 0; h < 4; h++)
        assert_between(mean[h] / (100.0 * factor[h % 4]), 0.97, 1.05);
    og_naive2(&(og_track){y, 8, 4, false}, 4, mean, quantile);
    assert_true(mean[0] == y[7] && mean[3] == y[7]);
    double changes = 0.0;
    for (size_t t = 1; t < 8; t++)
        changes += (y[t] - y[t - 1]) * (y[t] - y[t - 1]);
    assert_between(quantile[3][20] / (y[7] + 1.959964 * sqrt(4.0 * changes / 7.0)), 0.9999, 1.0001);
}

int main(void)
{
    og_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_round_a_level), cmocka_unit_test(counts_that_wander),
        cmocka_unit_test(longer_counts),        cmocka_unit_test(histories_at_the_edge),
        cmocka_unit_test(a_sudden_fall),        cmocka_unit_test(the_naive_benchmark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
