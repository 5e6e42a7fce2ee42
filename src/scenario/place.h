/* Where a node of the tree stands, and what the numbers beneath it rest on. */
#ifndef OG_SCENARIO_PLACE_H
#define OG_SCENARIO_PLACE_H

#include "scenario/loader.h"

/* Its path and what covers the numbers beneath it: when it stands higher, those of its own file and
 * of the CSV files that it reads. */
typedef struct og_place {
    const char *path;
    og_grounds grounds;
    const og_source *file; /* NULL: those of any file */
} og_place;

/* The grounds that cover a number at `place` which stands in `node`. */
og_grounds og_place_cover(og_place place, const og_node *node);

/* The place of entry `key` of the map at `place`. */
og_place og_place_under(og_loader *loader, og_place place, const char *key);

/* `place` with the `source` or `assumption` that stands in `map`, if any. */
og_place og_place_grounds(og_loader *loader, og_place place, const og_node *map);

/* The same of a map that is one value with its grounds: they are its own, wherever it stands. */
og_place og_place_own(og_loader *loader, og_place place, const og_node *map);

/* The two keys that are allowed in every map, source and assumption; whether `key` is one. */
extern const char *const og_grounds_keys[2];
bool og_key_is_grounds(const char *key);

/* Whether it says nothing that is computed with: one of these, or a label. */
bool og_key_is_wording(const char *key);

/* Whether every key of `map` is one of `keys`, source or assumption; else errors. `what`: "a value
 * with its source". */
bool og_keys_check(og_loader *loader, const og_node *map, const char *path, const char *what,
                   const char *const *keys, size_t count);

#endif
