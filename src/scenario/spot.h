/* What stands at a place of the file, by the tables of its keys. */
#ifndef OG_SCENARIO_SPOT_H
#define OG_SCENARIO_SPOT_H

#include "scenario/field.h"

/* At most one of them is set; none where the tables know of nothing. */
typedef struct og_spot {
    const og_object *object; /* a map with these keys */
    const og_field *items;   /* a map of parts with identifiers (years) of this field */
    const og_field *value;   /* a value, date, number or text, or what is within it */
} og_spot;

/* The whole file; the place under `key` of a spot. */
og_spot og_spot_root(void);
og_spot og_spot_under(og_spot spot, const char *key);

#endif
