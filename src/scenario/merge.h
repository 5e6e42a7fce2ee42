/* Files to one tree: `extends` chains are deep-merged, then --set is applied. */
#ifndef OG_SCENARIO_MERGE_H
#define OG_SCENARIO_MERGE_H

#include "yaml/tree.h"

/* Reads `path` and everything it extends, and applies `set` ("PATH=VALUE"). Maps merge, anything
 * else replaces, null removes; every node keeps the place it came from. `extends` is relative to
 * the file and may not leave the folder of `path`. NULL after adding errors to `diags`. */
og_node *og_merge_load(og_files *files, const char *path, const char *const *set, size_t set_count,
                       og_diagnostics *diags);

#endif
