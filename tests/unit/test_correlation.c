#include "dist/dist.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void test_correlation(void **state)
{
    (void)state;
    enum { N = 3 };
    double matrix[N * N] = {1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1};
    double factor[N * N];
    assert_int_equal(og_correlation_factor(matrix, N, factor, NULL), OG_OK);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < N; k++)
                sum += factor[i * N + k] * factor[j * N + k];
            assert_true(fabs(sum - matrix[i * N + j]) < 1e-15);
            assert_true(j <= i || factor[i * N + j] == 0);
        }
    assert_int_equal(og_correlation_factor(matrix, N, matrix, NULL), OG_OK);
    assert_memory_equal(matrix, factor, sizeof factor);

    double against[N * N] = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
    double singular[4] = {1, 1, 1, 1};
    og_error err = {.status = OG_OK};
    assert_int_equal(og_correlation_factor(against, N, factor, &err), OG_ERR_NUMERIC);
    assert_non_null(strstr(err.message, "positive definite"));
    assert_int_equal(og_correlation_factor(singular, 2, factor, NULL), OG_ERR_NUMERIC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_correlation),
    };
    og_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
