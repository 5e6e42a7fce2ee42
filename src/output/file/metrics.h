/* metrics.json. */
#ifndef OG_OUTPUT_FILE_METRICS_H
#define OG_OUTPUT_FILE_METRICS_H

#include "opgave.h"

/* Every metric of the plan over all replicates and per case, with Monte Carlo standard errors; the
 * chance that it is above zero as "p(METRIC > 0)"; and per line what is outstanding when the
 * horizon ends. null: no value. Stops when `progress` (or NULL) says so: OG_CANCELLED. */
OG_NODISCARD og_status og_json_write_metrics(const og_scenario *scenario, const og_plan *plan,
                                             const og_result *result, const char *path,
                                             const og_progress *progress, og_error *err);

#endif
