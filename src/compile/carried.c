#include "compile/carried.h"

#include "compile/compiler.h"

#include <stdlib.h>

og_status og_scenario_carried(const og_scenario *scenario, og_carried **list, size_t *count,
                              og_error *err)
{
    *list = NULL;
    *count = 0;
    og_diagnostics *diags = og_diagnostics_new();
    if (!diags)
        return og_fail(err, OG_ERR_MEMORY, "out of memory");
    og_compiler compiler;
    og_status status = og_compiler_run(&compiler, scenario, &(og_wanted){0}, diags);
    if (status == OG_OK && !(*list = calloc(scenario->value_count + 1, sizeof **list)))
        status = og_fail(&compiler.err, OG_ERR_MEMORY, "out of memory");
    for (size_t i = 0; status == OG_OK && i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        og_day until = compiler.uses[i].carried;
        if (value->kind == OG_VALUE_SCHEDULE && until != INT32_MIN)
            (*list)[(*count)++] =
                (og_carried){value->path, value->entries[value->entry_count - 1].period, until};
    }
    if (status != OG_OK)
        og_fail(err, status, "%s", compiler.err.message);
    og_compiler_clear(&compiler);
    og_diagnostics_free(diags);
    return status;
}
