/* A sieve's counts and bits against comparing value by value. */
#include "engine/sieve.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static double next_uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) * 0x1p-53;
}

/* Most values between the edges, some at them, and some that are not finite. */
static void fill_row(const og_sieve *sieve, uint64_t *state, double row[OG_BATCH])
{
    static const double special[] = {NAN, INFINITY, -INFINITY, -0.0};
    for (size_t i = 0; i < OG_BATCH; i++) {
        double u = next_uniform(state), at = 100.0 * next_uniform(state);
        row[i] = 1.2 * at - 10.0;
        if (u < 0.2)
            row[i] = sieve->edges[(size_t)(at * sieve->count / 100.0)];
        else if (u < 0.25)
            row[i] = special[(size_t)at % 4];
    }
}

/* Edges that ascend; now and then two that are equal; the last may be one that nothing reaches. */
static og_sieve make_sieve(uint32_t count, bool collects, uint64_t *state)
{
    double edges[OG_SIEVE_EDGES];
    og_sieve sieve = {.collects = collects};
    for (uint32_t j = 0; j < count; j++) {
        bool same = j > 0 && next_uniform(state) < 0.1;
        edges[j] = same ? edges[j - 1] : 100.0 * (j + next_uniform(state)) / count;
    }
    if (next_uniform(state) < 0.3)
        edges[count - 1] = NAN;
    og_sieve_set(&sieve, edges, count);
    return sieve;
}

static uint32_t class_of(const og_sieve *sieve, double x)
{
    uint32_t class = 0;
    for (uint32_t j = 0; j < sieve->count; j++)
        class += x >= sieve->edges[j];
    return class;
}

static void check_gathered(const og_sieve *sieve, const double row[OG_BATCH],
                           const uint64_t bits[OG_SIEVE_WORDS], size_t met)
{
    double out[OG_BATCH + 1], wanted[OG_BATCH];
    size_t collected = 0;
    for (size_t j = 0; j < OG_SIEVE_WORDS; j++)
        for (size_t i = 0; i < 64; i++) {
            double x = row[OG_SIEVE_WORDS * i + j];
            if (og_sieve_collected(sieve, class_of(sieve, x)))
                wanted[collected++] = x;
        }
    assert_int_equal(met, collected);
    out[met] = 12345.0;
    og_sieve_gather(row, bits, out);
    assert_true(out[met] == 12345.0);
    assert_memory_equal(out, wanted, met * sizeof *out);
}

static void test_rows(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (uint32_t count = 2; count <= OG_SIEVE_EDGES; count += 2)
        for (int again = 0; again < 10; again++) {
            bool collects = again % 3 > 0;
            og_sieve sieve = make_sieve(count, collects, &random);
            uint32_t at_least[OG_SIEVE_EDGES] = {0}, wanted[OG_SIEVE_EDGES] = {0};
            for (int r = 0; r < 3; r++) {
                double row[OG_BATCH];
                uint64_t bits[OG_SIEVE_WORDS];
                fill_row(&sieve, &random, row);
                size_t met = og_sieve_row(&sieve, row, at_least, bits);
                if (collects)
                    check_gathered(&sieve, row, bits, met);
                else
                    assert_int_equal(met, 0);
                for (uint32_t j = 0; j < count; j++)
                    wanted[j] += (uint32_t)og_sieve_count(row, OG_BATCH, sieve.edges[j]);
            }
            assert_memory_equal(at_least, wanted, sizeof wanted);
        }
}

static void test_count_edges(void **state)
{
    (void)state;
    static double values[4 * OG_BATCH];
    uint64_t random = 2;
    for (uint32_t count = 1; count <= OG_SIEVE_EDGES; count++) {
        og_sieve sieve = make_sieve(count, true, &random);
        uint32_t at_least[OG_SIEVE_EDGES] = {0}, wanted[OG_SIEVE_EDGES] = {0};
        for (size_t i = 0; i < 4; i++)
            fill_row(&sieve, &random, values + i * OG_BATCH);
        size_t size = count % 7 == 0 ? OG_SIEVE_MOST : 20 * count;
        og_sieve_count_edges(&sieve, values, size, at_least);
        for (uint32_t j = 0; j < count; j++)
            for (size_t i = 0; i < size; i++)
                wanted[j] += values[i] >= sieve.edges[j];
        assert_memory_equal(at_least, wanted, sizeof wanted);
    }
}

/* As many as there may be, which all reach all edges: no count runs into the next. */
static void test_all_reach(void **state)
{
    (void)state;
    static double values[OG_SIEVE_MOST];
    double edges[OG_SIEVE_EDGES];
    og_sieve sieve = {.collects = true};
    uint32_t each[OG_SIEVE_EDGES] = {0}, row[OG_SIEVE_EDGES] = {0};
    uint64_t bits[OG_SIEVE_WORDS];
    for (size_t i = 0; i < OG_SIEVE_MOST; i++)
        values[i] = 100.0;
    for (uint32_t j = 0; j < OG_SIEVE_EDGES; j++)
        edges[j] = j;
    edges[OG_SIEVE_EDGES - 1] = NAN;
    og_sieve_set(&sieve, edges, OG_SIEVE_EDGES);
    og_sieve_count_edges(&sieve, values, OG_SIEVE_MOST, each);
    assert_int_equal(og_sieve_row(&sieve, values, row, bits), OG_BATCH);
    for (uint32_t j = 0; j < OG_SIEVE_EDGES - 1; j++) {
        assert_int_equal(each[j], OG_SIEVE_MOST);
        assert_int_equal(row[j], OG_BATCH);
    }
    assert_int_equal(each[OG_SIEVE_EDGES - 1], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_count_edges),
        cmocka_unit_test(test_all_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
