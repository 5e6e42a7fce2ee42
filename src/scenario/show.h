/* Parts of a scenario as YAML again. */
#ifndef OG_SCENARIO_SHOW_H
#define OG_SCENARIO_SHOW_H

#include "base/strbuf.h"
#include "yaml/tree.h"

/* Adds the node on one line, quoted where that is needed: {low: 1, likely: 2, high: 3}. */
void og_show_flow(og_strbuf *out, const og_node *node);

#endif
