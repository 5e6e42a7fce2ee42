/* Two operations in one instruction: the same bits as one after the other, and only where no one
 * else needs what lies between. */
#include "program.h"

typedef og_ref binary(og_tape *tape, og_ref a, og_ref b);

enum operation { ADD, SUB, MUL, MIN, MAX };

static binary *const make[] = {og_ref_add, og_ref_sub, og_ref_mul, og_ref_min, og_ref_max};

static double truth(enum operation operation, double a, double b)
{
    switch (operation) {
    case ADD:
        return a + b;
    case SUB:
        return a - b;
    case MUL:
        return a * b;
    case MIN:
        return a < b ? a : b;
    default:
        return a > b ? a : b;
    }
}

/* How an operand of the second operation is made. */
enum other { CONSTANT, EARLIER, LATER };

typedef struct pair {
    enum operation first;
    bool constant; /* the first's second operand */
    enum operation second;
    enum other other; /* of the second */
    bool from;        /* it comes first */
} pair;

enum { REPLICATES = 300 };

/* Outputs: a, b, c and the result. */
static void check_pair(const pair *p)
{
    const double k = 0.3, k2 = -0.7;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", -1.1, 2.3), b = program_draw(t, "b", -0.9, 1.7);
    og_ref c = program_draw(t, p->other == EARLIER ? "c" : "unused", -1.3, 2.9);
    const og_ref between = make[p->first](t, a, p->constant ? og_k(k) : b);
    if (p->other == LATER)
        c = program_draw(t, "c", -1.3, 2.9);
    const og_ref with = p->other == CONSTANT ? og_k(k2) : c;
    og_tape_out(t, a, 0);
    og_tape_out(t, b, 1);
    og_tape_out(t, c, 2);
    og_tape_out(t, p->from ? make[p->second](t, with, between) : make[p->second](t, between, with),
                3);

    og_plan *plan = program_plan(t);
    const og_instr *instrs = og_plan_at(plan, plan->instrs);
    assert_int_equal(plan->instrs.count, 3 + 4 + 1); /* draws, outputs, and one more */
    size_t pairs = 0;
    for (uint64_t i = 0; i < plan->instrs.count; i++)
        pairs += instrs[i].then != OG_THEN_NONE;
    assert_int_equal(pairs, 1);

    double *y = program_run(plan, 4, REPLICATES);
    for (size_t i = 0; i < REPLICATES; i++) {
        const double y2 = p->other == CONSTANT ? k2 : y[2 * REPLICATES + i];
        const volatile double y1 = truth(p->first, y[i], p->constant ? k : y[REPLICATES + i]);
        const double expected = p->from ? truth(p->second, y2, y1) : truth(p->second, y1, y2);
        assert_memory_equal(&y[3 * REPLICATES + i], &expected, sizeof expected);
    }
    free(y);
    og_plan_free(plan);
    og_tape_free(t);
}

static void test_pairs(void **state)
{
    (void)state;
    const pair firsts[] = {{.first = ADD},
                           {.first = ADD, .constant = true},
                           {.first = SUB},
                           {.first = MUL},
                           {.first = MUL, .constant = true}};
    const pair seconds[] = {{.second = ADD, .other = EARLIER},
                            {.second = ADD, .other = LATER},
                            {.second = ADD, .other = CONSTANT},
                            {.second = SUB, .other = EARLIER},
                            {.second = SUB, .other = LATER},
                            {.second = SUB, .other = EARLIER, .from = true},
                            {.second = SUB, .other = LATER, .from = true},
                            {.second = SUB, .other = CONSTANT},
                            {.second = MUL, .other = EARLIER},
                            {.second = MUL, .other = LATER},
                            {.second = MIN, .other = EARLIER},
                            {.second = MIN, .other = LATER},
                            {.second = MAX, .other = CONSTANT}};
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        for (size_t j = 0; j < sizeof seconds / sizeof *seconds; j++) {
            pair p = seconds[j];
            p.first = firsts[i].first;
            p.constant = firsts[i].constant;
            check_pair(&p);
        }
}

static size_t count_pairs(og_tape *tape)
{
    og_tape_code code;
    size_t pairs = 0;
    assert_int_equal(og_tape_finish(tape, &code, NULL), OG_OK);
    for (size_t i = 0; i < code.instr_count; i++)
        pairs += code.instrs[i].then != OG_THEN_NONE;
    og_tape_free(tape);
    return pairs;
}

/* What is put out or read twice (also by one instruction) stays a row. */
static void test_needed(void **state)
{
    (void)state;
    for (int needed = 0; needed < 4; needed++) {
        og_tape *t = og_tape_new(NULL);
        const og_ref a = program_draw(t, "a", 0, 1), b = program_draw(t, "b", 0, 1);
        const og_ref product = og_ref_mul(t, a, b);
        if (needed == 1)
            og_tape_out(t, product, 1);
        if (needed == 2)
            og_tape_out(t, og_ref_max(t, product, og_k(0.5)), 1);
        og_tape_out(t, og_ref_add(t, product, needed == 3 ? product : b), 0);
        assert_int_equal(count_pairs(t), needed == 0 ? 1 : 0);
    }
}

/* Of a chain every second value needs no row. */
static void test_chain(void **state)
{
    (void)state;
    og_tape *t = og_tape_new(NULL);
    const og_ref a = program_draw(t, "a", 0, 1);
    og_ref sum = a;
    for (int i = 1; i <= 10; i++)
        sum = i % 2 ? og_ref_add(t, sum, og_k(i)) : og_ref_mul(t, sum, a);
    og_tape_out(t, sum, 0);
    assert_int_equal(count_pairs(t), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_needed),
        cmocka_unit_test(test_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
