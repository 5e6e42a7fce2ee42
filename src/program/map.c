#include "program/map.h"

#include "base/hash.h"

#include <stdlib.h>

struct og_map_entry {
    uint64_t hash;
    uint32_t item;
    bool used;
};

void og_map_clear(og_map *map)
{
    free(map->entries);
    *map = (og_map){0};
}

/* The high half folded into the low, which the table's size takes. */
uint64_t og_map_hash(const void *bytes, size_t length)
{
    uint64_t hash = og_hash_bytes(bytes, length);
    return hash ^ hash >> 32;
}

uint32_t og_map_next(const og_map *map, uint64_t hash, size_t *probe)
{
    while (*probe < map->capacity) {
        const struct og_map_entry *entry = &map->entries[(hash + *probe) & (map->capacity - 1)];
        if (!entry->used)
            break;
        ++*probe;
        if (entry->hash == hash)
            return entry->item;
    }
    return OG_MAP_END;
}

static void put_entry(og_map *map, struct og_map_entry entry)
{
    size_t at = entry.hash & (map->capacity - 1);
    while (map->entries[at].used)
        at = (at + 1) & (map->capacity - 1);
    map->entries[at] = entry;
    map->count++;
}

static bool grow(og_map *map)
{
    og_map larger = {.capacity = map->capacity == 0 ? 64 : 2 * map->capacity};
    larger.entries = calloc(larger.capacity, sizeof *larger.entries);
    if (larger.entries == NULL)
        return false;
    for (size_t i = 0; i < map->capacity; i++)
        if (map->entries[i].used)
            put_entry(&larger, map->entries[i]);
    free(map->entries);
    *map = larger;
    return true;
}

bool og_map_add(og_map *map, uint64_t hash, uint32_t item)
{
    if (2 * map->count >= map->capacity && !grow(map))
        return false;
    put_entry(map, (struct og_map_entry){hash, item, true});
    return true;
}
