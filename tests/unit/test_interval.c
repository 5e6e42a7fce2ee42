/* What follows from the bounds of values: programs made with and without them give the same. */
#include "program.h"

#include "base/calendar.h"

#include <math.h>

enum { REPLICATES = 600, EXPRESSIONS = 400, DEPTH = 40 };

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* A whole number from -3 to 3, so that bounds touch. */
static double few(uint64_t *state)
{
    return (double)(next_random(state) % 7) - 3;
}

static og_ref bounded_draw(og_tape *tape, const char *path, double low, double high, bool told)
{
    const og_quantile identity = program_identity(low, high - low);
    const uint32_t function = og_tape_function(tape, &identity);
    if (told)
        og_tape_support(tape, function, low, high);
    return og_tape_quantile(tape, function, og_tape_uniform(tape, path, false, 0));
}

static og_ref combine(og_tape *t, unsigned op, og_ref a, og_ref b, og_ref c, double k, double k2)
{
    switch (op) {
    case 0:
        return og_ref_add(t, a, b);
    case 1:
        return og_ref_sub(t, a, b);
    case 2:
        return og_ref_mul(t, a, og_ref_min(t, b, og_k(2)));
    case 3:
        return og_ref_min(t, a, b);
    case 4:
        return og_ref_max(t, a, b);
    case 5:
        return og_ref_less(t, a, b);
    case 6:
        return og_ref_within(t, a, k, k + fabs(k2));
    case 7:
        return og_ref_select(t, a, k, b, c);
    case 8:
        return og_ref_overlap(t, a, b, k, k + fabs(k2));
    case 9:
        return og_ref_spread(t, og_ref_floor(t, a, 0), og_ref_floor(t, og_ref_max(t, a, b), 0), k,
                             1 + fabs(k2));
    case 10:
        return og_ref_max(t, og_ref_min(t, a, og_k(fabs(k))), og_k(-fabs(k)));
    default:
        return og_ref_floor(t, a, k / 4);
    }
}

/* The last of a chain of random operations, each on some of the values before it. */
static og_ref expression(og_tape *tape, uint64_t seed, bool told)
{
    og_ref made[DEPTH];
    uint64_t state = seed;
    made[0] = bounded_draw(tape, "a", -1, 1, told);
    made[1] = bounded_draw(tape, "b", 0, 2, told);
    made[2] = bounded_draw(tape, "c", 2, 5, told);
    made[3] = og_k(1);
    size_t count = 4 + next_random(&state) % (DEPTH - 4);
    for (size_t i = 4; i < count; i++) {
        const unsigned op = (unsigned)(next_random(&state) % 12);
        const og_ref a = made[next_random(&state) % i], b = made[next_random(&state) % i];
        const og_ref c = made[next_random(&state) % i];
        const double k = few(&state), k2 = few(&state);
        /* kept small, so that products stay finite */
        made[i] = combine(tape, op, a, b, c, k, k2);
        made[i] = og_ref_max(tape, og_ref_min(tape, made[i], og_k(50)), og_k(-50));
    }
    return made[count - 1];
}

static void test_bounds_change_nothing(void **state)
{
    (void)state;
    og_tape *plain = og_tape_new(NULL), *told = og_tape_new(NULL);
    size_t folded = 0;
    for (uint32_t i = 0; i < EXPRESSIONS; i++) {
        const og_ref value = expression(told, i, true);
        folded += og_is_k(value);
        og_tape_out(plain, expression(plain, i, false), i);
        og_tape_out(told, value, i);
    }
    assert_true(folded > EXPRESSIONS / 20 && folded < EXPRESSIONS / 2);
    double *expected = program_values(plain, EXPRESSIONS, REPLICATES);
    double *got = program_values(told, EXPRESSIONS, REPLICATES);
    for (size_t i = 0; i < EXPRESSIONS * REPLICATES; i++)
        if (!(got[i] == expected[i]))
            fail_msg("expression %zu: got %.17g, expected %.17g", i / REPLICATES, got[i],
                     expected[i]);
    free(expected);
    free(got);
}

/* Moved by up to some months: closed before the earliest day, open after the latest. */
static void test_dates(void **state)
{
    (void)state;
    const og_day day = og_day_of(2026, 1, 31);
    og_tape *tape = og_tape_new(NULL);
    const og_ref months = bounded_draw(tape, "delay", 0, 3, true);
    const og_ref opens = og_ref_move(tape, og_k(day), months);
    const og_day early = og_day_of(2026, 1, 20), late = og_day_of(2026, 5, 10);
    assert_false(og_is_k(opens));
    assert_true(og_is_k(og_ref_less(tape, opens, og_k(early))));
    assert_int_equal(og_ref_less(tape, opens, og_k(early)).k, 0);
    assert_int_equal(og_ref_less(tape, opens, og_k(late)).k, 1);
    assert_int_equal(og_ref_overlap(tape, opens, og_k(OG_DAY_NEVER), late, late + 31).k, 31);
    assert_false(og_is_k(og_ref_less(tape, opens, og_k(day + 40))));
    assert_false(og_is_k(og_ref_less(tape, opens, og_k(og_day_of(2026, 4, 30)))));
    og_tape_free(tape);
}

/* A fixed day moved by months that differ, which a table serves, against one by one. */
static void test_move_by_table(void **state)
{
    static const struct {
        double low, high;
    } ranges[] = {{0, 6}, {-20, 20}, {0, 0.99}, {-1e4, 1e4}, {90000, 120000}, {0, 1e12}};
    static const double days[] = {20484, 20485, 20513, -700000, OG_DAY_NEVER};
    enum { CASES = 30 };
    (void)state;
    og_tape *tape = og_tape_new(NULL);
    for (uint32_t i = 0; i < CASES; i++) {
        og_ref months = bounded_draw(tape, "months", ranges[i / 5].low, ranges[i / 5].high, false);
        og_ref day = program_draw(tape, "day", days[i % 5], 0);
        og_tape_out(tape, og_ref_move(tape, og_k(days[i % 5]), months), 2 * i);
        og_tape_out(tape, og_ref_move(tape, day, months), 2 * i + 1);
    }
    double *values = program_values(tape, 2 * CASES, REPLICATES);
    for (size_t i = 0; i < CASES; i++)
        assert_memory_equal(values + 2 * i * REPLICATES, values + (2 * i + 1) * REPLICATES,
                            REPLICATES * sizeof *values);
    free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bounds_change_nothing),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_move_by_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
