/* Cells that take their statistics from another row: which row, and that they are the cell's own.
 */
#include "program.h"

#include "engine/result.h"
#include "engine/run.h"

#include <math.h>

enum { REPLICATES = 3000, EXPRESSIONS = 400, DEPTH = 24 };

static og_ref bounded(og_tape *tape, const char *path, double low, double high)
{
    const og_quantile identity = program_identity(low, high - low);
    const uint32_t function = og_tape_function(tape, &identity);
    og_tape_support(tape, function, low, high);
    return og_tape_quantile(tape, function, og_tape_uniform(tape, path, false, 0));
}

static og_ref chance(og_tape *tape, const char *path, double probability)
{
    return og_ref_less(tape, og_tape_uniform(tape, path, false, 0), og_k(probability));
}

/* ---- what is known ---- */

static void assert_line(const og_tape *tape, og_ref value, og_ref root, double offset, double scale,
                        int share_offset, int share_scale)
{
    og_cell cell;
    const og_ref got = og_tape_root(tape, value, &cell);
    assert_int_equal(got.id, root.id);
    assert_true(cell.offset == offset && (offset != 0 || !signbit(cell.offset)));
    assert_true(cell.scale == scale);
    assert_int_equal(cell.share_offset, share_offset);
    assert_int_equal(cell.share_scale, share_scale);
}

static void test_lines(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref x = bounded(t, "x", 1, 2), y = program_draw(t, "y", 0, 4);
    assert_line(t, og_k(4), og_k(4), 4, 0, 0, 0);
    assert_line(t, x, x, 0, 1, 1, 0);
    assert_line(t, y, y, 0, 1, 0, 1);
    const og_ref triple = og_ref_mul(t, x, og_k(3));
    assert_line(t, og_ref_add(t, triple, og_k(5)), x, 5, 3, 1, 0);
    assert_line(t, og_ref_mul(t, x, og_k(-3)), x, 0, -3, 0, 0);
    assert_line(t, og_ref_sub(t, og_k(10), triple), x, 10, -3, 1, 0);
    assert_line(t, og_ref_sub(t, og_k(1), triple), x, 1, -3, 0, 0);
    assert_line(t, og_ref_mul(t, og_ref_add(t, x, og_k(2)), og_k(-1)), x, -2, -1, 0, 0);
    assert_line(t, og_ref_add(t, triple, og_ref_mul(t, x, og_k(2))), x, 0, 5, 1, 0);
    assert_line(t, og_ref_sub(t, triple, og_ref_mul(t, x, og_k(-2))), x, 0, 5, 1, 0);
    /* the share is not that of the root */
    const og_ref mixed = og_ref_sub(t, x, og_k(1.5));
    assert_line(t, mixed, mixed, 0, 1, 0, 1);
    const og_ref unbounded = og_ref_mul(t, y, og_k(3));
    assert_line(t, unbounded, unbounded, 0, 1, 0, 1);
    /* scales that cancel, two roots, no line, no number */
    const og_ref none[] = {og_ref_sub(t, triple, x), og_ref_add(t, triple, chance(t, "z", 0.5)),
                           og_ref_mul(t, x, x), og_ref_max(t, triple, og_k(4))};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_line(t, none[i], none[i], 0, 1, 1, 0);
    const og_ref large = og_ref_mul(t, x, og_k(1e200)), beyond = og_ref_mul(t, large, og_k(1e200));
    assert_line(t, large, x, 0, 1e200, 1, 0);
    assert_line(t, beyond, beyond, 0, 1, 1, 0);
    og_tape_free(t);
}

static void test_switches(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref open = chance(t, "open", 0.3), other = chance(t, "other", 0.6);
    const og_ref places = og_ref_mul(t, open, og_k(44));
    assert_line(t, open, open, 0, 1, 0, 1);
    assert_line(t, places, open, 0, 44, 0, 1);
    assert_line(t, og_ref_add(t, places, og_k(100)), open, 100, 44, 1, 0);
    assert_line(t, og_ref_sub(t, places, og_k(44)), open, -44, 44, 0, 0);
    const og_ref lacking = og_ref_sub(t, og_k(30), places);
    assert_line(t, lacking, open, 30, -44, 1, -1);
    const og_ref shortfall = og_ref_max(t, lacking, og_k(0));
    assert_line(t, shortfall, open, 30, -30, 1, -1);
    assert_line(t, og_ref_sub(t, places, shortfall), open, -30, 74, 0, 1);
    const og_ref both = og_ref_mul(t, open, other);
    assert_line(t, og_ref_mul(t, both, og_k(7)), both, 0, 7, 0, 1);
    const og_ref sum = og_ref_add(t, open, other);
    assert_line(t, sum, sum, 0, 1, 0, 1);
    const og_ref some = og_ref_mul(t, og_ref_mul(t, places, other), og_k(3));
    assert_line(t, some, some, 0, 1, 0, 1);
    /* open from a day on when it opens at all: the switch again, or a known number */
    const og_ref opens = og_ref_select(t, open, 1, og_k(20000), og_k(OG_DAY_NEVER));
    assert_int_equal(og_ref_within(t, opens, OG_DAY_ALWAYS, 20031).id, open.id);
    assert_true(og_is_k(og_ref_within(t, opens, OG_DAY_ALWAYS, 19999)));
    assert_line(t, og_ref_overlap(t, opens, og_k(OG_DAY_NEVER), 19990, 20021), open, 0, 21, 0, 1);
    assert_true(og_is_k(og_ref_min(t, og_ref_max(t, shortfall, places), og_k(30))));
    og_tape_free(t);
}

/* ---- against the values ---- */

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* The last of a chain of random operations, of which most keep to a line. */
static og_ref expression(og_tape *t, uint64_t seed)
{
    og_ref made[DEPTH];
    uint64_t state = seed;
    made[0] = bounded(t, "a", -1, 1);
    made[1] = bounded(t, "b", 2, 5);
    made[2] = chance(t, "c", 0.3);
    made[3] = chance(t, "d", 0.9);
    size_t count = 5 + next_random(&state) % (DEPTH - 5);
    for (size_t i = 4; i < count; i++) {
        const og_ref a = made[next_random(&state) % i], b = made[next_random(&state) % i];
        const double k = (double)(next_random(&state) % 13) / 4 - 1.5;
        og_ref (*const ops[])(og_tape *, og_ref, og_ref) = {og_ref_add, og_ref_sub, og_ref_mul,
                                                            og_ref_max, og_ref_min, og_ref_less};
        const size_t op = next_random(&state) % 9;
        made[i] = op < 6   ? ops[op](t, a, og_k(k))
                  : op < 8 ? ops[op - 6](t, a, b)
                           : og_ref_select(t, a, k, b, og_k(k));
    }
    return made[count - 1];
}

/* Each expression as a cell of its own, then as a cell of its root. */
static og_plan *both_ways(og_tape *t, og_cell *cells)
{
    static og_output outputs[2 * EXPRESSIONS];
    const og_plan_series_row series = {.count = 2 * EXPRESSIONS};
    for (uint32_t i = 0; i < 2 * EXPRESSIONS; i++) {
        const og_ref value = expression(t, i / 2);
        og_ref root = og_tape_root(t, value, &cells[i]);
        if (i % 2 == 0 && !og_is_k(value)) {
            cells[i] = (og_cell){.scale = 1, .share_scale = 1};
            root = value;
        }
        if (!og_is_k(root))
            cells[i].output = (int32_t)i;
        outputs[i] = (og_output){OG_OUTPUT_CELL, i};
        og_tape_out(t, root, i);
    }
    const og_block_parts parts = {.outputs = outputs,
                                  .output_count = 2 * EXPRESSIONS,
                                  .cells = cells,
                                  .cell_count = 2 * EXPRESSIONS,
                                  .series = &series,
                                  .series_count = 1};
    og_tape_code code;
    og_plan *plan = NULL;
    assert_int_equal(og_tape_finish(t, &code, NULL), OG_OK);
    assert_int_equal(og_block_build(&code, NULL, 0, &parts, &plan, NULL), OG_OK);
    return plan;
}

static void assert_near(double got, double expected)
{
    if (!(fabs(got - expected) <= 1e-13 * (1 + fabs(expected))))
        fail_msg("got %.17g, expected %.17g", got, expected);
}

static void test_statistics(void **state)
{
    (void)state;
    static og_cell cells[2 * EXPRESSIONS];
    og_tape *tape = og_tape_new(NULL);
    og_plan *plan = both_ways(tape, cells);
    const og_run_options options = {
        .size = sizeof options, .replicates = REPLICATES, .seed = PROGRAM_SEED, .threads = 1};
    og_result *result = NULL;
    assert_int_equal(og_run(plan, &options, &result, NULL), OG_OK);
    size_t rising = 0, falling = 0, told = 0, rest = 0;
    for (size_t i = 0; i < EXPRESSIONS; i++) {
        const og_stats own = og_result_stats(result, 0, 2 * i);
        const og_stats got = og_result_stats(result, 0, 2 * i + 1);
        const og_cell *cell = &cells[2 * i + 1];
        rising += cell->scale > 0 && (cell->scale != 1 || cell->offset != 0);
        falling += cell->scale < 0;
        told += cell->scale != 0 && cell->share_scale == 0;
        rest += cell->share_scale < 0;
        assert_near(got.mean, own.mean);
        assert_near(got.p5, own.p5);
        assert_near(got.p25, own.p25);
        assert_near(got.p50, own.p50);
        assert_near(got.p75, own.p75);
        assert_near(got.p95, own.p95);
        assert_true(got.p_positive == own.p_positive);
        assert_int_equal(got.valid, own.valid);
        assert_int_equal(got.constant, own.constant);
    }
    assert_true(rising > 50 && falling > 20 && told > 50 && rest > 5);
    og_result_free(result);
    og_plan_free(plan);
    og_tape_free(tape);
}

/* A root that has a value in some replicates, or in none. */
static void test_no_value(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref some = og_ref_ratio(t, og_k(1), chance(t, "x", 0.25));
    og_tape_out(t, some, 0);
    og_tape_out(t, og_ref_ratio(t, og_k(1), program_row(t, -1)), 1);
    const og_output outputs[] = {{OG_OUTPUT_CELL, 0}, {OG_OUTPUT_CELL, 1}};
    const og_cell cells[] = {{5, -2, 0, 1, 0}, {5, -2, 1, 1, 0}};
    const og_plan_series_row series = {.measure = OG_MEASURE_RATIO, .count = 2};
    const og_block_parts parts = {.outputs = outputs,
                                  .output_count = 2,
                                  .cells = cells,
                                  .cell_count = 2,
                                  .series = &series,
                                  .series_count = 1};
    og_tape_code code;
    og_plan *plan = NULL;
    assert_int_equal(og_tape_finish(t, &code, NULL), OG_OK);
    assert_int_equal(og_block_build(&code, NULL, 0, &parts, &plan, NULL), OG_OK);
    const og_run_options options = {
        .size = sizeof options, .replicates = REPLICATES, .seed = PROGRAM_SEED, .threads = 1};
    og_result *result = NULL;
    assert_int_equal(og_run(plan, &options, &result, NULL), OG_OK);
    const og_stats few = og_result_stats(result, 0, 0), none = og_result_stats(result, 0, 1);
    assert_true(few.valid > REPLICATES / 5 && few.valid < REPLICATES / 3);
    assert_true(few.mean == 3 && few.p5 == 3 && few.p95 == 3 && few.p_positive == 1);
    assert_int_equal(none.valid, 0);
    assert_true(isnan(none.mean) && isnan(none.p5) && isnan(none.p95) && isnan(none.p_positive));
    og_result_free(result);
    og_plan_free(plan);
    og_tape_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_switches),
        cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_no_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
