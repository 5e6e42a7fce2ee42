/* What a run leaves behind; it does not need the plan any more. */
#ifndef OG_ENGINE_RESULT_H
#define OG_ENGINE_RESULT_H

#include "model/plan.h"
#include "opgave.h"

#include <stdlib.h>

extern const int og_summary_levels[OG_SUMMARY_LEVELS]; /* what og_summary_level gives */

struct og_result {
    uint64_t replicates, seed;
    uint64_t tries;          /* replicates that were looked at, of which those were kept */
    uint64_t *numbers;       /* of those kept; NULL: all were */
    unsigned randomisations; /* of a design (random/design.h); 0: the replicates are independent */
    size_t series_count, metric_count, group_count;
    size_t *first_cell; /* of each series, in `stats` */
    og_stats *stats;
    size_t *metric_slot; /* each metric's row in `values`; the same constants share one */
    double *values;      /* rows of `replicates` */
    size_t *group_slot;  /* each case group's row in `cases` */
    uint8_t *cases;      /* rows of `replicates` */
    /* What og_result_summary tells, or NULL: it computes it. Per row of `values`: of all
     * replicates, then of each case of each group, from first_case on (which ends with their
     * number). */
    og_summary *summaries;
    size_t *first_case;
};

/* Whether replicate r of both is the same try, for every r. */
bool og_result_paired(const og_result *a, const og_result *b);

static inline size_t og_result_case_count(const og_result *result, size_t group)
{
    return result->first_case[group + 1] - result->first_case[group];
}

/* Zeros, as calloc, but none is no failure. */
static inline void *og_zeros(size_t count, size_t size)
{
    return calloc(count > 0 ? count : 1, size);
}

#endif
