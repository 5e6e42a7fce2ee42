#include "compile/overrun.h"

#include "model/plan.h"
#include "scenario/scenario.h"

#include <stdlib.h>

og_status og_scenario_overruns(const og_scenario *scenario, const og_plan *plan, og_overrun **list,
                               size_t *count, og_error *err)
{
    const og_plan_overrun_row *rows = og_plan_at(plan, plan->overruns);
    *count = 0;
    *list = calloc(plan->overruns.count + 1, sizeof **list);
    if (!*list)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < plan->overruns.count; i++) {
        const og_value *value = scenario->values[rows[i].value];
        size_t entry = value->entry_count - 1;
        while (value->entries[entry].period.first > rows[i].until)
            entry--;
        (*list)[(*count)++] =
            (og_overrun){value->path, value->entries[entry].period, rows[i].until};
    }
    return OG_OK;
}
