/* Which replicates fit what is observed (model page, section 2). They are tried in order; the first
 * that fit are the same whatever their number and the threads. */
#ifndef OG_ENGINE_KEEP_H
#define OG_ENGINE_KEEP_H

#include "model/plan.h"
#include "opgave.h"

typedef struct og_keep {
    uint64_t *numbers; /* of those kept, ascending; room for OG_BATCH more, which repeat the last */
    uint64_t count;
    uint64_t tries; /* as many were looked at: up to and including the last one kept */
} og_keep;

/* The first options->replicates replicates of a plan that has something observed. og_keep_clear in
 * any case. OG_ERR_LIMIT when too many tries do not give them: it tells how many fit, and how many
 * fit each observation alone. */
og_status og_keep_find(const struct og_plan *plan, const og_run_options *options, og_keep *keep,
                       og_error *err);
void og_keep_clear(og_keep *keep);

#endif
