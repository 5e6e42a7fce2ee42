/* Values that a plan leaves free, so that one plan answers every setting: each is read as it stands
 * and wrapped in a value of kind OG_VALUE_FREE. */
#ifndef OG_SCENARIO_FREE_H
#define OG_SCENARIO_FREE_H

#include "scenario/field.h"
#include "scenario/loader.h"
#include "scenario/place.h"

/* Before the tree is read: notes what options->free asks for, finds groups of cases, and puts what
 * a key counts as where one is left out. */
void og_free_begin(og_loader *loader, const og_load_options *options);

/* The value that is asked for at `path` and not being read now, or NULL. */
og_free_value *og_free_at(const og_loader *loader, const char *path);

/* `value`, which was read at `place`, wrapped; itself where the field does not allow the range. */
og_value *og_free_wrap(og_loader *loader, og_free_value *asked, const og_node *node, og_place place,
                       const og_field *field, og_value *value);

#endif
