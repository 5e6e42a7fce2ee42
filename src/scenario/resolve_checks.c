#include "scenario/resolve_checks.h"

#include "scenario/dutch.h"
#include "scenario/hint.h"
#include "scenario/kind.h"
#include "scenario/place.h"
#include "scenario/schema.h"

#include <string.h>

static const char *const reserve_series[] = {"balance",   "added",    "to_result", "withdrawn",
                                             "uncovered", "drawdown", NULL};

#define SERIES_MAX 4096 /* of those beyond it nothing is said */

typedef struct names {
    og_arena *arena;
    const char **at;
    size_t count;
} names;

static void add_name(names *list, const char *lead, const char *id, const char *name)
{
    const char *text = og_arena_printf(list->arena, "%s%s%s%s", lead, id, name[0] ? "." : "", name);
    if (text && list->count < SERIES_MAX)
        list->at[list->count++] = text;
}

/* Those that `owner` owns, of the stream or of one of its parts. */
static void add_owned(names *list, const og_stream_kind *kind, og_owner owner, const char *lead,
                      const char *id)
{
    for (const og_owned *series = kind->series; series->name; series++)
        if (series->owner == owner)
            add_name(list, lead, id, series->name);
}

static void list_stream(const og_stream *stream, names *list)
{
    const og_stream_kind *kind = stream->kind;
    const char *within = og_arena_printf(list->arena, "%s.", stream->item->id);
    add_owned(list, kind, kind->owner, "", stream->item->id);
    for (const og_part_kind *part = kind->parts; part->offset && within; part++) {
        const og_array *parts = og_parts_of(stream->item, part);
        for (size_t i = 0; i < parts->count && part->prefix; i++)
            add_owned(list, kind, part->owner, part->prefix[0] ? part->prefix : within,
                      ((const og_item *)parts->at[i])->id);
    }
}

/* Every series that the scenario can have. */
static void list_series(const og_scenario *scenario, names *list)
{
    for (size_t s = 0; s < scenario->stream_count; s++)
        list_stream(&scenario->streams[s], list);
    if (!scenario->finance)
        return;
    for (size_t i = 0; i < scenario->finance->lines.count; i++)
        add_name(list, "line.", ((const og_item *)scenario->finance->lines.at[i])->id, "");
    for (size_t i = 0; reserve_series[i]; i++)
        add_name(list, "", "reserve", reserve_series[i]);
    add_name(list, "", "result", "");
}

/* A misspelt section hides what checks may rightly name. */
static bool has_unknown_section(const og_scenario *scenario)
{
    for (const og_entry *entry = scenario->tree->first; entry; entry = entry->next) {
        const og_field *field = og_schema.fields;
        while (field->key && strcmp(field->key, entry->key) != 0)
            field++;
        if (!field->key && !og_key_is_grounds(entry->key))
            return true;
    }
    return false;
}

static bool is_named(const names *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i] && strcmp(list->at[i], name) == 0)
            return true;
    return false;
}

static const char *series_hint(og_loader *loader, const char *name, const names *list)
{
    const char *series = og_dutch_series(name, list->at, list->count);
    return series ? OG_HINT(loader, DID_YOU_MEAN, .word = series)
                  : og_did_you_mean(loader, name, list->at, list->count);
}

void og_checks_resolve(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    names list = {.arena = loader->arena};
    if (scenario->checks.count == 0 || has_unknown_section(scenario))
        return;
    list.at = og_arena_array(loader->arena, SERIES_MAX, sizeof *list.at);
    if (!list.at)
        return;
    list_series(scenario, &list);
    for (size_t i = 0; i < scenario->checks.count && list.count < SERIES_MAX; i++) {
        const og_check *check = scenario->checks.at[i];
        if (check->of.text && !loader->arena->failed && !is_named(&list, check->of.text))
            OG_ERROR_AT(loader->diags, check->of.pos, CHECK_SERIES, .path = check->item.path,
                        .name = check->of.text, .hint = series_hint(loader, check->of.text, &list));
    }
}
