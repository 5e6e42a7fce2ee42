/* A sweep by cases or files: a row for each. */
#include "output/chart/axis.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/kinds/sweep_words.h"
#include "output/chart/label.h"

#include <math.h>

#define TOP 110.0  /* px, where texts end and charts may begin */
#define FOOT 76.0  /* px, below the data: axis and footer */
#define ROW 44.0   /* px, at most */
#define ROWS 400.0 /* px, of all rows together if they fit */

static og_ticks row_ticks(const og_swept *s)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < og_sweep_points(s->sweep, 0); i++) {
        double from = og_sweep_edge(s->sweep, s->asked, i, false),
               to = og_sweep_edge(s->sweep, s->asked, i, true);
        low = isnan(from) ? low : fmin(low, from / s->scale.unit);
        high = isnan(to) ? high : fmax(high, to / s->scale.unit);
    }
    return og_ticks_of(low, high, 5);
}

static void add_rows(og_draft *draft, const og_swept *s, double room)
{
    size_t count = og_sweep_points(s->sweep, 0);
    double unit = s->scale.unit;
    og_chart_block(&draft->blocks, "rows", "y\tlow\tp25\tp75\thigh\tvalue\tlabel\ttext");
    for (size_t i = 0; i < count; i++) {
        const og_sweep_cell *cell = og_sweep_at(s->sweep, s->asked, i, 0);
        const og_estimate *levels = cell->summary.quantile;
        const char *label = og_swept_point(draft, &s->sweep->axes[0], i);
        OG_ROW(&draft->blocks, OG_NUM((double)(count - i) - 0.5),
               OG_NUM(og_sweep_edge(s->sweep, s->asked, i, false) / unit),
               OG_NUM(s->metric ? levels[OG_P25].value / unit : (double)NAN),
               OG_NUM(s->metric ? levels[OG_P75].value / unit : (double)NAN),
               OG_NUM(og_sweep_edge(s->sweep, s->asked, i, true) / unit),
               OG_NUM(cell->value.value / unit),
               OG_TXT(og_draft_fit(draft, label, OG_CHART_FONT, room)),
               OG_TXT(og_draft_scaled(draft, &s->scale, cell->value.value)));
    }
}

static double widest_value(og_draft *draft, const og_swept *s)
{
    double widest = 0;
    for (size_t i = 0; i < og_sweep_points(s->sweep, 0); i++)
        widest =
            fmax(widest, og_text_width(og_draft_scaled(draft, &s->scale, og_swept_value(s, i, 0)),
                                       OG_CHART_FONT));
    return widest;
}

static void fill_panel(og_draft *draft, const og_swept *s)
{
    const og_axis *axis = &s->sweep->axes[0];
    double room = og_swept_width(draft, axis, 300), count = (double)axis->count;
    og_ticks ticks = row_ticks(s);
    og_panel panel = {.left = OG_CHART_EDGE + 16 + room,
                      .top = TOP + 24,
                      .above = 24,
                      .below = 56,
                      .beside = 20 + widest_value(draft, s),
                      .x0 = ticks.first,
                      .x1 = ticks.last,
                      .y0 = 0,
                      .y1 = count};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.bottom = panel.top + fmax(fmin(ROW * count, ROWS), OG_CHART_LINE * count);
    int number = og_draft_panel(draft, &panel);
    og_draft_xgrid(draft, number, &panel, ticks, 1);
    og_chart_block(&draft->blocks, "xtitle", "x\ty\tlabel");
    OG_ROW(&draft->blocks, OG_NUM((panel.x0 + panel.x1) / 2),
           OG_NUM(og_panel_y_at(&panel, panel.bottom + 44)), OG_TXT(s->scale.name));
    add_rows(draft, s, room);
    if (axis->label[0])
        og_draft_heading(draft, number, &panel, 14, axis->label);
    draft->height = panel.bottom + FOOT + 20;
}

og_status og_chart_sweep_rows(og_draft *draft, size_t item, og_error *err)
{
    og_swept s = og_swept_of(draft, item);
    (void)err;
    if (s.line || s.sweep->axis_count > 1 || !og_swept_drawable(&s))
        return OG_OK;
    og_swept_say(draft, &s);
    og_draft_guide(draft, s.metric ? OG_DRAFT_TEXT(draft, CHART_SWEEP_ROWS_GUIDE)
                                   : OG_DRAFT_TEXT(draft, CHART_SWEEP_ROWS_SURE));
    fill_panel(draft, &s);
    return OG_OK;
}
