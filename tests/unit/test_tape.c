/* What the tape makes of expressions, the order and rows of its program, and the plan's block. */
#include "program.h"

#include "base/calendar.h"

#include <math.h>

static og_tape_code finish(og_tape *tape)
{
    og_tape_code code;
    assert_int_equal(og_tape_finish(tape, &code, NULL), OG_OK);
    return code;
}

static size_t count_op(const og_tape_code *code, og_op op)
{
    size_t count = 0;
    for (size_t i = 0; i < code->instr_count; i++)
        count += code->instrs[i].op == op;
    return count;
}

static size_t position(const og_tape_code *code, og_op op)
{
    size_t at = 0;
    while (at < code->instr_count && code->instrs[at].op != op)
        at++;
    assert_true(at < code->instr_count);
    return at;
}

static bool constant(og_ref ref, double k)
{
    return og_is_k(ref) && ref.k == k;
}

static void test_same_expression(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1), b = program_draw(t, "b", 0, 1);
    assert_int_equal(program_draw(t, "a", 0, 1).id, a.id);
    assert_int_not_equal(program_draw(t, "a", 0, 2).id, a.id);
    assert_int_not_equal(b.id, a.id);
    assert_int_not_equal(og_tape_uniform(t, "a", true, 1).id, og_tape_uniform(t, "a", true, 2).id);
    assert_int_equal(og_ref_add(t, a, b).id, og_ref_add(t, b, a).id);
    assert_int_equal(og_ref_mul(t, a, og_k(2)).id, og_ref_mul(t, og_k(2), a).id);
    assert_int_equal(og_ref_min(t, a, b).id, og_ref_min(t, b, a).id);
    assert_int_equal(og_ref_sub(t, a, og_k(3)).id, og_ref_add(t, og_k(-3), a).id);
    assert_int_not_equal(og_ref_sub(t, a, b).id, og_ref_sub(t, b, a).id);
    assert_int_not_equal(og_ref_less(t, a, b).id, og_ref_less(t, b, a).id);
    assert_int_not_equal(og_ref_less(t, a, og_k(1)).id, og_ref_less(t, og_k(1), a).id);
    assert_int_equal(og_ref_within(t, a, 1, 2).id, og_ref_within(t, a, 1, 2).id);
    assert_int_not_equal(og_ref_within(t, a, 1, 2).id, og_ref_within(t, a, 1, 3).id);
    assert_int_equal(og_ref_select(t, a, 1, b, og_k(3)).id, og_ref_select(t, a, 1, b, og_k(3)).id);
    assert_int_not_equal(og_ref_select(t, a, 1, b, a).id, og_ref_select(t, a, 1, b, og_k(3)).id);
    assert_int_equal(og_tape_status(t, NULL), OG_OK);
    og_tape_free(t);
}

/* More expressions than the maps hold at first. */
static void test_many_expressions(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1);
    int32_t first[2000];
    for (int i = 0; i < 2000; i++)
        first[i] = og_ref_add(t, a, og_k(i + 1)).id;
    for (int i = 0; i < 2000; i++)
        assert_int_equal(og_ref_add(t, a, og_k(i + 1)).id, first[i]);
    og_tape_free(t);
}

static void test_simpler(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1), b = program_draw(t, "b", 0, 1);
    const og_ref never = og_k(OG_DAY_NEVER), always = og_k(OG_DAY_ALWAYS);
    assert_int_equal(og_ref_add(t, a, og_k(0)).id, a.id);
    assert_int_equal(og_ref_add(t, og_k(0), a).id, a.id);
    assert_int_equal(og_ref_sub(t, a, og_k(0)).id, a.id);
    assert_int_equal(og_ref_mul(t, a, og_k(1)).id, a.id);
    assert_int_equal(og_ref_mul(t, og_k(1), a).id, a.id);
    assert_int_equal(og_ref_min(t, a, a).id, a.id);
    assert_int_equal(og_ref_max(t, a, a).id, a.id);
    assert_int_equal(og_ref_move(t, a, og_k(0)).id, a.id);
    assert_int_equal(og_ref_select(t, a, 0, b, b).id, b.id);
    assert_int_equal(og_ref_select(t, og_k(1), 1, a, b).id, a.id);
    assert_int_equal(og_ref_select(t, og_k(0), 1, a, b).id, b.id);
    assert_true(constant(og_ref_select(t, a, 0, og_k(2), og_k(2)), 2));
    assert_true(constant(og_ref_mul(t, a, og_k(0)), 0));
    assert_true(constant(og_ref_sub(t, a, a), 0));
    assert_true(constant(og_ref_less(t, a, a), 0));
    assert_true(constant(og_ref_within(t, a, 2, 1), 0));
    assert_true(constant(og_ref_move(t, never, a), OG_DAY_NEVER));
    assert_true(constant(og_ref_overlap(t, never, a, 0, 30), 0));
    assert_true(constant(og_ref_overlap(t, a, always, 0, 30), 0));
    assert_true(constant(og_ref_overlap(t, og_k(30), a, 0, 30), 0));
    assert_true(constant(og_ref_overlap(t, a, a, 0, 30), 0));
    assert_true(constant(og_ref_overlap(t, always, never, 0, 30), 30));
    assert_true(constant(og_ref_spread(t, og_k(3), a, 2, 4), 0));
    assert_true(constant(og_ref_spread(t, og_k(3), a, 7, 4), 0));
    assert_true(constant(og_ref_spread(t, a, og_k(3), 4, 4), 0));
    assert_true(isnan(og_ref_ratio(t, a, og_k(0)).k));
    assert_int_equal(og_ref_overlap(t, always, a, 10, 30).id,
                     og_ref_overlap(t, og_k(10), a, 0, 30).id);
    og_tape_free(t);
}

static void test_dead_code(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1), b = program_draw(t, "b", 0, 1);
    og_ref_mul(t, og_ref_add(t, a, b), b);
    og_ref given[2];
    og_ref_allocate(t, a, (og_ref[]){a, b}, 2, false, given);
    const og_ref kept = og_ref_max(t, a, og_k(0.5));
    og_ref_min(t, kept, b);
    og_tape_out(t, kept, 7);
    const og_tape_code code = finish(t);
    assert_int_equal(code.instr_count, 3);
    assert_int_equal(code.instrs[0].op, OG_OP_DRAW);
    assert_int_equal(code.instrs[1].op, OG_OP_MAX);
    assert_int_equal(code.instrs[2].op, OG_OP_OUT);
    assert_int_equal(code.instrs[2].y, 7);
    assert_int_equal(code.rows, 2);
    og_tape_free(t);
}

/* One of two values of an instruction is enough to keep it, whole. */
static void test_half_dead(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1), b = program_draw(t, "b", 0, 1);
    og_ref given[2];
    og_ref_allocate(t, og_k(1), (og_ref[]){a, b}, 2, false, given);
    og_tape_out(t, og_ref_add(t, given[1], og_k(1)), 0);
    const og_tape_code code = finish(t);
    assert_int_equal(count_op(&code, OG_OP_ALLOCATE), 1);
    assert_int_equal(code.operand_count, 5);
    assert_int_equal(code.rows, 5);
    og_tape_free(t);
}

static void test_fused_draws(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref shared = og_tape_uniform(t, "shared", false, 0);
    const og_quantile q = program_identity(1, 2);
    og_tape_out(t, og_tape_quantile(t, og_tape_function(t, &q), shared), 0);
    og_tape_out(t, shared, 1);
    og_tape_out(t, program_draw(t, "own", 0, 1), 2);
    const og_tape_code code = finish(t);
    assert_int_equal(count_op(&code, OG_OP_DRAW), 1);
    assert_int_equal(count_op(&code, OG_OP_UNIFORM), 1);
    assert_int_equal(count_op(&code, OG_OP_QUANTILE), 1);
    assert_int_equal(code.draw_count, 2);
    assert_string_equal(code.paths[0], "shared");
    assert_string_equal(code.paths[1], "own");
    assert_int_equal(code.function_count, 2);
    og_tape_free(t);
}

static void test_order(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    og_tape_month(t, 0);
    const og_ref a = program_draw(t, "a", 0, 1);
    og_tape_month(t, 3);
    const og_ref late = og_ref_max(t, a, og_k(0.5));
    og_tape_month(t, 0);
    og_tape_out(t, og_ref_add(t, late, og_k(1)), 0); /* as soon as month 3 is there */
    og_tape_month(t, 2);
    og_tape_out(t, og_ref_mul(t, a, og_k(2)), 1);
    og_tape_month(t, 4);
    og_tape_out(t, og_ref_less(t, a, og_k(2)), 2);
    og_tape_month(t, 1);
    og_ref_less(t, a, og_k(2)); /* asked for earlier after all */
    const og_tape_code code = finish(t);
    assert_int_equal(code.instr_count, 8);
    const size_t less = position(&code, OG_OP_LESS), mul = position(&code, OG_OP_MUL),
                 max = position(&code, OG_OP_MAX), add = position(&code, OG_OP_ADD);
    assert_int_equal(position(&code, OG_OP_DRAW), 0);
    assert_int_equal(less, 1);
    assert_true(less < mul && mul < max && max < add);
    assert_int_equal(code.instrs[less + 1].op, OG_OP_OUT);
    assert_int_equal(code.instrs[less + 1].y, 2);
    assert_int_equal(code.instrs[mul + 1].y, 1);
    assert_int_equal(code.instrs[add + 1].y, 0);
    og_tape_free(t);
}

/* A chain needs two rows, however long it is; no instruction writes where it reads. */
static void test_rows(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    og_ref value = program_draw(t, "a", 0, 1);
    for (int i = 0; i < 100; i++)
        value = og_ref_mul(t, og_ref_add(t, value, og_k(1)), og_k(0.5));
    og_tape_out(t, og_ref_mul(t, value, value), 0);
    const og_tape_code code = finish(t);
    assert_int_equal(code.rows, 2);
    for (size_t i = 1; i + 1 < code.instr_count; i++)
        assert_int_not_equal(code.instrs[i].y, code.instrs[i].a);
    og_tape_free(t);
}

static void test_constant_output(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    og_tape_out(t, og_k(3), 0);
    og_tape_out(t, og_k(3), 1);
    double *values = program_values(t, 2, 1);
    assert_true(values[0] == 3 && values[1] == 3);
    free(values);
}

static void test_finish_twice(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1);
    og_tape_out(t, a, 0);
    assert_int_equal(finish(t).instr_count, 2);
    og_tape_out(t, og_ref_add(t, a, og_k(1)), 1);
    assert_int_equal(finish(t).instr_count, 4);
    og_tape_free(t);
}

static void test_empty(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    double *values = program_values(t, 0, 10);
    free(values);
    og_tape_free(NULL);
    og_plan_free(NULL);
}

static void test_block(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    og_tape_out(t, og_tape_uniform(t, "later", true, 2030), 0);
    og_tape_out(t, og_ref_add(t, program_draw(t, "a.b", 0, 1), og_k(1)), 1);
    const og_tape_code code = finish(t);
    const double tables[] = {1, 2, 3};
    const og_output outputs[] = {{OG_OUTPUT_METRIC, 4}, {OG_OUTPUT_CELL, 9}};
    const og_cell cells[] = {{.offset = 2.5, .output = -1}};
    const og_plan_span_row spans[] = {{10, 20, 0, OG_PERIOD_YEAR}};
    const og_plan_series_row series[] = {{.id = 0, .count = 1}};
    const og_plan_metric_row metrics[] = {{.series = -1, .constant = 6}};
    const og_plan_case_row cases[] = {{.count = 3}};
    const og_block_parts parts = {.outputs = outputs,
                                  .output_count = 2,
                                  .cells = cells,
                                  .cell_count = 1,
                                  .spans = spans,
                                  .span_count = 1,
                                  .series = series,
                                  .series_count = 1,
                                  .metrics = metrics,
                                  .metric_count = 1,
                                  .cases = cases,
                                  .case_count = 1,
                                  .text = "x\0yz",
                                  .text_length = 5,
                                  .sampling = OG_SAMPLING_SOBOL};
    og_plan *plan;
    assert_int_equal(og_block_build(&code, tables, 3, &parts, &plan, NULL), OG_OK);
    assert_string_equal(plan->magic, "opgave3");
    assert_int_equal(plan->sampling, OG_SAMPLING_SOBOL);
    assert_int_equal(plan->directions.count, OG_SOBOL_BITS);
    const og_section sections[] = {plan->instrs,    plan->operands, plan->draws, plan->quantiles,
                                   plan->tables,    plan->outputs,  plan->cells, plan->spans,
                                   plan->series,    plan->metrics,  plan->cases, plan->text,
                                   plan->directions};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        assert_int_equal(sections[i].offset % 8, 0);
        assert_true(sections[i].offset >= sizeof *plan && sections[i].offset <= plan->size);
    }
    assert_memory_equal(og_plan_at(plan, plan->tables), tables, sizeof tables);
    assert_memory_equal(og_plan_at(plan, plan->outputs), outputs, sizeof outputs);
    assert_memory_equal(og_plan_at(plan, plan->cells), cells, sizeof cells);
    assert_memory_equal(og_plan_at(plan, plan->spans), spans, sizeof spans);
    assert_memory_equal(og_plan_at(plan, plan->series), series, sizeof series);
    assert_memory_equal(og_plan_at(plan, plan->metrics), metrics, sizeof metrics);
    assert_memory_equal(og_plan_at(plan, plan->cases), cases, sizeof cases);
    assert_string_equal(og_plan_text(plan, 2), "yz");
    const og_draw *draws = og_plan_at(plan, plan->draws);
    assert_int_equal(plan->draws.count, 2);
    assert_string_equal(og_plan_text(plan, draws[0].path), "later");
    assert_int_equal(draws[0].varies, 1);
    assert_string_equal(og_plan_text(plan, draws[1].path), "a.b");
    assert_int_equal(draws[1].varies, 0);
    og_plan_free(plan);
    og_tape_free(t);
}

/* Nothing in the block, nor in its instructions, is an address. */
static void test_relocatable(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 9), b = program_draw(t, "b", 0, 9);
    og_ref given[2];
    og_ref_allocate(t, og_k(7), (og_ref[]){a, b}, 2, false, given);
    og_tape_out(t, given[0], 0);
    og_tape_out(t, given[1], 1);
    og_plan *plan = program_plan(t), *copy = malloc(plan->size);
    assert_non_null(copy);
    memcpy(copy, plan, plan->size);
    double *values = program_run(plan, 2, 300);
    memset(plan, 0xff, plan->size);
    og_plan_free(plan);
    og_tape_free(t);
    double *again = program_run(copy, 2, 300);
    assert_memory_equal(values, again, 600 * sizeof *values);
    og_plan_free(copy);
    free(values);
    free(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_expression), cmocka_unit_test(test_many_expressions),
        cmocka_unit_test(test_simpler),         cmocka_unit_test(test_dead_code),
        cmocka_unit_test(test_half_dead),       cmocka_unit_test(test_fused_draws),
        cmocka_unit_test(test_order),           cmocka_unit_test(test_rows),
        cmocka_unit_test(test_constant_output), cmocka_unit_test(test_finish_twice),
        cmocka_unit_test(test_empty),           cmocka_unit_test(test_block),
        cmocka_unit_test(test_relocatable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
