/* Point sets against their geometry, GSL's Sobol' sequence and the variances that independent
 * strata would give; then draws and standard errors of a whole run under a design. */
#include "program.h"

#include "engine/result.h"
#include "random/design.h"
#include "random/uniform.h"

#include <gsl/gsl_qrng.h>

#include <math.h>
#include <stdio.h>

#define PARTS OG_DESIGN_RANDOMISATIONS
#define POINTS 1024

static uint64_t key_of(uint64_t seed, const char *path)
{
    return og_uniform_key(PROGRAM_SEED + seed, path);
}

static void assert_between(double value, double low, double high)
{
    if (!(value >= low && value <= high))
        fail_msg("%g is not between %g and %g", value, low, high);
}

/* ---- the Sobol' sequence ----------------------------------------------------------------- */

/* Point i as a whole number of 2^-30. */
static uint32_t point(const uint32_t *directions, uint32_t i)
{
    uint32_t reversed = 0, x = 0;
    for (uint32_t j = 0; i >> j; j++)
        reversed ^= i >> j & 1 ? directions[j] : 0;
    for (uint32_t bit = 0; bit < 30; bit++)
        x |= (reversed >> bit & 1) << (29 - bit);
    return x;
}

static void test_directions(void **state)
{
    (void)state;
    uint32_t directions[OG_SOBOL_BITS];
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t d = 0; d < OG_SOBOL_DIMENSIONS; d++) {
        og_sobol_directions(d, directions);
        for (uint32_t j = 0; j < OG_SOBOL_BITS; j++) {
            assert_int_equal((uint64_t)directions[j] >> j, 1);
            hash = (hash ^ directions[j]) * UINT64_C(0x100000001B3);
        }
    }
    /* Of the same numbers computed in Python from the copy of Joe and Kuo's file in SciPy 1.10. */
    assert_true(hash == UINT64_C(0x1EDA737B50402503));
}

/* The first two dimensions are the same in every Sobol' sequence; the others are compared with
 * points of scipy.stats.qmc.Sobol. GSL and SciPy go through the points in the order of Gray code,
 * and GSL leaves the first out. */
static void test_points(void **state)
{
    (void)state;
    uint32_t directions[2][OG_SOBOL_BITS], other[OG_SOBOL_BITS];
    og_sobol_directions(0, directions[0]);
    og_sobol_directions(1, directions[1]);
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, 2);
    assert_non_null(sequence);
    for (uint32_t i = 1; i < 5000; i++) {
        double x[2];
        gsl_qrng_get(sequence, x);
        for (size_t d = 0; d < 2; d++)
            assert_true(x[d] * 0x1p30 == point(directions[d], i ^ i >> 1));
    }
    gsl_qrng_free(sequence);

    static const uint32_t known[][3] = {
        {2, 7, 134217728},     {2, 10277, 172163072},   {3, 10277, 565641216},
        {9, 10277, 461307904}, {52, 10277, 9502720},    {99, 10277, 578617344},
        {160, 7, 939524096},   {160, 10277, 269025280},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        og_sobol_directions(known[i][0], other);
        assert_int_equal(point(other, known[i][1]), known[i][2]);
    }
}

/* ---- geometry ---------------------------------------------------------------------------- */

/* u[part][point] */
static void fill(uint64_t key, const uint32_t *directions, size_t points, double (*u)[POINTS])
{
    static double rows[PARTS * POINTS];
    og_design_fill(key, directions, 0, PARTS * points, rows);
    for (size_t i = 0; i < PARTS * points; i++)
        u[i % PARTS][i / PARTS] = rows[i];
}

/* Every box of the grid of `across` by `down` holds as many of the first across * down points. */
static void assert_net(const double *x, const double *y, size_t across, size_t down)
{
    bool seen[POINTS] = {false};
    for (size_t i = 0; i < across * down; i++) {
        size_t box = (size_t)(x[i] * (double)across) * down + (size_t)(y[i] * (double)down);
        assert_false(seen[box]);
        seen[box] = true;
    }
}

static void test_one_in_each_interval(void **state)
{
    (void)state;
    static const size_t dimensions[] = {0, 1, 2, 7, 40, OG_SOBOL_DIMENSIONS - 1};
    static double u[PARTS][POINTS];
    uint32_t directions[OG_SOBOL_BITS];
    for (size_t d = 0; d <= sizeof dimensions / sizeof *dimensions; d++) {
        bool sobol = d < sizeof dimensions / sizeof *dimensions;
        if (sobol)
            og_sobol_directions(dimensions[d], directions);
        fill(key_of(d, "value"), sobol ? directions : NULL, POINTS, u);
        for (size_t part = 0; part < PARTS; part++)
            for (size_t points = 1; points <= POINTS; points *= 2)
                assert_net(u[part], u[part], points, 1);
    }
}

static void test_one_in_each_box(void **state)
{
    (void)state;
    static double x[PARTS][POINTS], y[PARTS][POINTS];
    uint32_t directions[OG_SOBOL_BITS];
    og_sobol_directions(0, directions);
    fill(key_of(0, "x"), directions, POINTS, x);
    og_sobol_directions(1, directions);
    fill(key_of(0, "y"), directions, POINTS, y);
    for (size_t part = 0; part < PARTS; part++)
        for (size_t across = 1; across <= POINTS; across *= 2)
            for (size_t down = 1; across * down <= POINTS; down *= 2)
                assert_net(x[part], y[part], across, down);
}

static void test_lattice_and_beginnings(void **state)
{
    (void)state;
    enum { N = 64 * PARTS, FIRST = 21 * PARTS };
    static double all[N], some[N];
    uint32_t directions[OG_SOBOL_BITS];
    og_sobol_directions(3, directions);
    for (int sobol = 0; sobol < 2; sobol++) {
        const uint32_t *at = sobol ? directions : NULL;
        og_design_fill(key_of(0, "value"), at, 0, N, all);
        og_design_fill(key_of(0, "value"), at, FIRST, N - FIRST, some);
        assert_memory_equal(all + FIRST, some, (N - FIRST) * sizeof *all);
        uint64_t low = 0;
        for (size_t i = 0; i < N; i++) {
            double k = all[i] * 0x1p52 - 0.5;
            assert_true(k >= 0 && k < 0x1p52 && k == floor(k));
            low |= (uint64_t)k & 0xFFFFF;
        }
        assert_int_equal(low, 0xFFFFF);
        og_design_fill(key_of(0, "value"), at, (UINT64_C(1) << 36) - PARTS, PARTS, some);
        assert_true(some[0] > 0 && some[PARTS - 1] < 1);
    }
}

/* ---- the scrambling ---------------------------------------------------------------------- */

/* In each stratum the scrambled point is uniform and independent of those in the others: the mean
 * of n = 2^m points has variance 1 / (12 n^3). The bounds are three standard errors. */
static void test_variance(void **state)
{
    (void)state;
    enum { KEYS = 600 };
    static double u[PARTS][POINTS];
    uint32_t directions[OG_SOBOL_BITS];
    og_sobol_directions(5, directions);
    for (int sobol = 0; sobol < 2; sobol++)
        for (size_t n = 1; n <= 256; n *= 4) {
            double sum = 0, squares = 0, samples = KEYS * PARTS;
            for (uint64_t key = 0; key < KEYS; key++) {
                fill(key_of(key, "value"), sobol ? directions : NULL, n, u);
                for (size_t part = 0; part < PARTS; part++) {
                    double mean = 0;
                    for (size_t i = 0; i < n; i++)
                        mean += (u[part][i] - 0.5) / (double)n;
                    sum += mean;
                    squares += mean * mean;
                }
            }
            double variance = 1 / (12 * pow((double)n, 3));
            assert_between(squares / samples / variance, 1 - 3 * sqrt(2 / samples),
                           1 + 3 * sqrt(2 / samples));
            assert_between(sum / samples / sqrt(variance / samples), -3, 3);
        }
}

/* Means of 32 points: of one value in two randomisations, and of the product of two values. */
static void test_independence(void **state)
{
    (void)state;
    enum { KEYS = 2000, N = 32 };
    static double x[PARTS][POINTS], y[PARTS][POINTS];
    double pairs[PARTS] = {0}, paths = 0, bound = 4 / sqrt(KEYS);
    for (uint64_t key = 0; key < KEYS; key++) {
        double mean[PARTS] = {0}, product = 0;
        fill(key_of(key, "x"), NULL, N, x);
        fill(key_of(key, "y"), NULL, N, y);
        for (size_t part = 0; part < PARTS; part++)
            for (size_t i = 0; i < N; i++) {
                mean[part] += (x[part][i] - 0.5) / N;
                product += 12 * (x[part][i] - 0.5) * (y[part][i] - 0.5) / (N * PARTS);
            }
        for (size_t part = 1; part < PARTS; part++)
            pairs[part] += mean[0] * mean[part] * (12.0 * N * N * N) / KEYS;
        paths += product / KEYS;
    }
    for (size_t part = 1; part < PARTS; part++)
        assert_between(pairs[part], -bound, bound);
    assert_between(paths * sqrt(N * PARTS), -2 * bound, 2 * bound);
}

/* Root mean square error of the mean of exp(x + y + z) over n points. */
static double error_of_mean(size_t n)
{
    enum { KEYS = 40 };
    static double u[3][PARTS][POINTS];
    double squares = 0, truth = pow(M_E - 1, 3);
    uint32_t directions[OG_SOBOL_BITS];
    for (uint64_t key = 0; key < KEYS; key++) {
        for (size_t d = 0; d < 3; d++) {
            const char path[] = {(char)('x' + d), 0};
            og_sobol_directions(d, directions);
            fill(key_of(key, path), directions, n, u[d]);
        }
        for (size_t part = 0; part < PARTS; part++) {
            double sum = 0;
            for (size_t i = 0; i < n; i++)
                sum += exp(u[0][part][i] + u[1][part][i] + u[2][part][i]);
            squares += pow(sum / (double)n - truth, 2);
        }
    }
    return sqrt(squares / (KEYS * PARTS));
}

/* n^-1.5 but for a power of log n. */
static void test_rate(void **state)
{
    (void)state;
    double slope = log2(error_of_mean(POINTS) / error_of_mean(32)) / 5;
    assert_between(slope, -1.6, -1.25);
}

/* ---- a run ------------------------------------------------------------------------------- */

static og_plan *plan_of(og_tape *tape, og_block_parts parts)
{
    og_tape_code code;
    og_plan *plan = NULL;
    assert_int_equal(og_tape_finish(tape, &code, NULL), OG_OK);
    assert_int_equal(og_block_build(&code, NULL, 0, &parts, &plan, NULL), OG_OK);
    og_tape_free(tape);
    return plan;
}

/* Draws at v000, v001, ..., without the one numbered `without`, made last to first; then one that
 * varies. Each replicate's uniforms, in the order of the paths. */
static double *uniforms(og_sampling sampling, size_t count, size_t without, size_t replicates)
{
    og_tape *tape = og_tape_new(NULL);
    char path[24];
    for (size_t i = count; i-- > 0;) {
        snprintf(path, sizeof path, "v%03zu", i);
        if (i != without)
            og_tape_out(tape, og_tape_uniform(tape, path, false, 0), (uint32_t)i);
    }
    og_tape_out(tape, og_tape_uniform(tape, "a", true, 7), (uint32_t)count);
    og_plan *plan = plan_of(tape, (og_block_parts){.sampling = sampling});
    double *values = program_run(plan, count + 1, replicates);
    og_plan_free(plan);
    return values;
}

static void test_dimensions(void **state)
{
    (void)state;
    enum { COUNT = OG_SOBOL_DIMENSIONS + 5, N = 512 };
    double expected[N];
    uint32_t directions[OG_SOBOL_BITS];
    for (og_sampling sampling = OG_SAMPLING_RANDOM; sampling <= OG_SAMPLING_SOBOL; sampling++) {
        double *values = uniforms(sampling, COUNT, COUNT, N);
        for (size_t i = 0; i < COUNT; i++) {
            char path[24];
            snprintf(path, sizeof path, "v%03zu", i);
            bool sobol = sampling == OG_SAMPLING_SOBOL && i < OG_SOBOL_DIMENSIONS;
            if (sobol)
                og_sobol_directions(i, directions);
            if (sampling == OG_SAMPLING_RANDOM)
                og_uniform_fill(key_of(0, path), 0, N, 0, expected);
            else
                og_design_fill(key_of(0, path), sobol ? directions : NULL, 0, N, expected);
            assert_memory_equal(values + i * N, expected, sizeof expected);
        }
        og_uniform_fill(key_of(0, "a"), 0, N, 7, expected);
        assert_memory_equal(values + COUNT * N, expected, sizeof expected);
        free(values);
    }
}

/* A value more changes no draw of a latin hypercube; of a Sobol' design those after it. */
static void test_one_value_more(void **state)
{
    (void)state;
    enum { COUNT = 9, NEW = 4, N = 1024 };
    for (og_sampling sampling = OG_SAMPLING_RANDOM; sampling <= OG_SAMPLING_SOBOL; sampling++) {
        double *with = uniforms(sampling, COUNT, COUNT, N);
        double *without = uniforms(sampling, COUNT, NEW, N);
        for (size_t i = 0; i <= COUNT; i++) {
            if (i == NEW)
                continue;
            bool same = memcmp(with + i * N, without + i * N, N * sizeof *with) == 0;
            assert_int_equal(same, sampling != OG_SAMPLING_SOBOL || i < NEW || i == COUNT);
        }
        free(with);
        free(without);
    }
}

/* Metrics x + y and x + y - 1.2, and the case floor(3 x). */
static og_plan *sums(og_sampling sampling)
{
    static const og_output outputs[] = {
        {OG_OUTPUT_METRIC, 0}, {OG_OUTPUT_METRIC, 1}, {OG_OUTPUT_CASE, 0}};
    static const og_plan_metric_row metrics[] = {{.output = 0, .series = -1},
                                                 {.output = 1, .series = -1}};
    static const og_plan_case_row group = {.count = 3, .output = 2};
    og_tape *tape = og_tape_new(NULL);
    og_ref x = og_tape_uniform(tape, "x", false, 0), y = og_tape_uniform(tape, "y", false, 0);
    og_ref sum = og_ref_add(tape, x, y);
    og_tape_out(tape, sum, 0);
    og_tape_out(tape, og_ref_sub(tape, sum, og_k(1.2)), 1);
    og_tape_out(tape, og_ref_floor(tape, og_ref_mul(tape, x, og_k(3)), 0), 2);
    return plan_of(tape, (og_block_parts){.sampling = sampling,
                                          .outputs = outputs,
                                          .output_count = 3,
                                          .metrics = metrics,
                                          .metric_count = 2,
                                          .cases = &group,
                                          .case_count = 1,
                                          .text = "",
                                          .text_length = 1});
}

static og_result *run(const og_plan *plan, uint64_t replicates, uint64_t seed, unsigned threads)
{
    const og_run_options options = {
        .size = sizeof options, .replicates = replicates, .seed = seed, .threads = threads};
    og_result *result = NULL;
    assert_int_equal(og_run(plan, &options, &result, NULL), OG_OK);
    return result;
}

static og_summary summary_of(const og_result *result, size_t metric, size_t group, size_t index)
{
    og_summary summary;
    assert_int_equal(og_result_summary(result, metric, group, index, &summary, NULL), OG_OK);
    return summary;
}

/* Over many seeds the differences from the truth are as large as the errors say. */
static void test_errors_are_honest(void **state)
{
    (void)state;
    enum { SEEDS = 200, STATISTICS = 4 };
    /* Of the sum of two uniforms; the last over a third of the replicates. */
    static const double truth[STATISTICS] = {1, 0.32, 2 - 0.44721359549995793, 2.0 / 3};
    for (og_sampling sampling = OG_SAMPLING_RANDOM; sampling <= OG_SAMPLING_SOBOL; sampling++) {
        double sum[STATISTICS] = {0}, squares[STATISTICS] = {0}, size = 0;
        og_plan *plan = sums(sampling);
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            og_result *result = run(plan, 4000, seed, 1);
            og_summary all = summary_of(result, 0, (size_t)-1, 0);
            const og_estimate estimates[STATISTICS] = {
                all.mean, summary_of(result, 1, (size_t)-1, 0).p_positive, all.quantile[5],
                summary_of(result, 0, 0, 0).mean};
            for (size_t i = 0; i < STATISTICS; i++) {
                double z = (estimates[i].value - truth[i]) / estimates[i].error;
                sum[i] += z;
                squares[i] += z * z;
            }
            size += all.mean.error / SEEDS;
            og_result_free(result);
        }
        for (size_t i = 0; i < STATISTICS; i++) {
            double mean = sum[i] / SEEDS;
            assert_between(mean, -0.25, 0.25);
            assert_between(sqrt(squares[i] / SEEDS - mean * mean), 0.8, 1.25);
        }
        /* Of independent replicates: sqrt(1/6 / 4000) = 0.00645. */
        bool random = sampling == OG_SAMPLING_RANDOM;
        assert_between(size, random ? 0.0064 : 0, random ? 0.0065 : 0.0005);
        og_plan_free(plan);
    }
}

static void test_few_replicates(void **state)
{
    (void)state;
    og_plan *plan = sums(OG_SAMPLING_SOBOL);
    og_result *result = run(plan, 1, 1, 1);
    og_summary one = summary_of(result, 0, (size_t)-1, 0);
    assert_int_equal(one.count, 1);
    assert_true(one.mean.value > 0 && isnan(one.mean.error) && isnan(one.quantile[0].error));
    og_result_free(result);

    result = run(plan, 5, 1, 1);
    og_summary five = summary_of(result, 0, (size_t)-1, 0);
    assert_int_equal(five.count, 5);
    /* Five randomisations of one replicate: as if they were independent. */
    assert_between(five.mean.error, five.sd.value / sqrt(5) * (1 - 1e-12),
                   five.sd.value / sqrt(5) * (1 + 1e-12));
    og_result_free(result);
    og_plan_free(plan);
}

static void test_threads_and_prefix(void **state)
{
    (void)state;
    enum { FEW = 1001, MANY = 3000 };
    for (og_sampling sampling = OG_SAMPLING_LATIN_HYPERCUBE; sampling <= OG_SAMPLING_SOBOL;
         sampling++) {
        og_plan *plan = sums(sampling);
        og_result *few = run(plan, FEW, 1, 1), *many = run(plan, MANY, 1, 1);
        og_result *threads = run(plan, MANY, 1, 3);
        assert_memory_equal(og_result_values(few, 0), og_result_values(many, 0),
                            FEW * sizeof(double));
        assert_memory_equal(og_result_values(threads, 0), og_result_values(many, 0),
                            MANY * sizeof(double));
        og_result_free(few);
        og_result_free(many);
        og_result_free(threads);
        og_plan_free(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_directions),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_one_in_each_interval),
        cmocka_unit_test(test_one_in_each_box),
        cmocka_unit_test(test_lattice_and_beginnings),
        cmocka_unit_test(test_variance),
        cmocka_unit_test(test_independence),
        cmocka_unit_test(test_rate),
        cmocka_unit_test(test_dimensions),
        cmocka_unit_test(test_one_value_more),
        cmocka_unit_test(test_errors_are_honest),
        cmocka_unit_test(test_few_replicates),
        cmocka_unit_test(test_threads_and_prefix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
