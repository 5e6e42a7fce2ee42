#include "study/case.h"

#include "base/path.h"
#include "lang/diag.h"
#include "lang/error.h"

#include <string.h>

og_status og_case_group_find(const og_scenario *scenario, const char *name, int *out, og_error *err)
{
    const char *ids[64] = {NULL};
    size_t count = 0;
    *out = og_array_find(&scenario->cases, name);
    if (*out >= 0)
        return OG_OK;
    for (; count < scenario->cases.count && count < sizeof ids / sizeof *ids; count++)
        ids[count] = ((const og_case_set *)scenario->cases.at[count])->item.id;
    if (count == 0)
        return OG_FAIL(err, OG_ERR_VALUE, CASES_NONE);
    const char *near = og_nearest(name, ids, count);
    if (near)
        return OG_FAIL(err, OG_ERR_VALUE, CASE_GROUP_UNKNOWN, .name = name, .near = near);
    return OG_FAIL(err, OG_ERR_VALUE, CASE_GROUP_UNKNOWN_FIRST, .name = name, .first = ids[0]);
}

og_status og_case_find(const og_plan *plan, const char *group, const char *name, size_t *group_out,
                       size_t *case_out, og_error *err)
{
    for (size_t g = 0; g < og_plan_case_group_count(plan); g++) {
        if (strcmp(og_plan_case_group(plan, g).name, group) != 0)
            continue;
        *group_out = g;
        for (size_t k = 0; k < og_plan_case_group(plan, g).count; k++)
            if (strcmp(og_plan_case_name(plan, g, k), name) == 0) {
                *case_out = k;
                return OG_OK;
            }
    }
    return OG_FAIL(err, OG_ERR_VALUE, PLAN_CASE_UNKNOWN, .name = name, .group = group);
}

const char *og_case_label(const og_item *item, og_arena *arena)
{
    char *text = og_arena_text(arena, item->label, strlen(item->label));
    for (char *c = text; c && *c && strcmp(item->label, item->id) == 0; c++)
        *c = *c == '_' ? ' ' : *c;
    return text;
}

const char *og_case_stem(const char *path, og_arena *arena)
{
    const char *name = og_path_name(path);
    return og_arena_text(arena, name, og_path_stem(name));
}
