/* The room of a result: where each output of a plan lies in it. */
#ifndef OG_ENGINE_ROOM_H
#define OG_ENGINE_ROOM_H

#include "engine/result.h"
#include "model/plan.h"

/* A result without rows; NULL when memory is short. og_result_free(it). */
og_result *og_result_new(const struct og_plan *plan, const og_run_options *options);

/* Numbers the outputs of each kind (slot[output], of plan->outputs), then the metrics and cases
 * that are no output because they are constant, whose rows are filled here; makes room for the
 * others'. *cells: outputs that are cells. OG_ERR_LIMIT when the machine has not that much memory.
 */
OG_NODISCARD og_status og_result_room(og_result *result, const struct og_plan *plan, size_t *slot,
                                      size_t *cells, og_error *err);

/* The first metric that lies where this one does. */
size_t og_result_twin(const og_result *result, size_t metric);

#endif
