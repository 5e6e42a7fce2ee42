/* The methods beside known answers: R's forecast 8.20 and lm on its public series Nile, airmiles
 * and USAccDeaths and the oil series of Hyndman & Athanasopoulos (Forecasting: Principles and
 * Practice, 2nd ed., section 7.1), and series made to a known truth. */
#include "forecast/methods.h"
#include "forecast/season.h"

#include "opgave.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const double nile[] = {
    1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
    960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
    874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
    1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
    781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
    1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
    1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};
static const double airmiles[] = {412,   480,   683,   1052,  1385,  1418,  1634,  2178,
                                  3362,  5948,  6109,  5981,  6753,  8003,  10566, 12528,
                                  14760, 16769, 19819, 22362, 25340, 25343, 29269, 30514};
static const double oil[] = {445.36, 453.20, 454.41, 422.38, 456.04, 440.39,
                             425.19, 486.21, 500.43, 521.28, 508.95, 488.89,
                             509.87, 456.72, 473.82, 525.95, 549.83, 542.34};
static const double deaths[] = {
    9007, 8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927,
    7750, 6981, 8038, 8422, 8714,  9512,  10120, 9823,  8743, 9129, 8710, 8680,
    8162, 7306, 8124, 7870, 9387,  9556,  10093, 9620,  8285, 8466, 8160, 8034,
    7717, 7461, 7767, 7925, 8623,  8945,  10078, 9179,  8037, 8488, 7874, 8647,
    7792, 6957, 7726, 8106, 8890,  9299,  10625, 9302,  8314, 8850, 8265, 8796,
    7836, 6892, 7791, 8192, 9115,  9434,  10484, 9827,  9110, 9070, 8633, 9240};

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define SAMPLE(a)                                                                                  \
    {                                                                                              \
        .y = (a), .n = COUNT(a), .season = 1                                                       \
    }

static const og_method *method(const char *name)
{
    for (size_t i = 0; i < OG_METHOD_COUNT; i++)
        if (strcmp(og_methods[i].name, name) == 0)
            return &og_methods[i];
    fail_msg("no method %s", name);
    return NULL;
}

static void assert_near(double got, double want, double relative)
{
    if (!(fabs(got - want) <= relative * fabs(want)))
        fail_msg("%.8g is not %.8g", got, want);
}

/* The sum of squares that sigma was made of, with `estimated` parameters and first states. */
static double squares(const og_fit *fit, double estimated)
{
    return fit->sigma * fit->sigma * ((double)fit->n - estimated);
}

static og_fit run(const char *name, const og_sample *sample, size_t horizon, double *mean,
                  double *sd)
{
    og_fit fit;
    assert_true(og_method_run(method(name), sample, horizon, &fit, mean, sd));
    return fit;
}

static void smoothing_of_the_level(void **state)
{
    (void)state;
    double mean[3], sd[3];
    og_sample sample = SAMPLE(nile);
    og_fit fit = run("ses", &sample, 3, mean, sd);
    assert_near(fit.parameter[0], 0.2455338627, 0.01);
    assert_near(squares(&fit, 2), 2.038674501e6, 1e-5);

    og_sample other = SAMPLE(oil);
    fit = run("ses", &other, 3, mean, sd);
    assert_near(fit.parameter[0], 0.8338653, 0.01);
    assert_near(mean[0], 542.6795, 1e-4);
    assert_near(mean[2], mean[0], 1e-12);
    assert_near(sd[2], fit.sigma * sqrt(1 + 2 * fit.parameter[0] * fit.parameter[0]), 1e-12);
}

/* The first states are at their best here for every trial of the weights: never worse than R. */
static void smoothing_of_the_trend(void **state)
{
    (void)state;
    double mean[3], sd[3];
    og_sample sample = SAMPLE(airmiles);
    og_fit fit = run("holt", &sample, 3, mean, sd);
    assert_true(squares(&fit, 4) <= 1.0001 * 2.570465910e7);
    assert_near(squares(&fit, 4), 2.570465910e7, 0.05);
    assert_near(mean[0], 32764.29, 0.01);
    assert_near(mean[2], 36978.39, 0.01);
    fit = run("damped", &sample, 3, mean, sd);
    assert_true(squares(&fit, 5) <= 1.0001 * 2.615723804e7);
    assert_near(mean[2], 36488.38, 0.01);
}

static void smoothing_of_seasons(void **state)
{
    (void)state;
    static const double want[] = {8151.982,  7540.816,  8321.318, 8545.389, 9397.704, 9816.792,
                                  10733.989, 10039.148, 8973.020, 9313.592, 8787.228, 9049.850};
    double mean[12], sd[12], pattern[OG_SEASON_MAX];
    assert_true(og_season_pattern(deaths, COUNT(deaths), 12, pattern));
    og_sample sample = {deaths, COUNT(deaths), 12, pattern};
    run("seasonal", &sample, 12, mean, sd);
    for (size_t h = 0; h < 12; h++)
        assert_near(mean[h], want[h], 0.03);
}

static void theta_with_half_the_slope(void **state)
{
    (void)state;
    double mean[3], sd[3];
    og_sample sample = SAMPLE(nile);
    run("theta", &sample, 3, mean, sd);
    assert_near(mean[0], 799.8120, 0.002);
    assert_near(mean[2] - mean[1], 797.0977 - 798.4548, 0.01);
    og_sample other = SAMPLE(airmiles);
    run("theta", &other, 3, mean, sd);
    assert_near(mean[0], 31189.08, 0.002);
    assert_near(mean[2], 32539.37, 0.002);
}

/* On a straight line every method with a trend goes straight on. */
static void straight_lines(void **state)
{
    (void)state;
    static const char *const names[] = {"drift", "holt", "dotm"};
    double line[30], mean[4], sd[4];
    for (size_t t = 0; t < COUNT(line); t++)
        line[t] = 100.0 + 3.0 * (double)t;
    og_sample sample = SAMPLE(line);
    for (size_t i = 0; i < COUNT(names); i++) {
        run(names[i], &sample, 4, mean, sd);
        for (size_t h = 0; h < 4; h++)
            assert_near(mean[h], 190.0 + 3.0 * (double)h, i == 2 ? 0.02 : 1e-3);
    }
}

/* Uniform numbers on (-1, 1), the same on every machine. */
static double noise(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(int32_t)(*state >> 32) / 2147483648.0;
}

static void autoregression_of_known_order(void **state)
{
    (void)state;
    enum { N = 1000 };
    static double y[N];
    double mean[60], sd[60];
    uint64_t seed = 1;
    for (size_t t = 0; t < N; t++)
        y[t] =
            10.0 + (t > 1 ? 0.5 * (y[t - 1] - 10.0) + 0.3 * (y[t - 2] - 10.0) : 0.0) + noise(&seed);
    og_sample sample = SAMPLE(y);
    og_fit fit = run("ar", &sample, 60, mean, sd);
    assert_near(fit.parameter[1], 0.5, 0.2);
    assert_near(fit.parameter[2], 0.3, 0.3);
    assert_near(fit.sigma, sqrt(1.0 / 3.0), 0.05);
    assert_near(mean[59], 10.0, 0.05);
    /* The deviation far ahead is that of the process: sigma^2 (1 - b) / ((1 + b) ((1 - b)^2 -
     * a^2)). */
    assert_near(sd[59], fit.sigma * sqrt(0.7 / (1.3 * (0.49 - 0.25))), 0.15);
}

/* As lm gives for the second-order terms of the same rows of Nile. */
static void autoregression_by_least_squares(void **state)
{
    (void)state;
    double mean[2], sd[2];
    og_sample sample = SAMPLE(nile);
    og_fit fit = run("ar", &sample, 2, mean, sd);
    assert_near(fit.aicc, 939.9317, 1e-6);
    assert_near(fit.parameter[0], 393.985615565, 1e-5);
    assert_near(fit.parameter[1], 0.386775599, 1e-5);
}

static void logarithms_are_undone(void **state)
{
    (void)state;
    double y[40], mean[3], sd[3];
    for (size_t t = 0; t < COUNT(y); t++)
        y[t] = log(100.0) + 0.05 * (double)t;
    og_sample sample = SAMPLE(y);
    run("log holt", &sample, 3, mean, sd);
    assert_near(mean[0], 100.0 * exp(0.05 * 40), 1e-3);
    assert_near(mean[2], 100.0 * exp(0.05 * 42), 1e-3);
}

static void short_samples_are_refused(void **state)
{
    (void)state;
    double mean[1], sd[1];
    og_fit fit;
    for (size_t i = 0; i < OG_METHOD_COUNT; i++) {
        og_sample sample = {.y = nile, .n = og_methods[i].least - 1, .season = 1};
        assert_false(og_method_run(&og_methods[i], &sample, 1, &fit, mean, sd));
    }
}

static void a_pattern_is_found_and_taken_out(void **state)
{
    (void)state;
    static const double factor[] = {0.5, 1.0, 1.5, 1.0};
    double y[32];
    for (size_t t = 0; t < COUNT(y); t++)
        y[t] = (100.0 + (double)t) * factor[t % 4];
    og_season season = og_season_estimate(y, COUNT(y), 4);
    assert_int_equal(season.length, 4);
    assert_true(season.multiplicative);
    for (size_t i = 0; i < 4; i++)
        assert_near(season.index[i], factor[i], 0.02);
    assert_near(og_season_put(&season, og_season_take(&season, y[5], 5), 5), y[5], 1e-12);

    uint64_t seed = 7;
    for (size_t t = 0; t < COUNT(y); t++)
        y[t] = 100.0 + noise(&seed);
    y[3] = 0.0; /* amounts from here on, and nothing that recurs */
    season = og_season_estimate(y, COUNT(y), 4);
    assert_int_equal(season.length, 1);
}

int main(void)
{
    og_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smoothing_of_the_level),
        cmocka_unit_test(smoothing_of_the_trend),
        cmocka_unit_test(smoothing_of_seasons),
        cmocka_unit_test(theta_with_half_the_slope),
        cmocka_unit_test(straight_lines),
        cmocka_unit_test(autoregression_of_known_order),
        cmocka_unit_test(autoregression_by_least_squares),
        cmocka_unit_test(logarithms_are_undone),
        cmocka_unit_test(short_samples_are_refused),
        cmocka_unit_test(a_pattern_is_found_and_taken_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
