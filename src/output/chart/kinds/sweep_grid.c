/* A sweep of two things: a grid of cells. */
#include "output/chart/axis.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/kinds/sweep_words.h"
#include "output/chart/label.h"

#include <math.h>

#define TOP 110.0       /* px, where texts end and charts may begin */
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

static void find_range(const og_swept *s, double *least, double *largest)
{
    *least = *largest = 0;
    for (size_t i = 0; i < og_sweep_points(s->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(s->sweep, 1); j++) {
            double value = og_swept_value(s, i, j);
            *least = value < *least ? value : *least;
            *largest = fabs(value) > *largest ? fabs(value) : *largest;
        }
}

/* The middle of a row of cells. */
static double middle(const og_swept *s, size_t i)
{
    return (double)(s->sweep->axes[0].count - i) - 0.5;
}

static void add_cells(og_draft *draft, const og_swept *s)
{
    double least, largest;
    find_range(s, &least, &largest);
    og_chart_block(&draft->blocks, "cells", "x\ty\tcolour");
    for (size_t i = 0; i < s->sweep->axes[0].count; i++)
        for (size_t j = 0; j < s->sweep->axes[1].count; j++)
            OG_ROW(&draft->blocks, OG_NUM((double)j + 0.5), OG_NUM(middle(s, i)),
                   OG_NUM(tint(og_swept_value(s, i, j), largest)));
}

/* The cells' values where they have room, or (`second`) what is written below them. */
static void add_numbers(og_draft *draft, const og_swept *s, const og_panel *panel, bool second)
{
    double width = (panel->right - panel->left) / (double)s->sweep->axes[1].count - 4;
    double height = (panel->bottom - panel->top) / (double)s->sweep->axes[0].count;
    bool two = s->metric && height >= 36;
    for (size_t i = 0; i < s->sweep->axes[0].count && (two || !second); i++)
        for (size_t j = 0; j < s->sweep->axes[1].count; j++) {
            const og_sweep_cell *cell = og_sweep_at(s->sweep, s->asked, i, j);
            double value = second ? cell->summary.quantile[OG_P90].value : cell->value.value;
            double up = second ? -10 / height : two ? 9 / height : 0;
            const char *number = og_draft_scaled(draft, &s->scale, value);
            const char *text =
                second ? OG_DRAFT_SAID(draft, CHART_SWEEP_P90, .value = number) : number;
            if (og_text_width(text, second ? CELL_SMALL : OG_CHART_FONT) <= width)
                OG_ROW(&draft->blocks, OG_NUM((double)j + 0.5), OG_NUM(middle(s, i) + up),
                       OG_TXT(text));
        }
}

static void add_heads(og_draft *draft, const og_swept *s, const og_panel *panel, double room)
{
    const og_axis *down = &s->sweep->axes[0], *across = &s->sweep->axes[1];
    double width = (panel->right - panel->left) / (double)across->count;
    og_chart_block(&draft->blocks, "across", "x\ty\tlabel");
    for (size_t j = 0; j < across->count; j++)
        OG_ROW(&draft->blocks, OG_NUM((double)j + 0.5),
               OG_NUM(og_panel_y_at(panel, panel->top - 14)),
               OG_TXT(og_draft_fit(draft, og_swept_point(draft, across, j), OG_CHART_FONT,
                                   width - 6)));
    og_chart_block(&draft->blocks, "down", "y\tlabel");
    for (size_t i = 0; i < down->count; i++)
        OG_ROW(&draft->blocks, OG_NUM(middle(s, i)),
               OG_TXT(og_draft_fit(draft, og_swept_point(draft, down, i), OG_CHART_FONT, room)));
}

static void fill_panel(og_draft *draft, const og_swept *s)
{
    const og_axis *down = &s->sweep->axes[0], *across = &s->sweep->axes[1];
    double count = (double)down->count, room = og_swept_width(draft, down, 260);
    og_language language = draft->source->language;
    og_panel panel = {.left = OG_CHART_EDGE + 16 + room,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE,
                      .top = TOP + 76,
                      .above = 76,
                      .below = 8,
                      .beside = OG_CHART_EDGE / 2,
                      .y1 = count,
                      .x1 = (double)across->count};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.bottom = panel.top + fmax(fmin(48 * count, 420), 22 * count);
    int number = og_draft_panel(draft, &panel);
    og_draft_heading(
        draft, number, &panel, 42 + OG_CHART_LINE,
        OG_DRAFT_SAID(draft, CHART_SWEEP_DOWN, .label = og_sweep_label(down, language)));
    og_draft_heading(
        draft, number, &panel, 42,
        OG_DRAFT_SAID(draft, CHART_SWEEP_ACROSS, .label = og_sweep_label(across, language)));
    add_cells(draft, s);
    og_chart_block(&draft->blocks, "bigger", "x\ty\tlabel");
    add_numbers(draft, s, &panel, false);
    og_chart_block(&draft->blocks, "smaller", "x\ty\tlabel");
    add_numbers(draft, s, &panel, true);
    add_heads(draft, s, &panel, room);
    draft->height = panel.bottom + 44;
}

og_status og_chart_sweep_grid(og_draft *draft, size_t item, og_error *err)
{
    og_swept s = og_swept_of(draft, item);
    double least, largest;
    (void)err;
    if (s.sweep->axis_count < 2 || !og_swept_drawable(&s))
        return OG_OK;
    find_range(&s, &least, &largest);
    og_swept_say(draft, &s);
    og_draft_guide(draft, s.metric ? OG_DRAFT_TEXT(draft, CHART_SWEEP_GRID_GUIDE)
                                   : OG_DRAFT_TEXT(draft, CHART_SWEEP_GRID_PLAIN));
    og_draft_guide(draft, least < 0 ? OG_DRAFT_TEXT(draft, CHART_SWEEP_SIGNS)
                                    : OG_DRAFT_TEXT(draft, CHART_SWEEP_SHADES));
    fill_panel(draft, &s);
    return OG_OK;
}
