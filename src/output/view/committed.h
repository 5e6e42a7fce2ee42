/* What contracts still cost or bring after the horizon's last day (model page, section 5). It is no
 * part of the reserve's need, and stands beside it wherever that is shown. */
#ifndef OG_OUTPUT_VIEW_COMMITTED_H
#define OG_OUTPUT_VIEW_COMMITTED_H

#include "base/arena.h"
#include "scenario/scenario.h"

typedef struct og_committed_line {
    const og_line *line;
    size_t metric;               /* line.ID.committed */
    og_summary summary;          /* euros, over all replicates */
    bool certain;                /* the same in every replicate */
    const og_location **endless; /* locations that have no end: they are not counted */
    size_t endless_count;
} og_committed_line;

typedef struct og_committed_view {
    og_committed_line *lines; /* in the order of the file; those that commit to nothing left out */
    size_t count;
    double cost, income; /* means, of all lines together */
} og_committed_view;

/* In `arena`, of a plan that has its main metrics. */
OG_NODISCARD og_status og_committed_view_of(const og_scenario *scenario, const og_plan *plan,
                                            const og_result *result, og_arena *arena,
                                            og_committed_view *out, og_error *err);

#endif
