#include "scenario/set.h"

#include "scenario/change.h"
#include "scenario/spot.h"

#include <string.h>

#define CASE "case:" /* begins an argument that takes a case for certain */

static const og_node *map_at(const og_node *map, const char *key)
{
    const og_entry *entry = map && map->kind == OG_NODE_MAP ? og_node_find(map, key) : NULL;
    return entry && entry->value->kind == OG_NODE_MAP ? entry->value : NULL;
}

/* "NAME=VALUE" of a lever as "PATH=VALUE"; anything else as it is. */
static const char *lever_path(const og_node *root, const char *argument, og_arena *arena)
{
    size_t length = strcspn(argument, "=.");
    const bool is_name = argument[length] == '=';
    while (length > 0 && strchr("*+ \t", argument[length - 1]))
        length--;
    const char *name = is_name ? og_arena_text(arena, argument, length) : NULL;
    const og_node *lever =
        name && !og_node_find(root, name) ? map_at(map_at(root, "levers"), name) : NULL;
    const og_entry *set = lever ? og_node_find(lever, "set") : NULL;
    const char *path = set && set->value->kind == OG_NODE_SCALAR
                           ? og_arena_printf(arena, "%s%s", set->value->text, argument + length)
                           : NULL;
    return path ? path : argument;
}

static bool is_case(const og_entry *entry)
{
    static const char *const others[] = {"label", "kind", "source", "assumption"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(entry->key, others[i]) == 0)
            return false;
    return true;
}

/* "case:GROUP=NAME": that case has all the weight. */
static void take_case(og_node *root, const char *argument, uint32_t order, og_arena *arena,
                      og_diagnostics *diags)
{
    const char *group = argument + sizeof CASE - 1, *equals = strchr(group, '=');
    og_source *source = og_arena_alloc(arena, sizeof *source);
    const char *name = equals ? equals + 1 : "";
    const char *id = og_arena_text(arena, group, equals ? (size_t)(equals - group) : strlen(group));
    if (!source || !id)
        return;
    *source = (og_source){.name = "--set", .text = group, .length = strlen(group), .order = order};
    const og_pos pos = {source, 1, 1, 0};
    const og_node *cases = map_at(map_at(root, "cases"), id);
    bool found = false;
    for (const og_entry *entry = cases ? cases->first : NULL; entry; entry = entry->next)
        found |= is_case(entry) && strcmp(entry->key, name) == 0;
    if (!found) {
        OG_ERROR_AT(diags, pos, CASE_TAKEN_UNKNOWN, .group = id, .name = name);
        return;
    }
    for (og_entry *entry = cases->first; entry; entry = entry->next) {
        og_node *weight = is_case(entry) ? og_node_new(arena, OG_NODE_SCALAR, pos) : NULL;
        if (!weight)
            continue;
        weight->text = strcmp(entry->key, name) == 0 ? "1" : "0";
        weight->length = 1;
        entry->value = weight;
    }
}

/* "PATH*=VALUE" or "PATH+=VALUE". */
static void change_path(const og_overlay *overlay, og_node *root, const char *argument, og_pos pos,
                        og_node *value)
{
    const char *sign = strchr(argument, '=') - 1;
    size_t length = (size_t)(sign - argument);
    while (length > 0 && (argument[length - 1] == ' ' || argument[length - 1] == '\t'))
        length--;
    const char *path = og_arena_text(overlay->arena, argument, length);
    og_node *map = og_node_new(overlay->arena, OG_NODE_MAP, pos);
    pos.width = (uint32_t)length;
    if (path && map &&
        og_node_add(overlay->arena, map, *sign == '*' ? "times" : "plus", pos, value))
        og_change_one(overlay, root, path, pos, map);
}

/* Applies one "PATH=VALUE": the value is YAML, as in a flow map. */
static void set_path(const og_overlay *overlay, og_node *root, const char *argument, uint32_t order)
{
    og_arena *arena = overlay->arena;
    og_diagnostics *diags = overlay->diags;
    og_source *source = og_arena_alloc(arena, sizeof *source);
    const char *equals = strchr(argument, '=');
    if (!source)
        return;
    *source =
        (og_source){.name = "--set", .text = argument, .length = strlen(argument), .order = order};
    og_pos pos = {source, 1, 1, 0};
    if (!equals || equals == argument || strlen(argument) > OG_YAML_MAX_SCALAR) {
        OG_ERROR_AT(diags, pos, SET_FORM);
        return;
    }
    /* The value keeps its place within the argument: what stands before it becomes blanks. */
    size_t before = (size_t)(equals - argument) + 1;
    char *text = og_arena_text(arena, argument, source->length);
    og_source *value_source = og_arena_alloc(arena, sizeof *value_source);
    if (!text || !value_source)
        return;
    memset(text, ' ', before);
    *value_source =
        (og_source){.name = "--set", .text = text, .length = source->length, .order = order};
    og_node *value = equals[1] ? og_yaml_parse(value_source, arena, diags)
                               : og_node_new(arena, OG_NODE_NULL, pos);
    if (!value)
        return;
    value_source->text = argument; /* so that messages show the whole argument */

    if (equals - argument > 1 && strchr("*+", equals[-1])) {
        change_path(overlay, root, argument, pos, value);
        return;
    }
    /* {a: {b: value}} for "a.b", made from the end. */
    for (const char *end = equals, *part; end >= argument; end = part - 1) {
        for (part = end; part > argument && part[-1] != '.'; part--)
            continue;
        const char *key = og_arena_text(arena, part, (size_t)(end - part));
        og_pos key_pos = {source, 1, (uint32_t)(part - argument) + 1, (uint32_t)(end - part)};
        og_node *map = og_node_new(arena, OG_NODE_MAP, key_pos);
        if (!key || !map || !og_node_add(arena, map, key, key_pos, value))
            return;
        value = map;
    }
    og_overlay_lay(overlay, og_spot_root(), root, value);
}

/* The way to the one part of that name that lies deeper in the tree; `count` tells of how many. */
static void find_part(const og_node *node, const char *name, const char *path, og_arena *arena,
                      const char **found, size_t *count)
{
    for (const og_entry *e = node->kind == OG_NODE_MAP ? node->first : NULL; e; e = e->next) {
        const char *own = *path ? og_arena_printf(arena, "%s.%s", path, e->key) : e->key;
        if (!own)
            return;
        if (*path && strcmp(e->key, name) == 0) {
            *found = *found ? *found : own;
            (*count)++;
        }
        find_part(e->value, name, own, arena, found, count);
    }
}

/* A path that begins with the name of a part, not with a section: its whole path is told. */
static bool refuse_part(const og_overlay *overlay, const og_node *root, const char *argument,
                        uint32_t order)
{
    size_t length = strcspn(argument, ".=*+ \t"), count = 0;
    const char *name = og_arena_text(overlay->arena, argument, length), *found = NULL;
    og_spot spot = name ? og_spot_under(og_spot_root(), name) : (og_spot){.object = NULL};
    if (!name || length == 0 || spot.object || spot.items || spot.value || og_node_find(root, name))
        return false;
    find_part(root, name, "", overlay->arena, &found, &count);
    og_source *source = found ? og_arena_alloc(overlay->arena, sizeof *source) : NULL;
    if (!source)
        return false;
    *source =
        (og_source){.name = "--set", .text = argument, .length = strlen(argument), .order = order};
    const size_t rest = strcspn(argument + length, "=*+ \t");
    const char *whole =
        og_arena_printf(overlay->arena, "%s%.*s", found, (int)rest, argument + length);
    OG_ERROR_AT(overlay->diags, ((og_pos){source, 1, 1, (uint32_t)length}), SET_PART, .name = name,
                .path = whole ? whole : found);
    return true;
}

void og_set_apply(const og_overlay *overlay, og_node *root, const char *argument, uint32_t order)
{
    if (strncmp(argument, CASE, sizeof CASE - 1) == 0)
        take_case(root, argument, order, overlay->arena, overlay->diags);
    else {
        const char *path = lever_path(root, argument, overlay->arena);
        if (!refuse_part(overlay, root, path, order))
            set_path(overlay, root, path, order);
    }
}
