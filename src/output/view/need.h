/* The reserve that is needed, as every output shows it: in three parts that add up, at the levels
 * of certainty, by case, by two groups of cases, and at the start of each year. Amounts are euros;
 * renderers only write them down. */
#ifndef OG_OUTPUT_VIEW_NEED_H
#define OG_OUTPUT_VIEW_NEED_H

#include "base/arena.h"
#include "scenario/scenario.h"

/* 75, 80, 90, 95, 99 % and the council's own. */
#define OG_NEED_LEVELS 6

/* More than this share of the variance decides; fewer replicates cannot tell. */
#define OG_DECIDING 0.5
#define OG_DECIDING_LEAST 100

/* A case of a group. */
typedef struct og_need_case {
    const og_count *of;         /* its name and label */
    size_t index;               /* in its group */
    double weight;              /* beforehand, as the scenario has it: a share */
    double share;               /* of the replicates kept: where `observed` speaks, with that */
    uint64_t count;             /* of those; 0: no amounts (NaN) */
    og_need at[OG_NEED_LEVELS]; /* by level */
    og_need *starts;            /* at the council's level, by year: og_need_view.start_count */
} og_need_case;

/* A group of `cases:`, and how much of the need's variance goes with it. */
typedef struct og_need_group {
    size_t group; /* in the plan, and in og_scenario.cases */
    const og_case_set *set;
    bool unknown;     /* it is so already, but not known here yet; else it is still open */
    double explained; /* Var(E[need | case]) / Var(need), 0 to 1; NaN: nothing varies */
    og_need_case *cases;
    size_t case_count; /* those of weight 0 are left out */
} og_need_group;

/* Both cases together. */
typedef struct og_need_cell {
    uint64_t count; /* of replicates; 0: no amounts (NaN) */
    og_need at[OG_NEED_LEVELS];
} og_need_cell;

/* The group that explains most, and another beside it. */
typedef struct og_need_grid {
    const og_need_group *rows, *columns;
    double explained;    /* by both together, as of a group */
    og_need_cell *cells; /* [rows->case_count][columns->case_count] */
} og_need_grid;

/* From the start of a year on. */
typedef struct og_need_start {
    int year;
    og_need at[OG_NEED_LEVELS];
} og_need_start;

typedef struct og_need_view {
    size_t metric;                 /* reserve.required_opening */
    double levels[OG_NEED_LEVELS]; /* ascending shares */
    size_t level_count, council;   /* the council's is levels[council]: it leads */
    og_need at[OG_NEED_LEVELS];    /* over all replicates */
    double error;          /* standard error of the total at the council's level that comes of
                            * drawing only so many replicates; NaN: not known */
    og_need_group *groups; /* that which explains most first */
    size_t group_count;
    size_t
        deciding; /* 1: groups[0] explains more than half; 2: only together with the columns of
                   * grids[0]; or else 0. What decides is shown before the total over all futures */
    og_need_grid *grids; /* groups[0] with each other group of two cases or more, in their order;
                          * none when it has a single case itself */
    size_t grid_count;
    og_need_start *starts; /* each year of the horizon */
    size_t start_count;
    double available; /* the reserve's balance at the start, a mean; NaN: not known */
    bool available_certain;
} og_need_view;

/* The mean balance of the reserve at the horizon's start; NaN: not known. */
double og_need_available(const og_plan *plan, const og_result *result);

/* The class of available over needed (output/view/ratio.h) in words: "C voldoende". */
const char *og_need_class(double available, double needed, og_language language);

/* Number of the metric reserve.required_opening in a plan that has its main metrics; OG_NO_SERIES
 * where the scenario has no reserve. */
size_t og_need_metric(const og_plan *plan);

/* All of it, in `arena`; needs og_need_metric. */
OG_NODISCARD og_status og_need_view_of(const og_scenario *scenario, const og_plan *plan,
                                       const og_result *result, og_arena *arena, og_need_view *out,
                                       og_error *err);

/* The council's level among the others: 75, 80, 90, 95, 99 % and, when it is none of these, that.
 * Their number; *council: which is the council's. */
size_t og_need_levels(const og_scenario *scenario, double levels[OG_NEED_LEVELS], size_t *council);

#endif
