#include "yaml/tree.h"

#include <string.h>

og_node *og_node_new(og_arena *arena, og_node_kind kind, og_pos pos)
{
    og_node *node = og_arena_alloc(arena, sizeof *node);
    if (node) {
        node->kind = kind;
        node->pos = pos;
    }
    return node;
}

const og_entry *og_node_find(const og_node *map, const char *key)
{
    const og_entry *entry = map->first;
    while (entry && strcmp(entry->key, key) != 0)
        entry = entry->next;
    return entry;
}

const og_node *og_node_at(const og_node *node, const char *path)
{
    while (node && *path) {
        size_t length = strcspn(path, ".");
        const og_entry *entry = node->kind == OG_NODE_MAP ? node->first : NULL;
        while (entry && (strncmp(entry->key, path, length) != 0 || entry->key[length]))
            entry = entry->next;
        node = entry ? entry->value : NULL;
        path += length + (path[length] == '.');
    }
    return node;
}

og_entry *og_node_add(og_arena *arena, og_node *node, const char *key, og_pos key_pos,
                      og_node *value)
{
    og_entry *entry = og_arena_alloc(arena, sizeof *entry);
    if (!entry)
        return NULL;
    *entry = (og_entry){.key = key, .key_pos = key_pos, .value = value};
    if (node->last)
        node->last->next = entry;
    else
        node->first = entry;
    node->last = entry;
    node->count++;
    return entry;
}

og_node *og_node_copy(og_arena *arena, const og_node *node)
{
    og_node *copy = og_node_new(arena, node->kind, node->pos);
    if (!copy)
        return NULL;
    copy->quoted = node->quoted;
    copy->text = node->text;
    copy->length = node->length;
    for (const og_entry *entry = node->first; entry; entry = entry->next) {
        og_node *value = og_node_copy(arena, entry->value);
        char *key = og_arena_text(arena, entry->key, strlen(entry->key));
        if (!value || !key || !og_node_add(arena, copy, key, entry->key_pos, value))
            return NULL;
    }
    return copy;
}

og_entry *og_node_set(og_arena *arena, og_node *map, const char *key, og_pos key_pos,
                      og_node *value)
{
    for (og_entry *entry = map->first; entry; entry = entry->next) {
        if (strcmp(entry->key, key) == 0) {
            entry->key_pos = key_pos;
            entry->value = value;
            return entry;
        }
    }
    char *copy = og_arena_text(arena, key, strlen(key));
    return copy ? og_node_add(arena, map, copy, key_pos, value) : NULL;
}

void og_node_remove(og_node *map, const char *key)
{
    og_entry *before = NULL;
    og_entry *entry = map->first;

    while (entry && strcmp(entry->key, key) != 0) {
        before = entry;
        entry = entry->next;
    }
    if (!entry)
        return;
    if (before)
        before->next = entry->next;
    else
        map->first = entry->next;
    if (map->last == entry)
        map->last = before;
    map->count--;
}

void og_node_drop(og_arena *arena, og_node *map, const char *key, og_pos pos)
{
    og_entry *entry = og_arena_alloc(arena, sizeof *entry);
    char *copy = og_arena_text(arena, key, strlen(key));
    og_node_remove(map, key);
    if (!entry || !copy)
        return;
    *entry = (og_entry){.key = copy, .key_pos = pos};
    entry->next = map->removed;
    map->removed = entry;
}
