/* A chart of bars in rows under plots/study-bars.gp: names before them, numbers beside them. */
#ifndef OG_OUTPUT_CHART_BARS_H
#define OG_OUTPUT_CHART_BARS_H

#include "output/chart/draft.h"

#define OG_BARS_ROWS 16 /* at most */

/* Zeroed, then filled: the draft's texts, the names and the scale first, og_bars_begin, the bars
 * themselves, og_bars_end. */
typedef struct og_bars {
    og_draft draft;
    og_strbuf names[OG_BARS_ROWS];
    size_t rows;
    double before, beside; /* px that numbers take left and right of the bars */
    double x0, x1;
    double free; /* px above the rows */

    og_panel panel; /* from og_bars_begin on; y is 0 at the top and `rows` at the bottom */
    og_strbuf across, bars, whiskers, upright, lines, after, ahead, base;
} og_bars;

void og_bars_begin(og_bars *bars);

/* A bar from x to x, in any order, between y and y; `shade`: "dark", "middle" or "light". */
void og_bars_bar(og_bars *bars, double from, double to, double top, double bottom,
                 const char *shade);
/* A thin line from x to x. */
void og_bars_whisker(og_bars *bars, double low, double high, double y);
/* A number right (or, `ahead`, left) of x. */
void og_bars_number(og_bars *bars, bool ahead, double x, double y, const char *colour,
                    const char *text);
/* A vertical line with what it stands for above it. */
void og_bars_upright(og_bars *bars, double x, const char *text);
/* A line of the grid and its label. */
void og_bars_across(og_bars *bars, double x, const char *label);

/* Puts all in the draft. */
void og_bars_end(og_bars *bars);
void og_bars_clear(og_bars *bars);

#endif
