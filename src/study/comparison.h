/* What a comparison holds: scenarios beside a base, and a walk from the one to the other. */
#ifndef OG_STUDY_COMPARISON_H
#define OG_STUDY_COMPARISON_H

#include "study/change.h"
#include "study/effect.h"
#include "study/study.h"

/* How the horizons of the scenarios lie. */
typedef enum og_horizons {
    OG_HORIZONS_SAME,
    OG_HORIZONS_CUT,  /* they end differently: all were computed up to the first end */
    OG_HORIZONS_APART /* and could not be: what is of the whole horizon is left out */
} og_horizons;

/* A scenario beside the base. */
typedef struct og_compared {
    const char *name, *path; /* name: the file's, or its path where two have one name */
    og_study_run run;
    og_changes changes;
    size_t inputs; /* how many of the changes are more than words */
    og_effect *effects;
    size_t effect_count;
    /* Labels of streams and the like that the base, or this scenario, has alone. */
    const char **gone, **added;
    size_t gone_count, added_count;
    og_month first, last; /* its own horizon, before any cut */
    bool drawn_otherwise; /* its seed, replicates or sampling are others than were used */
} og_compared;

/* One step of the walk. */
typedef struct og_bridge_step {
    const char *path; /* of the change, or of what all the changes lie in; "": the scenario */
    const og_change **changes;
    size_t count;
} og_bridge_step;

/* What the walk does to one metric or statistic. */
typedef struct og_bridge_figure {
    const char *text;
    og_question asked;
    og_estimate *values; /* steps + 1: of the base, and after each step */
    double *errors;      /* steps: Monte Carlo standard error of what each adds */
} og_bridge_figure;

typedef struct og_bridge {
    og_bridge_step *steps;
    size_t step_count;
    og_bridge_figure *figures;
    size_t figure_count;
} og_bridge;

struct og_comparison {
    og_arena arena;
    og_study_run base;
    const char *base_name, *base_path;
    og_month base_first, base_last; /* as in og_compared */
    og_compared *others;
    size_t other_count;
    og_horizons horizons;
    og_bridge *bridge; /* NULL: not asked for */
};

#endif
