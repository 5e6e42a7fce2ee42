/* A value as the scenario writes it. */
#ifndef OG_OUTPUT_VIEW_WRITTEN_H
#define OG_OUTPUT_VIEW_WRITTEN_H

#include "base/strbuf.h"
#include "yaml/tree.h"

/* As short as it can be told: "pert 3 / 8 / 18", "681", "input: arrivals, times: 0.005"; what it
 * rests on is left out. */
void og_written_say(const og_node *node, og_strbuf *out);

#endif
