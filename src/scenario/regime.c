#include "scenario/regime.h"

#include <stdlib.h>

/* What a schedule begins with is no change. */
static bool changes(const og_scenario *scenario, const og_value *value, size_t entry)
{
    og_day day = value->entries[entry].period.first;
    return entry > 0 && value->entries[entry].value->kind == OG_VALUE_CASE &&
           day > og_month_first(scenario->first) && day <= og_month_last(scenario->last);
}

static int by_day(const void *a, const void *b)
{
    const og_regime_change *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

og_regime_change *og_regime_changes(const og_scenario *scenario, og_arena *arena, size_t *count)
{
    size_t most = 0;
    *count = 0;
    for (size_t i = 0; i < scenario->value_count; i++)
        if (scenario->values[i]->kind == OG_VALUE_SCHEDULE)
            most += scenario->values[i]->entry_count;
    og_regime_change *list = most ? og_arena_array(arena, most, sizeof *list) : NULL;
    for (size_t i = 0; list && i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        for (size_t j = 0; value->kind == OG_VALUE_SCHEDULE && j < value->entry_count; j++)
            if (changes(scenario, value, j))
                list[(*count)++] = (og_regime_change){value->entries[j].period.first, value};
    }
    if (list)
        qsort(list, *count, sizeof *list, by_day);
    return list;
}
