/* The schema's objects: a map of the tree fills a struct, field by field. */
#ifndef OG_SCENARIO_OBJECT_H
#define OG_SCENARIO_OBJECT_H

#include "scenario/field.h"
#include "scenario/place.h"

/* `into` is the object's struct, which begins with an og_item. Every fault is told; what is right
 * is kept. `hint` goes behind what is said of a key that is missing. */
void og_object_load(og_loader *loader, og_node *node, og_place place, const og_object *object,
                    const char *hint, char *into);

#endif
