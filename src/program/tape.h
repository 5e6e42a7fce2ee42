/* Builds the plan's program: expressions in, instructions out.
 *
 * A value (og_ref) is a constant or the row that an instruction will write. Every function here
 * computes at once what is constant, returns an earlier value for the same expression, and
 * simplifies x + 0, x * 1, x * 0, min(x, x) and the like, and what is decided by the bounds between
 * which values lie (a location that opens in 2027 at the earliest is closed in 2026), so that the
 * compilers of streams and lines state the model page's equations and no more.
 *
 * `og_tape_month` says for which month of the horizon (0 ... T-1) what follows is: when the tape is
 * finished, instructions are put in the order of the earliest month in which they can run but not
 * before the month that they were made for, so that a month's rows are used while they are hot.
 * What is made under month 0 (metrics, say) runs as soon as its operands are there. */
#ifndef OG_PROGRAM_TAPE_H
#define OG_PROGRAM_TAPE_H

#include "lang/error.h"
#include "model/plan.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct og_tape og_tape;

/* A value: row `id` of the tape, or the constant `k` when id < 0. */
typedef struct og_ref {
    double k;
    int32_t id;
} og_ref;

static inline og_ref og_k(double k)
{
    return (og_ref){k, -1};
}

static inline bool og_is_k(og_ref ref)
{
    return ref.id < 0;
}

/* `progress`, or NULL, is told now and then while it grows, and lives as long; that it ends the
 * work is sticky too (OG_CANCELLED). */
og_tape *og_tape_new(const og_progress *progress);
void og_tape_free(og_tape *tape);
void og_tape_month(og_tape *tape, int month);

/* Running out of memory (or beyond OG_LIMIT_PLAN_NODES and _STEPS) is sticky; whoever finishes the
 * tape asks here. */
og_status og_tape_status(const og_tape *tape, og_error *err);

/* False once it has failed: what is asked of it then is for nothing. */
bool og_tape_goes_on(const og_tape *tape);

/* Counts work that is done elsewhere against the same limit; as og_tape_goes_on. */
bool og_tape_spend(og_tape *tape, size_t steps);

/* Draws. `path` names the draw, which `varies` by index or not; the same path and index give the
 * same uniforms. */
og_ref og_tape_uniform(og_tape *tape, const char *path, bool varies, int32_t index);
/* Registers a quantile function, to be used by its number. */
uint32_t og_tape_function(og_tape *tape, const og_quantile *quantile);
/* What can come out of it at all (+-INFINITY where it is unbounded); without this nothing is known.
 */
void og_tape_support(og_tape *tape, uint32_t function, double low, double high);
og_ref og_tape_quantile(og_tape *tape, uint32_t function, og_ref u);
og_ref og_tape_phi(og_tape *tape, og_ref z);

/* The values that stay free, by number: whether one is set (0 or 1), and what to, in [low, high].
 * They are 0 and `low` until og_plan_turn. */
og_ref og_tape_lever_is_set(og_tape *tape, uint32_t lever);
og_ref og_tape_lever(og_tape *tape, uint32_t lever, double low, double high);

/* Arithmetic; see OG_OP_LIST for the meaning of each. */
og_ref og_ref_add(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_sub(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_mul(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_min(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_max(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_ratio(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_floor(og_tape *tape, og_ref a, double k);
og_ref og_ref_less(og_tape *tape, og_ref a, og_ref b);
og_ref og_ref_within(og_tape *tape, og_ref a, double low, double high);
og_ref og_ref_select(og_tape *tape, og_ref a, double k, og_ref at_least, og_ref below);
og_ref og_ref_move(og_tape *tape, og_ref day, og_ref months);
og_ref og_ref_month(og_tape *tape, og_ref day);
og_ref og_ref_overlap(og_tape *tape, og_ref first, og_ref end, double from, double to);
og_ref og_ref_spread(og_tape *tape, og_ref arose, og_ref closing, double month, double over);

/* Flexible places: given[i] of `places` to the stream with gap[i]; `listed`: in order. */
void og_ref_allocate(og_tape *tape, og_ref places, const og_ref *gaps, size_t count, bool listed,
                     og_ref *given);

/* sums[j] = sum of the amounts of months i (0 ... n-1) that are booked lag months later in a month
 * of bucket j; bucket[i] < buckets; the last bucket also takes what falls beyond month n-1.
 * `lag` holds whole numbers >= 0. */
void og_ref_shift(og_tape *tape, og_ref lag, const og_ref *amounts, const uint32_t *bucket,
                  size_t n, size_t buckets, og_ref *sums);

/* The value of which the cell's statistics are to be taken, and how its own follow from those: the
 * earliest that will do. For a constant, that constant. The cell's output is left to the caller. */
og_ref og_tape_root(const og_tape *tape, og_ref value, og_cell *cell);

/* Between which bounds it lies in every replicate; NaN where nothing is known. */
void og_tape_bounds(const og_tape *tape, og_ref value, double *low, double *high);

/* Marks a value as an output. Constants are not outputs: the caller keeps them in the cell. */
void og_tape_out(og_tape *tape, og_ref value, uint32_t output);

/* The finished program: dead instructions dropped, ordered, rows given slots. Arrays are owned by
 * the tape. */
typedef struct og_tape_code {
    const og_instr *instrs;
    size_t instr_count;
    const uint32_t *operands;
    size_t operand_count;
    const char *const *paths; /* of the draws */
    const uint8_t *varies;
    size_t draw_count;
    const og_quantile *functions;
    size_t function_count;
    uint64_t rows;
} og_tape_code;

og_status og_tape_finish(og_tape *tape, og_tape_code *code, og_error *err);

#endif
