#include "scenario/hint.h"

#include "lang/odd.h"
#include "scenario/dutch.h"
#include "scenario/rewrite.h"

#include <string.h>

const char *og_did_you_mean(og_loader *loader, const char *word, const char *const *candidates,
                            size_t count)
{
    const char *nearest =
        og_diag_wants_hints(loader->diags) ? og_nearest(word, candidates, count) : NULL;
    return nearest ? OG_SAID(loader->arena, loader->diags->language, DID_YOU_MEAN, .word = nearest)
                   : "";
}

const char *og_key_meant(const char *word, const char *const *keys, size_t count)
{
    const char *key = og_dutch_key(word, keys, count);
    return key ? key : og_nearest(word, keys, count);
}

const char *og_key_hint(og_loader *loader, const char *key)
{
    return key ? OG_HINT(loader, KEY_MEANT, .key = key) : "";
}

const char *og_did_you_mean_part(og_loader *loader, const char *word, const og_array *parts)
{
    if (!og_diag_wants_hints(loader->diags))
        return "";
    const char **ids = og_arena_array(loader->arena, parts->count + 1, sizeof *ids);
    if (!ids)
        return "";
    for (size_t i = 0; i < parts->count; i++)
        ids[i] = ((const og_item *)parts->at[i])->id;
    return og_did_you_mean(loader, word, ids, parts->count);
}

const char *og_did_you_mean_key(og_loader *loader, const char *word, const og_node *map)
{
    const char *keys[256];
    size_t count = 0;
    const og_entry *entry = map && map->kind == OG_NODE_MAP ? map->first : NULL;
    for (; entry && count < sizeof keys / sizeof keys[0]; entry = entry->next)
        keys[count++] = entry->key;
    return og_did_you_mean(loader, word, keys, count);
}

const char *og_odd_hint(og_loader *loader, const char *text)
{
    size_t at;
    const og_odd *odd = og_odd_find(text, strlen(text), &at);
    return odd ? OG_HINT(loader, HINT_ODD,
                         .odd = og_odd_said(odd, loader->arena, loader->diags->language))
               : "";
}

const char *og_period_hint(og_loader *loader, const char *text)
{
    const char *date = og_rewrite_date(loader->arena, text);
    return date ? OG_HINT(loader, HINT_WRITE, .text = date) : og_odd_hint(loader, text);
}

int og_stream_lookup(og_loader *loader, const og_name *name, const char *path)
{
    const og_scenario *scenario = loader->scenario;
    int found = og_stream_find(scenario, name->text);
    if (found >= 0)
        return found;
    const char **ids = og_diag_wants_hints(loader->diags)
                           ? og_arena_array(loader->arena, scenario->stream_count + 1, sizeof *ids)
                           : NULL;
    for (size_t i = 0; ids && i < scenario->stream_count; i++)
        ids[i] = scenario->streams[i].item->id;
    OG_ERROR_AT(loader->diags, name->pos, STREAM_UNKNOWN, .path = path, .name = name->text,
                .hint =
                    ids ? og_did_you_mean(loader, name->text, ids, scenario->stream_count) : "");
    return -1;
}
