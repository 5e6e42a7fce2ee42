#include "program/tape_inside.h"

#include "base/limits.h"
#include "base/progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STEPS_TOLD 16384 /* a few milliseconds */

/* They are compared and hashed as bytes. */
_Static_assert(sizeof(og_instr) == 32, "og_instr has no padding");
_Static_assert(sizeof(og_quantile) == 48, "og_quantile has no padding");

og_tape *og_tape_new(const og_progress *progress)
{
    og_tape *tape = calloc(1, sizeof *tape);
    if (tape)
        tape->progress = progress;
    return tape;
}

void og_tape_free(og_tape *tape)
{
    if (tape == NULL)
        return;
    free(tape->nodes);
    free(tape->operands);
    free(tape->outs);
    free(tape->paths);
    free(tape->varies);
    free(tape->functions);
    free(tape->intervals);
    free(tape->code);
    free(tape->code_operands);
    og_map_clear(&tape->expressions);
    og_map_clear(&tape->draws);
    og_map_clear(&tape->quantiles);
    og_arena_clear(&tape->arena);
    free(tape);
}

void og_tape_month(og_tape *tape, int month)
{
    tape->month = month;
}

og_status og_tape_status(const og_tape *tape, og_error *err)
{
    switch (tape->status) {
    case OG_OK:
        return OG_OK;
    case OG_ERR_LIMIT:
        return OG_FAIL(err, OG_ERR_LIMIT, MODEL_LARGE, .most = OG_COUNT(OG_LIMIT_PLAN_NODES));
    case OG_CANCELLED:
        return OG_FAIL(err, OG_CANCELLED, CANCELLED);
    default:
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
}

bool og_tape_goes_on(const og_tape *tape)
{
    return tape->status == OG_OK;
}

bool og_tape_spend(og_tape *tape, size_t steps)
{
    if (tape->status == OG_OK && steps > OG_LIMIT_PLAN_STEPS - tape->steps)
        tape->status = OG_ERR_LIMIT;
    if (tape->status != OG_OK)
        return false;
    const uint32_t before = tape->steps;
    tape->steps += (uint32_t)steps;
    if (before / STEPS_TOLD != tape->steps / STEPS_TOLD && !og_progress_tell(tape->progress, 0))
        tape->status = OG_CANCELLED;
    return tape->status == OG_OK;
}

/* Room for `more` items after the `count` that `items` holds; NULL, and the tape has failed, when
 * there is none. All that is counted here stays within the plan's limit. */
static void *reserve(og_tape *tape, void *items, size_t *capacity, size_t count, size_t more,
                     size_t size)
{
    if (tape->status != OG_OK)
        return NULL;
    if (more > OG_LIMIT_PLAN_NODES || count + more > OG_LIMIT_PLAN_NODES) {
        tape->status = OG_ERR_LIMIT;
        return NULL;
    }
    if (items != NULL && count + more <= *capacity)
        return items;
    size_t larger = *capacity < 64 ? 64 : 2 * *capacity;
    if (larger < count + more)
        larger = count + more;
    void *moved = realloc(items, larger * size);
    if (moved == NULL)
        tape->status = OG_ERR_MEMORY;
    else
        *capacity = larger;
    return moved;
}

static const og_interval unknown = {(double)NAN, (double)NAN};

/* Appends the nodes of an instruction. */
static bool append(og_tape *tape, og_instr instr, size_t made)
{
    og_tape_node *nodes =
        reserve(tape, tape->nodes, &tape->node_capacity, tape->node_count, made, sizeof *nodes);
    if (nodes == NULL)
        return false;
    tape->nodes = nodes;
    const uint32_t maker = (uint32_t)tape->node_count;
    for (size_t i = 0; i < made; i++)
        nodes[maker + i] = (og_tape_node){.maker = maker,
                                          .month = tape->month,
                                          .fact = og_fact_row(unknown, (int32_t)(maker + i))};
    nodes[maker].instr = instr;
    nodes[maker].made = (uint32_t)made;
    tape->node_count += made;
    return true;
}

og_interval og_tape_interval(const og_tape *tape, og_ref value)
{
    return og_is_k(value) ? (og_interval){value.k, value.k} : tape->nodes[value.id].fact.interval;
}

void og_tape_bounds(const og_tape *tape, og_ref value, double *low, double *high)
{
    const og_interval interval = og_tape_interval(tape, value);
    *low = interval.low;
    *high = interval.high;
}

/* What is known of the operands that an instruction reads in a, b and c. */
static void look_up(const og_tape *tape, const og_instr *instr, og_fact in[3])
{
    const og_fact k = og_fact_constant(instr->k), none = og_fact_constant(0);
    const og_tape_node *nodes = tape->nodes;
    in[0] = in[1] = in[2] = none;
    switch (instr->op) {
    case OG_OP_UNIFORM:
    case OG_OP_LEVER:
        break;
    case OG_OP_SELECT:
        in[0] = nodes[instr->a].fact;
        in[1] = nodes[instr->b].fact;
        in[2] = nodes[instr->c].fact;
        break;
    case OG_OP_PHI:
    case OG_OP_FLOOR:
    case OG_OP_WITHIN:
    case OG_OP_MONTH:
        in[0] = nodes[instr->a].fact;
        break;
    default:
        in[0] = instr->form == OG_FORM_KR ? k : nodes[instr->a].fact;
        in[1] = instr->form == OG_FORM_RK ? k : nodes[instr->b].fact;
    }
}

/* What is known of the node that an instruction is about to make. */
static og_fact fact_of(const og_tape *tape, const og_instr *instr)
{
    const int32_t node = (int32_t)tape->node_count;
    og_fact in[3];
    if (instr->op == OG_OP_FILL)
        return og_fact_constant(instr->k);
    if (instr->op == OG_OP_LEVER)
        return og_fact_row((og_interval){instr->k, instr->k2}, node);
    if (instr->op == OG_OP_QUANTILE)
        return og_fact_row(tape->intervals[instr->b], node);
    look_up(tape, instr, in);
    return og_fact_of(instr, in, node);
}

/* A value that there is already, now also made for this month. */
static og_ref earlier(og_tape *tape, uint32_t item)
{
    og_tape_node *node = &tape->nodes[item];
    if (tape->month < node->month)
        node->month = tape->month;
    return (og_ref){0, (int32_t)item};
}

og_ref og_tape_emit(og_tape *tape, og_instr instr)
{
    if (!og_tape_spend(tape, 1))
        return og_k(0);
    const og_fact fact = fact_of(tape, &instr);
    if (og_interval_single(fact.interval) && isfinite(fact.interval.low) && instr.op != OG_OP_FILL)
        return og_k(fact.interval.low + 0.0);
    const uint32_t node = (uint32_t)tape->node_count;
    if (fact.two && fact.root != (int32_t)node && fact.offset == 0 && fact.scale == 1)
        return earlier(tape, (uint32_t)fact.root);
    const uint64_t hash = og_map_hash(&instr, sizeof instr);
    size_t probe = 0;
    uint32_t item;
    while ((item = og_map_next(&tape->expressions, hash, &probe)) != OG_MAP_END)
        if (memcmp(&tape->nodes[item].instr, &instr, sizeof instr) == 0)
            return earlier(tape, item);
    if (!append(tape, instr, 1))
        return og_k(0);
    tape->nodes[node].fact = fact;
    if (!og_map_add(&tape->expressions, hash, node))
        tape->status = OG_ERR_MEMORY;
    return (og_ref){0, (int32_t)node};
}

uint32_t *og_tape_emit_list(og_tape *tape, og_instr instr, size_t length, size_t made,
                            uint32_t *values)
{
    uint32_t *operands = reserve(tape, tape->operands, &tape->operand_capacity, tape->operand_count,
                                 length, sizeof *operands);
    if (operands == NULL)
        return NULL;
    tape->operands = operands;
    *values = (uint32_t)tape->node_count;
    instr.a = (uint32_t)length;
    instr.list = (uint32_t)tape->operand_count;
    if (!append(tape, instr, made))
        return NULL;
    tape->operand_count += length;
    return operands + instr.list;
}

uint32_t og_tape_row(og_tape *tape, og_ref value)
{
    if (og_is_k(value))
        value = og_tape_emit(tape, (og_instr){.op = OG_OP_FILL, .k = value.k});
    return og_is_k(value) ? 0 : (uint32_t)value.id; /* still constant: the tape has failed */
}

/* The share is known of a value that is never, or always, above OG_POSITIVE, and of one of two, one
 * of them above. */
og_ref og_tape_root(const og_tape *tape, og_ref value, og_cell *cell)
{
    *cell = (og_cell){.offset = value.k, .output = -1};
    if (og_is_k(value))
        return value;
    og_fact fact = tape->nodes[value.id].fact;
    const bool always = fact.interval.low > OG_POSITIVE;
    const bool never = fact.interval.high <= OG_POSITIVE;
    if (!always && !never && !fact.two)
        fact = og_fact_row(fact.interval, value.id);
    const bool falls = fact.scale < 0;
    cell->offset = fact.offset + 0.0;
    cell->scale = fact.scale;
    cell->share_offset = always || (falls && !never);
    cell->share_scale = always || never ? 0 : falls ? -1 : 1;
    return (og_ref){0, fact.root};
}

void og_tape_out(og_tape *tape, og_ref value, uint32_t output)
{
    const uint32_t row = og_tape_row(tape, value);
    og_tape_mark *outs =
        reserve(tape, tape->outs, &tape->out_capacity, tape->out_count, 1, sizeof *outs);
    if (outs == NULL)
        return;
    tape->outs = outs;
    outs[tape->out_count++] = (og_tape_mark){row, output};
}

/* The number of a path, which is kept (an input that is asked once here and every month there has
 * two); 0 when the tape has failed. */
static uint32_t number_draw(og_tape *tape, const char *path, bool varies)
{
    const size_t length = strlen(path);
    const uint64_t hash = og_map_hash(path, length);
    size_t probe = 0;
    uint32_t item;
    while ((item = og_map_next(&tape->draws, hash, &probe)) != OG_MAP_END)
        if (tape->varies[item] == varies && strcmp(tape->paths[item], path) == 0)
            return item;

    const size_t count = tape->path_count;
    const char **paths = reserve(tape, tape->paths, &tape->path_capacity, count, 1, sizeof *paths);
    if (paths == NULL)
        return 0;
    tape->paths = paths;
    uint8_t *kinds = reserve(tape, tape->varies, &tape->varies_capacity, count, 1, 1);
    if (kinds == NULL)
        return 0;
    tape->varies = kinds;
    paths[count] = og_arena_text(&tape->arena, path, length);
    kinds[count] = varies;
    if (paths[count] == NULL || !og_map_add(&tape->draws, hash, (uint32_t)count)) {
        tape->status = OG_ERR_MEMORY;
        return 0;
    }
    tape->path_count++;
    return (uint32_t)count;
}

og_ref og_tape_uniform(og_tape *tape, const char *path, bool varies, int32_t index)
{
    const uint32_t number = number_draw(tape, path, varies);
    return og_tape_emit(tape, (og_instr){.op = OG_OP_UNIFORM, .a = number, .k = index});
}

uint32_t og_tape_function(og_tape *tape, const og_quantile *quantile)
{
    const uint64_t hash = og_map_hash(quantile, sizeof *quantile);
    size_t probe = 0;
    uint32_t item;
    while ((item = og_map_next(&tape->quantiles, hash, &probe)) != OG_MAP_END)
        if (memcmp(&tape->functions[item], quantile, sizeof *quantile) == 0)
            return item;

    og_quantile *functions = reserve(tape, tape->functions, &tape->function_capacity,
                                     tape->function_count, 1, sizeof *functions);
    if (functions == NULL)
        return 0;
    tape->functions = functions;
    og_interval *intervals = reserve(tape, tape->intervals, &tape->interval_capacity,
                                     tape->function_count, 1, sizeof *intervals);
    if (intervals == NULL)
        return 0;
    tape->intervals = intervals;
    item = (uint32_t)tape->function_count;
    if (!og_map_add(&tape->quantiles, hash, item)) {
        tape->status = OG_ERR_MEMORY;
        return 0;
    }
    intervals[tape->function_count] = unknown;
    functions[tape->function_count++] = *quantile;
    return item;
}

/* Tables round: bounds are a little wider. */
void og_tape_support(og_tape *tape, uint32_t function, double low, double high)
{
    const double slack = 1e-9 * (fabs(low) + fabs(high));
    if (tape->status == OG_OK)
        tape->intervals[function] = (og_interval){low - slack, high + slack};
}
