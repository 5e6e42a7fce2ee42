/* What a comparison holds: scenarios beside a base, and a walk from the one to the other. */
#ifndef OG_STUDY_COMPARISON_H
#define OG_STUDY_COMPARISON_H

#include "study/change.h"
#include "study/effect.h"
#include "study/study.h"

/* How the horizons of the scenarios lie. */
typedef enum og_horizons {
    OG_HORIZONS_SAME,
    OG_HORIZONS_CUT,   /* they end differently: all were computed up to the first end */
    OG_HORIZONS_SINCE, /* they begin differently: measured from the start of the first year that
                          lies in both; what is of the whole horizon is left out */
    OG_HORIZONS_APART  /* and could not be: what is of the whole horizon is left out */
} og_horizons;

/* A scenario beside the base. */
typedef struct og_compared {
    const char *name, *path; /* name: the file's, or its path where two have one name; a variant's
                                settings */
    const char *title;       /* the scenario's, or a variant's by its levers' labels */
    const char *const *set;  /* of a variant of the base, which `path` is then */
    size_t set_count;
    og_study_run run;
    og_changes changes;
    size_t inputs; /* how many of the changes are more than words */
    og_effect *effects;
    size_t effect_count;
    /* Labels of streams and the like that the base, or this scenario, has alone. */
    const char **gone, **added;
    size_t gone_count, added_count;
    og_month first, last; /* its own horizon, before any cut */
    int since;            /* with OG_HORIZONS_SINCE the year; 0: it begins as the base does */
    bool drawn_otherwise; /* its seed, replicates or sampling are others than were used */
} og_compared;

/* What a step of the walk makes. */
typedef enum og_bridge_kind {
    OG_BRIDGE_INPUT,   /* one change, or such as cannot be made alone */
    OG_BRIDGE_ROLL,    /* the horizon begins later, and how things stand then */
    OG_BRIDGE_WEIGHTS, /* of a group of cases */
    OG_BRIDGE_OBSERVED /* what is known by now */
} og_bridge_kind;

/* One step of the walk. */
typedef struct og_bridge_step {
    og_bridge_kind kind;
    const char *path; /* of the change, or of what all the changes lie in; "": the scenario */
    const og_change **changes;
    size_t count;
    bool apart; /* other futures are kept than before it: two samples */
} og_bridge_step;

/* What the walk does to one metric or statistic. */
typedef struct og_bridge_figure {
    const char *text; /* as in og_effect */
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
