/* From a hash to the numbers of the items that have it (open addressing); the items themselves lie
 * with the map's owner, who compares them:
 *
 *     size_t probe = 0;
 *     while ((item = og_map_next(map, hash, &probe)) != OG_MAP_END)
 *         if (the item is the one sought) ...
 */
#ifndef OG_PROGRAM_MAP_H
#define OG_PROGRAM_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OG_MAP_END UINT32_MAX

typedef struct og_map {
    struct og_map_entry *entries;
    size_t capacity, count;
} og_map;

/* A zeroed og_map is empty and valid. */
void og_map_clear(og_map *map);
uint64_t og_map_hash(const void *bytes, size_t length);

/* The next item with this hash; *probe starts at 0 and counts the places looked at. */
uint32_t og_map_next(const og_map *map, uint64_t hash, size_t *probe);

/* False: no memory. item < OG_MAP_END. */
bool og_map_add(og_map *map, uint64_t hash, uint32_t item);

#endif
