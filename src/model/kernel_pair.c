#include "base/wide.h"
#include "model/kernel.h"
#include "model/scalar.h"

/* All that may be done with `t`, an expression of lane i. */
#define THEN(t)                                                                                    \
    switch ((og_then)instr->then) {                                                                \
    case OG_THEN_ADD:                                                                              \
        OG_LANES(y[i] = og_scalar_add(t, c[i]));                                                   \
        break;                                                                                     \
    case OG_THEN_SUB:                                                                              \
        OG_LANES(y[i] = og_scalar_sub(t, c[i]));                                                   \
        break;                                                                                     \
    case OG_THEN_FROM:                                                                             \
        OG_LANES(y[i] = og_scalar_sub(c[i], t));                                                   \
        break;                                                                                     \
    case OG_THEN_MUL:                                                                              \
        OG_LANES(y[i] = og_scalar_mul(t, c[i]));                                                   \
        break;                                                                                     \
    case OG_THEN_MIN:                                                                              \
        OG_LANES(y[i] = og_scalar_min(t, c[i]));                                                   \
        break;                                                                                     \
    case OG_THEN_MIN_FROM:                                                                         \
        OG_LANES(y[i] = og_scalar_min(c[i], t));                                                   \
        break;                                                                                     \
    case OG_THEN_ADD_K:                                                                            \
        OG_LANES(y[i] = og_scalar_add(t, k2));                                                     \
        break;                                                                                     \
    case OG_THEN_MAX_K:                                                                            \
        OG_LANES(y[i] = og_scalar_max(t, k2));                                                     \
        break;                                                                                     \
    case OG_THEN_NONE:                                                                             \
        break;                                                                                     \
    }

/* Both forms of the first operation. */
#define PAIRS(first)                                                                               \
    do {                                                                                           \
        if (instr->form == OG_FORM_RR)                                                             \
            THEN(first(a[i], b[i]))                                                                \
        else                                                                                       \
            THEN(first(a[i], k))                                                                   \
    } while (0)

OG_WIDE static void pair(const og_instr *instr, double *restrict y, const double *restrict a,
                         const double *restrict b, const double *restrict c)
{
    const double k = instr->k, k2 = instr->k2;
    if (instr->op == OG_OP_ADD)
        PAIRS(og_scalar_add);
    else if (instr->op == OG_OP_SUB)
        PAIRS(og_scalar_sub);
    else
        PAIRS(og_scalar_mul);
}

void og_kernel_pair(const og_instr *instr, og_row *rows)
{
    const uint32_t c = og_then_reads_c(instr->then) ? instr->c : 0;
    pair(instr, rows[instr->y].lane, rows[instr->a].lane, rows[instr->b].lane, rows[c].lane);
}
