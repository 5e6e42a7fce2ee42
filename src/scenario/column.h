/* One column of a CSV file, as list of the tree. */
#ifndef OG_SCENARIO_COLUMN_H
#define OG_SCENARIO_COLUMN_H

#include "scenario/loader.h"

/* The numbers under heading `column` of CSV file `file` (both scalars of the scenario) as a list
 * node; NULL after an error. Separator comma, semicolon or tab, as the heading shows. */
og_node *og_csv_column(og_loader *loader, const og_node *file, const og_node *column);

#endif
