#include "scenario/overlay.h"

#include "scenario/csv_series.h"
#include "scenario/form.h"
#include "scenario/hint.h"
#include "scenario/place.h"

#include <string.h>

void og_overlay_tidy(og_node *node)
{
    if (node->kind != OG_NODE_MAP)
        return;
    for (const og_entry *entry = node->first, *next; entry; entry = next) {
        next = entry->next;
        if (entry->value->kind == OG_NODE_NULL)
            og_node_remove(node, entry->key);
        else
            og_overlay_tidy(entry->value);
    }
}

void og_overlay_drop(const og_overlay *overlay, og_node *map, const char *key, og_pos pos)
{
    og_loader loader = {.arena = overlay->arena, .diags = overlay->diags};
    if (og_node_find(map, key))
        og_node_drop(overlay->arena, map, key, pos);
    else
        OG_ERROR_AT(overlay->diags, pos, NULL_ABSENT, .key = key,
                    .hint = og_did_you_mean_key(&loader, key, map));
}

static og_node *merge(const og_overlay *overlay, og_spot spot, og_node *under, const og_node *over)
{
    under->faulty |= over->faulty;
    for (const og_entry *entry = over->first; entry; entry = entry->next) {
        if (entry->value->kind == OG_NODE_NULL) {
            og_overlay_drop(overlay, under, entry->key, entry->key_pos);
            continue;
        }
        const og_entry *old = og_node_find(under, entry->key);
        if (!old && under->count >= OG_LIMIT_KEYS) {
            OG_ERROR_AT(overlay->diags, entry->key_pos, KEYS_MANY, .most = OG_COUNT(OG_LIMIT_KEYS));
            break;
        }
        og_node *value = og_overlay_lay(overlay, og_spot_under(spot, entry->key),
                                        old ? old->value : NULL, entry->value);
        og_node_set(overlay->arena, under, entry->key, entry->key_pos, value);
    }
    return under;
}

static void drop_grounds(og_node *node)
{
    for (size_t i = 0; i < 2 && node->kind == OG_NODE_MAP; i++)
        og_node_remove(node, og_grounds_keys[i]);
}

/* Whether the map says nothing but what a value rests on. */
static bool is_grounds(const og_node *map)
{
    for (const og_entry *entry = map->first; entry; entry = entry->next)
        if (!og_key_is_grounds(entry->key))
            return false;
    return map->first != NULL;
}

static og_node *give_grounds(const og_overlay *overlay, og_node *under, const og_node *over)
{
    if (under->kind != OG_NODE_MAP) {
        og_node *wrapper = og_node_new(overlay->arena, OG_NODE_MAP, over->pos);
        if (!wrapper || !og_node_add(overlay->arena, wrapper, "value", under->pos, under))
            return under;
        under = wrapper;
    }
    drop_grounds(under);
    return merge(overlay, (og_spot){.object = NULL}, under, over);
}

/* A case without the changes of what it holds. */
static void drop_changes(og_node *map)
{
    for (og_entry *entry = map->first; entry; entry = entry->next) {
        while (og_form_is_changed(entry->value))
            entry->value = og_node_find(entry->value, "value")->value;
        if (og_form_of(entry->value).kind == OG_FORM_CASE)
            drop_changes(og_form_core(entry->value));
    }
}

/* What the wrappers of `over` rest on, for `core`. */
static void take_grounds(const og_overlay *overlay, og_node *core, const og_node *over)
{
    for (; og_form_is_wrapper(over); over = og_node_find(over, "value")->value)
        for (size_t i = 0; i < 2; i++) {
            const og_entry *grounds = og_node_find(over, og_grounds_keys[i]);
            if (grounds)
                og_node_set(overlay->arena, core, grounds->key, grounds->key_pos, grounds->value);
        }
}

/* Stated anew by its naming key: what it was wrapped in goes. */
static og_node *restate(const og_overlay *overlay, og_spot spot, og_form form, og_node *under,
                        og_node *over)
{
    og_node *core = og_form_core(under);
    if (form.kind == OG_FORM_CASE)
        drop_changes(core);
    else
        drop_grounds(core);
    merge(overlay, spot, core, og_form_core(over));
    take_grounds(overlay, core, over);
    return core;
}

/* A part of a value: what was changed of the whole stays. What one number rests on does not. */
static og_node *lay_part(const og_overlay *overlay, og_spot spot, og_form form, og_node *under,
                         og_node *over)
{
    og_node *core = og_form_core(under);
    bool one = form.kind == OG_FORM_DIST || form.kind == OG_FORM_INPUT;
    for (og_node *node = under; one; node = og_node_find(node, "value")->value) {
        drop_grounds(node);
        if (node == core)
            break;
    }
    merge(overlay, spot, core, og_form_core(over));
    take_grounds(overlay, core, over);
    return under;
}

static og_node *lay_value(const og_overlay *overlay, og_spot spot, og_node *under, og_node *over)
{
    og_form old = og_form_of(under), anew = og_form_of(over);
    if (is_grounds(over))
        return give_grounds(overlay, under, over);
    if (anew.kind == OG_FORM_SCHEDULE && og_csv_series_is(under)) {
        og_csv_series_expand(overlay->files, under, overlay->arena, overlay->diags);
        old.kind = OG_FORM_SCHEDULE;
        old.name = anew.name;
    }
    bool whole =
        anew.kind == OG_FORM_CASE || anew.kind == OG_FORM_INPUT || anew.kind == OG_FORM_DIST;
    if (old.kind == anew.kind && old.kind == OG_FORM_NONE)
        return merge(overlay, spot, under, over);
    bool part = anew.kind == OG_FORM_NONE && old.kind != OG_FORM_PLAIN &&
                old.kind != OG_FORM_SCHEDULE && old.kind != OG_FORM_LIST;
    bool same = og_form_same(old, anew) && old.kind != OG_FORM_PLAIN && old.kind != OG_FORM_LIST;
    if (same && whole && !og_form_is_changed(over))
        return restate(overlay, spot, anew, under, over);
    if (!og_form_is_changed(over) && (part || same))
        return lay_part(overlay, spot, old, under, over);
    og_overlay_tidy(over);
    return over;
}

og_node *og_overlay_lay(const og_overlay *overlay, og_spot spot, og_node *under, og_node *over)
{
    if (under && over->kind == OG_NODE_MAP && spot.value)
        return lay_value(overlay, spot, under, over);
    if (under && under->kind == OG_NODE_MAP && over->kind == OG_NODE_MAP)
        return merge(overlay, spot, under, over);
    og_overlay_tidy(over);
    return over;
}
