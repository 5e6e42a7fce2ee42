/* When a regime changes: days on which values begin to depend on the case drawn. */
#ifndef OG_SCENARIO_REGIME_H
#define OG_SCENARIO_REGIME_H

#include "scenario/scenario.h"

typedef struct og_regime_change {
    og_day day;
    const og_value *schedule; /* an entry of it that begins that day is a `case` */
} og_regime_change;

/* The changes inside the horizon, by day, several of them on one day perhaps. NULL and a count of 0
 * when there are none or memory is short (then arena->failed). */
og_regime_change *og_regime_changes(const og_scenario *scenario, og_arena *arena, size_t *count);

#endif
