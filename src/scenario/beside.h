/* Files that a scenario names. */
#ifndef OG_SCENARIO_BESIDE_H
#define OG_SCENARIO_BESIDE_H

#include "lang/diag.h"

/* `name` beside the file that `pos` is in, when it stays within that folder; else NULL and an
 * error at `pos`. In `arena`. */
const char *og_path_beside(const char *name, og_pos pos, og_arena *arena, og_diagnostics *diags);

#endif
