/* What metrics.json tells beside its metrics: what decides the need, what is committed, what is not
 * in it, and chances that leave trifles out. */
#ifndef OG_OUTPUT_FILE_NEED_H
#define OG_OUTPUT_FILE_NEED_H

#include "scenario/scenario.h"

#include <jansson.h>

/* Adds `need` (of a scenario with a reserve) and `shortages` to the root of metrics.json. */
OG_NODISCARD og_status og_json_add_need(json_t *root, const og_scenario *scenario,
                                        const og_plan *plan, const og_result *result,
                                        og_error *err);

#endif
