/* A solve's outcome: the values that were tried, and the one that was sought. */
#ifndef OG_STUDY_SOLVE_H
#define OG_STUDY_SOLVE_H

#include "study/question.h"
#include "study/range.h"

#define OG_SOLVE_SCAN 17 /* points that are looked at first */
#define OG_SOLVE_SURE 1.96

typedef struct og_solve_point {
    uint64_t k; /* on the grid */
    og_estimate value;
    bool holds;
    bool scanned;
} og_solve_point;

/* An answer: a point of the grid, or that none was found. */
typedef struct og_solve_found {
    bool any;
    uint64_t k;
} og_solve_found;

struct og_solve {
    og_arena arena;
    og_scenario *scenario; /* as it is without --vary */
    og_range range;
    og_question asked;
    og_compare compare;
    double limit;
    bool largest;
    og_solve_point *points; /* by k */
    size_t point_count, point_capacity;

    og_solve_found answer;
    bool monotone;             /* over the scan: no change but one, and that in the way asked for */
    og_solve_found shifted[2]; /* the answer had the statistic been 1.96 errors lower, higher */
    og_solve_found turned; /* it holds from the end of the search on: the last that does, where only
                            * values beyond it fail */
    size_t closest;        /* without an answer: the end of the range that comes closest */
    uint64_t replicates, seed;
};

/* The point tried at k, or NULL. */
const og_solve_point *og_solve_at(const og_solve *solve, uint64_t k);

#endif
