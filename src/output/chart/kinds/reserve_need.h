/* What the reserve should hold at the start, by future and by certainty: the right side of its
 * chart. */
#ifndef OG_OUTPUT_CHART_KINDS_RESERVE_NEED_H
#define OG_OUTPUT_CHART_KINDS_RESERVE_NEED_H

#include "output/chart/draft.h"
#include "output/chart/layout.h"
#include "output/view/level.h"
#include "output/view/scale.h"

#define OG_RESERVE_ROWS 12 /* of the panel of futures */

/* A row of the panel of futures: a heading (no summary), or a range. */
typedef struct og_reserve_row {
    const char *label;
    bool heading;
    og_summary need;
} og_reserve_row;

typedef struct og_reserve_view {
    size_t series;    /* balance or draw-down */
    double sign;      /* of the change: a draw-down is taken off */
    size_t uncovered; /* or OG_NO_SERIES */
    size_t need;      /* metric */
    og_series about;
    og_scale scale;
    const char *start, *end; /* of the horizon: "2025", "juni 2029" */
    double structural;       /* decided and lost on average: what is needed without a buffer */
    bool known;              /* the years are the same in every replicate */
    og_reserve_row rows[OG_RESERVE_ROWS];
    size_t row_count;
} og_reserve_view;

/* All futures together, then the groups of cases, the one that matters most first. */
OG_NODISCARD og_status og_reserve_set_rows(og_draft *draft, og_reserve_view *view, og_error *err);

/* The group of cases that explains more than half of the need's variance, as people read it, and
 * what is needed at 90 % in its least and its most needing case; *name NULL: none does. */
OG_NODISCARD og_status og_reserve_deciding(og_draft *draft, const og_reserve_view *view,
                                           const char **name, double *low, double *high,
                                           og_error *err);

/* An amount in the scale of the chart, without its unit. */
const char *og_reserve_amount(og_draft *draft, const og_reserve_view *view, double euros);

/* Draws, beside the panel of the years, what is needed by future and by certainty: two panels.
 * Returns where they end. */
double og_reserve_draw_need(og_draft *draft, const og_reserve_view *view, const og_panel *years);

#endif
