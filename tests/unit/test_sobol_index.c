/* Sobol' indices against closed forms, over the library's own uniforms. */
#include "fixture.h"

#include "random/uniform.h"
#include "study/sobol_index.h"

#define REPLICATES 65536
#define INPUTS_MAX 8

typedef double function(const double *u);

static double *draw(uint64_t seed, int32_t input)
{
    double *u = malloc(REPLICATES * sizeof *u);
    assert_non_null(u);
    og_uniform_fill(og_uniform_key(seed, "test"), 0, REPLICATES, input, u);
    return u;
}

/* f over sample A, with input `swapped` (inputs: none) from B. */
static void evaluate(function *f, double *const *a, double *const *b, int inputs, int swapped,
                     double *out)
{
    for (size_t r = 0; r < REPLICATES; r++) {
        double u[INPUTS_MAX];
        for (int i = 0; i < inputs; i++)
            u[i] = (i == swapped ? b : a)[i][r];
        out[r] = f(u);
    }
}

typedef struct outcome {
    og_sobol_index index[INPUTS_MAX];
    og_interval interaction;
} outcome;

static outcome analyse(function *f, int inputs)
{
    double *a[INPUTS_MAX], *b[INPUTS_MAX], *values[3];
    for (int i = 0; i < inputs; i++) {
        a[i] = draw(1, i);
        b[i] = draw(2, i);
    }
    for (int i = 0; i < 3; i++)
        assert_non_null(values[i] = malloc(REPLICATES * sizeof(double)));
    evaluate(f, a, b, inputs, inputs, values[0]);
    evaluate(f, b, a, inputs, inputs, values[1]);
    og_error err = {.status = OG_OK};
    og_sobol_sums sums;
    outcome out;
    assert_int_equal(
        og_sobol_sums_init(&sums, values[0], values[1], REPLICATES, (size_t)inputs, &err), OG_OK);
    for (int i = 0; i < inputs; i++) {
        evaluate(f, a, b, inputs, i, values[2]);
        og_sobol_sums_add(&sums, (size_t)i, values[2]);
    }
    assert_int_equal(og_sobol_indices(&sums, out.index, &out.interaction, &err), OG_OK);
    og_sobol_sums_clear(&sums);
    for (int i = 0; i < inputs; i++) {
        free(a[i]);
        free(b[i]);
    }
    for (int i = 0; i < 3; i++)
        free(values[i]);
    return out;
}

/* Within the interval widened by half: 1.645 standard errors become 2.47, which one of fifty
 * estimates would pass; and the interval must be no wider than `width`. */
static void check(const char *name, int i, og_interval got, double want, double width)
{
    double more = (got.high - got.low) / 4;
    if (got.low - more <= want && want <= got.high + more && got.high - got.low <= width &&
        got.low <= got.value && got.value <= got.high)
        return;
    fail_msg("%s of input %d: expected %.4f, got %.4f (%.4f to %.4f)", name, i, want, got.value,
             got.low, got.high);
}

/* Ishigami and Homma, 1990: a = 7, b = 0.1. */
static double ishigami(const double *u)
{
    double x[3];
    for (int i = 0; i < 3; i++)
        x[i] = M_PI * (2 * u[i] - 1);
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

static void ishigami_has_its_published_indices(void **state)
{
    (void)state;
    static const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    outcome got = analyse(ishigami, 3);
    for (int i = 0; i < 3; i++) {
        check("first", i, got.index[i].first, first[i], 0.03);
        check("total", i, got.index[i].total, total[i], 0.03);
    }
    check("interaction", 3, got.interaction, 0.2437, 0.05);
}

/* Sobol's g-function with the coefficients of Saltelli et al. */
static const double g_coefficients[] = {0, 1, 4.5, 9, 99, 99, 99, 99};

static double sobol_g(const double *u)
{
    double product = 1;
    for (int i = 0; i < 8; i++)
        product *= (fabs(4 * u[i] - 2) + g_coefficients[i]) / (1 + g_coefficients[i]);
    return product;
}

static void sobol_g_has_its_closed_form(void **state)
{
    (void)state;
    double part[8], all = 1, left = 1;
    outcome got = analyse(sobol_g, 8);
    for (int i = 0; i < 8; i++) {
        part[i] = 1 / (3 * (1 + g_coefficients[i]) * (1 + g_coefficients[i]));
        all *= 1 + part[i];
    }
    for (int i = 0; i < 8; i++) {
        double total = part[i] * all / (1 + part[i]);
        check("first", i, got.index[i].first, part[i] / (all - 1), 0.04);
        check("total", i, got.index[i].total, total / (all - 1), 0.04);
        left -= part[i] / (all - 1);
    }
    check("interaction", 8, got.interaction, left, 0.05);
    /* the published values, to three decimals */
    assert_true(fabs(part[0] / (all - 1) - 0.716) < 6e-4);
    assert_true(fabs(part[1] / (all - 1) - 0.179) < 6e-4);
}

static double far_from_zero(const double *u)
{
    return 1e9 + u[0] + 2 * u[1];
}

static void a_large_mean_does_no_harm(void **state)
{
    (void)state;
    outcome got = analyse(far_from_zero, 2);
    check("first", 0, got.index[0].first, 0.2, 0.03);
    check("total", 1, got.index[1].total, 0.8, 0.03);
    check("interaction", 2, got.interaction, 0, 0.03);
}

static double one_of_two(const double *u)
{
    return u[0];
}

static void what_has_no_influence_is_zero_exactly(void **state)
{
    (void)state;
    outcome got = analyse(one_of_two, 2);
    const og_sobol_index nothing = {0};
    assert_memory_equal(&got.index[1], &nothing, sizeof nothing);
    check("first", 0, got.index[0].first, 1, 0.03);
}

static double constant(const double *u)
{
    (void)u;
    return 0.1;
}

static void a_constant_has_no_indices(void **state)
{
    (void)state;
    const outcome nothing = {0};
    outcome got = analyse(constant, 2);
    assert_memory_equal(got.index, nothing.index, 2 * sizeof got.index[0]);
    assert_memory_equal(&got.interaction, &nothing.interaction, sizeof got.interaction);
}

/* The share of 90 % intervals that hold the truth, over small samples. */
static void intervals_hold_the_truth_about_nine_times_in_ten(void **state)
{
    (void)state;
    enum { TRIES = 100, SIZE = 500 };
    double *a[2] = {draw(3, 0), draw(3, 1)}, *b[2] = {draw(4, 0), draw(4, 1)};
    int held = 0;
    for (size_t t = 0; t < TRIES; t++) {
        double fa[SIZE], fb[SIZE], swapped[SIZE];
        og_error err = {.status = OG_OK};
        og_sobol_sums sums;
        og_sobol_index index[1];
        og_interval interaction;
        for (size_t i = 0; i < SIZE; i++) {
            size_t r = t * SIZE + i;
            fa[i] = a[0][r] + a[1][r];
            fb[i] = b[0][r] + b[1][r];
            swapped[i] = b[0][r] + a[1][r];
        }
        assert_int_equal(og_sobol_sums_init(&sums, fa, fb, SIZE, 1, &err), OG_OK);
        og_sobol_sums_add(&sums, 0, swapped);
        assert_int_equal(og_sobol_indices(&sums, index, &interaction, &err), OG_OK);
        og_sobol_sums_clear(&sums);
        held += index[0].first.low <= 0.5 && 0.5 <= index[0].first.high;
    }
    for (int i = 0; i < 2; i++) {
        free(a[i]);
        free(b[i]);
    }
    /* five standard errors of a binomial of 100 and 0.9 */
    assert_in_range(held, 75, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ishigami_has_its_published_indices),
        cmocka_unit_test(sobol_g_has_its_closed_form),
        cmocka_unit_test(a_large_mean_does_no_harm),
        cmocka_unit_test(what_has_no_influence_is_zero_exactly),
        cmocka_unit_test(a_constant_has_no_indices),
        cmocka_unit_test(intervals_hold_the_truth_about_nine_times_in_ten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
