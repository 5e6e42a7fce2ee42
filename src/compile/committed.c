/* What contracts still cost or bring after the horizon's last day (model page, section 5). */
#include "compile/compiler.h"

#include <math.h>

bool og_line_commits(const og_line *line)
{
    return line->per == OG_DRIVER_CONTRACT_PLACE_DAY || line->per == OG_DRIVER_CONTRACT_MONTH;
}

/* An end beyond the calendar, which a long term may reach, is none. */
static og_ref ending(og_compiler *c, og_ref end, og_ref amount)
{
    return og_ref_select(c->tape, end, OG_DAY_NEVER, og_k(0), amount);
}

/* Days, or months at whose end the contract runs, after the horizon: a month's last day lies before
 * a day when the month does. */
static og_ref remaining(og_compiler *c, const og_line *line, const og_location_rows *rows)
{
    og_tape *tape = c->tape;
    og_day after = og_last_day(c, c->months - 1) + 1;
    og_ref from = rows->paid_from[c->months], to = rows->paid_to[c->months];
    if (line->per == OG_DRIVER_CONTRACT_PLACE_DAY)
        return ending(c, to, og_ref_overlap(tape, from, to, after, OG_DAY_NEVER));
    og_ref first = og_ref_max(tape, og_ref_month(tape, from), og_k(og_month_of(after)));
    og_ref months = og_ref_sub(tape, og_ref_month(tape, to), first);
    return ending(c, to, og_ref_max(tape, months, og_k(0)));
}

og_ref og_committed(og_compiler *c, const og_line *line)
{
    og_tape *tape = c->tape;
    og_ref sum = og_k(0);
    og_day last = og_last_day(c, c->months - 1);
    og_tape_month(tape, c->months - 1);
    for (size_t i = 0; i < c->location_count; i++) {
        const og_location_rows *rows = &c->locations[i];
        const og_location *location = rows->location;
        if (!og_line_takes(line, location) || og_location_endless(location))
            continue;
        og_ref units = remaining(c, line, rows);
        if (og_is_k(units) && units.k == 0)
            continue;
        if (line->per == OG_DRIVER_CONTRACT_PLACE_DAY)
            units =
                og_ref_mul(tape, units, og_value_kept(c, location->places, last, 0, INFINITY, 0));
        sum = og_ref_add(tape, sum, units);
    }
    if (og_is_k(sum) && sum.k == 0)
        return sum;
    return og_ref_mul(tape, og_line_price(c, line, c->months - 1), sum);
}
