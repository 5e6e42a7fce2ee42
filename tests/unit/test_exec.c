/* Every instruction against a reference written here with plain ifs, and programs of thousands of
 * them against an evaluation lane by lane. */
#include "program.h"

#include "base/calendar.h"

#include <math.h>

typedef struct operation {
    const char *name;
    og_ref (*make)(og_tape *tape, og_ref a, og_ref b);
    double (*truth)(double a, double b);
} operation;

static double add(double a, double b)
{
    return a + b;
}

static double sub(double a, double b)
{
    return a - b;
}

static double mul(double a, double b)
{
    return a * b;
}

static double ratio(double a, double b)
{
    if (b > 0)
        return a / b;
    return (double)NAN;
}

static double less(double a, double b)
{
    if (a < b)
        return 1;
    return 0;
}

static og_ref make_floor(og_tape *tape, og_ref a, og_ref b)
{
    (void)b;
    return og_ref_floor(tape, a, 0.375);
}

static double truth_floor(double a, double b)
{
    (void)b;
    return floor(a + 0.375);
}

static og_ref make_within(og_tape *tape, og_ref a, og_ref b)
{
    (void)b;
    return og_ref_within(tape, a, -1, 2);
}

static double within(double a, double b)
{
    (void)b;
    if (a < -1 || a > 2)
        return 0;
    return 1;
}

static og_ref make_select(og_tape *tape, og_ref a, og_ref b)
{
    return og_ref_select(tape, a, 1, b, og_k(7));
}

static double choose(double a, double b)
{
    if (a >= 1)
        return b;
    return 7;
}

static og_ref make_select_below(og_tape *tape, og_ref a, og_ref b)
{
    return og_ref_select(tape, a, 1, og_k(7), b);
}

static double choose_below(double a, double b)
{
    if (a >= 1)
        return 7;
    return b;
}

static og_ref make_overlap(og_tape *tape, og_ref a, og_ref b)
{
    return og_ref_overlap(tape, a, b, -2, 3);
}

/* Days counted one by one, as far as the bounds are whole. */
static double overlap(double a, double b)
{
    double days = 0;
    for (double quarter = -2; quarter < 3; quarter += 0.25)
        if (quarter >= a && quarter < b)
            days += 0.25;
    return days;
}

static og_ref make_spread(og_tape *tape, og_ref a, og_ref b)
{
    return og_ref_spread(tape, a, b, 1, 3);
}

static og_ref make_spread_at_once(og_tape *tape, og_ref a, og_ref b)
{
    return og_ref_spread(tape, a, b, 1, 1);
}

/* An amount of 1 booked month by month from a until it is all booked or b has come. */
static double booked(double a, double b, int over)
{
    double left = over;
    for (double month = a; month < a + over && month <= b; month++) {
        const double part = month == b ? left : 1;
        if (month == 1)
            return part / over;
        left -= part;
    }
    return 0;
}

static double spread(double a, double b)
{
    return booked(a, b, 3);
}

static double spread_at_once(double a, double b)
{
    return booked(a, b, 1);
}

static const operation operations[] = {
    {"add", og_ref_add, add},
    {"sub", og_ref_sub, sub},
    {"mul", og_ref_mul, mul},
    {"min", og_ref_min, fmin},
    {"max", og_ref_max, fmax},
    {"ratio", og_ref_ratio, ratio},
    {"less", og_ref_less, less},
    {"floor", make_floor, truth_floor},
    {"within", make_within, within},
    {"select", make_select, choose},
    {"select below", make_select_below, choose_below},
    {"overlap", make_overlap, overlap},
};
#define OPERATIONS (sizeof operations / sizeof *operations)

static const operation spreads[] = {
    {"spread", make_spread, spread},
    {"spread at once", make_spread_at_once, spread_at_once},
};

static bool equal(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* The operation on x and y with each of them a row or a constant (forms 0 ... 3). */
static og_ref form_of(og_tape *tape, const operation *op, int form, double x, double y)
{
    const og_ref a = form & 1 ? og_k(x) : program_row(tape, x);
    const og_ref b = form & 2 ? og_k(y) : program_row(tape, y);
    return op->make(tape, a, b);
}

/* In every form the operation gives the truth, to the bit; two constants give a constant. */
static void check_forms(const operation *op, double x, double y)
{
    og_tape *tape = og_tape_new(NULL);
    for (uint32_t form = 0; form < 4; form++)
        og_tape_out(tape, form_of(tape, op, (int)form, x, y), form);
    const og_ref constant = form_of(tape, op, 3, x, y);
    assert_true(og_is_k(constant));
    double *values = program_values(tape, 4, 1);
    const double truth = op->truth(x, y);
    for (int form = 0; form < 4; form++)
        if (!equal(values[form], truth) || !equal(constant.k, truth))
            fail_msg("%s(%g, %g) form %d: %.17g, folded %.17g, not %.17g", op->name, x, y, form,
                     values[form], constant.k, truth);
    free(values);
}

static void test_operations(void **state)
{
    (void)state;
    for (size_t i = 0; i < OPERATIONS; i++)
        for (double x = -3; x <= 4; x += 0.5)
            for (double y = -3; y <= 4; y += 0.5)
                check_forms(&operations[i], x, y);
    for (size_t i = 0; i < 5; i++)
        check_forms(&operations[i], 0.1, 1.0 / 3);
}

static void test_overlap_without_ends(void **state)
{
    (void)state;
    const operation *op = &operations[OPERATIONS - 1];
    check_forms(op, OG_DAY_ALWAYS, OG_DAY_NEVER);
    check_forms(op, OG_DAY_ALWAYS, 1);
    check_forms(op, 1, OG_DAY_NEVER);
    check_forms(op, OG_DAY_NEVER, OG_DAY_NEVER);
    check_forms(op, OG_DAY_NEVER, OG_DAY_ALWAYS);
}

/* The month in which an amount arose is never after the closing. */
static void test_spread(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        for (double a = -4; a <= 4; a++) {
            for (double b = a; b <= 6; b++)
                check_forms(&spreads[i], a, b);
            check_forms(&spreads[i], a, OG_DAY_NEVER);
        }
    og_tape *tape = og_tape_new(NULL);
    og_tape_out(tape, make_spread(tape, program_row(tape, OG_DAY_NEVER), program_row(tape, 5)), 0);
    double *values = program_values(tape, 1, 1);
    assert_true(values[0] == 0 && !signbit(values[0]));
    free(values);
}

typedef struct moved {
    int from[3];
    double months;
    int to[3]; /* {0}: never */
} moved;

static const moved moves[] = {
    {{2025, 3, 15}, 0, {2025, 3, 15}},  {{2025, 1, 31}, 1, {2025, 2, 28}},
    {{2024, 1, 31}, 1, {2024, 2, 29}},  {{2024, 1, 31}, 1.5, {2024, 3, 15}},
    {{2025, 11, 30}, 3, {2026, 2, 28}}, {{2025, 1, 1}, 2.9999999999, {2025, 4, 1}},
    {{2025, 1, 1}, 0.1, {2025, 1, 4}},  {{2025, 1, 1}, 12.25, {2026, 1, 8}},
    {{9999, 6, 1}, 6, {9999, 12, 1}},   {{9999, 6, 1}, 7, {0}},
    {{9999, 12, 20}, 0.9, {0}},         {{2025, 1, 1}, 1e300, {0}},
    {{2025, 1, 1}, 3e9, {0}},           {{1990, 12, 31}, 2 * 12, {1992, 12, 31}},
};

static double day(const int *date)
{
    return date[0] == 0 ? OG_DAY_NEVER : og_day_of(date[0], date[1], date[2]);
}

static void check_move(double from, double months, double to)
{
    const operation op = {"move", og_ref_move, NULL};
    og_tape *tape = og_tape_new(NULL);
    for (uint32_t form = 0; form < 4; form++)
        og_tape_out(tape, form_of(tape, &op, (int)form, from, months), form);
    double *values = program_values(tape, 4, 1);
    for (int form = 0; form < 4; form++)
        assert_true(values[form] == to);
    free(values);
}

static void test_move(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        check_move(day(moves[i].from), moves[i].months, day(moves[i].to));
    check_move(OG_DAY_ALWAYS, 3.5, OG_DAY_ALWAYS);
    check_move(OG_DAY_NEVER, 3.5, OG_DAY_NEVER);
    check_move(OG_DAY_NEVER + 1, 3.5, OG_DAY_NEVER + 1);
    for (int i = 0; i < 500; i++) {
        const og_day from = 16000 + 37 * i;
        const double months = i / 7.0;
        check_move(from, months, og_day_move(from, months));
    }
}

static void test_month(void **state)
{
    (void)state;
    const struct {
        double day, month;
    } cases[] = {{og_day_of(2025, 3, 31), 12 * 2025 + 2},   {og_day_of(2025, 4, 1), 12 * 2025 + 3},
                 {og_day_of(1969, 12, 31), 12 * 1969 + 11}, {OG_DAY_NEVER, OG_DAY_NEVER},
                 {OG_DAY_NEVER - 1, OG_DAY_NEVER - 1},      {OG_DAY_ALWAYS, OG_DAY_ALWAYS}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_tape *tape = og_tape_new(NULL);
        og_tape_out(tape, og_ref_month(tape, program_row(tape, cases[i].day)), 0);
        assert_true(og_ref_month(tape, og_k(cases[i].day)).k == cases[i].month);
        double *values = program_values(tape, 1, 1);
        assert_true(values[0] == cases[i].month);
        free(values);
    }
}

static void test_draws(void **state)
{
    (void)state;
    og_tape *tape = og_tape_new(NULL);
    const og_ref u = og_tape_uniform(tape, "a.b", true, 2027);
    const og_quantile identity = program_identity(5, 3);
    const uint32_t function = og_tape_function(tape, &identity);
    og_tape_out(tape, u, 0);
    og_tape_out(tape, og_tape_quantile(tape, function, u), 1);
    og_tape_out(tape, og_tape_quantile(tape, function, og_tape_uniform(tape, "a.c", false, 0)), 2);
    og_tape_out(tape, og_tape_quantile(tape, function, og_k(0.25)), 3);
    og_tape_out(tape, og_tape_phi(tape, u), 4);
    assert_true(fabs(og_tape_phi(tape, og_k(1.959963984540054)).k - 0.975) < 1e-12);
    const size_t n = 600;
    double *values = program_values(tape, 5, n);
    double first[600], second[600], phi[600];
    og_uniform_fill(og_uniform_key(PROGRAM_SEED, "a.b"), 0, n, 2027, first);
    og_uniform_fill(og_uniform_key(PROGRAM_SEED, "a.c"), 0, n, 0, second);
    og_normal_cdf(first, n, phi);
    for (size_t i = 0; i < n; i++) {
        assert_true(values[i] == first[i]);
        assert_true(values[n + i] == 5 + 3 * first[i]);
        assert_true(values[2 * n + i] == 5 + 3 * second[i]);
        assert_true(values[3 * n + i] == 5 + 3 * 0.25);
        assert_true(values[4 * n + i] == phi[i]);
    }
    free(values);
}

static void test_prefix(void **state)
{
    (void)state;
    og_tape *tape = og_tape_new(NULL);
    const og_ref a = program_draw(tape, "a", -3, 7), b = program_draw(tape, "b", 0, 1);
    og_tape_out(tape, og_ref_ratio(tape, a, og_ref_less(tape, a, og_ref_mul(tape, a, b))), 0);
    og_plan *plan = program_plan(tape);
    double *few = program_run(plan, 1, 301), *many = program_run(plan, 1, 1000);
    assert_memory_equal(few, many, 301 * sizeof *few);
    free(few);
    free(many);
    og_plan_free(plan);
    og_tape_free(tape);
}

/* ---- a large program --------------------------------------------------------------------- */

#define NODES 3000

static uint64_t dice_state;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice_state >> 33) % sides;
}

/* Values of the naive evaluation: lane by lane, everything kept. */
static double lanes[NODES][OG_BATCH];

static og_ref leaf(og_tape *tape, size_t node)
{
    if (dice(3) == 0) {
        const double k = (int)dice(9) - 4;
        for (size_t i = 0; i < OG_BATCH; i++)
            lanes[node][i] = k;
        return og_k(k);
    }
    const char path[2] = {(char)('a' + dice(20)), 0};
    const int32_t index = (int32_t)dice(3);
    const og_quantile identity = program_identity(-4, 8);
    og_uniform_fill(og_uniform_key(PROGRAM_SEED, path), 0, OG_BATCH, index, lanes[node]);
    for (size_t i = 0; i < OG_BATCH; i++)
        lanes[node][i] = -4 + 8 * lanes[node][i];
    return og_tape_quantile(tape, og_tape_function(tape, &identity),
                            og_tape_uniform(tape, path, true, index));
}

/* Only recent nodes and the leaves are read, so that rows are freed and used again. Results are
 * kept within +-50, and quotients are left out: operands are finite. */
static og_ref inner(og_tape *tape, const og_ref *nodes, size_t node)
{
    const operation *op;
    do
        op = &operations[dice(OPERATIONS - 1)];
    while (op->truth == ratio);
    const size_t reach = node < 60 || dice(10) == 0 ? node : 60;
    const size_t a = node - 1 - dice((uint32_t)reach), b = node - 1 - dice((uint32_t)reach);
    for (size_t i = 0; i < OG_BATCH; i++)
        lanes[node][i] = fmax(fmin(op->truth(lanes[a][i], lanes[b][i]), 50), -50);
    const og_ref result = op->make(tape, nodes[a], nodes[b]);
    return og_ref_max(tape, og_ref_min(tape, result, og_k(50)), og_k(-50));
}

static void check_program(uint64_t seed)
{
    static og_ref nodes[NODES];
    static size_t marked[NODES];
    uint32_t outputs = 0;
    dice_state = seed;
    og_tape *tape = og_tape_new(NULL);
    for (size_t node = 0; node < NODES; node++) {
        og_tape_month(tape, dice(20) == 0 ? 0 : (int)(node / 30));
        const bool fresh = node < 20 || dice(10) == 0;
        nodes[node] = fresh ? leaf(tape, node) : inner(tape, nodes, node);
        if (dice(8) == 0) {
            og_tape_out(tape, nodes[node], outputs);
            marked[outputs++] = node;
        }
    }
    og_plan *plan = program_plan(tape);
    assert_true(plan->rows < NODES / 4);
    double *values = program_run(plan, outputs, OG_BATCH);
    for (uint32_t output = 0; output < outputs; output++)
        for (size_t i = 0; i < OG_BATCH; i++)
            if (values[output * OG_BATCH + i] != lanes[marked[output]][i])
                fail_msg("seed %u, node %zu, lane %zu: %.17g, not %.17g", (unsigned)seed,
                         marked[output], i, values[output * OG_BATCH + i],
                         lanes[marked[output]][i]);
    free(values);
    og_plan_free(plan);
    og_tape_free(tape);
}

static void test_program(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++)
        check_program(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operations), cmocka_unit_test(test_overlap_without_ends),
        cmocka_unit_test(test_spread),     cmocka_unit_test(test_move),
        cmocka_unit_test(test_month),      cmocka_unit_test(test_draws),
        cmocka_unit_test(test_prefix),     cmocka_unit_test(test_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
