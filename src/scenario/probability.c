#include "scenario/probability.h"

#include "scenario/kinds.h"

#include <string.h>

/* The probability of the part at [path, path + length), among those of one kind. */
static og_value *const *find_within(const og_item *stream, const og_part_kind *kind,
                                    const char *path, size_t length)
{
    const og_array *parts = og_parts_of(stream, kind);
    for (size_t i = 0; i < parts->count && kind->probability; i++) {
        const og_item *part = parts->at[i];
        if (strncmp(part->path, path, length) == 0 && part->path[length] == '\0')
            return (og_value *const *)(const void *)((const char *)part + kind->probability);
    }
    return NULL;
}

og_value *const *og_probability_find(const og_scenario *scenario, const char *path)
{
    static const char key[] = ".probability";
    size_t length = strlen(path), tail = sizeof key - 1;
    og_value *const *found = NULL;
    if (length < tail || strcmp(path + length - tail, key) != 0)
        return NULL;
    for (int type = 0; type < OG_STREAM_TYPES; type++) {
        const og_stream_kind *kind = og_stream_kinds[type];
        const og_array *streams = og_streams_of(scenario, kind);
        for (size_t s = 0; s < streams->count; s++)
            for (const og_part_kind *part = kind->parts; part->offset && !found; part++)
                found = find_within(streams->at[s], part, path, length - tail);
    }
    return found;
}

bool og_scenario_happens(const og_scenario *scenario, const char *path)
{
    og_value *const *probability = og_probability_find(scenario, path);
    return probability && *probability;
}
