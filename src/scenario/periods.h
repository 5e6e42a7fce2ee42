/* The taakstelling: a map from periods to values. What is wrong is told, what is right is kept;
 * what a CSV file holds is put in its place in the tree. */
#ifndef OG_SCENARIO_PERIODS_H
#define OG_SCENARIO_PERIODS_H

#include "scenario/field.h"
#include "scenario/place.h"

void og_targets_load(og_loader *loader, og_node *node, og_place place, const og_field *field,
                     og_targets *out);

#endif
