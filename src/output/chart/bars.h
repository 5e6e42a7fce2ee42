/* A chart of bars in rows under plots/study-bars.gp: names before them, numbers beside them. */
#ifndef OG_OUTPUT_CHART_BARS_H
#define OG_OUTPUT_CHART_BARS_H

#include "output/chart/draft.h"
#include "output/chart/layout.h"

#define OG_BARS_ROWS 16 /* at most */

/* Filled from the draft to `free`; then og_bars_begin, the bars themselves, og_bars_end. Ends with
 * its draft. */
typedef struct og_bars {
    og_draft *draft;
    const char *names[OG_BARS_ROWS];
    size_t rows;
    double before, beside; /* px that numbers take left and right of the bars */
    double x0, x1;
    double free; /* px above the rows */

    int number;     /* of the panel, */
    og_panel panel; /* from og_bars_begin on; y is 0 at the top and `rows` at the bottom */
    og_strbuf bars, whiskers, upright, lines, after, ahead, base;
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
/* Puts all in the draft and frees the rest. */
void og_bars_end(og_bars *bars);

#endif
