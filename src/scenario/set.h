/* What the command line changes of a tree. */
#ifndef OG_SCENARIO_SET_H
#define OG_SCENARIO_SET_H

#include "scenario/overlay.h"

/* Applies one argument of --set to the whole tree: "PATH=VALUE" (the value is YAML, as in a flow
 * map; the path may be a lever's name), or "case:GROUP=NAME". `order`: of its source. */
void og_set_apply(const og_overlay *overlay, og_node *root, const char *argument, uint32_t order);

#endif
