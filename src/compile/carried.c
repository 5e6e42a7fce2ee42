#include "compile/carried.h"

#include "model/plan.h"
#include "scenario/scenario.h"

#include <stdlib.h>

og_status og_scenario_carried(const og_scenario *scenario, const og_plan *plan, og_carried **list,
                              size_t *count, og_error *err)
{
    const og_plan_carried_row *rows = og_plan_at(plan, plan->carried);
    *count = 0;
    *list = calloc(plan->carried.count + 1, sizeof **list);
    if (!*list)
        return og_fail(err, OG_ERR_MEMORY, "out of memory");
    for (size_t i = 0; i < plan->carried.count; i++) {
        const og_value *value = scenario->values[rows[i].value];
        (*list)[(*count)++] =
            (og_carried){value->path, value->entries[value->entry_count - 1].period, rows[i].until};
    }
    return OG_OK;
}
