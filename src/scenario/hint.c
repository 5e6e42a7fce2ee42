#include "scenario/hint.h"

#include "scenario/dutch.h"
#include "scenario/rewrite.h"

#include <string.h>

const char *og_did_you_mean(og_loader *loader, const char *word, const char *const *candidates,
                            size_t count)
{
    const char *nearest = og_nearest(word, candidates, count);
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

/* A text with the dashes and the minus sign of print. */
static bool has_dash(const char *text)
{
    return strstr(text, "\u2010") || strstr(text, "\u2011") || strstr(text, "\u2012") ||
           strstr(text, "\u2013") || strstr(text, "\u2014") || strstr(text, "\u2212");
}

const char *og_dash_hint(og_loader *loader, const char *text)
{
    return has_dash(text) ? OG_WORD(loader, HINT_DASH) : "";
}

const char *og_period_hint(og_loader *loader, const char *text)
{
    const char *date = og_rewrite_date(loader->arena, text);
    return date ? OG_HINT(loader, HINT_WRITE, .text = date) : og_dash_hint(loader, text);
}

int og_stream_lookup(og_loader *loader, const og_name *name, const char *path)
{
    const og_scenario *scenario = loader->scenario;
    int found = og_stream_find(scenario, name->text);
    if (found >= 0)
        return found;
    const char **ids = og_arena_array(loader->arena, scenario->stream_count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < scenario->stream_count; i++)
        ids[i] = scenario->streams[i].item->id;
    OG_ERROR_AT(loader->diags, name->pos, STREAM_UNKNOWN, .path = path, .name = name->text,
                .hint =
                    ids ? og_did_you_mean(loader, name->text, ids, scenario->stream_count) : "");
    return -1;
}
