/* The instructions with lists, ALLOCATE and SHIFT, against naive code. */
#include "program.h"

#include <math.h>

/* ---- flexible places --------------------------------------------------------------------- */

#define STREAMS 5

static void allocate_naive(double places, const double *gap, size_t n, bool listed, double *given)
{
    bool served[STREAMS] = {false};
    for (size_t turn = 0; turn < n; turn++) {
        size_t next = n;
        for (size_t s = 0; s < n; s++)
            if (!served[s] && (next == n || (!listed && gap[s] > gap[next])))
                next = s;
        served[next] = true;
        given[next] = fmin(fmax(gap[next], 0), places);
        places -= given[next];
    }
}

/* Whole numbers, so that ties are common and sums exact; stream 2, if there, has a constant. */
static void check_allocate(size_t n, bool listed, double spread_of_places)
{
    const size_t replicates = 500;
    og_tape *tape = og_tape_new(NULL);
    og_ref gaps[STREAMS], given[STREAMS];
    const og_ref places = og_ref_floor(tape, program_draw(tape, "places", 0, spread_of_places), 0);
    for (size_t s = 0; s < n; s++) {
        const char path[2] = {(char)('a' + s), 0};
        gaps[s] = s == 2 ? og_k(4) : og_ref_floor(tape, program_draw(tape, path, -3, 12), 0);
    }
    og_ref_allocate(tape, places, gaps, n, listed, given);
    og_tape_out(tape, places, 0);
    for (size_t s = 0; s < n; s++) {
        og_tape_out(tape, gaps[s], (uint32_t)(1 + s));
        og_tape_out(tape, given[s], (uint32_t)(1 + n + s));
    }
    double *values = program_values(tape, 1 + 2 * n, replicates);
    tape = og_tape_new(NULL);
    for (size_t r = 0; r < replicates; r++) {
        double gap[STREAMS], truth[STREAMS];
        for (size_t s = 0; s < n; s++) {
            gap[s] = values[(1 + s) * replicates + r];
            gaps[s] = og_k(gap[s]);
        }
        allocate_naive(values[r], gap, n, listed, truth);
        og_ref_allocate(tape, og_k(values[r]), gaps, n, listed, given);
        for (size_t s = 0; s < n; s++) {
            assert_true(values[(1 + n + s) * replicates + r] == truth[s]);
            assert_true(og_is_k(given[s]) && given[s].k == truth[s]);
        }
    }
    og_tape_free(tape);
    free(values);
}

static void test_allocate(void **state)
{
    (void)state;
    for (size_t n = 1; n <= STREAMS; n++)
        for (int listed = 0; listed < 2; listed++)
            check_allocate(n, listed, n < 3 ? 9 : 25);
}

static void test_allocate_no_places(void **state)
{
    (void)state;
    og_tape *tape = og_tape_new(NULL);
    const og_ref gaps[2] = {program_draw(tape, "a", 0, 5), program_draw(tape, "b", 0, 5)};
    og_ref given[2];
    og_ref_allocate(tape, og_k(0), gaps, 2, false, given);
    assert_true(og_is_k(given[0]) && given[0].k == 0 && og_is_k(given[1]) && given[1].k == 0);
    og_tape_free(tape);
}

/* ---- lags -------------------------------------------------------------------------------- */

#define MONTHS 30
#define YEARS 4

static const uint32_t *years(void)
{
    static uint32_t bucket[MONTHS]; /* a horizon that starts in July */
    for (uint32_t m = 0; m < MONTHS; m++)
        bucket[m] = (m + 6) / 12;
    return bucket;
}

/* Nothing in the first seven months, then constants, gaps and rows by turns. */
static void make_amounts(og_tape *tape, og_ref *amounts)
{
    for (int m = 0; m < MONTHS; m++) {
        amounts[m] = og_k(0);
        if (m >= 7 && m % 3 == 0)
            amounts[m] = program_draw(tape, "amount", m, 10);
        else if (m >= 7 && m % 3 == 1)
            amounts[m] = og_k(m);
    }
}

static void check_shift(og_tape *tape, og_ref lag)
{
    const size_t n = 400;
    og_ref amounts[MONTHS], sums[YEARS];
    make_amounts(tape, amounts);
    og_ref_shift(tape, lag, amounts, years(), MONTHS, YEARS, sums);
    assert_true(og_is_k(sums[0]) && sums[0].k == 0);
    og_tape_out(tape, lag, 0);
    for (uint32_t m = 0; m < MONTHS; m++)
        og_tape_out(tape, amounts[m], 1 + m);
    for (uint32_t j = 0; j < YEARS; j++)
        og_tape_out(tape, sums[j], 1 + MONTHS + j);
    double *values = program_values(tape, 1 + MONTHS + YEARS, n);
    for (size_t r = 0; r < n; r++) {
        double truth[YEARS] = {0};
        for (size_t m = 0; m < MONTHS; m++) {
            const double arrives = (double)m + values[r];
            truth[arrives < MONTHS ? years()[(size_t)arrives] : YEARS - 1] +=
                values[(1 + m) * n + r];
        }
        for (size_t j = 0; j < YEARS; j++)
            assert_true(values[(1 + MONTHS + j) * n + r] == truth[j]);
    }
    free(values);
}

static void test_shift(void **state)
{
    (void)state;
    for (int lag = 0; lag < 40; lag += 5) {
        og_tape *tape = og_tape_new(NULL);
        check_shift(tape, og_k(lag));
        tape = og_tape_new(NULL);
        check_shift(tape, program_row(tape, lag));
    }
    og_tape *tape = og_tape_new(NULL);
    check_shift(tape, og_ref_floor(tape, program_draw(tape, "lag", 0, 40), 0));
    tape = og_tape_new(NULL);
    check_shift(tape, og_k(1e300));
    tape = og_tape_new(NULL);
    check_shift(tape, program_row(tape, 1e300));
}

static void test_shift_of_nothing(void **state)
{
    (void)state;
    og_tape *tape = og_tape_new(NULL);
    og_ref amounts[MONTHS], sums[YEARS];
    for (int m = 0; m < MONTHS; m++)
        amounts[m] = og_k(0);
    og_ref_shift(tape, program_draw(tape, "lag", 0, 40), amounts, years(), MONTHS, YEARS, sums);
    for (int j = 0; j < YEARS; j++)
        assert_true(og_is_k(sums[j]) && sums[j].k == 0);
    og_tape_free(tape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocate),
        cmocka_unit_test(test_allocate_no_places),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_shift_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
