/* Maps from periods to numbers: history and the ledger. What is wrong is told, what is right is
 * kept. What a CSV file holds is put in its place in the tree. */
#ifndef OG_SCENARIO_HISTORY_H
#define OG_SCENARIO_HISTORY_H

#include "scenario/field.h"
#include "scenario/place.h"

void og_history_load(og_loader *loader, og_node *node, og_place place, const og_field *field,
                     og_history *out);

/* The period that an entry's key is; false after an error. */
bool og_period_key_load(og_loader *loader, const og_entry *entry, const char *path, og_period *out);

#endif
