/* The schema's objects: a map of the tree fills a struct, field by field. */
#ifndef OG_SCENARIO_OBJECT_H
#define OG_SCENARIO_OBJECT_H

#include "scenario/field.h"
#include "scenario/place.h"

/* The entry that an object stands in, and the map with its siblings, one of which may have been
 * meant when it lacks a key. */
typedef struct og_among {
    const og_node *map;
    const og_entry *entry;
} og_among;

/* `into` is the object's struct, which begins with an og_item. Every fault is told; what is right
 * is kept. `among` may be NULL. */
void og_object_load(og_loader *loader, og_node *node, og_place place, const og_object *object,
                    const og_among *among, char *into);

#endif
