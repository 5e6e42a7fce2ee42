/* A line over a number with its band, under plots/study-line.gp: for sweep and solve. */
#ifndef OG_OUTPUT_CHART_LINE_H
#define OG_OUTPUT_CHART_LINE_H

#include "output/chart/draft.h"
#include "output/view/question.h"

/* A value of x that is pointed out above the panel. */
typedef struct og_line_mark {
    double x;
    const char *text;
} og_line_mark;

#define OG_LINE_MARKS 8

/* Points in order of x; NaN: none there. Values are in the metric's own unit. */
typedef struct og_line_plot {
    const double *x, *value, *low, *high;
    size_t count;
    og_scale scale;
    bool dates;        /* x is a day */
    const char *label; /* of x */
    const char *name;  /* of the line, beside its end */
    bool range;        /* the band is the 90% range, which its ends say */
    double limit;      /* NaN: none */
    og_line_mark marks[OG_LINE_MARKS];
    size_t mark_count;
} og_line_plot;

/* Fills the panel of a draft that has its texts. */
void og_draft_line(og_draft *draft, const og_line_plot *line);

#endif
