#include "output/chart/bars.h"

#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/view/input_name.h"

#include <math.h>
#include <string.h>

#define FOOT 76.0       /* px, below the rows: axis and footer */
#define PITCH 44.0      /* px, from one row to the next, at least */
#define NAME_LINES 3    /* at most */
#define NAME_LINE 18.0  /* px, from one line of a name to the next */
#define NAME_MOST 330.0 /* px, that a line of a name takes */
#define GAP 8.0         /* px, between a name and what follows */

/* Where the lines of a name end; each but the last is followed by a blank. */
static size_t wrap(const char *name, size_t ends[NAME_LINES])
{
    size_t lines = 0, at = 0;
    while (lines + 1 < NAME_LINES) {
        ends[lines] = at + og_text_line(name + at, OG_CHART_SMALL, NAME_MOST);
        if (name[ends[lines]] == '\0')
            return lines + 1;
        at = ends[lines++] + 1;
    }
    ends[lines] = strlen(name);
    return lines + 1;
}

static void add_name(og_bars *bars, size_t row, double pitch)
{
    const char *name = bars->names[row];
    size_t ends[NAME_LINES], lines = wrap(name, ends), at = 0;
    double x = og_panel_x_at(&bars->panel, bars->panel.left - bars->before - GAP);
    for (size_t i = 0; i < lines; i++) {
        double down = ((double)i - (double)(lines - 1) / 2) * NAME_LINE;
        og_strbuf line = {0};
        og_strbuf_add(&line, name + at, ends[i] - at);
        if (!line.failed && i == 0)
            og_name_capital(line.text);
        const char *text = og_draft_keep(bars->draft, &line);
        OG_ROW(&bars->lines, OG_NUM(x), OG_NUM((double)row + 0.5 + down / pitch),
               OG_TXT(og_draft_fit(bars->draft, text, OG_CHART_SMALL, NAME_MOST)));
        at = ends[i] + 1;
    }
}

void og_bars_begin(og_bars *bars)
{
    double widest = 0, pitch = PITCH, rows = (double)bars->rows;
    for (size_t i = 0; i < bars->rows; i++) {
        size_t ends[NAME_LINES];
        widest = fmax(widest, og_text_width(bars->names[i], OG_CHART_SMALL));
        pitch = fmax(pitch, (double)wrap(bars->names[i], ends) * NAME_LINE + 8);
    }
    double aside = fmin(widest, NAME_MOST) + GAP + bars->before,
           top = OG_CHART_PANELS + 4 + bars->free;
    bars->panel = (og_panel){.left = OG_CHART_EDGE + aside,
                             .right = OG_CHART_WIDTH - OG_CHART_EDGE - bars->beside,
                             .top = top,
                             .bottom = top + pitch * rows,
                             .aside = aside,
                             .beside = bars->beside,
                             .above = bars->free,
                             .below = 2 * OG_CHART_BELOW,
                             .x0 = bars->x0,
                             .x1 = bars->x1,
                             .y0 = rows,
                             .y1 = 0};
    bars->draft->height = bars->panel.bottom + FOOT;
    bars->number = og_draft_panel(bars->draft, &bars->panel);
    for (size_t i = 0; i < bars->rows; i++)
        add_name(bars, i, pitch);
}

void og_bars_bar(og_bars *bars, double from, double to, double top, double bottom,
                 const char *shade)
{
    OG_ROW(&bars->bars, OG_NUM(fmin(from, to)), OG_NUM(fmax(from, to)), OG_NUM(bottom), OG_NUM(top),
           OG_TXT(shade));
}

void og_bars_whisker(og_bars *bars, double low, double high, double y)
{
    OG_ROW(&bars->whiskers, OG_NUM(low), OG_NUM(high), OG_NUM(y));
}

void og_bars_number(og_bars *bars, bool ahead, double x, double y, const char *colour,
                    const char *text)
{
    OG_ROW(ahead ? &bars->ahead : &bars->after, OG_NUM(x), OG_NUM(y), OG_TXT(colour), OG_TXT(text));
}

void og_bars_upright(og_bars *bars, double x, const char *text)
{
    const og_panel *panel = &bars->panel;
    double half = og_text_width(text, OG_CHART_SMALL) / 2, at = og_panel_x(panel, x);
    at = fmax(at, OG_CHART_EDGE + half);
    at = fmin(at, OG_CHART_WIDTH - OG_CHART_EDGE - half);
    OG_ROW(&bars->upright, OG_NUM(x), OG_NUM(og_panel_y_at(panel, panel->top - 4)));
    OG_ROW(&bars->base, OG_NUM(og_panel_x_at(panel, at)),
           OG_NUM(og_panel_y_at(panel, panel->top - 13)), OG_TXT(text));
}

void og_bars_end(og_bars *bars)
{
    const struct {
        const char *name, *columns;
        og_strbuf *rows;
    } blocks[] = {{"bars", "left\tright\tbottom\ttop\tshade", &bars->bars},
                  {"whiskers", "low\thigh\ty", &bars->whiskers},
                  {"upright", "x\tto_y", &bars->upright},
                  {"names", "x\ty\tlabel", &bars->lines},
                  {"after", "x\ty\tcolour\tlabel", &bars->after},
                  {"ahead", "x\ty\tcolour\tlabel", &bars->ahead},
                  {"base", "x\ty\tlabel", &bars->base}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        og_chart_block(&bars->draft->blocks, blocks[i].name, blocks[i].columns);
        og_chart_append(&bars->draft->blocks, blocks[i].rows);
        og_strbuf_clear(blocks[i].rows);
    }
}
