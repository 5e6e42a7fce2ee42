/* Two scenarios over each other: places of a reception stream and what is short, housing against
 * the taakstelling and the backlog, the reserve. */
#include "lang/error.h"
#include "output/chart/axis.h"
#include "output/chart/kinds/compare_pane.h"
#include "output/chart/kinds/compare_words.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/label.h"
#include "output/chart/marker.h"
#include "output/view/series.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

#define PANE_HEIGHT 178.0
#define FIRST_TOP (OG_CHART_PANELS + 8)
#define BETWEEN 60.0 /* px, for the axis of the pane above */

/* ---- data ---- */

static void add_cells(og_strbuf *rows, og_day day, const double *values, size_t count)
{
    og_chart_day(rows, day);
    for (size_t i = 0; i < count; i++)
        og_chart_number(rows, values[i]);
    og_chart_end(rows);
}

/* A period holds its value from its first day to its last, or has it at its end. */
static void add_period(og_strbuf *rows, const og_compare_pane *p, size_t i, const double *values,
                       size_t count)
{
    og_span span = p->pairs[i].span;
    if (p->steps)
        add_cells(rows, span.first, values, count);
    /* Not the first of the next: gnuplot wants the days apart. */
    bool on = p->steps && i + 1 < p->count;
    add_cells(rows, span.last + (on ? 0 : 1), values, count);
}

static void add_fan(og_draft *draft, const char *name, int number, const og_compare_pane *p,
                    bool other)
{
    static const double nothing[3] = {0};
    char block[32];
    og_format(block, sizeof block, "%s%d", name, number);
    og_chart_block(&draft->blocks, block, "day\tp5\tp50\tp95");
    if (p->from_nothing)
        add_cells(&draft->blocks, p->pairs[0].span.first, nothing, 3);
    for (size_t i = 0; i < p->count; i++) {
        const og_stats *s = other ? &p->pairs[i].other : &p->pairs[i].base;
        add_period(&draft->blocks, p, i, (const double[]){s->p5, s->p50, s->p95}, 3);
    }
}

/* The second is left out where it is the first. */
static void add_duty(og_draft *draft, int number, const og_compare_pane *p)
{
    char block[32];
    bool other = false;
    for (size_t i = 0; i < p->count; i++)
        other |= !og_compare_alike(p->pairs[i].duty, p->pairs[i].duty_other);
    og_format(block, sizeof block, "duty%d", number);
    og_chart_block(&draft->blocks, block, "day\tbase\tother");
    for (size_t i = 0; i < p->count && p->has_duty; i++)
        add_period(&draft->blocks, p, i,
                   (const double[]){p->pairs[i].duty.p50,
                                    other ? p->pairs[i].duty_other.p50 : (double)NAN},
                   2);
}

static og_end_label end_of(og_draft *draft, const og_compare_pane *p, double value,
                           const char *name, const char *colour)
{
    return (og_end_label){value, colour,
                          OG_DRAFT_SAID(draft, CHART_NAMED, .name = name,
                                        .value = og_draft_scaled(draft, &p->scale, value))};
}

/* Labels of what the lines come to. */
static size_t set_ends(og_draft *draft, const og_compare_pane *p, og_end_label *out)
{
    const og_compare_pair *last = &p->pairs[p->count - 1];
    size_t count = 0;
    out[count++] =
        end_of(draft, p, last->base.p50, OG_DRAFT_TEXT(draft, CHART_COMPARE_BASE), "blue");
    out[count++] =
        end_of(draft, p, last->other.p50, OG_DRAFT_TEXT(draft, CHART_COMPARE_OTHER), "rust");
    if (p->has_duty)
        out[count++] = end_of(draft, p, last->duty.p50,
                              og_role_text(p->duty_role, draft->source->language), "pink");
    return count;
}

static og_ticks ticks_of(const og_compare_pane *p)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < p->count; i++) {
        const og_compare_pair *q = &p->pairs[i];
        low = fmin(low, fmin(q->base.p5, q->other.p5));
        high = fmax(high, fmax(q->base.p95, q->other.p95));
        high = fmax(high, fmax(q->duty.p50, q->duty_other.p50));
    }
    return og_ticks_of(low / p->scale.unit, high / p->scale.unit, 4);
}

/* ---- the chart ---- */

static void fill_pane(og_draft *draft, const og_compare_view *v, size_t i, og_panel *panel)
{
    const og_compare_pane *p = &v->panes[i];
    og_end_label ends[3];
    size_t count = set_ends(draft, p, ends);
    og_ticks ticks = ticks_of(p);
    panel->y0 = ticks.first * p->scale.unit;
    panel->y1 = ticks.last * p->scale.unit;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, p->scale.unit);
    og_draft_time(draft, number, panel);
    og_draft_markers(draft, number, panel, i == 0);
    og_draft_heading(draft, number, panel, i == 0 ? panel->above - 8 : 26, p->heading);
    add_fan(draft, "base", number, p, false);
    add_fan(draft, "other", number, p, true);
    add_duty(draft, number, p);
    og_draft_ends(draft, number, panel, ends, count);
}

static void fill_panels(og_draft *draft, const og_compare_view *v)
{
    const og_compare_pane *first = &v->panes[0];
    og_panel panel = {.left = 80, .below = 2 * OG_CHART_BELOW};
    for (size_t i = 0; i < v->count; i++) {
        og_end_label ends[3];
        size_t count = set_ends(draft, &v->panes[i], ends);
        double grid = og_draft_ygrid_width(ticks_of(&v->panes[i]), draft->source->language);
        panel.beside = fmax(panel.beside, og_draft_ends_width(ends, count));
        panel.left = fmax(panel.left, OG_CHART_EDGE + grid);
    }
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.x0 = first->pairs[0].span.first;
    panel.x1 = first->pairs[first->count - 1].span.last + 1;
    double captions = og_draft_marker_room(draft, &panel);
    double room = OG_CHART_LINE + fmax(captions + 4, 18);
    double bottom = FIRST_TOP;
    for (size_t i = 0; i < v->count; i++) {
        panel.above = i == 0 ? room : OG_CHART_LINE + 18;
        panel.top = bottom + panel.above;
        panel.bottom = panel.top + (v->count == 1 ? 2 : 1) * PANE_HEIGHT;
        bottom = panel.bottom + BETWEEN - 8;
        fill_pane(draft, v, i, &panel);
    }
    draft->height = panel.bottom + 72;
}

/* The series that each chart begins with. */
static bool begins(const og_series *s)
{
    bool places = s->owner_kind == OG_OWNER_RECEPTION || s->owner_kind == OG_OWNER_SUBGROUP;
    return (places && s->role == OG_ROLE_CAPACITY) ||
           (s->owner_kind == OG_OWNER_HOUSING && s->role == OG_ROLE_REALISED) ||
           (s->owner_kind == OG_OWNER_RESERVE && s->role == OG_ROLE_DRAWDOWN);
}

og_status og_chart_compare(og_draft *draft, size_t item, og_error *err)
{
    const og_comparison *c = draft->source->of.comparison;
    size_t count = og_plan_series_count(c->base.plan), other = item / count;
    og_series s = og_plan_series(c->base.plan, item % count);
    og_compare_view v = {.c = c, .other = &c->others[other], .label = s.label};
    if (!begins(&s))
        return OG_OK;
    if (!og_compare_set_panes(draft, &v, &s))
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (!og_compare_differs(&v))
        return OG_OK;
    bool reserve = s.owner_kind == OG_OWNER_RESERVE;
    const char *stream = s.stream[0] ? s.stream : s.owner;
    draft->stream = reserve ? NULL : stream;
    og_draft_name(draft, c->other_count > 1 ? other + 1 : 0, reserve ? "reserve" : stream,
                  s.owner_kind == OG_OWNER_SUBGROUP ? s.owner : NULL);
    fill_panels(draft, &v);
    og_compare_say(draft, &v);
    return OG_OK;
}
