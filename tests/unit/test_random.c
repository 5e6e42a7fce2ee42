/* Uniforms against Random123 itself, and quantile functions in closed form. */
#include "random/quantile.h"
#include "random/uniform.h"

#include <Random123/philox.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static double unit(uint32_t low, uint32_t high)
{
    uint64_t word = (uint64_t)high << 32 | low;
    return ldexp((double)(word >> 12) + 0.5, -52);
}

/* The documented mapping, written apart from the library's. */
static double reference(uint64_t key, uint64_t replicate, int32_t index)
{
    uint64_t block = replicate / 2;
    philox4x32_ctr_t counter = {{(uint32_t)block, (uint32_t)(block >> 32), (uint32_t)index, 0}};
    philox4x32_key_t words = {{(uint32_t)key, (uint32_t)(key >> 32)}};
    philox4x32_ctr_t out = philox4x32(counter, words);
    return replicate % 2 ? unit(out.v[2], out.v[3]) : unit(out.v[0], out.v[1]);
}

/* kat_vectors of Random123 for philox4x32, 10 rounds. */
static void test_known_answers(void **state)
{
    (void)state;
    static const uint32_t vectors[][10] = {
        {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
        {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d,
         0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
        {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09,
         0x94fdcceb, 0x5001e420, 0x24126ea1},
    };
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        const uint32_t *v = vectors[i];
        philox4x32_ctr_t counter = {{v[0], v[1], v[2], v[3]}};
        philox4x32_key_t key = {{v[4], v[5]}};
        philox4x32_ctr_t out = philox4x32(counter, key);
        assert_memory_equal(out.v, v + 6, sizeof out.v);
    }
    double u[2];
    og_uniform_fill(0, 0, 2, 0, u);
    assert_true(u[0] == unit(0x6627e8d5, 0xe169c58d));
    assert_true(u[1] == unit(0xbc57ac4c, 0x9b00dbd8));
}

static void test_equals_random123(void **state)
{
    (void)state;
    static const uint64_t firsts[] = {0, 1, 2, 127, 128, 255, 1000001, 0x1fffffff0, UINT64_MAX / 2};
    static const int32_t indices[] = {0, 1, 2025, 24311, -1, INT32_MIN, INT32_MAX};
    double u[300];
    for (size_t f = 0; f < sizeof firsts / sizeof firsts[0]; f++)
        for (size_t i = 0; i < sizeof indices / sizeof indices[0]; i++) {
            uint64_t key = og_uniform_key(f, "a.path");
            og_uniform_fill(key, firsts[f], 300, indices[i], u);
            for (size_t r = 0; r < 300; r++)
                assert_true(u[r] == reference(key, firsts[f] + r, indices[i]));
        }
}

static void test_splits_and_prefixes(void **state)
{
    (void)state;
    enum { COUNT = 1000 };
    double whole[COUNT], parts[COUNT + 1];
    og_uniform_fill(99, 7, COUNT, 3, whole);
    for (size_t size = 1; size <= COUNT; size = 2 * size + 1) {
        for (size_t first = 0; first < COUNT; first += size) {
            size_t count = COUNT - first < size ? COUNT - first : size;
            parts[first + count] = -1;
            og_uniform_fill(99, 7 + first, count, 3, parts + first);
            assert_true(parts[first + count] == -1);
        }
        assert_memory_equal(whole, parts, sizeof whole);
    }
}

static void test_lattice(void **state)
{
    (void)state;
    enum { COUNT = 4096 };
    static double u[COUNT];
    og_uniform_fill(og_uniform_key(1, "x"), 0, COUNT, 0, u);
    for (size_t i = 0; i < COUNT; i++) {
        double k = ldexp(u[i], 52) - 0.5;
        assert_true(u[i] > 0 && u[i] < 1);
        assert_true(k == floor(k));
        assert_true(1 - (1 - u[i]) == u[i]);
    }
}

static int by_key(const void *a, const void *b)
{
    const uint64_t *x = a;
    const uint64_t *y = b;
    return (*x > *y) - (*x < *y);
}

static void test_keys(void **state)
{
    (void)state;
    enum { PATHS = 100000 };
    uint64_t *keys = malloc(PATHS * sizeof *keys);
    assert_non_null(keys);
    for (int i = 0; i < PATHS; i++) {
        char path[64];
        snprintf(path, sizeof path, "reception.azc.locations.l%d.%s", i / 4,
                 i % 4 == 0   ? "delay"
                 : i % 4 == 1 ? "places"
                 : i % 4 == 2 ? "extension"
                              : "probability");
        keys[i] = og_uniform_key((uint64_t)(i % 2), path);
    }
    qsort(keys, PATHS, sizeof *keys, by_key);
    for (int i = 1; i < PATHS; i++)
        assert_true(keys[i - 1] != keys[i]);
    free(keys);

    /* Pinned: published results depend on them. */
    assert_int_equal(og_uniform_key(2025, "finance.lines.guidance.cost"),
                     UINT64_C(0x2d340f2e6b34c47d));
    assert_true(og_uniform_key(1, "a") != og_uniform_key(2, "a"));
    assert_true(og_uniform_key(1, "a") != og_uniform_key(1, "b"));
}

static void test_closed_forms(void **state)
{
    (void)state;
    const double u[] = {0x1p-53, 0.125, 0.5, 0.875, 1 - 0x1p-53};
    double x[5];
    og_quantile line = {.kind = OG_QUANTILE_IDENTITY, .location = 2, .scale = 4};
    og_quantile_fill(&line, NULL, u, 5, x);
    for (int i = 0; i < 5; i++)
        assert_true(x[i] == 2 + 4 * u[i]);

    og_quantile constant = {.kind = OG_QUANTILE_IDENTITY, .location = 0.1};
    og_quantile_fill(&constant, NULL, u, 5, x);
    for (int i = 0; i < 5; i++)
        assert_true(x[i] == 0.1);

    /* Mode at a half: F(x) = 2 x^2 below it. */
    og_quantile triangle = {
        .kind = OG_QUANTILE_TRIANGULAR, .parameter = 0.5, .location = 10, .scale = 8};
    memcpy(x, u, sizeof x);
    og_quantile_fill(&triangle, NULL, x, 5, x);
    assert_true(x[1] == 12 && x[2] == 14 && x[3] == 16);
    assert_true(x[0] >= 10 && x[0] < 10.0000002 && x[4] <= 18 && x[4] > 17.9999998);
}

static void test_sample(void **state)
{
    (void)state;
    const double block[] = {-7, 3, 10, 20, 40, 80, 80};
    const double u[] = {0x1p-53, 1.0 / 6, 0.5, 5.0 / 6, 1 - 0x1p-53};
    const double expected[] = {10, 15, 30, 60, 80};
    og_quantile sample = {.kind = OG_QUANTILE_SAMPLE, .offset = 1, .length = 6, .scale = 1};
    double x[5];
    og_quantile_fill(&sample, block, u, 5, x);
    for (int i = 0; i < 5; i++)
        assert_true(fabs(x[i] - expected[i]) < 1e-12);

    const double single[] = {0, 5, 5};
    sample = (og_quantile){.kind = OG_QUANTILE_SAMPLE, .length = 3, .scale = 1};
    og_quantile_fill(&sample, single, u, 5, x);
    for (int i = 0; i < 5; i++)
        assert_true(x[i] == 5);
}

/* Values of Phi from Abramowitz and Stegun, table 26.1. */
static void test_normal_cdf(void **state)
{
    (void)state;
    const double z[] = {0, 1, -1, 3, -40, 40, -8.2};
    double u[7];
    og_normal_cdf(z, 7, u);
    assert_true(u[0] == 0.5);
    assert_true(fabs(u[1] - 0.841344746068543) < 1e-15);
    assert_true(fabs(u[2] - 0.158655253931457) < 1e-15);
    assert_true(fabs(u[3] - 0.998650101968370) < 1e-15);
    assert_true(u[4] == 0x1p-53);
    assert_true(u[5] == 1 - 0x1p-53);
    assert_true(u[6] > 0x1p-53 && u[6] < 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_answers),
        cmocka_unit_test(test_equals_random123),
        cmocka_unit_test(test_splits_and_prefixes),
        cmocka_unit_test(test_lattice),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_closed_forms),
        cmocka_unit_test(test_sample),
        cmocka_unit_test(test_normal_cdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
