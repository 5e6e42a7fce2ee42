/* Distributions: what they allow, their means and supports. */
#include "distribution.h"

#include <math.h>
#include <string.h>

/* ---- what is allowed ----------------------------------------------------------------------- */

static void test_types(void **state)
{
    (void)state;
    for (int i = 0; i < OG_DIST_KINDS; i++) {
        const og_dist_type *type = og_dist_types[i];
        assert_non_null(type->name);
        assert_non_null(type->description);
        assert_true(type->lists == (type->parameters[0].key == NULL));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(type->name, og_dist_types[j]->name);
    }
}

static void test_check_refuses(void **state)
{
    (void)state;
    static const struct {
        og_dist dist;
        int parameter;
        const char *message;
    } wrong[] = {
        {DIST(NORMAL, 1, 3), -1, "normal needs mean and sd; missing: sd"},
        {DIST(PERT, 2, 0, 3), -1, "pert needs low, likely and high; missing: low and high"},
        {DIST(LOGNORMAL, 0, 0), -1, "lognormal needs either median and sigma, or p5 and p95"},
        {DIST(LOGNORMAL, 4, 0, 0, 3), -1, "lognormal needs p5 and p95; missing: p95"},
        {DIST(LOGNORMAL, 1, 3), -1, "lognormal needs median and sigma; missing: sigma"},
        {DIST(LOGNORMAL, 7, 3, 1, 2), -1, "lognormal needs either median and sigma, or p5 and p95"},
        {DIST(LOGNORMAL, 15, 3, 1, 2, 4), -1, "needs either"},
        {DIST(PERT, 7, 5, 3, 9), 0, "low must be at most likely, got low 5 and likely 3"},
        {DIST(TRIANGULAR, 7, 1, 3, 2), 2, "high must be at least likely, got likely 3 and high 2"},
        {DIST(UNIFORM, 3, 2, 1), 0, "low must be at most high"},
        {DIST(UNIFORM, 3, NAN, 1), 0, "low must be a finite number"},
        {DIST(UNIFORM, 3, 0, INFINITY), 1, "high must be a finite number"},
        {DIST(UNIFORM, 3, 0, 1e300), 1, "high is too large"},
        {DIST(NORMAL, 3, 0, -1), 1, "sd must be at least 0, got -1"},
        {DIST(NORMAL, 15, 0, 1, 2, 2), 2, "min must be below max, got min 2 and max 2"},
        {DIST(NORMAL, 7, 0, 1, 38), 2, "min must be at most 37 sd above the mean"},
        {DIST(NORMAL, 11, 0, 1, 0, -38), 3, "max must be at most 37 sd below the mean"},
        {DIST(NORMAL, 7, 0, 0, 1), 2, "min must be at most 0 sd above the mean"},
        {DIST(LOGNORMAL, 3, 0, 1), 0, "median must be above 0, got 0"},
        {DIST(LOGNORMAL, 3, 1, 21), 1, "sigma must be between 0 and 20, got 21"},
        {DIST(LOGNORMAL, 12, 0, 0, 3, 2), 2, "p5 must be at most p95"},
        {DIST(LOGNORMAL, 12, 0, 0, 1e-50, 1e50), 3, "p95 must be within a factor 1e26 of p5"},
        {DIST(GAMMA, 3, 0, 1), 1, "sd must be at most 1000 times the mean"},
        {DIST(GAMMA, 3, -1, 1), 0, "mean must be at least 0"},
        {DIST(WEIBULL, 1, 3), -1, "weibull needs scale and shape; missing: shape"},
        {DIST(WEIBULL, 3, 0, 1), 0, "scale must be above 0, got 0"},
        {DIST(WEIBULL, 3, 3, 0.05), 1, "shape must be between 0.1 and 1000, got 0.05"},
        {DIST(BETA, 3, 0.5, 0.5), 1, "sd must be below sqrt(mean (1 - mean)) = 0.5"},
        {DIST(BETA, 3, 0.5, 0.49999999), 1, "use bernoulli"},
        {DIST(BETA, 3, 1.5, 0.1), 0, "mean must be between 0 and 1, got 1.5"},
        {DIST(POISSON, 1, -3), 0, "mean must be at least 0"},
        {DIST(NEGATIVE_BINOMIAL, 3, 3, 0), 1, "dispersion must be above 0"},
        {DIST(BINOMIAL, 3, 2.5, 0.5), 0, "n must be a whole number, got 2.5"},
        {DIST(BINOMIAL, 3, 2, 1.5), 1, "p must be between 0 and 1"},
        {DIST(BERNOULLI, 1, -0.1), 0, "p must be between 0 and 1, got -0.1"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        og_error err = {.status = OG_OK};
        int parameter = 99;
        assert_int_equal(og_dist_check(&wrong[i].dist, &parameter, &err), OG_ERR_SCENARIO);
        if (!strstr(err.message, wrong[i].message) || parameter != wrong[i].parameter)
            fail_msg("%d: '%s' is not '%s'", parameter, err.message, wrong[i].message);
    }
    assert_int_equal(og_dist_check(&wrong[0].dist, NULL, NULL), OG_ERR_SCENARIO);
}

static void test_check_lists(void **state)
{
    (void)state;
    const double values[] = {1, NAN, 3};
    const double weights[] = {0, 0, -1};
    const struct {
        og_dist dist;
        const char *message;
    } wrong[] = {
        {listed(OG_DIST_DISCRETE, NULL, NULL, 0), "missing: values"},
        {listed(OG_DIST_DISCRETE, values, NULL, 1), "missing: weights"},
        {listed(OG_DIST_EMPIRICAL, values, NULL, 0), "empirical needs at least one value"},
        {listed(OG_DIST_EMPIRICAL, values, NULL, 3), "value 2 must be a finite number"},
        {listed(OG_DIST_DISCRETE, values, weights, 1), "at least one weight must be above 0"},
        {listed(OG_DIST_DISCRETE, values + 2, weights + 2, 1), "weight 1 must be at least 0"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        og_error err = {.status = OG_OK};
        assert_int_equal(og_dist_check(&wrong[i].dist, NULL, &err), OG_ERR_SCENARIO);
        if (!strstr(err.message, wrong[i].message))
            fail_msg("'%s' is not '%s'", err.message, wrong[i].message);
    }
}

/* ---- mean and support ---------------------------------------------------------------------- */

static void test_mean_and_support(void **state)
{
    (void)state;
    static const struct {
        og_dist dist;
        double mean, low, high;
    } cases[] = {
        {DIST(PERT, 7, 1, 2, 9), 3, 1, 9},
        {DIST(TRIANGULAR, 7, 1, 2, 9), 4, 1, 9},
        {DIST(UNIFORM, 3, 2, 4), 3, 2, 4},
        {DIST(UNIFORM, 3, 2, 2), 2, 2, 2},
        {DIST(NORMAL, 3, 5, 2), 5, -INFINITY, INFINITY},
        {DIST(NORMAL, 3, 5, 0), 5, 5, 5},
        {DIST(NORMAL, 7, 0, 1, 0), 0.79788456080286536, 0, INFINITY}, /* sqrt(2 / pi) */
        {DIST(NORMAL, 11, 0, 1, 0, 0), -0.79788456080286536, -INFINITY, 0},
        {DIST(LOGNORMAL, 3, 2, 1), 3.2974425414002563, 0, INFINITY}, /* 2 exp(1/2) */
        {DIST(LOGNORMAL, 3, 2, 0), 2, 2, 2},
        {DIST(LOGNORMAL, 12, 0, 0, 2, 2), 2, 2, 2},
        {DIST(GAMMA, 3, 10, 5), 10, 0, INFINITY},
        {DIST(GAMMA, 3, 0, 0), 0, 0, 0},
        {DIST(WEIBULL, 3, 2, 1), 2, 0, INFINITY},                  /* exponential */
        {DIST(WEIBULL, 3, 2, 2), 1.7724538509055161, 0, INFINITY}, /* sqrt(pi) */
        {DIST(WEIBULL, 3, 2, 0.5), 4, 0, INFINITY},                /* 2 * 2! */
        {DIST(BETA, 3, 0.2, 0.1), 0.2, 0, 1},
        {DIST(BETA, 3, 1, 0), 1, 1, 1},
        {DIST(POISSON, 1, 3.5), 3.5, 0, INFINITY},
        {DIST(POISSON, 1, 0), 0, 0, 0},
        {DIST(NEGATIVE_BINOMIAL, 3, 4, 2), 4, 0, INFINITY},
        {DIST(BINOMIAL, 3, 10, 0.25), 2.5, 0, 10},
        {DIST(BINOMIAL, 3, 10, 1), 10, 10, 10},
        {DIST(BERNOULLI, 1, 0.25), 0.25, 0, 1},
        {DIST(BERNOULLI, 1, 1), 1, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const og_dist *dist = &cases[i].dist;
        double low, high;
        assert_int_equal(og_dist_check(dist, NULL, NULL), OG_OK);
        og_dist_support(dist, &low, &high);
        assert_true(fabs(og_dist_mean(dist) - cases[i].mean) < 1e-13);
        assert_true(low == cases[i].low && high == cases[i].high);
    }
    const double values[] = {4, 1, 7, -9}, weights[] = {1, 2, 1, 0};
    og_dist discrete = listed(OG_DIST_DISCRETE, values, weights, 4);
    og_dist empirical = listed(OG_DIST_EMPIRICAL, values, NULL, 3);
    double low, high;
    og_dist_support(&discrete, &low, &high);
    assert_true(low == 1 && high == 7 && og_dist_mean(&discrete) == 3.25);
    og_dist_support(&empirical, &low, &high);
    assert_true(low == 1 && high == 7 && og_dist_mean(&empirical) == 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_check_refuses),
        cmocka_unit_test(test_check_lists),
        cmocka_unit_test(test_mean_and_support),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
