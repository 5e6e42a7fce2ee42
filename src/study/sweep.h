/* A sweep's outcome: every metric at every point of one or two axes. */
#ifndef OG_STUDY_SWEEP_H
#define OG_STUDY_SWEEP_H

#include "compile/query.h"
#include "study/axis.h"
#include "study/question.h"

#define OG_SWEEP_AXES 2

typedef struct og_sweep_cell {
    og_estimate value;  /* of the statistic; of a metric its mean */
    og_summary summary; /* of the metric */
    bool sure;          /* by the plan it is above zero, or it is not */
} og_sweep_cell;

/* Where a sum of money crosses zero: by linear interpolation between two points of a number. */
typedef struct og_crossing {
    size_t asked, other; /* point of the other axis; 0 when there is none */
    double at, error;    /* standard error: that of the money over the slope */
} og_crossing;

struct og_sweep {
    og_arena arena;
    og_scenario *scenario; /* as it is without --vary */
    og_axis axes[OG_SWEEP_AXES];
    size_t axis_count;
    og_question *asked;
    size_t asked_count;
    og_sweep_cell *cells;
    size_t crossing_axis; /* the axis that crossings lie on; OG_SWEEP_AXES: none */
    og_crossing *crossings;
    size_t crossing_count;
    uint64_t replicates, seed;
    bool kept; /* some run keeps the futures alone that fit what is observed */
};

/* Of point i of the first axis and j of the second (0 when there is none). */
og_sweep_cell *og_sweep_at(const og_sweep *sweep, size_t asked, size_t i, size_t j);

/* Points of an axis; 1 when there is none. */
size_t og_sweep_points(const og_sweep *sweep, size_t axis);

#endif
