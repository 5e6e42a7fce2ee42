/* Which values of the scenario a figure rests on. */
#include "study/explain/build.h"

#include <stdlib.h>
#include <string.h>

static void add(const og_explain_builder *b, og_explain_ground ground)
{
    og_explain_step *step = og_explain_now(b);
    for (size_t i = 0; i < step->ground_count; i++)
        if (strcmp(step->grounds[i].path, ground.path) == 0)
            return;
    if (step->ground_count == step->ground_capacity) {
        size_t capacity = step->ground_capacity ? 2 * step->ground_capacity : 8;
        og_explain_ground *more = og_arena_array(&b->e->arena, capacity, sizeof *more);
        if (!more)
            return;
        if (step->ground_count)
            memcpy(more, step->grounds, step->ground_count * sizeof *more);
        step->grounds = more;
        step->ground_capacity = capacity;
    }
    step->grounds[step->ground_count++] = ground;
}

static void add_value(const og_explain_builder *b, const og_value *value)
{
    add(b, (og_explain_ground){.path = value->path,
                               .pos = value->pos,
                               .grounds = value->grounds,
                               .value = value,
                               .key = OG_SENTENCES,
                               .day = OG_EXPLAIN_NO_DAY});
}

/* The entries that are in force on a day from `first` to `last`. */
static void add_entries(const og_explain_builder *b, const og_value *value, og_day first,
                        og_day last)
{
    for (size_t i = 0; i < value->entry_count; i++) {
        bool begins = value->entries[i].period.first <= last;
        bool holds = i + 1 == value->entry_count || value->entries[i + 1].period.first > first;
        if (begins && holds)
            og_explain_ground_value(b, value->entries[i].value, first, last);
    }
}

void og_explain_ground_value(const og_explain_builder *b, const og_value *value, og_day first,
                             og_day last)
{
    if (!value)
        return;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
    case OG_VALUE_DIST:
    case OG_VALUE_FORECAST:
    case OG_VALUE_FREE:
        add_value(b, value);
        return;
    case OG_VALUE_SCHEDULE:
        add_entries(b, value, first, last);
        return;
    case OG_VALUE_INPUT:
        add_value(b, value);
        og_explain_ground_value(b, value->target, first, last);
        return;
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            og_explain_ground_value(b, value->by_case[i], first, last);
        return;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count; i++)
            og_explain_ground_value(b, value->items[i], first, last);
    }
}

/* Each of these keys stands once in its part. */
static const char *key_of(og_sentence key)
{
    return key == OG_SENTENCE_EXPLAIN_OPENS        ? "opens"
           : key == OG_SENTENCE_EXPLAIN_UNTIL      ? "until"
           : key == OG_SENTENCE_EXPLAIN_ON         ? "on"
           : key == OG_SENTENCE_EXPLAIN_PAID       ? "contract.from"
           : key == OG_SENTENCE_EXPLAIN_PAID_UNTIL ? "contract.until"
                                                   : "from";
}

/* What a day rests on that says so itself, else what its part does. */
static og_grounds grounds_of(const og_explain_builder *b, const char *path, og_grounds otherwise)
{
    for (size_t i = 0; i < b->scenario->figure_count; i++)
        if (strcmp(b->scenario->figures[i].path, path) == 0)
            return b->scenario->figures[i].grounds;
    return otherwise;
}

void og_explain_ground_day(const og_explain_builder *b, const og_when *when, const og_item *of,
                           const char *name, og_sentence key)
{
    const char *path =
        when->given ? og_arena_printf(&b->e->arena, "%s.%s", of->path, key_of(key)) : NULL;
    if (path)
        add(b, (og_explain_ground){.path = path,
                                   .pos = when->pos,
                                   .grounds = grounds_of(b, path, of->grounds),
                                   .name = name,
                                   .key = key,
                                   .day = when->trigger ? OG_EXPLAIN_NO_DAY : when->period.first});
}

static void add_contract(const og_explain_builder *b, const og_location *location)
{
    const og_contract *contract = location->contract;
    if (!contract)
        return;
    og_explain_ground_day(b, &contract->from, &location->item, location->item.label,
                          OG_SENTENCE_EXPLAIN_PAID);
    og_explain_ground_day(b, &contract->until, &location->item, location->item.label,
                          OG_SENTENCE_EXPLAIN_PAID_UNTIL);
}

void og_explain_ground_location(const og_explain_builder *b, const og_location *location,
                                og_day first, og_day last)
{
    const og_day start = og_month_first(b->scenario->first);
    og_explain_ground_value(b, location->places, first, last);
    og_explain_ground_day(b, &location->opens, &location->item, location->item.label,
                          OG_SENTENCE_EXPLAIN_OPENS);
    og_explain_ground_day(b, &location->until, &location->item, location->item.label,
                          OG_SENTENCE_EXPLAIN_UNTIL);
    og_explain_ground_value(b, location->term_months, start, start);
    og_explain_ground_value(b, location->delay, start, start);
    og_explain_ground_value(b, location->probability, start, start);
    og_explain_ground_value(b, location->extension, start, start);
    add_contract(b, location);
}
