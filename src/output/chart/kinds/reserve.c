/* The reserve: its balance, or its change when the opening balance is not known; what stays
 * uncovered; and what it should hold at the start, by named future. */
#include "output/chart/kinds/reserve_need.h"

#include "lang/error.h"
#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/label.h"
#include "output/chart/marker.h"
#include "output/view/series.h"

#include <math.h>
#include <string.h>

#define BOTTOM 520.0   /* px, of the lowest panel on the left */
#define UNCOVERED 90.0 /* px, the height of the panel with what is not covered */

static size_t metric_of(const og_plan *plan, const char *text)
{
    for (size_t i = 0; i < og_plan_metric_count(plan); i++)
        if (strcmp(og_plan_metric(plan, i).text, text) == 0)
            return i;
    return (size_t)-1;
}

/* Percentiles of what the chart shows: a draw-down turned over. */
static og_stats change_of(const og_chart_source *source, const og_reserve_view *v, size_t year)
{
    og_stats s = og_result_stats(source->result, v->series, year);
    if (v->sign > 0)
        return s;
    return (og_stats){.p5 = -s.p95, .p25 = -s.p75, .p50 = -s.p50, .p75 = -s.p25, .p95 = -s.p5};
}

/* What of a year lies in the horizon. */
static og_span span_of(const og_chart_source *source, const og_reserve_view *v, size_t year)
{
    og_span span = og_plan_span(source->plan, v->series, year);
    span.first = span.first > source->extra->first ? span.first : source->extra->first;
    span.last = span.last < source->extra->last ? span.last : source->extra->last;
    return span;
}

static bool any_uncovered(const og_chart_source *source, const og_reserve_view *v)
{
    for (size_t year = 0; v->uncovered != OG_NO_SERIES && year < v->about.count; year++)
        if (og_result_stats(source->result, v->uncovered, year).p_positive > 0)
            return true;
    return false;
}

/* ---- words ---- */

/* What a replay of bookings comes to: what was added or taken over all years. */
static void say_change(og_draft *draft, const og_reserve_view *v, double change)
{
    bool one = strcmp(v->start, v->end) == 0;
    const char *when =
        one ? OG_DRAFT_SAID(draft, CHART_IN_YEAR, .year = v->start)
            : OG_DRAFT_SAID(draft, CHART_FROM_THROUGH, .start = v->start, .until = v->end);
    OG_DRAFT_SAY_LIKE(draft, title,
                      change < 0 ? OG_SENTENCE_CHART_RESERVE_TAKEN
                                 : OG_SENTENCE_CHART_RESERVE_ADDED,
                      CHART_RESERVE_ADDED, .reserve = og_draft_label(draft, v->about.label),
                      .amount = og_draft_measured(draft, &v->scale, fabs(change)), .when = when);
}

/* Where cases decide, the total over all of them is no answer. */
static og_status say_need(og_draft *draft, const og_reserve_view *v, og_error *err)
{
    const og_summary *need = &v->rows[0].need;
    const char *group;
    double low, high;
    og_status status = og_reserve_deciding(draft, v, &group, &low, &high, err);
    if (status != OG_OK)
        return status;
    if (group)
        OG_DRAFT_SAY(draft, title, CHART_RESERVE_DECIDED, .group = group,
                     .low = og_reserve_amount(draft, v, low),
                     .high = og_draft_measured(draft, &v->scale, high), .start = v->start);
    else if (need->sd.value > 0)
        OG_DRAFT_SAY(draft, title, CHART_RESERVE_NEED,
                     .amount = og_draft_measured(draft, &v->scale, need->quantile[OG_P90].value),
                     .start = v->start, .until = v->end);
    else
        OG_DRAFT_SAY(draft, title, CHART_RESERVE_NEED_NONE, .until = v->end);
    return OG_OK;
}

static void say_cover(og_draft *draft, const og_reserve_view *v, const og_summary *short_of)
{
    double p = short_of->p_positive.value;
    if (p <= 0)
        OG_DRAFT_SAY(draft, title, CHART_RESERVE_ENOUGH, .until = v->end);
    else if (short_of->sd.value <= 0)
        OG_DRAFT_SAY(draft, title, CHART_RESERVE_SHORT_SURE,
                     .amount =
                         og_draft_measured(draft, &v->scale, short_of->quantile[OG_P50].value),
                     .until = v->end);
    else
        OG_DRAFT_SAY(draft, title, CHART_RESERVE_SHORT, .chance = og_draft_chance(draft, p, false),
                     .until = v->end);
}

static og_status say_title(og_draft *draft, const og_reserve_view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    size_t uncovered = metric_of(source->plan, "reserve.uncovered.sum");
    og_summary short_of;
    if (v->sign < 0 && v->known) {
        say_change(draft, v, change_of(source, v, v->about.count - 1).p50);
    } else if ((v->sign < 0 && !any_uncovered(source, v)) || uncovered == (size_t)-1) {
        return say_need(draft, v, err);
    } else {
        og_status status =
            og_result_summary(source->result, uncovered, (size_t)-1, 0, &short_of, err);
        if (status != OG_OK)
            return status;
        say_cover(draft, v, &short_of);
    }
    return OG_OK;
}

static og_status say_texts(og_draft *draft, const og_reserve_view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    OG_DRAFT_SAY(draft, subtitle, CHART_OF_WHAT, .label = og_draft_label(draft, v->about.label),
                 .unit = v->scale.name);
    if (v->known && v->rows[0].need.sd.value <= 0) {
        OG_DRAFT_GUIDE(draft, CHART_RESERVE_KNOWN);
    } else {
        OG_DRAFT_GUIDE(draft, CHART_RESERVE_LINE);
        OG_DRAFT_GUIDE(draft, CHART_RESERVE_RANGES);
    }
    if (v->rows[0].need.sd.value > 0)
        OG_DRAFT_GUIDE(draft, CHART_RESERVE_MARK);
    for (size_t year = 0; year < v->about.count; year++)
        OG_DRAFT_SAY(draft, description, CHART_RESERVE_YEAR,
                     .when = og_draft_end(draft, span_of(source, v, year).last),
                     .amount = og_draft_measured(draft, &v->scale, change_of(source, v, year).p50));
    return say_title(draft, v, err);
}

/* ---- left: year by year ---- */

/* A change sets out from nothing, a balance from the opening. */
static void add_fan(og_draft *draft, const og_reserve_view *v, double *low, double *high)
{
    const og_chart_source *source = draft->source;
    og_stats opening = v->sign < 0 ? (og_stats){0} : source->extra->opening;
    og_chart_block(&draft->blocks, "fan", OG_CHART_FAN);
    if (!isnan(opening.p50)) {
        og_chart_fan(&draft->blocks, span_of(source, v, 0).first, opening);
        *low = fmin(*low, opening.p5);
        *high = fmax(*high, opening.p95);
    }
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = change_of(source, v, year);
        og_chart_fan(&draft->blocks, span_of(source, v, year).last + 1, s);
        *low = fmin(*low, s.p5);
        *high = fmax(*high, s.p95);
    }
}

static void add_fan_labels(og_draft *draft, int number, const og_panel *panel,
                           const og_reserve_view *v)
{
    og_stats end = change_of(draft->source, v, v->about.count - 1);
    og_end_label labels[OG_FAN_LABELS];
    const char *value = og_reserve_amount(draft, v, end.p50);
    const char *middle = v->known ? value : OG_DRAFT_SAID(draft, CHART_MEDIAN, .value = value);
    og_draft_ends(draft, number, panel, labels, og_draft_fan_labels(labels, end, middle));
}

static void fill_years(og_draft *draft, const og_reserve_view *v, og_panel *panel)
{
    double low = 0, high = 0;
    add_fan(draft, v, &low, &high);
    og_ticks ticks =
        og_ticks_of(low / v->scale.unit, high / v->scale.unit, panel->bottom < BOTTOM ? 4 : 6);
    panel->y0 = ticks.first * v->scale.unit;
    panel->y1 = ticks.last * v->scale.unit;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, v->scale.unit);
    og_draft_time(draft, number, panel);
    og_draft_markers(draft, number, panel, true);
    og_draft_heading(draft, number, panel, panel->above - 8,
                     v->sign < 0 ? OG_DRAFT_SAID(draft, CHART_RESERVE_CHANGE, .start = v->start)
                                 : OG_DRAFT_TEXT(draft, CHART_RESERVE_BALANCE));
    add_fan_labels(draft, number, panel, v);
}

/* ---- left, below: what is not covered ---- */

/* The mean with its chance, or as much of it as fits: the chance, or nothing. */
enum { FULL, SHORT, NONE };

static const char *uncovered_text(og_draft *draft, const og_reserve_view *v, og_stats s, int form)
{
    const char *mean = og_reserve_amount(draft, v, s.mean);
    char chance[OG_FORMAT_SIZE];
    og_format_chance(s.p_positive, s.sure, draft->source->language, chance);
    if (form == NONE)
        return "";
    if (s.p_positive <= 0)
        return "0";
    if (s.constant)
        return mean;
    return form == FULL ? OG_DRAFT_SAID(draft, CHART_WITH_CHANCE, .amount = mean, .chance = chance)
                        : og_draft_copy(draft, chance);
}

static double year_width(const og_draft *draft, const og_reserve_view *v, const og_panel *panel,
                         size_t year)
{
    og_span span = span_of(draft->source, v, year);
    return og_panel_x(panel, span.last + 1) - og_panel_x(panel, span.first) - 8;
}

/* What of the labels fits over every year, but for those that the horizon cuts. */
static int uncovered_form(og_draft *draft, const og_reserve_view *v, const og_panel *panel)
{
    double room = 0;
    int form = FULL;
    for (size_t year = 0; year < v->about.count; year++)
        room = fmax(room, year_width(draft, v, panel, year));
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = og_result_stats(draft->source->result, v->uncovered, year);
        while (form < NONE &&
               og_text_width(uncovered_text(draft, v, s, form), OG_CHART_SMALL) > room)
            form++;
    }
    return form;
}

static void fill_uncovered(og_draft *draft, const og_reserve_view *v, const og_panel *panel)
{
    const og_chart_source *source = draft->source;
    og_panel below = *panel;
    double high = 0;
    bool known = true;
    int form = uncovered_form(draft, v, panel);
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = og_result_stats(source->result, v->uncovered, year);
        high = fmax(high, s.mean);
        known = known && s.constant;
    }
    og_ticks ticks = og_ticks_of(0, high / v->scale.unit, 1);
    below.y0 = 0;
    below.y1 = fmax(ticks.last * v->scale.unit, 1.4 * high); /* room for the labels */
    int number = og_draft_panel(draft, &below);
    og_draft_ygrid(draft, number, ticks, v->scale.unit);
    og_draft_time(draft, number, &below);
    og_draft_heading(draft, number, &below, 34,
                     known ? OG_DRAFT_TEXT(draft, CHART_RESERVE_UNCOVERED_KNOWN)
                           : OG_DRAFT_TEXT(draft, CHART_RESERVE_UNCOVERED));
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = og_result_stats(source->result, v->uncovered, year);
        og_span span = span_of(source, v, year);
        const char *text = uncovered_text(draft, v, s, form);
        bool fits = og_text_width(text, OG_CHART_SMALL) <= year_width(draft, v, panel, year);
        OG_ROW(&draft->blocks, OG_DAY(span.first), OG_DAY(span.last + 1), OG_NUM(s.mean),
               OG_TXT(fits ? text : ""));
    }
}

/* ---- the chart ---- */

static double largest(const og_chart_source *source, const og_reserve_view *v)
{
    double most = v->rows[0].need.quantile[OG_P95].value;
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = change_of(source, v, year);
        most = fmax(most, fmax(fabs(s.p5), fabs(s.p95)));
    }
    return most;
}

static og_status fill_panels(og_draft *draft, og_reserve_view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    og_status status = og_reserve_set_rows(draft, v, err);
    if (status != OG_OK)
        return status;
    v->scale = og_scale_euros(largest(source, v), source->language);
    v->known = true;
    for (size_t year = 0; year < v->about.count; year++)
        v->known = v->known && og_result_stats(source->result, v->series, year).constant;
    bool uncovered = any_uncovered(source, v), cases = v->rows[0].need.sd.value > 0;
    og_panel years = {.left = 80, .top = 106, .bottom = BOTTOM, .beside = 112};
    years.right = cases ? 424 : OG_CHART_WIDTH - OG_CHART_EDGE - years.beside;
    years.aside = years.left - OG_CHART_EDGE;
    years.x0 = span_of(source, v, 0).first;
    years.x1 = span_of(source, v, v->about.count - 1).last + 1;
    years.below = 2 * OG_CHART_BELOW;
    years.above = og_draft_marker_room(draft, &years) + 2 * OG_CHART_LINE;
    years.top += years.above;
    og_panel below = years;
    if (uncovered) {
        below.top = BOTTOM - UNCOVERED;
        below.above = 46;
        years.bottom = below.top - below.above - years.below - 2;
    }
    /* In the order in which the script draws the panels that there are. */
    double right = 0;
    og_chart_block(&draft->blocks, "parts", "cases\tuncovered");
    OG_ROW(&draft->blocks, OG_NUM(cases), OG_NUM(uncovered));
    fill_years(draft, v, &years);
    if (cases)
        right = og_reserve_draw_need(draft, v, &years);
    og_chart_block(&draft->blocks, "uncovered", "from\tto\tmean\tlabel");
    if (uncovered)
        fill_uncovered(draft, v, &below);
    draft->height = fmax(BOTTOM + 2 * OG_CHART_BELOW, right) + 30;
    return say_texts(draft, v, err);
}

og_status og_chart_reserve(og_draft *draft, size_t item, og_error *err)
{
    const og_chart_source *source = draft->source;
    const og_plan *plan = source->plan;
    og_series drawdown = og_plan_series(plan, item);
    if (drawdown.owner_kind != OG_OWNER_RESERVE || drawdown.role != OG_ROLE_DRAWDOWN)
        return OG_OK;
    size_t balance = og_series_beside(plan, &drawdown, OG_ROLE_BALANCE);
    og_reserve_view v = {.series = balance == OG_NO_SERIES ? item : balance,
                         .sign = balance == OG_NO_SERIES ? -1 : 1,
                         .uncovered = og_series_beside(plan, &drawdown, OG_ROLE_UNCOVERED),
                         .need = metric_of(plan, "reserve.required_opening")};
    if (v.need == (size_t)-1)
        return OG_OK;
    v.about = og_plan_series(plan, v.series);
    v.start = og_draft_month(draft, og_month_of(source->extra->first), 1);
    v.end = og_draft_month(draft, og_month_of(source->extra->last), 12);
    return fill_panels(draft, &v, err);
}
