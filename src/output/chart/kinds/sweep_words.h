/* What the three charts of a sweep share: texts above them, names of points, values. */
#ifndef OG_OUTPUT_CHART_KINDS_SWEEP_WORDS_H
#define OG_OUTPUT_CHART_KINDS_SWEEP_WORDS_H

#include "output/chart/figure.h"
#include "output/view/sweep.h"

#define OG_SWEEP_ROWS 40 /* more rows or columns cannot be read */

/* One metric of a sweep. */
typedef struct og_swept {
    const og_sweep *sweep;
    size_t asked;
    og_scale scale;
    bool metric; /* a mean with its spread; else one number */
    bool line;   /* over a number; else by cases or files */
} og_swept;

og_swept og_swept_of(const og_draft *draft, size_t asked);

/* None is made of what cannot be drawn: a first(...), or more cells than one can read. */
bool og_swept_drawable(const og_swept *swept);

double og_swept_value(const og_swept *swept, size_t i, size_t j);

/* "loopt door" */
const char *og_swept_point(og_draft *draft, const og_axis *axis, size_t k);

/* px that the points of an axis take, at most `most`. */
double og_swept_width(og_draft *draft, const og_axis *axis, double most);

/* Name, title, subtitle and description; the guide is the chart's own. */
void og_swept_say(og_draft *draft, const og_swept *swept);

#endif
