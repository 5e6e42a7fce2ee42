#include "output/chart/bars.h"

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

static void add_line(og_bars *bars, double y, const char *text, size_t length, bool first)
{
    og_strbuf line = {0}, fitted = {0};
    og_strbuf_add(&line, text, length);
    if (!line.failed) {
        if (first)
            og_name_capital(line.text);
        og_text_fit(&fitted, line.text, OG_CHART_SMALL, NAME_MOST);
    }
    og_chart_number(&bars->lines,
                    og_panel_x_at(&bars->panel, bars->panel.left - bars->before - GAP));
    og_chart_number(&bars->lines, y);
    og_chart_text(&bars->lines, fitted.length ? fitted.text : "");
    og_chart_end(&bars->lines);
    bars->lines.failed |= line.failed || fitted.failed;
    og_strbuf_clear(&line);
    og_strbuf_clear(&fitted);
}

static const char *name_of(const og_bars *bars, size_t row)
{
    return bars->names[row].length ? bars->names[row].text : "";
}

static void add_name(og_bars *bars, size_t row, double pitch)
{
    const char *name = name_of(bars, row);
    size_t ends[NAME_LINES], lines = wrap(name, ends), at = 0;
    for (size_t i = 0; i < lines; i++) {
        double down = ((double)i - (double)(lines - 1) / 2) * NAME_LINE;
        add_line(bars, (double)row + 0.5 + down / pitch, name + at, ends[i] - at, i == 0);
        at = ends[i] + 1;
    }
    bars->lines.failed |= bars->names[row].failed;
}

void og_bars_begin(og_bars *bars)
{
    double widest = 0, pitch = PITCH, rows = (double)bars->rows;
    for (size_t i = 0; i < bars->rows; i++) {
        size_t ends[NAME_LINES];
        widest = fmax(widest, og_text_width(name_of(bars, i), OG_CHART_SMALL));
        pitch = fmax(pitch, (double)wrap(name_of(bars, i), ends) * NAME_LINE + 8);
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
    bars->draft.height = bars->panel.bottom + FOOT;
    og_draft_panel(&bars->draft, &bars->panel);
    for (size_t i = 0; i < bars->rows; i++)
        add_name(bars, i, pitch);
}

void og_bars_bar(og_bars *bars, double from, double to, double top, double bottom,
                 const char *shade)
{
    og_chart_number(&bars->bars, fmin(from, to));
    og_chart_number(&bars->bars, fmax(from, to));
    og_chart_number(&bars->bars, bottom);
    og_chart_number(&bars->bars, top);
    og_chart_text(&bars->bars, shade);
    og_chart_end(&bars->bars);
}

void og_bars_whisker(og_bars *bars, double low, double high, double y)
{
    og_chart_number(&bars->whiskers, low);
    og_chart_number(&bars->whiskers, high);
    og_chart_number(&bars->whiskers, y);
    og_chart_end(&bars->whiskers);
}

void og_bars_number(og_bars *bars, bool ahead, double x, double y, const char *colour,
                    const char *text)
{
    og_strbuf *rows = ahead ? &bars->ahead : &bars->after;
    og_chart_number(rows, x);
    og_chart_number(rows, y);
    og_chart_text(rows, colour);
    og_chart_text(rows, text);
    og_chart_end(rows);
}

void og_bars_upright(og_bars *bars, double x, const char *text)
{
    const og_panel *panel = &bars->panel;
    double half = og_text_width(text, OG_CHART_SMALL) / 2, at = og_panel_x(panel, x);
    at = fmax(at, OG_CHART_EDGE + half);
    at = fmin(at, OG_CHART_WIDTH - OG_CHART_EDGE - half);
    og_chart_number(&bars->upright, x);
    og_chart_number(&bars->upright, og_panel_y_at(panel, panel->top - 4));
    og_chart_end(&bars->upright);
    og_chart_number(&bars->base, og_panel_x_at(panel, at));
    og_chart_number(&bars->base, og_panel_y_at(panel, panel->top - 13));
    og_chart_text(&bars->base, text);
    og_chart_end(&bars->base);
}

void og_bars_across(og_bars *bars, double x, const char *label)
{
    const og_panel *panel = &bars->panel;
    og_chart_number(&bars->across, x);
    og_chart_number(&bars->across, og_panel_y_at(panel, panel->bottom + OG_CHART_BELOW));
    og_chart_text(&bars->across, label);
    og_chart_end(&bars->across);
}

typedef struct block {
    const char *name, *columns;
    og_strbuf *rows;
} block;

enum { BLOCKS = 8 };

static void blocks_of(og_bars *bars, block *out)
{
    const block all[BLOCKS] = {{"across", "x\ty\tlabel", &bars->across},
                               {"bars", "left\tright\tbottom\ttop\tshade", &bars->bars},
                               {"whiskers", "low\thigh\ty", &bars->whiskers},
                               {"upright", "x\tto_y", &bars->upright},
                               {"names", "x\ty\tlabel", &bars->lines},
                               {"after", "x\ty\tcolour\tlabel", &bars->after},
                               {"ahead", "x\ty\tcolour\tlabel", &bars->ahead},
                               {"base", "x\ty\tlabel", &bars->base}};
    memcpy(out, all, sizeof all);
}

void og_bars_end(og_bars *bars)
{
    block blocks[BLOCKS];
    og_strbuf *out = &bars->draft.blocks;
    blocks_of(bars, blocks);
    for (size_t i = 0; i < BLOCKS; i++) {
        og_chart_block(out, blocks[i].name, blocks[i].columns);
        og_strbuf_add(out, blocks[i].rows->length ? blocks[i].rows->text : "",
                      blocks[i].rows->length);
        out->failed |= blocks[i].rows->failed;
    }
}

void og_bars_clear(og_bars *bars)
{
    block blocks[BLOCKS];
    blocks_of(bars, blocks);
    for (size_t i = 0; i < BLOCKS; i++)
        og_strbuf_clear(blocks[i].rows);
    for (size_t i = 0; i < OG_BARS_ROWS; i++)
        og_strbuf_clear(&bars->names[i]);
    og_draft_clear(&bars->draft);
}
