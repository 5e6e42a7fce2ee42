#include "scenario/place.h"

#include "scenario/hint.h"

#include <string.h>

const char *const og_grounds_keys[] = {"source", "assumption"};

bool og_key_is_grounds(const char *key)
{
    return strcmp(key, og_grounds_keys[0]) == 0 || strcmp(key, og_grounds_keys[1]) == 0;
}

bool og_key_is_wording(const char *key)
{
    return og_key_is_grounds(key) || strcmp(key, "label") == 0;
}

og_place og_place_under(og_loader *loader, og_place place, const char *key)
{
    og_place under = place;
    under.path = place.path[0] ? og_arena_printf(loader->arena, "%s.%s", place.path, key)
                               : og_arena_text(loader->arena, key, strlen(key));
    return under;
}

static const char *source_hint(og_loader *loader, const char *key, const og_node *sources)
{
    const char *near = og_did_you_mean_key(loader, key, sources);
    return near[0] ? near : OG_HINT(loader, HINT_SOURCE, .key = key);
}

og_place og_place_grounds(og_loader *loader, og_place place, const og_node *map)
{
    static const og_ground kinds[] = {OG_GROUND_SOURCE, OG_GROUND_ASSUMPTION};
    for (int i = 0; i < 2; i++) {
        const og_entry *entry = og_node_find(map, og_grounds_keys[i]);
        if (!entry)
            continue;
        if (entry->value->kind != OG_NODE_SCALAR) {
            OG_ERROR_AT(loader->diags, entry->value->pos, TEXT_WANTED,
                        .path = og_place_under(loader, place, entry->key).path);
            continue;
        }
        place.grounds = (og_grounds){kinds[i], entry->value->text};
        place.file = entry->value->pos.source;
        if (kinds[i] != OG_GROUND_SOURCE)
            continue;
        const og_entry *sources = og_node_find(loader->scenario->tree, "sources");
        const og_node *list = sources ? sources->value : NULL;
        if (!list || list->kind != OG_NODE_MAP || !og_node_find(list, entry->value->text))
            OG_ERROR_AT(loader->diags, entry->value->pos, SOURCE_UNKNOWN, .path = place.path,
                        .name = entry->value->text,
                        .hint = source_hint(loader, entry->value->text, list));
    }
    return place;
}

og_place og_place_own(og_loader *loader, og_place place, const og_node *map)
{
    place = og_place_grounds(loader, place, map);
    if (og_node_find(map, og_grounds_keys[0]) || og_node_find(map, og_grounds_keys[1]))
        place.file = NULL;
    return place;
}

og_grounds og_place_cover(og_place place, const og_node *node)
{
    const og_source *in = node->pos.source;
    const bool covers = !place.file || place.file == in || (in && place.file == in->by);
    return covers ? place.grounds : (og_grounds){OG_GROUND_NONE, NULL};
}

/* An error for every entry whose key is none of `keys` (nor source or assumption). */
bool og_keys_check(og_loader *loader, const og_node *map, const char *path, const char *what,
                   const char *const *keys, size_t count)
{
    bool fine = true;
    for (const og_entry *entry = map->first; entry; entry = entry->next) {
        bool known = og_key_is_grounds(entry->key);
        for (size_t i = 0; i < count && !known; i++)
            known = strcmp(entry->key, keys[i]) == 0;
        if (known)
            continue;
        fine = false;
        const char *meant = og_key_meant(entry->key, keys, count);
        if (!meant)
            meant = og_key_meant(entry->key, og_grounds_keys, 2);
        OG_ERROR_AT(loader->diags, entry->key_pos, VALUE_KEY_UNKNOWN, .path = path,
                    .key = entry->key, .what = what, .hint = og_key_hint(loader, meant));
    }
    return fine;
}
