#include "model/kernel.h"
#include "model/scalar.h"

/* Months of delay in a batch for which a table of moved days pays. */
#define MONTHS 64

/* A day that is the same in all lanes, moved by a few different whole months and some days: every
 * month is looked up once. False: the months are too many, or lead out of the calendar. */
static bool move_by_table(double day, const double *months, double *y)
{
    og_day moved[MONTHS];
    double least = months[0], most = months[0];
    for (size_t i = 1; i < OG_BATCH; i++) {
        least = og_scalar_min(months[i], least);
        most = og_scalar_max(months[i], most);
    }
    const double first = floor(least + 1e-9), last = floor(most + 1e-9);
    if (!og_scalar_dated(day) || !(last - first < MONTHS) ||
        og_scalar_month(day) + first < 12.0 * OG_YEAR_MIN ||
        og_scalar_month(day) + last + 1 > 12.0 * OG_YEAR_MAX + 11)
        return false;
    for (int32_t m = 0; m <= (int32_t)(last - first); m++)
        moved[m] = og_day_add_months((og_day)day, (int32_t)first + m);
    for (size_t i = 0; i < OG_BATCH; i++) {
        const double whole = floor(months[i] + 1e-9);
        y[i] = moved[(int32_t)(whole - first)] + floor(30.0 * (months[i] - whole) + 1e-6);
    }
    return true;
}

/* Civil dates, otherwise lane by lane: these run once or twice per location in a batch. */
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
    else if (!move_by_table(k, b, y))
        OG_LANES(y[i] = og_scalar_move(k, b[i]));
}
