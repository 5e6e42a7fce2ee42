#include "scenario/merge.h"

#include "base/path.h"

#include <string.h>

#define MAX_CHAIN OG_LIMIT_FILES

/* The files being read, innermost last: to see a cycle and to show it. */
typedef struct chain {
    og_files *files;
    const char *paths[MAX_CHAIN];
    size_t count;
} chain;

/* `over` laid upon `under`: changes `under` in place where both are maps, of which the keys
 * together stay within what one may have. */
static og_node *merge_nodes(og_arena *arena, og_node *under, og_node *over, og_diagnostics *diags)
{
    if (!under || under->kind != OG_NODE_MAP || over->kind != OG_NODE_MAP)
        return over;
    under->faulty |= over->faulty;
    for (const og_entry *entry = over->first; entry; entry = entry->next) {
        if (entry->value->kind == OG_NODE_NULL) {
            og_node_drop(arena, under, entry->key, entry->key_pos);
            continue;
        }
        const og_entry *old = og_node_find(under, entry->key);
        if (!old && under->count >= OG_LIMIT_KEYS) {
            OG_ERROR_AT(diags, entry->key_pos, KEYS_MANY, .most = OG_COUNT(OG_LIMIT_KEYS));
            break;
        }
        og_node *value = merge_nodes(arena, old ? old->value : NULL, entry->value, diags);
        og_node_set(arena, under, entry->key, entry->key_pos, value);
    }
    return under;
}

/* Entries that are null remove what was there; in a tree with nothing under it they just go. */
static void drop_nulls(og_node *node)
{
    if (node->kind != OG_NODE_MAP)
        return;
    for (const og_entry *entry = node->first, *next; entry; entry = next) {
        next = entry->next;
        if (entry->value->kind == OG_NODE_NULL)
            og_node_remove(node, entry->key);
        else
            drop_nulls(entry->value);
    }
}

const char *og_merge_beside(const char *name, og_pos pos, og_arena *arena, og_diagnostics *diags)
{
    bool climbs = name[0] == '/';
    for (const char *part = name; part && !climbs; part = strchr(part, '/')) {
        part += part[0] == '/';
        climbs = strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0');
    }
    if (climbs || name[0] == '\0') {
        OG_ERROR_AT(diags, pos, FILE_OUTSIDE, .name = name);
        return NULL;
    }
    const char *from = pos.source ? pos.source->name : "";
    while (name[0] == '.' && name[1] == '/') /* the same file has one name: a circle shows */
        name += 1 + strspn(name + 1, "/");
    return og_arena_printf(arena, "%.*s%s", (int)(og_path_name(from) - from), from, name);
}

static og_node *load_file(const char *path, og_pos from, chain *files, og_arena *arena,
                          og_diagnostics *diags);

/* What the tree of a file extends, read and ready to be laid under it; NULL after an error. */
static og_node *load_parent(const og_entry *extends, chain *files, og_arena *arena,
                            og_diagnostics *diags)
{
    const og_node *name = extends->value;
    if (name->kind != OG_NODE_SCALAR) {
        OG_ERROR_AT(diags, name->pos, EXTENDS_NAME);
        return NULL;
    }
    const char *path = og_merge_beside(name->text, name->pos, arena, diags);
    return path ? load_file(path, name->pos, files, arena, diags) : NULL;
}

static bool in_chain(const chain *files, const char *path, og_pos from, og_arena *arena,
                     og_diagnostics *diags)
{
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->paths[i], path) != 0)
            continue;
        const char *shown = files->paths[i];
        for (size_t j = i + 1; j < files->count && shown; j++)
            shown = og_arena_printf(arena, "%s -> %s", shown, files->paths[j]);
        OG_ERROR_AT(diags, from, EXTENDS_CIRCLE, .chain = shown ? shown : "", .path = path);
        return true;
    }
    return false;
}

static og_node *load_file(const char *path, og_pos from, chain *files, og_arena *arena,
                          og_diagnostics *diags)
{
    if (in_chain(files, path, from, arena, diags))
        return NULL;
    if (files->count == MAX_CHAIN) {
        OG_ERROR_AT(diags, from, EXTENDS_LONG, .most = OG_COUNT(MAX_CHAIN));
        return NULL;
    }
    const og_source *source = og_source_read(files->files, path, path, from, diags);
    og_node *root = source ? og_yaml_parse(source, arena, diags) : NULL;
    if (!root)
        return NULL;
    if (root->kind != OG_NODE_MAP) {
        OG_ERROR_AT(diags, root->pos, SCENARIO_KEYS);
        return NULL;
    }
    const og_entry *extends = og_node_find(root, "extends");
    if (!extends) {
        drop_nulls(root);
        return root;
    }
    files->paths[files->count++] = path;
    og_node *parent = load_parent(extends, files, arena, diags);
    files->count--;
    if (!parent)
        return NULL;
    og_node_remove(root, "extends");
    og_node *merged = merge_nodes(arena, parent, root, diags);
    drop_nulls(merged);
    return merged;
}

static const og_node *map_at(const og_node *map, const char *key)
{
    const og_entry *entry = map && map->kind == OG_NODE_MAP ? og_node_find(map, key) : NULL;
    return entry && entry->value->kind == OG_NODE_MAP ? entry->value : NULL;
}

/* "NAME=VALUE" of a lever as "PATH=VALUE"; anything else as it is. */
static const char *lever_path(const og_node *root, const char *argument, og_arena *arena)
{
    const size_t length = strcspn(argument, "=.");
    const char *name = argument[length] == '=' ? og_arena_text(arena, argument, length) : NULL;
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
    const char *group = argument + sizeof OG_MERGE_CASE - 1, *equals = strchr(group, '=');
    og_source *source = og_arena_alloc(arena, sizeof *source);
    const char *name = equals ? equals + 1 : "";
    const char *id = og_arena_text(arena, group, equals ? (size_t)(equals - group) : strlen(group));
    if (!source || !id)
        return;
    *source = (og_source){"--set", group, strlen(group), order};
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

/* Applies one "PATH=VALUE": the value is YAML, as in a flow map. */
static void set_path(og_node *root, const char *argument, uint32_t order, og_arena *arena,
                     og_diagnostics *diags)
{
    og_source *source = og_arena_alloc(arena, sizeof *source);
    const char *equals = strchr(argument, '=');
    if (!source)
        return;
    *source = (og_source){"--set", argument, strlen(argument), order};
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
    *value_source = (og_source){"--set", text, source->length, order};
    og_node *value = equals[1] ? og_yaml_parse(value_source, arena, diags)
                               : og_node_new(arena, OG_NODE_NULL, pos);
    if (!value)
        return;
    value_source->text = argument; /* so that messages show the whole argument */

    og_node *node = root;
    const char *part = argument;
    for (;;) {
        const char *dot = memchr(part, '.', (size_t)(equals - part));
        const char *end = dot ? dot : equals;
        const char *key = og_arena_text(arena, part, (size_t)(end - part));
        og_pos key_pos = {source, 1, (uint32_t)(part - argument) + 1, (uint32_t)(end - part)};
        if (!key)
            return;
        const og_entry *entry = og_node_find(node, key);
        if (end == equals) {
            og_node *under = entry ? entry->value : NULL;
            if (value->kind == OG_NODE_NULL)
                og_node_drop(arena, node, key, key_pos);
            else
                og_node_set(arena, node, key, key_pos, merge_nodes(arena, under, value, diags));
            return;
        }
        og_node *next = entry ? entry->value : NULL;
        if (!next || next->kind != OG_NODE_MAP) {
            next = og_node_new(arena, OG_NODE_MAP, key_pos);
            if (!next || !og_node_set(arena, node, key, key_pos, next))
                return;
        }
        node = next;
        part = end + 1;
    }
}

static void apply(og_node *root, const char *argument, uint32_t order, og_arena *arena,
                  og_diagnostics *diags)
{
    if (strncmp(argument, OG_MERGE_CASE, sizeof OG_MERGE_CASE - 1) == 0)
        take_case(root, argument, order, arena, diags);
    else
        set_path(root, lever_path(root, argument, arena), order, arena, diags);
}

og_node *og_merge_load(og_files *files, const char *path, const char *const *set, size_t set_count,
                       og_diagnostics *diags)
{
    og_arena *arena = files->arena;
    chain opened = {.files = files};
    og_node *root = load_file(path, (og_pos){0}, &opened, arena, diags);
    for (size_t i = 0; root && i < set_count; i++)
        apply(root, set[i], UINT32_MAX - (uint32_t)(set_count - i), arena, diags);
    return root;
}
