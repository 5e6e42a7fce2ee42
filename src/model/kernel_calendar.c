#include "model/kernel.h"
#include "model/scalar.h"

/* Civil dates lane by lane: these run once or twice per location in a batch. */
void og_kernel_calendar(const og_instr *instr, og_row *rows)
{
    const double k = instr->k;
    double *y = rows[instr->y].lane;
    const double *a = rows[instr->a].lane, *b = rows[instr->b].lane;
    if (instr->op == OG_OP_MONTH)
        OG_LANES(y[i] = og_scalar_month(a[i]));
    else if (instr->form == OG_FORM_RR)
        OG_LANES(y[i] = og_scalar_move(a[i], b[i]));
    else if (instr->form == OG_FORM_RK)
        OG_LANES(y[i] = og_scalar_move(a[i], k));
    else
        OG_LANES(y[i] = og_scalar_move(k, b[i]));
}
