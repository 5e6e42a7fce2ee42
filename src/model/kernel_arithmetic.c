#include "base/wide.h"
#include "model/kernel.h"
#include "model/scalar.h"

/* The three forms of a function of two operands. */
#define FORMS(name)                                                                                \
    do {                                                                                           \
        if (instr->form == OG_FORM_RR)                                                             \
            OG_LANES(y[i] = name(a[i], b[i]));                                                     \
        else if (instr->form == OG_FORM_RK)                                                        \
            OG_LANES(y[i] = name(a[i], k));                                                        \
        else                                                                                       \
            OG_LANES(y[i] = name(k, b[i]));                                                        \
    } while (0)

/* The loops that are most of a run's arithmetic; `restrict` is what lets them be vector code. */
OG_WIDE static void binary(const og_instr *instr, double *restrict y, const double *restrict a,
                           const double *restrict b)
{
    const double k = instr->k;
    switch (instr->op) {
    case OG_OP_ADD:
        FORMS(og_scalar_add);
        break;
    case OG_OP_SUB:
        FORMS(og_scalar_sub);
        break;
    case OG_OP_MUL:
        FORMS(og_scalar_mul);
        break;
    case OG_OP_MIN:
        FORMS(og_scalar_min);
        break;
    case OG_OP_MAX:
        FORMS(og_scalar_max);
        break;
    case OG_OP_RATIO:
        FORMS(og_scalar_ratio);
        break;
    case OG_OP_LESS:
        FORMS(og_scalar_less);
        break;
    default:
        break;
    }
}

OG_WIDE static void parametric(const og_instr *instr, double *restrict y, const double *restrict a,
                               const double *restrict b)
{
    const double k = instr->k, k2 = instr->k2;
    switch (instr->op) {
    case OG_OP_FLOOR:
        OG_LANES(y[i] = floor(a[i] + k));
        break;
    case OG_OP_WITHIN:
        OG_LANES(y[i] = og_scalar_within(a[i], k, k2));
        break;
    case OG_OP_OVERLAP:
        OG_LANES(y[i] = og_scalar_overlap(a[i], b[i], k, k2));
        break;
    case OG_OP_SPREAD:
        OG_LANES(y[i] = og_scalar_spread(a[i], b[i], k, k2));
        break;
    default:
        break;
    }
}

OG_WIDE static void choose(double k, double *restrict y, const double *restrict a,
                           const double *restrict b, const double *restrict c)
{
    OG_LANES(y[i] = og_scalar_select(a[i], k, b[i], c[i]));
}

void og_kernel_arithmetic(const og_instr *instr, og_row *rows)
{
    double *y = rows[instr->y].lane;
    const double *a = rows[instr->a].lane, *b = rows[instr->b].lane;
    switch (instr->op) {
    case OG_OP_FLOOR:
    case OG_OP_WITHIN:
    case OG_OP_OVERLAP:
    case OG_OP_SPREAD:
        parametric(instr, y, a, b);
        break;
    case OG_OP_SELECT:
        choose(instr->k, y, a, b, rows[instr->c].lane);
        break;
    default:
        binary(instr, y, a, b);
        break;
    }
}
