/* Runs against a full sort of what each replicate gave, and estimates against closed forms. */
#include "number.h"
#include "program.h"

#include "engine/result.h"

#include <math.h>

#define SPECIAL_REPLICATE 9999
#define DEFAULT_MEMORY 0
#define TINY_MEMORY 1
#define MOST_CELLS 40

/* ---- a plan of one series with a cell for each distribution, each a metric too ---- */

typedef struct bench {
    og_tape *tape;
    og_cell cells[MOST_CELLS];
    og_plan_metric_row metrics[MOST_CELLS];
    og_output outputs[2 * MOST_CELLS + 1];
    uint32_t count, output_count;
} bench;

static void add_cell(bench *b, og_ref value)
{
    assert_true(b->count < MOST_CELLS);
    assert_false(og_is_k(value));
    for (uint32_t kind = OG_OUTPUT_CELL; kind <= OG_OUTPUT_METRIC; kind++) {
        og_tape_out(b->tape, value, b->output_count);
        b->outputs[b->output_count++] = (og_output){kind, b->count};
    }
    b->cells[b->count] =
        (og_cell){.scale = 1, .output = (int32_t)b->output_count - 2, .share_scale = 1};
    b->metrics[b->count].output = (int32_t)b->output_count - 1;
    b->metrics[b->count].series = -1;
    b->metrics[b->count].measure = OG_MEASURE_RATIO;
    b->count++;
}

static void add_constant(bench *b, double k)
{
    b->cells[b->count] = (og_cell){.offset = k, .output = -1};
    b->metrics[b->count] = (og_plan_metric_row){
        .measure = OG_MEASURE_RATIO, .constant = k, .output = -1, .series = -1};
    b->count++;
}

static og_plan *finish(bench *b)
{
    static const char text[] = "\0series\0group\0one\0two\0three";
    const og_plan_series_row series = {.id = 1, .measure = OG_MEASURE_RATIO, .count = b->count};
    og_plan_span_row spans[MOST_CELLS];
    for (uint32_t i = 0; i < MOST_CELLS; i++)
        spans[i] = (og_plan_span_row){.first = (int32_t)i, .last = (int32_t)i + 1, .key = 1};
    const og_plan_case_row groups[2] = {
        {.name = 8, .count = 3, .output = (int32_t)b->output_count},
        {.name = 8, .count = 3, .output = -1, .constant = 2},
    };
    og_ref u = og_tape_uniform(b->tape, "case", false, 0);
    og_tape_out(b->tape, og_ref_floor(b->tape, og_ref_mul(b->tape, u, og_k(3)), 0),
                b->output_count);
    b->outputs[b->output_count++] = (og_output){OG_OUTPUT_CASE, 0};
    const og_block_parts parts = {
        .outputs = b->outputs,
        .output_count = b->output_count,
        .cells = b->cells,
        .cell_count = b->count,
        .spans = spans,
        .span_count = b->count,
        .series = &series,
        .series_count = 1,
        .metrics = b->metrics,
        .metric_count = b->count,
        .cases = groups,
        .case_count = 2,
        .text = text,
        .text_length = sizeof text,
    };
    og_tape_code code;
    og_plan *plan = NULL;
    assert_int_equal(og_tape_finish(b->tape, &code, NULL), OG_OK);
    assert_int_equal(og_block_build(&code, NULL, 0, &parts, &plan, NULL), OG_OK);
    og_tape_free(b->tape);
    return plan;
}

/* 1 in that one replicate, else 0. */
static og_ref only_in(og_tape *tape, og_ref u, uint64_t replicate)
{
    double at[OG_BATCH];
    og_uniform_fill(og_uniform_key(PROGRAM_SEED, "u"), replicate / OG_BATCH * OG_BATCH, OG_BATCH, 0,
                    at);
    return og_ref_within(tape, u, at[replicate % OG_BATCH], at[replicate % OG_BATCH]);
}

static og_plan *mixtures(void)
{
    static const double gaps[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    static const double rare[] = {0.993, 0.995, 0.996, 0.998};
    bench b = {.tape = og_tape_new(NULL)};
    og_tape *t = b.tape;
    og_ref u = og_tape_uniform(t, "u", false, 0), v = og_tape_uniform(t, "v", false, 0);
    og_ref one = program_row(t, 1);

    add_cell(&b, u);
    add_cell(&b, og_ref_ratio(t, one, u));
    add_cell(&b, og_ref_ratio(t, one, og_ref_mul(t, u, u)));
    add_cell(&b, program_row(t, 44.1));
    add_cell(&b, program_row(t, 0.1));
    add_constant(&b, 12.5);
    add_cell(&b, og_ref_floor(t, og_ref_mul(t, u, og_k(5)), 0));
    add_cell(&b, og_ref_max(t, og_ref_sub(t, v, og_k(0.7)), og_k(0)));
    add_cell(&b, og_ref_max(t, og_ref_min(t, v, og_k(0.6)), og_k(0.4)));
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
        add_cell(&b, og_ref_select(t, u, gaps[i], og_ref_add(t, v, og_k(1000)), v));
    /* almost constant */
    add_cell(&b, og_ref_add(t, only_in(t, u, SPECIAL_REPLICATE), og_k(7)));
    add_cell(&b, og_ref_less(t, u, og_k(0.001)));
    add_cell(&b, og_ref_less(t, u, og_k(0.25)));
    add_cell(&b, og_ref_add(t, og_ref_less(t, u, og_k(0.04)), v));
    /* no value in some, all, all but one */
    add_cell(&b, og_ref_ratio(t, v, og_ref_sub(t, u, og_k(0.3))));
    add_cell(&b, og_ref_ratio(t, v, program_row(t, -1)));
    add_cell(&b, og_ref_ratio(t, one, only_in(t, u, SPECIAL_REPLICATE)));
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        add_cell(&b, og_ref_ratio(t, v, og_ref_sub(t, u, og_k(rare[i]))));
    /* narrow, -0, near the bound, from lattice to lattice */
    add_cell(&b, og_ref_add(t, og_ref_mul(t, u, og_k(1e-9)), og_k(1e6)));
    add_cell(&b, og_ref_mul(t, og_ref_less(t, u, og_k(0.5)), og_k(-1)));
    add_cell(&b, og_ref_mul(t, og_ref_floor(t, og_ref_mul(t, u, og_k(20)), 0), og_k(1e13)));
    add_cell(&b, og_ref_floor(t, og_ref_mul(t, u, og_k(100)), 0));
    add_constant(&b, NAN);
    /* the same constant as before, and another */
    add_constant(&b, 12.5);
    add_constant(&b, NAN);
    add_constant(&b, -12.5);
    return finish(&b);
}

static og_result *run(const og_plan *plan, uint64_t replicates, unsigned threads, uint64_t memory)
{
    const og_run_options options = {.size = sizeof options,
                                    .replicates = replicates,
                                    .seed = PROGRAM_SEED,
                                    .threads = threads,
                                    .memory = memory};
    og_result *result = NULL;
    og_error err = {0};
    assert_int_equal(og_run(plan, &options, &result, &err), OG_OK);
    assert_int_equal(og_result_replicates(result), replicates);
    assert_int_equal(og_result_seed(result), PROGRAM_SEED);
    return result;
}

/* ---- the plain way ---- */

static double percentile(const double *sorted, uint64_t count, uint64_t percent)
{
    uint64_t rank = (count - 1) * percent / 100;
    double weight = (double)((count - 1) * percent % 100) / 100.0;
    if (weight <= 0 || sorted[rank] >= sorted[rank + 1])
        return sorted[rank];
    return sorted[rank] + weight * (sorted[rank + 1] - sorted[rank]);
}

static void assert_stats(og_stats got, const double *values, uint64_t replicates)
{
    double *sorted = malloc(replicates * sizeof *sorted);
    uint64_t count = 0, positive = 0;
    long double sum = 0;
    assert_non_null(sorted);
    for (uint64_t i = 0; i < replicates; i++)
        if (!isnan(values[i])) {
            sum += values[i];
            positive += values[i] > 1e-6;
            sorted[count++] = values[i];
        }
    qsort(sorted, count, sizeof *sorted, by_value);
    assert_int_equal(got.valid, count);
    if (count == 0) {
        assert_true(isnan(got.mean) && isnan(got.p5) && isnan(got.p50) && isnan(got.p95));
        assert_true(isnan(got.p_positive) && !got.constant);
        free(sorted);
        return;
    }
    double mean = (double)(sum / count);
    if (fabs(mean) < 1e300) /* else the sum may be beyond a double */
        assert_close(got.mean, mean, 1e-12 * fabs(mean) + 1e-14);
    assert_number(got.p_positive, (double)positive / (double)count);
    assert_number(got.p5, percentile(sorted, count, 5));
    assert_number(got.p25, percentile(sorted, count, 25));
    assert_number(got.p50, percentile(sorted, count, 50));
    assert_number(got.p75, percentile(sorted, count, 75));
    assert_number(got.p95, percentile(sorted, count, 95));
    bool constant = count == replicates && sorted[0] >= sorted[count - 1];
    assert_int_equal(got.constant, constant);
    if (constant)
        assert_number(got.mean, sorted[0]);
    free(sorted);
}

/* A metric's summary tells of the same values what the cell's statistics do. */
static void assert_summary(const og_result *result, size_t metric, og_stats want)
{
    og_summary got;
    assert_int_equal(og_result_summary(result, metric, (size_t)-1, 0, &got, NULL), OG_OK);
    assert_int_equal(got.count, want.valid);
    assert_number(got.quantile[0].value, want.p5);
    assert_number(got.quantile[1].value, want.p25);
    assert_number(got.quantile[2].value, want.p50);
    assert_number(got.quantile[3].value, want.p75);
    assert_number(got.quantile[6].value, want.p95);
}

static void test_exact(void **state)
{
    static const uint64_t sizes[] = {1, 2, 5, 255, 256, 257, 1024, 1281, 4097, 20000, 150000};
    (void)state;
    og_plan *plan = mixtures();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        og_result *result = run(plan, sizes[i], 1, DEFAULT_MEMORY);
        for (size_t cell = 0; cell < og_plan_metric_count(plan); cell++) {
            og_stats stats = og_result_stats(result, 0, cell);
            assert_stats(stats, og_result_values(result, cell), sizes[i]);
            assert_summary(result, cell, stats);
        }
        og_result_free(result);
    }
    og_plan_free(plan);
}

/* ---- first replicates that are unlike all others ---- */

enum { EARLY = 1024, LATER = 20000 };

/* A row that is 1 in the first replicates, else 0. */
static og_ref early(og_tape *tape)
{
    og_ref u = og_tape_uniform(tape, "u", false, 0), sum = og_k(0);
    for (uint64_t i = 0; i < EARLY; i++)
        sum = og_ref_add(tape, sum, only_in(tape, u, i));
    return sum;
}

static og_plan *drifting(void)
{
    bench b = {.tape = og_tape_new(NULL)};
    og_tape *t = b.tape;
    og_ref v = og_tape_uniform(t, "v", false, 0), begun = early(t);
    og_ref few = og_ref_floor(t, og_ref_mul(t, v, og_k(3)), 0);
    add_cell(&b, v);
    add_cell(&b, og_ref_add(t, v, og_ref_mul(t, begun, og_k(10))));
    add_cell(&b, og_ref_sub(t, v, og_ref_mul(t, begun, og_k(10))));
    add_cell(&b, og_ref_add(t, og_ref_mul(t, v, og_k(0.3)), og_ref_mul(t, begun, og_k(0.4))));
    add_cell(&b, og_ref_max(t, og_ref_sub(t, v, begun), og_k(0)));
    add_cell(&b, og_ref_add(t, few, og_ref_mul(t, begun, og_k(0.5))));
    add_cell(&b, og_ref_ratio(t, v, og_ref_sub(t, og_k(1), begun)));
    return finish(&b);
}

/* What was learned from them is wrong, and takes other passes: with a small budget, one for each
 * cell. */
static void test_bad_beginning(void **state)
{
    static const uint64_t memory[] = {DEFAULT_MEMORY, TINY_MEMORY, 200000};
    (void)state;
    og_plan *plan = drifting();
    for (size_t i = 0; i < sizeof memory / sizeof *memory; i++) {
        og_result *result = run(plan, LATER, i == 0 ? 1 : 2, memory[i]);
        for (size_t cell = 0; cell < og_plan_metric_count(plan); cell++)
            assert_stats(og_result_stats(result, 0, cell), og_result_values(result, cell), LATER);
        og_result_free(result);
    }
    og_plan_free(plan);
}

/* ---- the same bytes ---- */

static void assert_same_bytes(const double *a, const double *b, size_t count)
{
    assert_memory_equal(a, b, count * sizeof *a);
}

static void assert_same_result(const og_plan *plan, const og_result *a, const og_result *b)
{
    uint64_t n = og_result_replicates(a);
    for (size_t cell = 0; cell < og_plan_metric_count(plan); cell++) {
        og_stats x = og_result_stats(a, 0, cell), y = og_result_stats(b, 0, cell);
        const double left[] = {x.mean, x.p5, x.p25, x.p50, x.p75, x.p95, x.p_positive};
        const double right[] = {y.mean, y.p5, y.p25, y.p50, y.p75, y.p95, y.p_positive};
        assert_same_bytes(left, right, 7);
        assert_int_equal(x.valid, y.valid);
        assert_int_equal(x.constant, y.constant);
        assert_same_bytes(og_result_values(a, cell), og_result_values(b, cell), n);
    }
    assert_memory_equal(og_result_cases(a, 0), og_result_cases(b, 0), n);
}

static void test_threads_and_memory(void **state)
{
    static const uint64_t sizes[] = {300, 20000, 150000};
    static const struct {
        unsigned threads;
        uint64_t memory;
    } ways[] = {{2, 0}, {7, 0}, {0, 0}, {1, 1}, {7, 1}, {2, 3000000}};
    (void)state;
    og_plan *plan = mixtures();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        og_result *expected = run(plan, sizes[i], 1, DEFAULT_MEMORY);
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            og_result *result = run(plan, sizes[i], ways[k].threads, ways[k].memory);
            assert_same_result(plan, expected, result);
            og_result_free(result);
        }
        og_result_free(expected);
    }
    og_plan_free(plan);
}

static void test_first_replicates(void **state)
{
    (void)state;
    og_plan *plan = mixtures();
    og_result *small = run(plan, 700, 1, DEFAULT_MEMORY);
    og_result *large = run(plan, 3000, 2, TINY_MEMORY);
    for (size_t metric = 0; metric < og_plan_metric_count(plan); metric++)
        assert_same_bytes(og_result_values(small, metric), og_result_values(large, metric), 700);
    og_result_free(small);
    og_result_free(large);
    og_plan_free(plan);
}

/* ---- cases, readers, options ---- */

static void test_cases(void **state)
{
    (void)state;
    bench b = {.tape = og_tape_new(NULL)};
    og_ref u = og_tape_uniform(b.tape, "case", false, 0); /* as drawn for the case */
    add_cell(&b, u);
    og_plan *plan = finish(&b);
    og_result *result = run(plan, 3000, 2, DEFAULT_MEMORY);
    const double *values = og_result_values(result, 0);
    const uint8_t *cases = og_result_cases(result, 0);
    uint64_t seen[3] = {0};
    for (size_t i = 0; i < 3000; i++) {
        assert_int_equal(cases[i], (int)(3 * values[i]));
        assert_int_equal(og_result_cases(result, 1)[i], 2);
        seen[cases[i]]++;
    }
    for (size_t k = 0; k < 3; k++) {
        og_summary summary;
        assert_int_equal(og_result_summary(result, 0, 0, k, &summary, NULL), OG_OK);
        assert_int_equal(summary.count, seen[k]);
        assert_true(fabs(summary.mean.value - ((double)k + 0.5) / 3) < 5 * summary.mean.error);
        assert_true(summary.quantile[0].value > (double)k / 3);
        assert_true(summary.quantile[7].value < (double)(k + 1) / 3);
    }
    og_summary none;
    assert_int_equal(og_result_summary(result, 0, 1, 0, &none, NULL), OG_OK);
    assert_int_equal(none.count, 0);
    assert_true(isnan(none.mean.value) && isnan(none.quantile[2].error) && isnan(none.sd.value));
    og_error err = {0};
    assert_int_equal(og_result_summary(result, 9, 0, 0, &none, &err), OG_ERR_VALUE);
    assert_int_equal(og_result_summary(result, 0, 9, 0, &none, NULL), OG_ERR_VALUE);
    og_result_free(result);
    og_plan_free(plan);
}

static void test_plan_view(void **state)
{
    (void)state;
    og_plan *plan = mixtures();
    assert_int_equal(og_plan_series_count(plan), 1);
    assert_string_equal(og_plan_series(plan, 0).id, "series");
    assert_string_equal(og_plan_series(plan, 0).label, "");
    assert_int_equal(og_plan_series(plan, 0).count, og_plan_metric_count(plan));
    assert_int_equal(og_plan_span(plan, 0, 3).first, 3);
    assert_int_equal(og_plan_span(plan, 0, 3).last, 4);
    assert_string_equal(og_plan_span(plan, 0, 3).key, "series");
    assert_int_equal(og_plan_find_series(plan, "series"), 0);
    assert_true(og_plan_find_series(plan, "serie") == (size_t)-1);
    assert_true(og_plan_metric(plan, 0).series == (size_t)-1);
    assert_int_equal(og_plan_case_group_count(plan), 2);
    assert_string_equal(og_plan_case_group(plan, 0).name, "group");
    assert_int_equal(og_plan_case_group(plan, 0).count, 3);
    assert_string_equal(og_plan_case_name(plan, 0, 0), "one");
    assert_string_equal(og_plan_case_name(plan, 0, 2), "three");
    og_plan_free(plan);
}

typedef struct listener {
    double last;
    bool stop;
} listener;

static bool listen(void *context, double share)
{
    listener *l = context;
    assert_true(share >= l->last && share <= 1);
    l->last = share;
    return !l->stop;
}

static void test_options(void **state)
{
    (void)state;
    og_plan *plan = mixtures();
    listener heard = {0};
    og_result *result = NULL;
    og_run_options options = {.size = sizeof options,
                              .replicates = 5000,
                              .seed = 1,
                              .threads = 2,
                              .progress = {listen, &heard}};
    assert_int_equal(og_run(plan, &options, &result, NULL), OG_OK);
    assert_true(heard.last >= 1);
    og_result_free(result);

    og_error err = {0};
    heard = (listener){.stop = true};
    assert_int_equal(og_run(plan, &options, &result, &err), OG_CANCELLED);
    assert_int_equal(err.status, OG_CANCELLED);
    assert_null(result);
    options.replicates = 0;
    assert_int_equal(og_run(plan, &options, &result, NULL), OG_ERR_VALUE);
    options.replicates = (uint64_t)1 << 41;
    assert_int_equal(og_run(plan, &options, &result, NULL), OG_ERR_VALUE);
    og_result_free(NULL);
    og_plan_free(plan);
}

static void test_no_cells(void **state)
{
    (void)state;
    bench b = {.tape = og_tape_new(NULL)};
    og_plan *plan = finish(&b);
    og_result *result = run(plan, 1000, 2, DEFAULT_MEMORY);
    assert_true(og_result_cases(result, 0)[999] < 3);
    og_result_free(result);
    og_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact),
        cmocka_unit_test(test_bad_beginning),
        cmocka_unit_test(test_threads_and_memory),
        cmocka_unit_test(test_first_replicates),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_plan_view),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_no_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
