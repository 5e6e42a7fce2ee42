/* {csv: FILE, period: COLUMN, value: COLUMN, decimal: ','}: a schedule or history that a file
 * holds. */
#ifndef OG_SCENARIO_CSV_SERIES_H
#define OG_SCENARIO_CSV_SERIES_H

#include "io/files.h"
#include "lang/diag.h"
#include "yaml/tree.h"

/* Whether the map, wrappers aside, is one; NULL and other nodes are not. */
bool og_csv_series_is(const og_node *node);

/* Makes a map that is one what it stands for: its periods with their numbers, each at its place in
 * the file, in the order of time. `source` and `assumption` stay. The file lies in the folder of
 * the one that names it, or below. False after errors, which leave a map without periods; true of
 * any other node, which stays as it is. Wrappers stay too. */
bool og_csv_series_expand(og_files *files, og_node *node, og_arena *arena, og_diagnostics *diags);

/* The file that a scalar of the scenario names, as CSV of rows as long as they are, its values
 * counted against the limit; NULL after errors. */
struct og_csv;
const struct og_csv *og_csv_beside(og_files *files, const og_node *name, og_arena *arena,
                                   og_diagnostics *diags);

/* ',' or '.' in a scalar, as OG_DECIMAL_..; -1 after an error. NULL: OG_DECIMAL_UNKNOWN. */
int og_csv_decimal(const og_entry *entry, og_diagnostics *diags);

#endif
