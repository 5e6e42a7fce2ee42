/* The lists that the loader keeps: of all values but constants, and of all figures. */
#ifndef OG_SCENARIO_REGISTRY_H
#define OG_SCENARIO_REGISTRY_H

#include "scenario/place.h"

/* A value of a kind at its place, registered with the scenario; NULL when memory is short. */
og_value *og_value_new(og_loader *loader, og_value_kind kind, const og_node *node, og_place place);

/* Adds a number to the substantiation list. */
void og_figure_add(og_loader *loader, const og_node *node, og_place place, const char *text);

#endif
