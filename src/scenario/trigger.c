#include "scenario/trigger.h"

#include "scenario/hint.h"
#include "scenario/kind.h"

#include <string.h>

static const og_field trigger_fields[] = {
    OG_FIELD("when", NAME, og_trigger, when, OG_RANGE_ANY, OG_SENTENCE_KEY_TRIGGER_WHEN,
             .required = true),
    OG_FIELD("above", NUMBER, og_trigger, above, OG_RANGE_ANY, OG_SENTENCE_KEY_TRIGGER_ABOVE),
    OG_FIELD("below", NUMBER, og_trigger, below, OG_RANGE_ANY, OG_SENTENCE_KEY_TRIGGER_BELOW),
    OG_FIELD("for_months", WHOLE, og_trigger, for_months, 1, 1200,
             OG_SENTENCE_KEY_TRIGGER_FOR_MONTHS),
    OG_FIELD("from", DAY, og_trigger, from, OG_RANGE_ANY, OG_SENTENCE_KEY_TRIGGER_FROM),
    OG_FIELDS_END};
const og_object og_trigger_object = {OG_SENTENCE_OBJECT_START_BY_NEED, sizeof(og_trigger),
                                     trigger_fields};

#define NAMES_MAX 2048 /* of those beyond it nothing is said */

typedef struct names {
    const char *at[NAMES_MAX];
    size_t count;
} names;

/* Whether `name` is of the series of the stream (subgroup -1) or sub-group. */
static bool is_named(og_loader *loader, og_trigger *trigger, size_t s, int subgroup,
                     const og_owned *series, names *all)
{
    const og_stream *stream = &loader->scenario->streams[s];
    const og_item *group = subgroup < 0 ? NULL : stream->reception->subgroups.at[subgroup];
    const char *name = og_arena_printf(loader->arena, "%s.%s%s%s", stream->item->id,
                                       group ? group->id : "", group ? "." : "", series->name);
    if (!name)
        return false;
    if (all->count < NAMES_MAX)
        all->at[all->count++] = name;
    if (strcmp(name, trigger->when.text) != 0)
        return false;
    trigger->stream = s;
    trigger->subgroup = subgroup;
    trigger->role = series->role;
    return true;
}

static bool find_series(og_loader *loader, og_trigger *trigger, names *all)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t s = 0; s < scenario->stream_count; s++) {
        const og_stream *stream = &scenario->streams[s];
        for (const og_owned *series = stream->kind->series; series->name; series++) {
            bool of_group = series->owner == OG_OWNER_SUBGROUP;
            size_t count = of_group ? stream->reception->subgroups.count : 1;
            bool hosts = series->role == OG_ROLE_PRIVATE && !stream->reception->population;
            for (size_t i = 0; i < count && series->steers && !hosts; i++)
                if (is_named(loader, trigger, s, of_group ? (int)i : -1, series, all))
                    return true;
        }
    }
    return false;
}

void og_trigger_resolve(og_loader *loader, og_trigger *trigger)
{
    static const char unknown[] = "";
    names all = {.count = 0};
    const char *path = trigger->item.path;
    if (trigger->above.given == trigger->below.given)
        OG_ERROR_AT(loader->diags, trigger->item.pos, TRIGGER_ONE, .path = path);
    if (!trigger->when.text)
        return; /* said already */
    if (!find_series(loader, trigger, &all))
        OG_ERROR_AT(loader->diags, trigger->when.pos, TRIGGER_SERIES, .path = path,
                    .name = trigger->when.text,
                    .hint = all.count
                                ? og_did_you_mean(loader, trigger->when.text, all.at, all.count)
                                : unknown);
}
