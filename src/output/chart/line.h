/* A line over a number with its band, for sweep and solve. */
#ifndef OG_OUTPUT_CHART_LINE_H
#define OG_OUTPUT_CHART_LINE_H

#include "output/chart/draft.h"
#include "output/view/question.h"

/* A value of x that is pointed out above the panel. */
typedef struct og_study_mark {
    double x;
    char text[OG_FORMAT_SIZE + 32];
} og_study_mark;

#define OG_STUDY_MARKS 8

/* Points in order of x; NaN: none there. Values are in the metric's own unit. */
typedef struct og_study_line {
    const double *x, *value, *low, *high;
    size_t count;
    og_scale scale;
    const char *label;  /* of x */
    og_word line, band; /* what they are called beside their ends; band: OG_WORDS for none */
    double limit;       /* NaN: none */
    og_study_mark marks[OG_STUDY_MARKS];
    size_t mark_count;
} og_study_line;

/* Fills the panel of a draft that has its texts. */
void og_study_draw_line(og_draft *draft, const og_study_line *line);

/* The name of the files from a metric: "sweep-azc.shortfall-2028-12"; numbered where there are
 * several. */
void og_study_chart_name(og_draft *draft, const char *kind, const char *text, size_t number,
                         size_t count);

#endif
