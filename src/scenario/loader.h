/* What the parts of the loader share: the tree goes in, typed parts come out. */
#ifndef OG_SCENARIO_LOADER_H
#define OG_SCENARIO_LOADER_H

#include "scenario/scenario.h"

typedef struct og_loader {
    og_scenario *scenario;
    og_arena *arena;
    og_diagnostics *diags;
    size_t figure_capacity, value_capacity;
} og_loader;

#endif
