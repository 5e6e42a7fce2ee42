/* Which entry of a schedule serves on a day. */
#include "compile/compiler.h"

/* A key that is a day says from when; any other names the span that it is of, and what serves past
 * that is told, be it at the end or in a hole between entries. */
static void note_carried(og_compiler *c, const og_value *value, size_t entry, og_day day)
{
    og_value_use *use = &c->uses[value->index];
    bool last = entry + 1 == value->entry_count;
    if (!last && value->entries[entry].period.kind == OG_PERIOD_DAY)
        return;
    if (!use->carried) {
        use->carried = og_arena_array(&c->arena, value->entry_count, sizeof *use->carried);
        for (size_t i = 0; use->carried && i < value->entry_count; i++)
            use->carried[i] = INT32_MIN;
    }
    if (use->carried && day > use->carried[entry])
        use->carried[entry] = day;
}

const og_schedule_entry *og_entry_in_force(og_compiler *c, const og_value *value, og_day day)
{
    const og_schedule_entry *found = NULL;
    for (size_t i = 0; i < value->entry_count && value->entries[i].period.first <= day; i++)
        found = &value->entries[i];
    og_value_use *use = &c->uses[value->index];
    if (!found && !use->complained) {
        char key[OG_PERIOD_SIZE] = "", text[OG_PERIOD_SIZE];
        if (value->entry_count)
            og_period_print(value->entries[0].period, key);
        og_day_print(day, text);
        OG_ERROR_AT(c->diags, value->pos, SCHEDULE_BEGINS, .path = value->path, .day = text,
                    .key = key);
        use->complained = true;
    }
    if (found && found->period.last < day)
        note_carried(c, value, (size_t)(found - value->entries), day);
    return found;
}
