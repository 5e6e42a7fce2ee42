/* A sweep over cases and files as rows, and over two things as a grid of cells. */
#include "output/chart/kinds/sweep.h"

#include "base/format.h"

#include <math.h>

#define TOP 110.0 /* px, where texts end and charts may begin */
#define FOOT 76.0 /* px, below the data: axis and footer */

static double widest_point(const og_axis *axis, og_language language, double most)
{
    double widest = 0;
    for (size_t k = 0; k < axis->count; k++) {
        og_strbuf text = {0};
        og_sweep_point(axis, k, language, &text);
        widest = fmax(widest, og_text_width(text.failed ? "" : text.text, OG_CHART_FONT));
        og_strbuf_clear(&text);
    }
    return fmin(widest, most);
}

static void add_label(og_strbuf *rows, const og_axis *axis, size_t k, og_language language,
                      double room)
{
    og_strbuf text = {0}, fitted = {0};
    og_sweep_point(axis, k, language, &text);
    og_text_fit(&fitted, text.failed ? "" : text.text, OG_CHART_FONT, room);
    og_chart_text(rows, fitted.failed ? "" : fitted.length ? fitted.text : " ");
    rows->failed |= text.failed || fitted.failed;
    og_strbuf_clear(&text);
    og_strbuf_clear(&fitted);
}

/* ---- rows -------------------------------------------------------------------------------- */

#define ROW 44.0   /* px, at most */
#define ROWS 400.0 /* px, of all rows together if they fit */

static og_ticks row_ticks(const og_sweep *sweep, size_t m, double unit)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < og_sweep_points(sweep, 0); i++) {
        double from = og_sweep_edge(sweep, m, i, false), to = og_sweep_edge(sweep, m, i, true);
        low = isnan(from) ? low : fmin(low, from / unit);
        high = isnan(to) ? high : fmax(high, to / unit);
    }
    return og_ticks_of(low, high, 5);
}

static void add_rows(og_draft *draft, const og_sweep *sweep, size_t m, const og_scale *scale,
                     double room)
{
    og_strbuf *rows = &draft->blocks;
    size_t count = og_sweep_points(sweep, 0);
    og_scale plain = *scale;
    plain.name = ""; /* the axis tells */
    bool metric = sweep->asked[m].query.kind == OG_QUERY_METRIC;
    og_chart_block(rows, "rows", "y\tlow\tp25\tp75\thigh\tvalue\tlabel\ttext");
    for (size_t i = 0; i < count; i++) {
        const og_sweep_cell *cell = og_sweep_at(sweep, m, i, 0);
        og_strbuf text = {0};
        const double values[] = {og_sweep_edge(sweep, m, i, false),
                                 metric ? cell->summary.quantile[OG_P25].value : (double)NAN,
                                 metric ? cell->summary.quantile[OG_P75].value : (double)NAN,
                                 og_sweep_edge(sweep, m, i, true), cell->value.value};
        og_chart_number(rows, (double)(count - i) - 0.5);
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            og_chart_number(rows, values[k] / scale->unit);
        add_label(rows, &sweep->axes[0], i, scale->language, room);
        og_scale_say(&plain, cell->value.value, &text);
        og_chart_text(rows, text.failed ? "" : text.text);
        og_chart_end(rows);
        og_strbuf_clear(&text);
    }
}

static double widest_value(const og_sweep *sweep, size_t m, const og_scale *scale)
{
    double widest = 0;
    for (size_t i = 0; i < og_sweep_points(sweep, 0); i++) {
        og_strbuf text = {0};
        og_scale_say(scale, og_sweep_at(sweep, m, i, 0)->value.value, &text);
        widest = fmax(widest, og_text_width(text.failed ? "" : text.text, OG_CHART_FONT));
        og_strbuf_clear(&text);
    }
    return widest;
}

static void add_x_axis(og_draft *draft, const og_panel *panel, og_ticks ticks, const char *unit)
{
    og_strbuf *rows = &draft->blocks;
    og_chart_block(rows, "xgrid", "x\ty\tlabel");
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        double x = ticks.first + i * ticks.step;
        og_format_number(x, ticks.decimals, draft->source->language, label);
        og_chart_number(rows, x);
        og_chart_number(rows, og_panel_y_at(panel, panel->bottom + OG_CHART_BELOW));
        og_chart_text(rows, label);
        og_chart_end(rows);
    }
    og_chart_block(rows, "xtitle", "x\ty\tlabel");
    og_chart_number(rows, (panel->x0 + panel->x1) / 2);
    og_chart_number(rows, og_panel_y_at(panel, panel->bottom + 44));
    og_chart_text(rows, unit);
    og_chart_end(rows);
}

void og_sweep_draw_rows(og_draft *draft, const og_sweep *sweep, size_t m, const og_scale *scale)
{
    const og_axis *axis = &sweep->axes[0];
    double room = widest_point(axis, scale->language, 300), count = (double)axis->count;
    og_ticks ticks = row_ticks(sweep, m, scale->unit);
    og_panel panel = {.left = OG_CHART_EDGE + 16 + room,
                      .top = TOP + 24,
                      .above = 24,
                      .below = 56,
                      .beside = 20 + widest_value(sweep, m, scale),
                      .x0 = ticks.first,
                      .x1 = ticks.last,
                      .y0 = 0,
                      .y1 = count};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.bottom = panel.top + fmax(fmin(ROW * count, ROWS), OG_CHART_LINE * count);
    int number = og_draft_panel(draft, &panel);
    add_x_axis(draft, &panel, ticks, scale->name);
    add_rows(draft, sweep, m, scale, room);
    if (axis->label[0])
        og_draft_heading(draft, number, &panel, 14, axis->label);
    draft->height = panel.bottom + FOOT + 20;
}

/* ---- a grid ------------------------------------------------------------------------------ */

#define CELL_SMALL 13.0 /* font of the second number */

/* Tints light enough for black numbers: blue above zero, orange below. */
static double tint(double value, double largest)
{
    double share = largest > 0 && !isnan(value) ? fmin(fabs(value) / largest, 1) : 0;
    const double full[2][3] = {{0xf0, 0xb0, 0x80}, {0x8f, 0xb6, 0xdd}};
    double colour = 0;
    for (int i = 0; i < 3; i++) {
        double level = isnan(value) ? 0xff : 0xf6 + share * (full[value >= 0][i] - 0xf6);
        colour = 256 * colour + floor(level);
    }
    return colour;
}

static double largest_value(const og_sweep *sweep, size_t m)
{
    double largest = 0;
    for (size_t i = 0; i < og_sweep_points(sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(sweep, 1); j++) {
            double value = fabs(og_sweep_at(sweep, m, i, j)->value.value);
            largest = value > largest ? value : largest;
        }
    return largest;
}

/* A number in a cell, `y` of its height above the middle, where it has room. */
static void add_number(og_strbuf *rows, const og_sweep *sweep, size_t i, size_t j, double y,
                       const char *text, bool fits)
{
    if (!fits)
        return;
    og_chart_number(rows, (double)j + 0.5);
    og_chart_number(rows, (double)(sweep->axes[0].count - i) - 0.5 + y);
    og_chart_text(rows, text);
    og_chart_end(rows);
}

/* The cells' values, or what is written below them. */
static void add_numbers(og_draft *draft, const og_sweep *sweep, size_t m, const og_scale *scale,
                        const og_panel *panel, bool second)
{
    double width = (panel->right - panel->left) / (double)sweep->axes[1].count - 4;
    double height = (panel->bottom - panel->top) / (double)sweep->axes[0].count;
    bool two = sweep->asked[m].query.kind == OG_QUERY_METRIC && height >= 36;
    for (size_t i = 0; i < sweep->axes[0].count; i++)
        for (size_t j = 0; j < sweep->axes[1].count; j++) {
            const og_sweep_cell *cell = og_sweep_at(sweep, m, i, j);
            char number[OG_FORMAT_SIZE], text[OG_FORMAT_SIZE + 8];
            double value = second ? cell->summary.quantile[OG_P90].value : cell->value.value;
            double y = second ? -10 / height : two ? 9 / height : 0;
            og_scale_number(scale, value, number);
            og_format(text, sizeof text, second ? "p90 %s" : "%s", number);
            add_number(&draft->blocks, sweep, i, j, y, text,
                       (two || !second) &&
                           og_text_width(text, second ? CELL_SMALL : OG_CHART_FONT) <= width);
        }
}

static void add_cells(og_draft *draft, const og_sweep *sweep, size_t m)
{
    og_strbuf *rows = &draft->blocks;
    double largest = largest_value(sweep, m);
    og_chart_block(rows, "cells", "x\ty\tcolour");
    for (size_t i = 0; i < sweep->axes[0].count; i++)
        for (size_t j = 0; j < sweep->axes[1].count; j++) {
            og_chart_number(rows, (double)j + 0.5);
            og_chart_number(rows, (double)(sweep->axes[0].count - i) - 0.5);
            og_chart_number(rows, tint(og_sweep_at(sweep, m, i, j)->value.value, largest));
            og_chart_end(rows);
        }
}

static void add_heads(og_draft *draft, const og_sweep *sweep, const og_panel *panel, double room,
                      og_language language)
{
    og_strbuf *rows = &draft->blocks;
    const og_axis *down = &sweep->axes[0], *across = &sweep->axes[1];
    double width = (panel->right - panel->left) / (double)across->count;
    og_chart_block(rows, "across", "x\ty\tlabel");
    for (size_t j = 0; j < across->count; j++) {
        og_chart_number(rows, (double)j + 0.5);
        og_chart_number(rows, og_panel_y_at(panel, panel->top - 14));
        add_label(rows, across, j, language, width - 6);
        og_chart_end(rows);
    }
    og_chart_block(rows, "down", "y\tlabel");
    for (size_t i = 0; i < down->count; i++) {
        og_chart_number(rows, (double)(down->count - i) - 0.5);
        add_label(rows, down, i, language, room);
        og_chart_end(rows);
    }
}

void og_sweep_draw_grid(og_draft *draft, const og_sweep *sweep, size_t m, const og_scale *scale)
{
    double count = (double)sweep->axes[0].count;
    double room = widest_point(&sweep->axes[0], scale->language, 260);
    og_panel panel = {.left = OG_CHART_EDGE + 16 + room,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE,
                      .top = TOP + 76,
                      .above = 76,
                      .below = 8,
                      .beside = OG_CHART_EDGE / 2,
                      .y1 = count,
                      .x1 = (double)sweep->axes[1].count};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.bottom = panel.top + fmax(fmin(48 * count, 420), 22 * count);
    int number = og_draft_panel(draft, &panel);
    for (size_t a = 0; a < 2; a++) {
        og_strbuf text = {0};
        og_word_say(&text, scale->language, a ? OG_WORD_SWEEP_ACROSS : OG_WORD_SWEEP_DOWN,
                    (const char *const[]){og_sweep_label(&sweep->axes[a], scale->language)});
        og_draft_heading(draft, number, &panel, a ? 42 : 42 + OG_CHART_LINE,
                         text.failed ? "" : text.text);
        draft->headings.failed |= text.failed;
        og_strbuf_clear(&text);
    }
    add_cells(draft, sweep, m);
    og_chart_block(&draft->blocks, "bigger", "x\ty\tlabel");
    add_numbers(draft, sweep, m, scale, &panel, false);
    og_chart_block(&draft->blocks, "smaller", "x\ty\tlabel");
    add_numbers(draft, sweep, m, scale, &panel, true);
    add_heads(draft, sweep, &panel, room, scale->language);
    draft->height = panel.bottom + 44;
}
