/* Values in all their forms. */
#ifndef OG_SCENARIO_VALUE_H
#define OG_SCENARIO_VALUE_H

#include "scenario/field.h"
#include "scenario/place.h"

/* A value, as the field allows it (range, once). After an error a constant stands in for it, so
 * that what is wrong elsewhere can be told as well; NULL only when memory is short. */
og_value *og_value_load(og_loader *loader, og_node *node, og_place place, const og_field *field);

/* `times` and `plus` of a map; 1 and 0 where they are left out. False after an error. */
bool og_factors_load(og_loader *loader, const og_node *map, og_place place, double *times,
                     double *plus);

#endif
