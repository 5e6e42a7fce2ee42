/* All that a run says, as numbers one after another: what the page in a browser reads, and what the
 * native run and the one in the browser are compared by. NaN where there is no value.
 *
 *   of every series, of every period   mean p5 p25 p50 p75 p95 share-above-0 replicates-with-value
 *   of every metric, of all replicates and then of every case of every group
 *       replicates-with-value mean sd, the quantiles of og_summary_level, share-above-0, and the
 *       quantile at the level that was asked for */
#ifndef OG_ENGINE_ANSWER_H
#define OG_ENGINE_ANSWER_H

#include "opgave.h"

enum { OG_ANSWER_CELL = 8, OG_ANSWER_METRIC = 3 + OG_SUMMARY_LEVELS + 2 };

/* Numbers in all. */
size_t og_answer_count(const og_plan *plan);

/* Writes og_answer_count numbers; `level` is a share. */
OG_NODISCARD og_status og_answer_fill(const og_plan *plan, const og_result *result, double level,
                                      double *out, og_error *err);

/* A number for all of them, which differs when any byte does. */
uint64_t og_answer_hash(const double *numbers, size_t count);

#endif
