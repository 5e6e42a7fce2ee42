/* The plan: a straight-line program over rows, in one flat, relocatable block.
 *
 * A row is one quantity for a batch of replicates: OG_BATCH doubles, contiguous. The scenario is
 * compiled to instructions that each read rows and write rows, in an order in which a row is used
 * soon after it is made; rows that no longer matter give their slot to others, so that a thread's
 * whole workspace stays in cache. There are no jumps: every replicate runs the same instructions,
 * and whatever is the same in every replicate was computed when the plan was made.
 *
 * The block holds no pointers: sections are found by their offset from its start, so that it can
 * be written to a file or sent elsewhere as it is. */
#ifndef OG_MODEL_PLAN_H
#define OG_MODEL_PLAN_H

#include "random/design.h"
#include "random/quantile.h"

#include <stddef.h>
#include <stdint.h>

#define OG_BATCH 256 /* replicates in a batch */

/* Days that stand for 'from the start' and 'never': beyond any day of the calendar, exact in a
 * double, and their differences too. */
#define OG_DAY_ALWAYS (-1e9)
#define OG_DAY_NEVER 1e9

#define OG_ROW_NONE UINT32_MAX /* no row */

#define OG_POSITIVE 1e-6 /* what is above counts as more than nothing */

/* The instructions. Operands a, b, c are rows unless `form` says that the constant k stands in the
 * place of one: OG_FORM_RK: k instead of b; OG_FORM_KR: k instead of a. `y` is the row written.
 *
 * name, what a replicate of y becomes (x1 and x2 are the constants k and k2) */
#define OG_OP_LIST(X)                                                                              \
    X(FILL, "k")                                                                                   \
    X(LEVER, "k, which a lever sets between runs")                                                 \
    X(UNIFORM, "the uniform of draw a at index k")                                                 \
    X(QUANTILE, "quantile function b of the uniform a")                                            \
    X(DRAW, "quantile function b of the uniform of draw a at index k")                             \
    X(PHI, "the normal distribution function of a")                                                \
    X(ADD, "a + b")                                                                                \
    X(SUB, "a - b")                                                                                \
    X(MUL, "a * b")                                                                                \
    X(MIN, "the smaller of a and b")                                                               \
    X(MAX, "the larger of a and b")                                                                \
    X(RATIO, "a / b where b > 0, else NaN (no value)")                                             \
    X(FLOOR, "floor(a + k)")                                                                       \
    X(LESS, "1 where a < b, else 0")                                                               \
    X(WITHIN, "1 where k <= a <= k2, else 0")                                                      \
    X(SELECT, "b where a >= k, else c")                                                            \
    X(MOVE, "day a moved by b months (model page, section 3); +-1e9 stay")                         \
    X(MONTH, "the month number (12 year + month - 1) of day a; +-1e9 stay")                        \
    X(OVERLAP, "days that [a, b) and [k, k2) share")                                               \
    X(SPREAD, "share booked in month k of an amount that arose in month a, over k2 months, the "   \
              "rest in month b if that comes first (b >= a)")                                      \
    X(ALLOCATE, "flexible places: rows in: places, gap of each stream; rows out: places given to " \
                "each, largest gap first (k = 0) or in listed order (k = 1)")                      \
    X(SHIFT, "rows in: months of lag, amounts of months 0 .. n-1; rows out: sums per bucket, the " \
             "bucket of each month from the list after them, months beyond n in the last bucket")  \
    X(OUT, "hands row a to the summary as output y")

typedef enum og_op {
#define X(name, text) OG_OP_##name,
    OG_OP_LIST(X)
#undef X
        OG_OPS
} og_op;

typedef enum og_form { OG_FORM_RR, OG_FORM_RK, OG_FORM_KR } og_form;

/* What ADD, SUB and MUL (not KR) may do further with their result t, which then is no row of its
 * own: half of a program's arithmetic is read once, by the next operation. What there is here
 * occurs often. Both operations round. */
#define OG_THEN_LIST(X)                                                                            \
    X(ADD, "t + c")                                                                                \
    X(SUB, "t - c")                                                                                \
    X(FROM, "c - t")                                                                               \
    X(MUL, "t * c")                                                                                \
    X(MIN, "the smaller of t and c")                                                               \
    X(MIN_FROM, "the smaller of c and t")                                                          \
    X(ADD_K, "t + k2")                                                                             \
    X(MAX_K, "the larger of t and k2")

typedef enum og_then {
    OG_THEN_NONE,
#define X(name, text) OG_THEN_##name,
    OG_THEN_LIST(X)
#undef X
} og_then;

static inline int og_then_reads_c(unsigned then)
{
    return then != OG_THEN_NONE && then < OG_THEN_ADD_K;
}

typedef struct og_instr {
    uint16_t op;
    uint8_t form, then;
    uint32_t y;    /* row written; output of OUT */
    uint32_t a, b; /* rows read; draw of UNIFORM and DRAW, quantile function of QUANTILE, DRAW */
    double k;
    union {
        double k2;
        struct {
            uint32_t c;    /* row read by SELECT and what is done then */
            uint32_t list; /* ALLOCATE, SHIFT: first of `a` entries of the operand list, laid out:
                              ALLOCATE: b = n streams; places, gap 1..n, out 1..n
                              SHIFT: b = n months, c = number of buckets; lag, amount 1..n
                                     (OG_ROW_NONE: always 0), out 1..buckets, bucket of
                                     month 1..n and of what lies beyond */
        };
    };
} og_instr;

/* A value's draws: the path that its key is made from (with the run's seed). */
typedef struct og_draw {
    uint32_t path;      /* offset into the plan's text */
    uint32_t varies;    /* 0: one draw per replicate; 1: by year or month */
    uint32_t dimension; /* of one draw per replicate: its rank among these, by path */
} og_draw;

/* What becomes of an output row. */
typedef enum og_output_kind {
    OG_OUTPUT_CELL,   /* summarised: mean, percentiles, share above OG_POSITIVE */
    OG_OUTPUT_METRIC, /* kept per replicate */
    OG_OUTPUT_CASE    /* the index of the case drawn; kept per replicate as a byte */
} og_output_kind;

typedef struct og_output {
    uint32_t kind;
    uint32_t index; /* cell (the first of those that share it), metric or case group */
} og_output;

/* One series in one period: offset + scale * its output, and above OG_POSITIVE in share_offset +
 * share_scale * the share of replicates in which the output is. */
typedef struct og_cell {
    double offset, scale;
    int32_t output; /* -1: always `offset` */
    int16_t share_offset, share_scale;
} og_cell;

typedef struct og_plan_span_row {
    int32_t first, last; /* days, inclusive */
    uint32_t key;        /* text */
    uint32_t kind;       /* og_period_kind */
} og_plan_span_row;

typedef struct og_plan_series_row {
    uint32_t id, owner, stream, label; /* text */
    uint32_t role, unit, measure, owner_kind;
    uint32_t published, positive;
    uint32_t count; /* periods */
    uint32_t cell;  /* first of `count` cells */
    uint32_t span;  /* first of `count` spans */
} og_plan_series_row;

typedef struct og_plan_metric_row {
    uint32_t text;
    int32_t series; /* -1: none */
    uint32_t measure, positive, requested;
    uint32_t first;  /* its value is the number of a period of the series */
    uint32_t hidden; /* kept for what is made of it, not to be shown */
    int32_t period;  /* the one period of the series whose value it is; -1: none */
    int32_t output;  /* -1: constant */
    uint32_t sure;   /* it is known whether it is above OG_POSITIVE */
    uint32_t unused; /* no byte of the block is left to chance */
    double constant;
} og_plan_metric_row;

typedef struct og_plan_case_row {
    uint32_t name; /* text; the names of the cases follow it, each NUL-terminated */
    uint32_t count;
    int32_t output; /* -1: always case `constant` */
    uint32_t constant;
    uint32_t used; /* some value differs by its cases */
} og_plan_case_row;

/* A schedule whose last entry is used past its span. The run does not look at it. */
typedef struct og_plan_overrun_row {
    uint32_t value; /* number of the scenario's value */
    int32_t until;  /* last day on which the entry is used */
} og_plan_overrun_row;

/* What is known of a metric of the plan `prior`, and how far off that may be. */
typedef struct og_plan_observed_row {
    double is, sd;
    uint32_t name;   /* text */
    uint32_t metric; /* of the plan `prior` */
} og_plan_observed_row;

/* A value that was left free: og_plan_turn gives it a setting. Its LEVER instructions have a = 2
 * times its number, and write whether it is set, or a = 2 times its number + 1, and write to what.
 */
typedef struct og_plan_lever_row {
    double low, high; /* NaN: it cannot be set */
    uint32_t path;    /* text */
    uint32_t reserved;
} og_plan_lever_row;

typedef struct og_section {
    uint64_t offset; /* bytes from the start of the block */
    uint64_t count;  /* items */
} og_section;

#define OG_PLAN_MAGIC "opgave3" /* 8 bytes with its NUL */

/* The head of the block. */
struct og_plan {
    char magic[8];         /* "opgave" and the layout's version */
    uint64_t size;         /* of the whole block, in bytes */
    uint64_t rows;         /* slots that a workspace needs */
    uint64_t sampling;     /* og_sampling, of one draw per replicate */
    og_section directions; /* uint32: of a Sobol' design, OG_SOBOL_BITS for each dimension from 0 */
    og_section instrs, operands /* uint32 */, draws, quantiles, tables /* double */;
    og_section outputs, cells, spans, series, metrics, cases, overruns, text;
    og_section levers;
    og_section observed; /* decides which replicates are kept; none: all are */
    og_section prior;    /* bytes of the plan that computes the metrics which that needs */
};

/* Address of a section: `const og_instr *i = og_plan_at(plan, plan->instrs)`. */
static inline const void *og_plan_at(const struct og_plan *plan, og_section section)
{
    return (const char *)plan + section.offset;
}

static inline const char *og_plan_text(const struct og_plan *plan, uint32_t text)
{
    return (const char *)plan + plan->text.offset + text;
}

#endif
