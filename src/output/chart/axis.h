/* The panels of a draft and their axes. */
#ifndef OG_OUTPUT_CHART_AXIS_H
#define OG_OUTPUT_CHART_AXIS_H

#include "output/chart/draft.h"
#include "output/chart/layout.h"

/* Enters a panel; the number by which its rows are known is the order of entry, from 1. */
int og_draft_panel(og_draft *draft, const og_panel *panel);

/* px left of a panel that the labels of its lines take. */
double og_draft_ygrid_width(og_ticks ticks, og_language language);

/* Horizontal lines and their labels, values divided by `unit`. */
void og_draft_ygrid(og_draft *draft, int panel, og_ticks ticks, double unit);

/* A vertical line and its label below the panel; lines for the ticks, values divided by `unit`. */
void og_draft_across(og_draft *draft, int panel, const og_panel *where, double x,
                     const char *label);
void og_draft_xgrid(og_draft *draft, int panel, const og_panel *where, og_ticks ticks, double unit);

/* Ticks and labels of the time axis: years, or shorter periods where there is room. Returns how
 * many months a label is for. */
int og_draft_time(og_draft *draft, int panel, const og_panel *where);

#endif
