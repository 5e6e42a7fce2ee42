/* run.json: how a run was made, so that another can repeat it and tell whether he got the same. */
#ifndef OG_OUTPUT_FILE_RUN_JSON_H
#define OG_OUTPUT_FILE_RUN_JSON_H

#include "opgave.h"

/* Versions, scenario, horizon, seed, time, and each file that was read or written. `options` tells
 * moment and time, and the folder where the written files stand; `path` is not there yet. Of no
 * user and no machine: files are named from their folder on. `charts`: those below the folder
 * count. */
OG_NODISCARD og_status og_json_write_run(const og_scenario *scenario, const og_result *result,
                                         const og_write_options *options, bool charts,
                                         const char *path, og_error *err);

#endif
