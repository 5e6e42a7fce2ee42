#include "model/exec.h"

#include "model/kernel.h"
#include "random/uniform.h"

#include <stdlib.h>

uint64_t *og_exec_keys(const struct og_plan *plan, uint64_t seed)
{
    const og_draw *draws = og_plan_at(plan, plan->draws);
    uint64_t *keys = calloc((size_t)plan->draws.count + 1, sizeof *keys);
    if (keys == NULL)
        return NULL;
    for (size_t i = 0; i < plan->draws.count; i++)
        keys[i] = og_uniform_key(seed, og_plan_text(plan, draws[i].path));
    return keys;
}

double *og_exec_workspace(const struct og_plan *plan)
{
    if (plan->rows >= SIZE_MAX / sizeof(og_row))
        return NULL;
    /* One row more: the row of an operand that an instruction does not have is row 0. */
    return aligned_alloc(_Alignof(og_row), ((size_t)plan->rows + 1) * sizeof(og_row));
}

static void fill(double *restrict y, double k)
{
    OG_LANES(y[i] = k);
}

static void fill_uniform(const struct og_plan *plan, uint32_t draw, uint64_t key, int32_t index,
                         const uint64_t *numbers, uint64_t first, double *y)
{
    const og_draw *drawn = (const og_draw *)og_plan_at(plan, plan->draws) + draw;
    if (numbers) {
        og_uniform_pick(key, numbers + first, OG_BATCH, index, y);
        return;
    }
    if (plan->sampling == OG_SAMPLING_RANDOM || drawn->varies) {
        og_uniform_fill(key, first, OG_BATCH, index, y);
        return;
    }
    const uint32_t *directions = og_plan_at(plan, plan->directions);
    const size_t at = (size_t)drawn->dimension * OG_SOBOL_BITS;
    og_design_fill(key, at < plan->directions.count ? directions + at : NULL, first, OG_BATCH, y);
}

/* Lanes beyond the batch's count are drawn too: loops keep one fixed length. */
void og_exec_batch(const struct og_plan *plan, const uint64_t *keys, const uint64_t *numbers,
                   uint64_t first, size_t count, double *workspace, const og_sink *sink)
{
    const og_instr *instr = og_plan_at(plan, plan->instrs);
    const og_instr *end = instr + plan->instrs.count;
    const uint32_t *operands = og_plan_at(plan, plan->operands);
    const og_quantile *quantiles = og_plan_at(plan, plan->quantiles);
    const double *tables = og_plan_at(plan, plan->tables);
    og_row *rows = (og_row *)workspace;

    for (; instr < end; instr++) {
        switch (instr->op) {
        case OG_OP_OUT:
            sink->row(sink->context, instr->y, first, rows[instr->a].lane, count);
            break;
        case OG_OP_FILL:
        case OG_OP_LEVER:
            fill(rows[instr->y].lane, instr->k);
            break;
        case OG_OP_UNIFORM:
            fill_uniform(plan, instr->a, keys[instr->a], (int32_t)instr->k, numbers, first,
                         rows[instr->y].lane);
            break;
        case OG_OP_QUANTILE:
            og_quantile_fill(&quantiles[instr->b], tables, rows[instr->a].lane, OG_BATCH,
                             rows[instr->y].lane);
            break;
        case OG_OP_DRAW: {
            double *y = rows[instr->y].lane;
            fill_uniform(plan, instr->a, keys[instr->a], (int32_t)instr->k, numbers, first, y);
            og_quantile_fill(&quantiles[instr->b], tables, y, OG_BATCH, y);
            break;
        }
        case OG_OP_PHI:
            og_normal_cdf(rows[instr->a].lane, OG_BATCH, rows[instr->y].lane);
            break;
        case OG_OP_MOVE:
        case OG_OP_MONTH:
            og_kernel_calendar(instr, rows);
            break;
        case OG_OP_ALLOCATE:
            og_kernel_allocate(instr, operands + instr->list, rows);
            break;
        case OG_OP_SHIFT:
            og_kernel_shift(instr, operands + instr->list, rows);
            break;
        default:
            if (instr->then != OG_THEN_NONE)
                og_kernel_pair(instr, rows);
            else
                og_kernel_arithmetic(instr, rows);
            break;
        }
    }
}
