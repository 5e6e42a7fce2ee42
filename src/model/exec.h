/* Runs a plan for one batch of replicates. */
#ifndef OG_MODEL_EXEC_H
#define OG_MODEL_EXEC_H

#include "model/plan.h"

/* Receives an output row while it is hot: `values` holds `count` replicates from `first` on. */
typedef struct og_sink {
    void (*row)(void *context, uint32_t output, uint64_t first, const double *values, size_t count);
    void *context;
} og_sink;

/* What all threads share, and no one changes: the keys of the draws under a seed. */
uint64_t *og_exec_keys(const struct og_plan *plan, uint64_t seed); /* free() it; NULL: no memory */

/* One thread's rows: plan->rows * OG_BATCH doubles, 64-byte aligned; free() it. */
double *og_exec_workspace(const struct og_plan *plan);

/* Replicates first ... first + count - 1, 1 <= count <= OG_BATCH; `first` a multiple of OG_BATCH.
 * The bytes of every row depend on plan, keys and replicate alone. With `numbers` (else NULL) the
 * replicates are numbers[first] and so on instead, OG_BATCH of which can be read whatever the
 * count; then the plan's sampling must be random. */
void og_exec_batch(const struct og_plan *plan, const uint64_t *keys, const uint64_t *numbers,
                   uint64_t first, size_t count, double *workspace, const og_sink *sink);

#endif
