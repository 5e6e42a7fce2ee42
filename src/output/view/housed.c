#include "output/view/housed.h"

#include "compile/history.h"

#include <math.h>

/* Whether history tells of the period, and until when. */
static bool known_until(const og_history *history, og_period period, og_day *until)
{
    bool any = false;
    for (size_t i = 0; i < history->count; i++) {
        og_period known = history->at[i].period;
        if (og_days_overlap(known.first, known.last, period.first, period.last) == 0)
            continue;
        *until = known.last < period.last ? known.last : period.last;
        any = true;
    }
    return any;
}

const og_housed_row *og_housed_rows(const og_scenario *scenario, const og_housing *housing,
                                    og_arena *arena, size_t *count)
{
    const og_targets *targets = &housing->taakstelling;
    og_housed_row *rows = og_arena_array(arena, targets->count + 1, sizeof *rows);
    *count = 0;
    for (size_t i = 0; rows && i < targets->count; i++) {
        const og_target *target = &targets->at[i];
        og_housed_row *row = &rows[*count];
        if (!known_until(&housing->realised, target->period, &row->until))
            continue;
        row->period = target->period;
        row->corrected = target->corrected;
        row->target = target->times * og_value_mean(scenario, target->value, target->period.last) +
                      target->plus;
        row->realised =
            og_history_sum(&housing->realised, target->period.first, target->period.last, NULL);
        row->percentage = row->target > 0 ? 100 * row->realised / row->target : (double)NAN;
        (*count)++;
    }
    return rows;
}
