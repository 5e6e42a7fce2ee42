/* Statistics of a metric and their standard errors, where these are known. */
#include "number.h"

#include "engine/result.h"

#include <string.h>

static og_result *result_of(const double *values, uint64_t count)
{
    og_result *result = calloc(1, sizeof *result);
    assert_non_null(result);
    result->replicates = count;
    result->metric_count = 1;
    result->metric_slot = calloc(1, sizeof *result->metric_slot);
    result->values = malloc(count * sizeof *values);
    assert_true(result->metric_slot && result->values);
    memcpy(result->values, values, count * sizeof *values);
    return result;
}

static og_summary summary_of(const double *values, uint64_t count)
{
    og_summary summary;
    og_result *result = result_of(values, count);
    assert_int_equal(og_result_summary(result, 0, (size_t)-1, 0, &summary, NULL), OG_OK);
    og_result_free(result);
    return summary;
}

/* Evenly over (-0.5, 0.5), in a scattered order: the order statistics are known. */
static void test_uniform_estimates(void **state)
{
    enum { N = 10007, STRIDE = 3001 };
    static double values[N];
    (void)state;
    for (uint64_t i = 0; i < N; i++)
        values[i * STRIDE % N] = ((double)i + 0.5) / N - 0.5;
    og_summary s = summary_of(values, N);
    assert_int_equal(s.count, N);
    assert_close(s.mean.value, 0, 1e-15);
    assert_close(s.sd.value, sqrt((N + 1.0) / (12.0 * N)), 1e-12);
    assert_close(s.mean.error, s.sd.value / sqrt(N), 1e-15);
    /* fourth moment 1/80, variance 1/12 */
    assert_close(s.sd.error, sqrt((1.0 / 80 - 1.0 / 144) / N) / (2 * sqrt(1.0 / 12)), 1e-6);
    assert_close(s.p_positive.value, (N - 1) / 2.0 / N, 1e-15);
    assert_close(s.p_positive.error, 0.5 / sqrt(N), 1e-8);
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        double p = og_summary_level(i) / 100.0;
        assert_close(s.quantile[i].value, ((N - 1) * p + 0.5) / N - 0.5, 1e-12);
        assert_close(s.quantile[i].error, sqrt(p * (1 - p) / N), 1e-12);
    }
}

static void test_small_estimates(void **state)
{
    (void)state;
    og_summary one = summary_of((const double[]){0.1}, 1);
    assert_number(one.mean.value, 0.1);
    assert_true(isnan(one.sd.value) && isnan(one.mean.error));
    assert_number(one.quantile[7].value, 0.1);
    assert_number(one.quantile[7].error, 0);
    assert_number(one.p_positive.value, 1);

    og_summary equal = summary_of((const double[]){0.1, 0.1, 0.1}, 3);
    assert_number(equal.mean.value, 0.1);
    assert_number(equal.mean.error, 0);
    assert_number(equal.sd.value, 0);
    assert_number(equal.quantile[0].error, 0);

    /* ranks 4 * 0.5 -+ 1 of 0 1 2 3: half of what lies between 0.5 and 2.5 */
    og_summary four = summary_of((const double[]){3, NAN, 0, 2, NAN, 1}, 6);
    assert_int_equal(four.count, 4);
    assert_number(four.mean.value, 1.5);
    assert_close(four.sd.value, sqrt(5.0 / 3.0), 1e-15);
    assert_number(four.quantile[2].value, 1.5);
    assert_number(four.quantile[2].error, 1);
    assert_number(four.p_positive.value, 0.75);
    assert_close(four.p_positive.error, sqrt(0.75 * 0.25 / 4), 1e-15);

    og_summary none = summary_of((const double[]){NAN}, 1);
    assert_int_equal(none.count, 0);
    assert_true(isnan(none.p_positive.value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uniform_estimates),
        cmocka_unit_test(test_small_estimates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
