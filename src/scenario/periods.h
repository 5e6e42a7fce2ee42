/* Maps from periods to numbers: history, the ledger, and the taakstelling. What is wrong is told,
 * what is right is kept. */
#ifndef OG_SCENARIO_PERIODS_H
#define OG_SCENARIO_PERIODS_H

#include "scenario/field.h"
#include "scenario/place.h"

void og_history_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                     og_history *out);
void og_targets_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                     og_targets *out);

#endif
