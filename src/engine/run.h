/* A run that draws with other keys than those of one seed, for studies that mix seeds. */
#ifndef OG_ENGINE_RUN_H
#define OG_ENGINE_RUN_H

#include "opgave.h"

/* As og_run, with the draws' keys given, one for each (model/exec.h); options->seed is only noted
 * in the result. What is observed plays no part. */
og_status og_run_keys(const og_plan *plan, const uint64_t *keys, const og_run_options *options,
                      og_result **out, og_error *err);

#endif
