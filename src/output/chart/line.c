#include "output/chart/line.h"

#include "lang/date.h"
#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/label.h"

#include <math.h>

#define TOP 140.0    /* px, of the panel */
#define BOTTOM 430.0 /* and its lower side */

/* ---- scales ---- */

static void widen(double value, double *low, double *high)
{
    if (isnan(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* Of all that is drawn, nothing included. */
static og_ticks value_ticks(const og_line_plot *line)
{
    double low = 0, high = 0, unit = line->scale.unit;
    for (size_t i = 0; i < line->count; i++) {
        widen(line->value[i] / unit, &low, &high);
        widen(line->low[i] / unit, &low, &high);
        widen(line->high[i] / unit, &low, &high);
    }
    widen(line->limit / unit, &low, &high);
    return og_ticks_of(low, high, 5);
}

/* "2027", or "jul 2027" where there is no room for years alone. */
static const char *month_text(og_draft *draft, og_month month, bool years)
{
    int year = og_month_year(month);
    const char *name = og_date_month_short(og_month_number(month), draft->source->language);
    const char *text = years ? og_arena_printf(&draft->arena, "%d", year)
                             : og_arena_printf(&draft->arena, "%s %d", name, year);
    return text ? text : "";
}

/* A line at the first of as many months as there is room for; of dates within a month or two at
 * their ends. */
static void add_dates(og_draft *draft, int number, const og_panel *panel)
{
    static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120};
    og_month first = og_month_of((og_day)ceil(panel->x0)), last = og_month_of((og_day)panel->x1);
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps && (last - first) / steps[i] > 7)
        i++;
    for (og_month month = first; month <= last; month++) {
        double x = og_month_first(month);
        if (month % steps[i] == 0 && x >= panel->x0 && x <= panel->x1)
            og_draft_across(draft, number, panel, x, month_text(draft, month, steps[i] >= 12));
    }
    if (last - first > 1)
        return;
    for (int end = 0; end < 2; end++) {
        og_strbuf day = {0};
        double x = end ? floor(panel->x1) : ceil(panel->x0);
        og_date_day(&day, (og_day)x, draft->source->language);
        og_draft_across(draft, number, panel, x, og_draft_keep(draft, &day));
    }
}

static void add_x_title(og_draft *draft, const og_panel *panel, const char *label)
{
    og_chart_block(&draft->blocks, "xtitle", "x\ty\tlabel");
    OG_ROW(&draft->blocks, OG_NUM((panel->x0 + panel->x1) / 2),
           OG_NUM(og_panel_y_at(panel, panel->bottom + 46)),
           OG_TXT(og_draft_fit(draft, label, OG_CHART_FONT, panel->right - panel->left)));
}

static void add_x_axis(og_draft *draft, int number, const og_panel *panel, const og_line_plot *line)
{
    og_ticks ticks = og_ticks_of(panel->x0, panel->x1, 7);
    double edge = 1e-9 * (panel->x1 - panel->x0);
    for (int i = 0; i < ticks.count; i++) {
        double x = ticks.first + i * ticks.step;
        if (x >= panel->x0 - edge && x <= panel->x1 + edge)
            og_draft_across(draft, number, panel, x, og_draft_number(draft, x, ticks.decimals));
    }
    add_x_title(draft, panel, line->label);
}

/* ---- blocks ---- */

static void add_points(og_draft *draft, const og_line_plot *line)
{
    double unit = line->scale.unit;
    og_chart_block(&draft->blocks, "band", "x\tlow\thigh");
    for (size_t i = 0; i < line->count; i++)
        OG_ROW(&draft->blocks, OG_NUM(line->x[i]), OG_NUM(line->low[i] / unit),
               OG_NUM(line->high[i] / unit));
    og_chart_block(&draft->blocks, "line", "x\ty");
    for (size_t i = 0; i < line->count; i++)
        OG_ROW(&draft->blocks, OG_NUM(line->x[i]), OG_NUM(line->value[i] / unit));
    og_chart_block(&draft->blocks, "limits", "y");
    if (!isnan(line->limit))
        OG_ROW(&draft->blocks, OG_NUM(line->limit / unit));
}

/* Words above the panel, each over its line as far as the panel goes; one that would run into the
 * one before it is left out. */
static void add_marks(og_draft *draft, const og_panel *panel, const og_line_plot *line)
{
    double taken = -INFINITY;
    og_chart_block(&draft->blocks, "marked", "x");
    for (size_t i = 0; i < line->mark_count; i++)
        OG_ROW(&draft->blocks, OG_NUM(line->marks[i].x));
    og_chart_block(&draft->blocks, "callouts", "x\ty\tlabel");
    for (size_t i = 0; i < line->mark_count; i++) {
        const og_line_mark *mark = &line->marks[i];
        double half = og_text_width(mark->text, OG_CHART_FONT) / 2;
        double at = fmin(fmax(og_panel_x(panel, mark->x), panel->left + half), panel->right - half);
        if (at - half < taken + 8)
            continue;
        OG_ROW(&draft->blocks, OG_NUM(og_panel_x_at(panel, at)),
               OG_NUM(og_panel_y_at(panel, panel->top - 12)), OG_TXT(mark->text));
        taken = at + half;
    }
}

static og_end_label label_of(og_draft *draft, const og_line_plot *line, double value,
                             const char *name, const char *colour)
{
    const char *number = og_draft_first(draft, &line->scale, value);
    return (og_end_label){value / line->scale.unit, colour,
                          OG_DRAFT_SAID(draft, CHART_NAMED, .name = name, .value = number)};
}

/* Of the last point that has a value; returns how many. */
static size_t set_labels(og_draft *draft, og_end_label *labels, const og_line_plot *line)
{
    size_t last = line->count, count = 0;
    while (last > 0 && isnan(line->value[last - 1]))
        last--;
    if (last > 0)
        labels[count++] = label_of(draft, line, line->value[last - 1], line->name, "blue");
    if (!isnan(line->limit))
        labels[count++] =
            label_of(draft, line, line->limit, OG_DRAFT_TEXT(draft, CHART_LIMIT), "pink");
    bool band = last > 0 && line->range && line->high[last - 1] - line->low[last - 1] > 0;
    for (int i = 0; band && i < 2; i++) {
        double value = i ? line->low[last - 1] : line->high[last - 1];
        labels[count++] = (og_end_label){value / line->scale.unit, "blue", "90%"};
    }
    return count;
}

void og_draft_line(og_draft *draft, const og_line_plot *line)
{
    og_end_label labels[4];
    size_t count = set_labels(draft, labels, line);
    og_ticks ticks = value_ticks(line);
    og_panel panel = {.left =
                          OG_CHART_EDGE + 4 + og_draft_ygrid_width(ticks, draft->source->language),
                      .top = TOP,
                      .bottom = BOTTOM,
                      .above = 28,
                      .below = 64,
                      .y0 = ticks.first,
                      .y1 = ticks.last,
                      .x0 = line->x[0],
                      .x1 = line->x[line->count - 1]};
    if (panel.x0 >= panel.x1) { /* one point */
        panel.x0 -= 0.5;
        panel.x1 += 0.5;
    }
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.beside = og_draft_ends_width(labels, count);
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    int number = og_draft_panel(draft, &panel);
    og_draft_ygrid(draft, number, ticks, 1);
    if (line->dates) {
        add_dates(draft, number, &panel);
        add_x_title(draft, &panel, line->label);
    } else {
        add_x_axis(draft, number, &panel, line);
    }
    add_points(draft, line);
    add_marks(draft, &panel, line);
    og_draft_ends(draft, number, &panel, labels, count);
    draft->height = OG_CHART_HEIGHT;
}
