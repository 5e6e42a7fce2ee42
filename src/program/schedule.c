/* Finishes a tape: from values in the order in which they were thought of to a program in the
 * order in which it runs best, over as few rows as that needs. */
#include "program/tape_inside.h"

#include <stdlib.h>

#define NONE UINT32_MAX

typedef struct place {
    int32_t month;
    uint32_t node;
} place;

/* One item per node in each array but `order`, which has the `length` nodes that run. */
typedef struct schedule {
    const og_tape *tape;
    og_instr *instrs;   /* with draws fused */
    uint32_t *uses;     /* times that the value is read or put out; 0: dead */
    uint32_t *out;      /* the value's first mark, as an index into tape->outs; NONE: not put out */
    uint32_t *out_next; /* by mark: the same value's next; NONE: no more */
    int32_t *month;     /* the earliest in which the instruction runs */
    place *order;
    size_t length;
    uint32_t *last;  /* the place in the order after which the value is not read */
    uint32_t *slot;  /* the row where the value lies, from its making to its last use */
    uint32_t *spare; /* rows that are free again, the last freed on top */
    size_t spare_count;
    uint32_t rows;
} schedule;

enum { READS_A = 1, READS_B = 2, READS_C = 4 };

static unsigned reads(const og_instr *instr)
{
    switch (instr->op) {
    case OG_OP_FILL:
    case OG_OP_LEVER:
    case OG_OP_UNIFORM:
    case OG_OP_DRAW:
        return 0;
    case OG_OP_QUANTILE:
    case OG_OP_PHI:
    case OG_OP_FLOOR:
    case OG_OP_WITHIN:
    case OG_OP_MONTH:
        return READS_A;
    case OG_OP_SELECT:
        return READS_A | READS_B | READS_C;
    default:
        return (instr->form == OG_FORM_RK   ? READS_A
                : instr->form == OG_FORM_KR ? READS_B
                                            : READS_A | READS_B) |
               (og_then_reads_c(instr->then) ? READS_C : 0);
    }
}

static bool has_list(const og_instr *instr)
{
    return instr->op == OG_OP_ALLOCATE || instr->op == OG_OP_SHIFT;
}

/* The nodes that an instruction reads: in `few`, or in the tape's operand list (where OG_ROW_NONE
 * is no node). */
static const uint32_t *inputs(const schedule *s, const og_instr *instr, uint32_t few[3],
                              size_t *count)
{
    if (has_list(instr)) {
        *count = 1 + (size_t)instr->b;
        return s->tape->operands + instr->list;
    }
    const unsigned mask = reads(instr);
    *count = 0;
    if (mask & READS_A)
        few[(*count)++] = instr->a;
    if (mask & READS_B)
        few[(*count)++] = instr->b;
    if (mask & READS_C)
        few[(*count)++] = instr->c;
    return few;
}

static void schedule_clear(schedule *s)
{
    free(s->instrs);
    free(s->uses);
    free(s->out);
    free(s->out_next);
    free(s->month);
    free(s->order);
    free(s->last);
    free(s->slot);
    free(s->spare);
}

static bool schedule_init(schedule *s, const og_tape *tape)
{
    const size_t n = tape->node_count + 1; /* never zero */
    *s = (schedule){.tape = tape};
    s->instrs = calloc(n, sizeof *s->instrs);
    s->uses = calloc(n, sizeof *s->uses);
    s->out = calloc(n, sizeof *s->out);
    s->out_next = calloc(tape->out_count + 1, sizeof *s->out_next);
    s->month = calloc(n, sizeof *s->month);
    s->order = calloc(n, sizeof *s->order);
    s->last = calloc(n, sizeof *s->last);
    s->slot = calloc(n, sizeof *s->slot);
    s->spare = calloc(n, sizeof *s->spare);
    return s->instrs && s->uses && s->out && s->out_next && s->month && s->order && s->last &&
           s->slot && s->spare;
}

static bool is_live(const schedule *s, size_t node)
{
    const uint32_t made = s->tape->nodes[node].made;
    for (uint32_t i = 0; i < made; i++)
        if (s->uses[node + i] > 0)
            return true;
    return false;
}

/* Counts who reads what, from the outputs back: a node's readers all come after it. */
static void count_uses(schedule *s)
{
    const og_tape *tape = s->tape;
    for (size_t i = 0; i < tape->node_count; i++) {
        s->instrs[i] = tape->nodes[i].instr;
        s->out[i] = NONE;
    }
    for (size_t i = tape->out_count; i-- > 0;) {
        const uint32_t value = tape->outs[i].value;
        s->out_next[i] = s->out[value];
        s->out[value] = (uint32_t)i;
        s->uses[value]++;
    }
    for (size_t i = tape->node_count; i-- > 0;) {
        if (!is_live(s, i))
            continue;
        uint32_t few[3];
        size_t count;
        const uint32_t *in = inputs(s, &s->instrs[i], few, &count);
        for (size_t j = 0; j < count; j++)
            if (in[j] != OG_ROW_NONE)
                s->uses[in[j]]++;
    }
}

/* A uniform that only one quantile function reads needs no row of its own. */
static void fuse_draws(schedule *s)
{
    for (size_t i = 0; i < s->tape->node_count; i++) {
        og_instr *instr = &s->instrs[i];
        if (instr->op != OG_OP_QUANTILE || s->uses[i] == 0)
            continue;
        const uint32_t u = instr->a;
        if (s->instrs[u].op != OG_OP_UNIFORM || s->uses[u] != 1)
            continue;
        s->uses[u] = 0;
        *instr =
            (og_instr){.op = OG_OP_DRAW, .a = s->instrs[u].a, .b = instr->b, .k = s->instrs[u].k};
    }
}

/* Whether an instruction can do more with what it makes, as only one other reads it. */
static bool leads(const schedule *s, uint32_t node)
{
    const og_instr *instr = &s->instrs[node];
    return (instr->op == OG_OP_ADD || instr->op == OG_OP_SUB || instr->op == OG_OP_MUL) &&
           instr->form != OG_FORM_KR && instr->then == OG_THEN_NONE && s->uses[node] == 1;
}

/* What a reader does with its operand `t`. */
static og_then then_of(const og_instr *reader, uint32_t t)
{
    const bool row = reader->form == OG_FORM_RR, k = reader->form == OG_FORM_RK;
    const bool left = reader->a == t;
    switch (reader->op) {
    case OG_OP_ADD:
        return row ? OG_THEN_ADD : k ? OG_THEN_ADD_K : OG_THEN_NONE;
    case OG_OP_SUB:
        return !row ? OG_THEN_NONE : left ? OG_THEN_SUB : OG_THEN_FROM;
    case OG_OP_MUL:
        return row ? OG_THEN_MUL : OG_THEN_NONE;
    case OG_OP_MIN:
        return !row ? OG_THEN_NONE : left ? OG_THEN_MIN : OG_THEN_MIN_FROM;
    case OG_OP_MAX:
        return k ? OG_THEN_MAX_K : OG_THEN_NONE;
    default:
        return OG_THEN_NONE;
    }
}

static bool fuse_pair(schedule *s, uint32_t node, uint32_t t)
{
    og_instr *instr = &s->instrs[node];
    const og_then then = then_of(instr, t);
    if (then == OG_THEN_NONE || !leads(s, t))
        return false;
    og_instr both = s->instrs[t];
    both.then = (uint8_t)then;
    if (og_then_reads_c(then))
        both.c = instr->a == t ? instr->b : instr->a;
    else
        both.k2 = instr->k;
    *instr = both;
    s->uses[t] = 0;
    return true;
}

/* The later operand first: the earlier is more often a sum that goes through all months. */
static void fuse_pairs(schedule *s)
{
    for (uint32_t i = 0; i < s->tape->node_count; i++) {
        const og_instr instr = s->instrs[i];
        if (s->uses[i] == 0 || then_of(&instr, instr.a) == OG_THEN_NONE)
            continue;
        if (instr.form != OG_FORM_RR || !fuse_pair(s, i, instr.b))
            fuse_pair(s, i, instr.a);
    }
}

static int by_place(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->month != y->month)
        return x->month < y->month ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* An instruction runs in the month that it was made for, or in the latest of its operands'. */
static void put_in_order(schedule *s)
{
    const og_tape *tape = s->tape;
    for (size_t i = 0; i < tape->node_count; i++) {
        if (!is_live(s, i))
            continue;
        int32_t month = tape->nodes[i].month;
        uint32_t few[3];
        size_t count;
        const uint32_t *in = inputs(s, &s->instrs[i], few, &count);
        for (size_t j = 0; j < count; j++)
            if (in[j] != OG_ROW_NONE && s->month[tape->nodes[in[j]].maker] > month)
                month = s->month[tape->nodes[in[j]].maker];
        s->month[i] = month;
        s->order[s->length++] = (place){month, (uint32_t)i};
    }
    qsort(s->order, s->length, sizeof *s->order, by_place);
}

static void find_last_uses(schedule *s)
{
    for (uint32_t at = 0; at < s->length; at++) {
        const uint32_t node = s->order[at].node;
        for (uint32_t i = 0; i < s->tape->nodes[node].made; i++)
            s->last[node + i] = at;
        uint32_t few[3];
        size_t count;
        const uint32_t *in = inputs(s, &s->instrs[node], few, &count);
        for (size_t j = 0; j < count; j++)
            if (in[j] != OG_ROW_NONE)
                s->last[in[j]] = at;
    }
}

/* The row freed last is the next to be written: it is still in cache. */
static void take_slot(schedule *s, uint32_t value)
{
    s->slot[value] = s->spare_count > 0 ? s->spare[--s->spare_count] : s->rows++;
}

static void free_slot(schedule *s, uint32_t value, uint32_t at)
{
    if (value == OG_ROW_NONE || s->last[value] != at || s->slot[value] == NONE)
        return;
    s->spare[s->spare_count++] = s->slot[value];
    s->slot[value] = NONE; /* it may be read twice by one instruction */
}

/* The instruction with rows for nodes; its list, if it has one, goes to `operands`. */
static og_instr place_instr(const schedule *s, uint32_t node, uint32_t *operands,
                            size_t *operand_count)
{
    og_instr instr = s->instrs[node];
    if (has_list(&instr)) {
        const uint32_t *list = s->tape->operands + instr.list;
        const size_t values = 1 + (size_t)instr.b + s->tape->nodes[node].made;
        instr.list = (uint32_t)*operand_count;
        for (size_t i = 0; i < instr.a; i++)
            operands[(*operand_count)++] =
                i < values && list[i] != OG_ROW_NONE ? s->slot[list[i]] : list[i];
        return instr;
    }
    const unsigned mask = reads(&instr);
    instr.y = s->slot[node];
    if (mask & READS_A)
        instr.a = s->slot[instr.a];
    if (mask & READS_B)
        instr.b = s->slot[instr.b];
    if (mask & READS_C)
        instr.c = s->slot[instr.c];
    return instr;
}

/* Writes the program, giving rows to values as they come and go. What an instruction reads is
 * freed only after it took rows to write, so that it never writes where it reads. */
static size_t write_code(schedule *s, og_instr *code, uint32_t *operands, size_t *operand_count)
{
    const og_tape *tape = s->tape;
    size_t length = 0;
    for (uint32_t at = 0; at < s->length; at++) {
        const uint32_t node = s->order[at].node, end = node + tape->nodes[node].made;
        for (uint32_t value = node; value < end; value++)
            take_slot(s, value);
        code[length++] = place_instr(s, node, operands, operand_count);
        for (uint32_t value = node; value < end; value++)
            for (uint32_t i = s->out[value]; i != NONE; i = s->out_next[i])
                code[length++] =
                    (og_instr){.op = OG_OP_OUT, .y = tape->outs[i].output, .a = s->slot[value]};
        uint32_t few[3];
        size_t count;
        const uint32_t *in = inputs(s, &s->instrs[node], few, &count);
        for (size_t j = 0; j < count; j++)
            free_slot(s, in[j], at);
        for (uint32_t value = node; value < end; value++)
            free_slot(s, value, at);
    }
    return length;
}

og_status og_tape_finish(og_tape *tape, og_tape_code *code, og_error *err)
{
    schedule s = {0};
    og_instr *instrs = NULL;
    uint32_t *operands = NULL;
    og_status status = og_tape_status(tape, err);
    *code = (og_tape_code){0};
    if (status != OG_OK)
        return status;
    if (!schedule_init(&s, tape)) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        goto done;
    }
    count_uses(&s);
    fuse_draws(&s);
    fuse_pairs(&s);
    put_in_order(&s);
    find_last_uses(&s);

    instrs = calloc(s.length + tape->out_count + 1, sizeof *instrs);
    operands = calloc(tape->operand_count + 1, sizeof *operands);
    if (instrs == NULL || operands == NULL) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        goto done;
    }
    code->instr_count = write_code(&s, instrs, operands, &code->operand_count);
    free(tape->code);
    free(tape->code_operands);
    code->instrs = tape->code = instrs;
    code->operands = tape->code_operands = operands;
    instrs = NULL;
    operands = NULL;
    code->paths = tape->paths;
    code->varies = tape->varies;
    code->draw_count = tape->path_count;
    code->functions = tape->functions;
    code->function_count = tape->function_count;
    code->rows = s.rows;
done:
    free(instrs);
    free(operands);
    schedule_clear(&s);
    return status;
}
