/* Distributions: by name or, for {low, likely, high}, by their keys. */
#ifndef OG_SCENARIO_VALUE_DIST_H
#define OG_SCENARIO_VALUE_DIST_H

#include "scenario/field.h"
#include "scenario/place.h"

/* A distribution's map; NULL after an error. */
og_value *og_value_load_dist(og_loader *loader, og_node *map, og_place place,
                             const og_field *field);

#endif
