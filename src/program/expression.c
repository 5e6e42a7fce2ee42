/* The rules by which a value is made: what is constant is computed, what can be said more simply
 * is, operands are put in one order, and the rest becomes an instruction.
 *
 * The rules take rows to be finite (x * 0 is 0, x - x is 0). Only RATIO makes NaN, and what has no
 * value in some replicates is an output, not an operand. */
#include "model/scalar.h"
#include "program/tape_inside.h"

#include <stdlib.h>

static bool same_ref(og_ref a, og_ref b)
{
    return og_is_k(a) ? og_is_k(b) && a.k == b.k : a.id == b.id;
}

static bool is(og_ref a, double k)
{
    return og_is_k(a) && a.k == k;
}

static bool never_above(const og_tape *tape, og_ref a, og_ref b)
{
    return og_tape_interval(tape, a).high <= og_tape_interval(tape, b).low;
}

/* An instruction of two operands of which at most one is constant. */
static og_ref binary(og_tape *tape, og_op op, og_ref a, og_ref b)
{
    og_instr instr = {.op = (uint16_t)op};
    if (og_is_k(a)) {
        instr.form = OG_FORM_KR;
        instr.k = a.k;
    } else {
        instr.a = (uint32_t)a.id;
    }
    if (og_is_k(b)) {
        instr.form = OG_FORM_RK;
        instr.k = b.k;
    } else {
        instr.b = (uint32_t)b.id;
    }
    return og_tape_emit(tape, instr);
}

/* The same where a and b may change places: the constant last, or the later row. */
static og_ref commutative(og_tape *tape, og_op op, og_ref a, og_ref b)
{
    const bool swap = og_is_k(a) || (!og_is_k(b) && b.id < a.id);
    return swap ? binary(tape, op, b, a) : binary(tape, op, a, b);
}

static og_ref unary(og_tape *tape, og_op op, og_ref a, double k, double k2)
{
    return og_tape_emit(
        tape, (og_instr){.op = (uint16_t)op, .a = og_tape_row(tape, a), .k = k, .k2 = k2});
}

og_ref og_tape_quantile(og_tape *tape, uint32_t function, og_ref u)
{
    return og_tape_emit(tape,
                        (og_instr){.op = OG_OP_QUANTILE, .a = og_tape_row(tape, u), .b = function});
}

og_ref og_tape_phi(og_tape *tape, og_ref z)
{
    if (og_is_k(z)) {
        og_normal_cdf(&z.k, 1, &z.k);
        return z;
    }
    return unary(tape, OG_OP_PHI, z, 0, 0);
}

og_ref og_tape_lever_is_set(og_tape *tape, uint32_t lever)
{
    return og_tape_emit(tape, (og_instr){.op = OG_OP_LEVER, .a = 2 * lever, .k = 0, .k2 = 1});
}

og_ref og_tape_lever(og_tape *tape, uint32_t lever, double low, double high)
{
    return og_tape_emit(tape,
                        (og_instr){.op = OG_OP_LEVER, .a = 2 * lever + 1, .k = low, .k2 = high});
}

og_ref og_ref_add(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(a) && og_is_k(b))
        return og_k(og_scalar_add(a.k, b.k));
    if (is(b, 0))
        return a;
    if (is(a, 0))
        return b;
    return commutative(tape, OG_OP_ADD, a, b);
}

og_ref og_ref_sub(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(b))
        return og_ref_add(tape, a, og_k(-b.k));
    if (same_ref(a, b))
        return og_k(0);
    return binary(tape, OG_OP_SUB, a, b);
}

og_ref og_ref_mul(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(a) && og_is_k(b))
        return og_k(og_scalar_mul(a.k, b.k));
    if (is(a, 0) || is(b, 0))
        return og_k(0);
    if (is(b, 1))
        return a;
    if (is(a, 1))
        return b;
    return commutative(tape, OG_OP_MUL, a, b);
}

og_ref og_ref_min(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(a) && og_is_k(b))
        return og_k(og_scalar_min(a.k, b.k));
    if (same_ref(a, b) || never_above(tape, a, b))
        return a;
    return never_above(tape, b, a) ? b : commutative(tape, OG_OP_MIN, a, b);
}

og_ref og_ref_max(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(a) && og_is_k(b))
        return og_k(og_scalar_max(a.k, b.k));
    if (same_ref(a, b) || never_above(tape, b, a))
        return a;
    return never_above(tape, a, b) ? b : commutative(tape, OG_OP_MAX, a, b);
}

og_ref og_ref_ratio(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(b) && !(b.k > 0))
        return og_k((double)NAN);
    if (og_is_k(a) && og_is_k(b))
        return og_k(og_scalar_ratio(a.k, b.k));
    return is(b, 1) ? a : binary(tape, OG_OP_RATIO, a, b);
}

og_ref og_ref_floor(og_tape *tape, og_ref a, double k)
{
    return og_is_k(a) ? og_k(floor(a.k + k)) : unary(tape, OG_OP_FLOOR, a, k, 0);
}

og_ref og_ref_less(og_tape *tape, og_ref a, og_ref b)
{
    if (og_is_k(a) && og_is_k(b))
        return og_k(og_scalar_less(a.k, b.k));
    return same_ref(a, b) ? og_k(0) : binary(tape, OG_OP_LESS, a, b);
}

og_ref og_ref_within(og_tape *tape, og_ref a, double low, double high)
{
    if (og_is_k(a))
        return og_k(og_scalar_within(a.k, low, high));
    return low > high ? og_k(0) : unary(tape, OG_OP_WITHIN, a, low, high);
}

og_ref og_ref_select(og_tape *tape, og_ref a, double k, og_ref at_least, og_ref below)
{
    if (og_is_k(a))
        return og_scalar_select(a.k, k, 1, 0) > 0 ? at_least : below;
    const og_interval known = og_tape_interval(tape, a);
    if (same_ref(at_least, below) || known.high < k)
        return below;
    if (known.low >= k)
        return at_least;
    og_instr instr = {.op = OG_OP_SELECT, .a = (uint32_t)a.id, .k = k};
    instr.b = og_tape_row(tape, at_least);
    instr.c = og_tape_row(tape, below);
    return og_tape_emit(tape, instr);
}

og_ref og_ref_move(og_tape *tape, og_ref day, og_ref months)
{
    if (og_is_k(day) && og_is_k(months))
        return og_k(og_scalar_move(day.k, months.k));
    if (is(months, 0) || (og_is_k(day) && !og_scalar_dated(day.k)))
        return day;
    return binary(tape, OG_OP_MOVE, day, months);
}

og_ref og_ref_month(og_tape *tape, og_ref day)
{
    return og_is_k(day) ? og_k(og_scalar_month(day.k)) : unary(tape, OG_OP_MONTH, day, 0, 0);
}

/* A constant end of the span goes into the bounds that it is cut to, so that all such spans read
 * the same two rows. */
og_ref og_ref_overlap(og_tape *tape, og_ref first, og_ref end, double from, double to)
{
    if (og_is_k(first)) {
        from = og_scalar_max(first.k, from);
        first = og_k(OG_DAY_ALWAYS);
    }
    if (og_is_k(end)) {
        to = og_scalar_min(end.k, to);
        end = og_k(OG_DAY_NEVER);
    }
    if (from >= to || same_ref(first, end))
        return og_k(0);
    if (og_is_k(first) && og_is_k(end))
        return og_k(to - from);
    og_instr instr = {.op = OG_OP_OVERLAP, .k = from, .k2 = to};
    instr.a = og_tape_row(tape, first);
    instr.b = og_tape_row(tape, end);
    return og_tape_emit(tape, instr);
}

og_ref og_ref_spread(og_tape *tape, og_ref arose, og_ref closing, double month, double over)
{
    if (og_is_k(arose) && og_is_k(closing))
        return og_k(og_scalar_spread(arose.k, closing.k, month, over));
    if (og_is_k(closing) && month > closing.k)
        return og_k(0);
    if (og_is_k(arose) && og_scalar_within(month - arose.k, 0, over - 1) <= 0)
        return og_k(0);
    if (over <= 1)
        return og_ref_within(tape, arose, month, month);
    og_instr instr = {.op = OG_OP_SPREAD, .k = month, .k2 = over};
    instr.a = og_tape_row(tape, arose);
    instr.b = og_tape_row(tape, closing);
    return og_tape_emit(tape, instr);
}

/* og_kernel_allocate for one lane. */
static void allocate_constants(double places, const og_ref *gaps, size_t count, bool listed,
                               og_ref *given)
{
    for (size_t s = 0; s < count; s++) {
        double left = places;
        for (size_t other = 0; other < count; other++) {
            if (other == s || (listed && other > s))
                continue;
            const double precedes =
                listed ? 1 : og_scalar_precedes(gaps[s].k, gaps[other].k, other < s);
            left = og_scalar_remain(left, precedes, gaps[other].k);
        }
        given[s] = og_k(og_scalar_give(left, gaps[s].k));
    }
}

void og_ref_allocate(og_tape *tape, og_ref places, const og_ref *gaps, size_t count, bool listed,
                     og_ref *given)
{
    bool constant = og_is_k(places);
    for (size_t s = 0; s < count; s++) {
        constant = constant && og_is_k(gaps[s]);
        given[s] = og_k(0);
    }
    if (og_is_k(places) && places.k <= 0)
        return;
    if (constant) {
        allocate_constants(places.k, gaps, count, listed, given);
        return;
    }
    /* Rows first: making one may move the list. */
    const uint32_t from = og_tape_row(tape, places);
    for (size_t s = 0; s < count; s++)
        given[s].id = (int32_t)og_tape_row(tape, gaps[s]);
    uint32_t value;
    uint32_t *list = og_tape_emit_list(
        tape, (og_instr){.op = OG_OP_ALLOCATE, .b = (uint32_t)count, .k = listed ? 1 : 0},
        1 + 2 * count, count, &value);
    if (list == NULL) {
        for (size_t s = 0; s < count; s++)
            given[s] = og_k(0);
        return;
    }
    list[0] = from;
    for (size_t s = 0; s < count; s++) {
        list[1 + s] = (uint32_t)given[s].id;
        list[1 + count + s] = value + (uint32_t)s;
        given[s].id = (int32_t)(value + s);
    }
}

/* A lag that is known needs no instruction: the amounts are added where they fall. */
static void shift_known(og_tape *tape, double lag, const og_ref *amounts, const uint32_t *bucket,
                        size_t n, size_t buckets, og_ref *sums)
{
    const size_t months = og_scalar_lag(lag, (double)n);
    for (size_t m = 0; m < n; m++) {
        og_ref *sum = &sums[m + months < n ? bucket[m + months] : buckets - 1];
        *sum = og_ref_add(tape, *sum, amounts[m]);
    }
}

void og_ref_shift(og_tape *tape, og_ref lag, const og_ref *amounts, const uint32_t *bucket,
                  size_t n, size_t buckets, og_ref *sums)
{
    for (size_t j = 0; j < buckets; j++)
        sums[j] = og_k(0);
    if (og_is_k(lag)) {
        shift_known(tape, lag.k, amounts, bucket, n, buckets, sums);
        return;
    }
    size_t first = 0;
    while (first < n && is(amounts[first], 0))
        first++;
    if (first == n)
        return;
    uint32_t *row = calloc(n, sizeof *row);
    if (row == NULL) {
        tape->status = OG_ERR_MEMORY;
        return;
    }
    /* Rows first: making one may move the list. */
    for (size_t m = 0; m < n; m++)
        row[m] = is(amounts[m], 0) ? OG_ROW_NONE : og_tape_row(tape, amounts[m]);
    uint32_t value;
    uint32_t *list = og_tape_emit_list(
        tape, (og_instr){.op = OG_OP_SHIFT, .b = (uint32_t)n, .c = (uint32_t)buckets},
        1 + n + buckets + n + 1, buckets, &value);
    if (list != NULL) {
        *list++ = (uint32_t)lag.id;
        for (size_t m = 0; m < n; m++)
            *list++ = row[m];
        for (size_t j = 0; j < buckets; j++)
            *list++ = value + (uint32_t)j;
        for (size_t m = 0; m < n; m++)
            *list++ = bucket[m];
        *list = (uint32_t)buckets - 1;
        /* Nothing is booked before it arose: buckets without a later month stay zero. */
        for (size_t m = first; m < n; m++)
            sums[bucket[m]].id = (int32_t)(value + bucket[m]);
        sums[buckets - 1].id = (int32_t)(value + buckets - 1);
    }
    free(row);
}
