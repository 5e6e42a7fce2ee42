/* The geometry of charts: how wide texts are, where axes have their ticks, where labels find room.
 * Lengths are in px of a chart that is 960 px wide; y runs down, as on a page. */
#ifndef OG_OUTPUT_CHART_LAYOUT_H
#define OG_OUTPUT_CHART_LAYOUT_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* ---- text ---- */

/* Width of a text in DejaVu Sans of `size` px. */
double og_text_width(const char *text, double size);

/* Adds `text`, cut with an ellipsis to at most `width` px. */
void og_text_fit(og_strbuf *out, const char *text, double size, double width);

/* Length in bytes of the first line of a text that is broken at blanks to at most `width` px; all
 * of it when it fits or has no blank to break at. What follows begins with a blank. */
size_t og_text_line(const char *text, double size, double width);

/* The least width, to a few px, at which a text takes no more lines than at `width`: then they are
 * about equally long. */
double og_text_narrow(const char *text, double size, double width);

/* ---- axes ---- */

/* Round values, first + i * step for i = 0 ... count - 1, from at most `low` to at least `high`. */
typedef struct og_ticks {
    double first, step, last;
    int count;    /* at least 2 */
    int decimals; /* that the values need */
} og_ticks;

/* About `wanted` of them. low <= high, both finite. */
og_ticks og_ticks_of(double low, double high, int wanted);

/* A rectangle with scales: days or values across, values up. */
typedef struct og_panel {
    double left, right, top, bottom; /* of the data */
    double aside, beside;            /* room for labels left and right of the data */
    double above, below;
    double free;           /* of the room above, what captions of markers keep off */
    double x0, x1, y0, y1; /* at left, right, bottom and top */
} og_panel;

double og_panel_x(const og_panel *panel, double x);
double og_panel_y(const og_panel *panel, double y);
double og_panel_x_at(const og_panel *panel, double px);
double og_panel_y_at(const og_panel *panel, double px);

/* ---- room for labels ---- */

/* Moves `count` label positions, in any order, as little as possible (least squares) so that no two
 * are nearer than `gap` and all lie in [low, high]; the gap shrinks when they do not fit. At most
 * OG_SPREAD_MAX. */
#define OG_SPREAD_MAX 64
void og_labels_spread(double *at, size_t count, double gap, double low, double high);

typedef struct og_rect {
    double left, right, top, bottom; /* top < bottom */
} og_rect;

/* What a label must not cover: lines through points that share their x, and other labels. */
#define OG_SCENE_LINES 10
#define OG_SCENE_RECTS 16
typedef struct og_scene {
    const double *x; /* ascending */
    size_t points;
    const double *line[OG_SCENE_LINES]; /* NaN: a gap */
    size_t lines;
    og_rect rect[OG_SCENE_RECTS];
    size_t rects;
} og_scene;

/* A roomy place for a label of `width` x `height` between line a and line b above it, as its
 * middle; it is taken from then on. False: there is none. */
bool og_scene_between(og_scene *scene, size_t a, size_t b, double width, double height, double *x,
                      double *y);

#endif
