/* Housing streams: who was and will be housed against the taakstelling, and the backlog. */
#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/label.h"
#include "output/chart/marker.h"
#include "output/chart/outlook.h"
#include "output/view/lack.h"
#include "output/view/series.h"

#include "compile/history.h"
#include "lang/error.h"

#include <math.h>
#include <string.h>

/* A taakstelling period, of history or of the horizon. */
typedef struct period {
    og_day first, last;
    double known; /* persons of it that history tells of */
    bool past;    /* history tells all of it */
    og_stats target, housed;
} period;

typedef struct view {
    og_series stream;        /* that of the backlog */
    size_t target, realised; /* series, by period */
    size_t backlog;          /* by month */
    const og_chart_history *history;
    period *periods;
    size_t count;
    og_day known; /* history tells all before it */
} view;

static og_stats known(double value)
{
    return (og_stats){value, value, value, value, value, value, .constant = true, .sure = true};
}

/* False: memory is short. */
static bool set_periods(view *v, og_draft *draft)
{
    const og_chart_source *source = draft->source;
    size_t past = v->history ? v->history->count : 0;
    v->count = past + og_plan_series(source->plan, v->target).count;
    v->periods = og_arena_array(&draft->arena, v->count, sizeof *v->periods);
    v->known = v->history ? v->history->known : source->extra->first;
    for (size_t i = 0; i < v->count && v->periods; i++) {
        period *p = &v->periods[i];
        if (i < past) {
            const og_chart_past *from = &v->history->at[i];
            *p = (period){.first = from->first,
                          .last = from->last,
                          .known = from->realised,
                          .past = true,
                          .target = known(from->netto),
                          .housed = known(from->realised)};
            continue;
        }
        og_span span = og_plan_span(source->plan, v->target, i - past);
        *p = (period){.first = span.first,
                      .last = span.last,
                      .past = span.last < v->known,
                      .target = og_result_stats(source->result, v->target, i - past),
                      .housed = og_result_stats(source->result, v->realised, i - past)};
        if (v->history && v->known > span.first)
            p->known = og_history_sum(v->history->realised, span.first,
                                      p->past ? span.last : v->known - 1, NULL);
    }
    return v->periods != NULL;
}

static og_stats at_end(const view *v, const og_chart_source *source)
{
    return og_result_stats(source->result, v->backlog, v->stream.count - 1);
}

/* ---- words ---- */

static void say_texts(og_draft *draft, const view *v, double high)
{
    bool known = false, whiskers = false, dots = false;
    for (size_t i = 0; i < v->count; i++) {
        const period *p = &v->periods[i];
        known = known || p->known > 0;
        whiskers = whiskers || p->housed.p95 > p->housed.p5;
        dots = dots || p->target.p95 - p->target.p5 > 0.01 * high;
    }
    OG_DRAFT_SAY(draft, subtitle, CHART_HOUSING_UNIT,
                 .label = og_draft_label(draft, v->stream.label));
    if (known && whiskers)
        OG_DRAFT_GUIDE(draft, CHART_BARS);
    else if (known)
        OG_DRAFT_GUIDE(draft, CHART_BARS_KNOWN);
    if (whiskers)
        OG_DRAFT_GUIDE(draft, CHART_WHISKERS);
    if (dots)
        OG_DRAFT_GUIDE(draft, CHART_DOTS,
                       .what = og_role_text(OG_ROLE_TAAKSTELLING, draft->source->language));
}

static void describe(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    for (size_t month = 0; month < v->stream.count; month++) {
        og_stats backlog = og_lack_stats(source->plan, source->result, v->backlog, month);
        if (og_outlook_ends_year(source->plan, v->backlog, month))
            OG_DRAFT_SAY(
                draft, description, CHART_BACKLOG_YEAR,
                .when = og_draft_end(draft, og_plan_span(source->plan, v->backlog, month).last),
                .backlog = og_draft_count(draft, backlog.p50),
                .chance = og_draft_chance(draft, backlog.p_positive, backlog.sure));
    }
}

/* ---- upper panel: persons per period ---- */

/* A number under a period, where it has room. */
static const char *count_in(og_draft *draft, double value, double room)
{
    const char *text = og_draft_count(draft, value);
    return isnan(value) || og_text_width(text, OG_CHART_SMALL) > room ? "" : text;
}

static void add_periods(og_draft *draft, const view *v, const og_panel *panel)
{
    og_strbuf *rows = &draft->blocks;
    /* The two lines of numbers under the axis. */
    double below = panel->bottom + 2.2 * OG_CHART_BELOW, upper = og_panel_y_at(panel, below),
           lower = og_panel_y_at(panel, below + OG_CHART_LINE);
    og_chart_block(
        rows, "periods",
        "from\tto\tmiddle\tpast\tknown\ttarget_p5\ttarget_p50\ttarget_p95\tp5\tp25\tp50\tp75\tp95"
        "\ttarget\thoused\ttarget_y\thoused_y");
    for (size_t i = 0; i < v->count; i++) {
        const period *p = &v->periods[i];
        double room = og_panel_x(panel, p->last + 1) - og_panel_x(panel, p->first) - 4;
        OG_ROW(rows, OG_DAY(p->first), OG_DAY(p->last + 1),
               OG_DAY(p->first + (p->last + 1 - p->first) / 2), OG_NUM(p->past), OG_NUM(p->known),
               OG_NUM(p->target.p5), OG_NUM(p->target.p50), OG_NUM(p->target.p95),
               OG_NUM(p->housed.p5), OG_NUM(p->housed.p25), OG_NUM(p->housed.p50),
               OG_NUM(p->housed.p75), OG_NUM(p->housed.p95),
               OG_TXT(count_in(draft, p->target.p50, room)),
               OG_TXT(count_in(draft, p->housed.p50, room)), OG_NUM(upper), OG_NUM(lower));
    }
    og_language language = draft->source->language;
    og_chart_block(rows, "heads", "target\thoused\ttarget_y\thoused_y");
    OG_ROW(rows, OG_TXT(og_role_text(OG_ROLE_TAAKSTELLING, language)),
           OG_TXT(og_role_text(OG_ROLE_REALISED, language)), OG_NUM(upper), OG_NUM(lower));
}

static double highest(const view *v)
{
    double high = 0;
    for (size_t i = 0; i < v->count; i++) {
        const period *p = &v->periods[i];
        if (!isnan(p->target.p95))
            high = fmax(high, p->target.p95);
        if (!isnan(p->housed.p95))
            high = fmax(high, p->housed.p95);
    }
    return high;
}

/* A word on one side of the divider, unless it does not fit or a marker's line runs through it. */
static const char *word_beside(og_draft *draft, const og_panel *panel, og_day start,
                               const char *word, int side)
{
    double from = og_panel_x(panel, start),
           to = from + side * (og_text_width(word, OG_CHART_SMALL) + 12);
    og_scene scene = {0};
    bool good = to >= panel->left && to <= panel->right;
    og_draft_keep_off(draft, panel, &scene);
    for (size_t i = 0; i < scene.rects && good; i++)
        good = scene.rect[i].right < fmin(from, to) || scene.rect[i].left > fmax(from, to);
    return good ? word : "";
}

/* Where history ends. */
static void add_divider(og_draft *draft, const og_panel *panel, const view *v)
{
    og_day start = v->known;
    og_chart_block(&draft->blocks, "divider", "day\tpast\tforecast");
    if (start > panel->x0 && start < panel->x1)
        OG_ROW(&draft->blocks, OG_DAY(start),
               OG_TXT(word_beside(draft, panel, start, OG_DRAFT_TEXT(draft, CHART_PAST), -1)),
               OG_TXT(word_beside(draft, panel, start, OG_DRAFT_TEXT(draft, CHART_FORECAST), 1)));
}

static void fill_upper(og_draft *draft, const view *v, og_panel *panel, const og_end_label *target)
{
    og_ticks ticks = og_ticks_of(0, highest(v), 3);
    panel->y0 = ticks.first;
    panel->y1 = ticks.last;
    panel->top = 108;
    panel->free = OG_CHART_LINE + 4; /* the words on both sides of the divider */
    panel->above = og_draft_marker_room(draft, panel) + panel->free;
    panel->top += panel->above;
    panel->bottom = panel->top + 170;
    panel->below = 78;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, 1);
    og_draft_time(draft, number, panel);
    og_draft_markers(draft, number, panel, true);
    add_periods(draft, v, panel);
    og_draft_ends(draft, number, panel, target, 1);
    add_divider(draft, panel, v);
}

/* ---- lower panel: the backlog ---- */

static void widen(double *low, double *high, double a, double b)
{
    *low = isnan(a) ? *low : fmin(*low, a);
    *high = isnan(b) ? *high : fmax(*high, b);
}

/* Rows of history and fan; what they span. The fan sets out from where history ends. */
static void add_backlog(og_draft *draft, const view *v, double *low, double *high)
{
    const og_chart_source *source = draft->source;
    size_t past = v->history ? v->history->count : 0;
    og_chart_block(&draft->blocks, "past", OG_CHART_FAN);
    for (size_t i = 0; i < past; i++) {
        const og_chart_past *p = &v->history->at[i];
        og_chart_fan(&draft->blocks, p->last + 1, known(p->backlog));
        widen(low, high, p->backlog, p->backlog);
    }
    og_chart_block(&draft->blocks, "backlog", OG_CHART_FAN);
    if (past > 0)
        og_chart_fan(&draft->blocks, v->history->at[past - 1].last + 1,
                     known(v->history->at[past - 1].backlog));
    for (size_t month = 0; month < v->stream.count; month++) {
        og_stats s = og_result_stats(source->result, v->backlog, month);
        og_chart_fan(&draft->blocks, og_plan_span(source->plan, v->backlog, month).last + 1, s);
        widen(low, high, s.p5, s.p95);
    }
}

static void fill_lower(og_draft *draft, const view *v, og_panel *panel, const og_end_label *labels,
                       size_t count, const og_outlook *outlook)
{
    double low = 0, high = 0;
    panel->free = 0;
    panel->above = OG_CHART_LINE + 14;
    panel->top = panel->bottom + panel->below + 8 + panel->above;
    panel->bottom = panel->top + 170;
    panel->below = 2 * OG_CHART_BELOW + og_outlook_height(draft, outlook);
    add_backlog(draft, v, &low, &high);
    og_ticks ticks = og_ticks_of(low, high, 3);
    panel->y0 = ticks.first;
    panel->y1 = ticks.last;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, 1);
    og_outlook_numbers(draft, number, panel, og_draft_time(draft, number, panel), outlook);
    og_draft_markers(draft, number, panel, false);
    og_draft_heading(draft, number, panel, 24, OG_DRAFT_TEXT(draft, CHART_BACKLOG_UNIT));
    og_draft_ends(draft, number, panel, labels, count);
}

/* ---- the chart ---- */

static void fill_panels(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    og_stats end = at_end(v, source);
    const og_outlook outlook = {.series = v->backlog,
                                .carries = true,
                                .thing = OG_SENTENCE_OUTLOOK_BACKLOG,
                                .nothing = OG_SENTENCE_OUTLOOK_NO_BACKLOG,
                                .chance = OG_SENTENCE_OUTLOOK_BACKLOG_CHANCE};
    const char *count = og_draft_count(draft, end.p50);
    og_end_label backlog[OG_FAN_LABELS],
        target = {v->periods[v->count - 1].target.p50, "pink",
                  og_role_text(OG_ROLE_TAAKSTELLING, source->language)};
    size_t labels = og_draft_fan_labels(
        backlog, end, end.constant ? count : OG_DRAFT_SAID(draft, CHART_MEDIAN, .value = count));
    og_panel panel = {.left = OG_CHART_EDGE + og_outlook_width(draft, &outlook),
                      .x0 = v->periods[0].first};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.beside = fmax(og_draft_ends_width(&target, 1), og_draft_ends_width(backlog, labels));
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.x1 = og_plan_span(source->plan, v->backlog, v->stream.count - 1).last + 1;
    fill_upper(draft, v, &panel, &target);
    fill_lower(draft, v, &panel, backlog, labels, &outlook);
    draft->height = panel.bottom + panel.below + 30;
    say_texts(draft, v, highest(v));
    og_outlook_title(draft, &outlook);
    describe(draft, v);
}

og_status og_chart_housing(og_draft *draft, size_t item, og_error *err)
{
    const og_chart_source *source = draft->source;
    view v = {.backlog = item, .stream = og_plan_series(source->plan, item)};
    if (v.stream.role != OG_ROLE_BACKLOG || v.stream.owner_kind != OG_OWNER_HOUSING)
        return OG_OK;
    v.target = og_series_beside(source->plan, &v.stream, OG_ROLE_TAAKSTELLING);
    v.realised = og_series_beside(source->plan, &v.stream, OG_ROLE_REALISED);
    for (size_t i = 0; i < source->extra->history_count; i++)
        if (strcmp(source->extra->histories[i].stream, v.stream.owner) == 0)
            v.history = &source->extra->histories[i];
    if (v.target == OG_NO_SERIES || v.realised == OG_NO_SERIES)
        return OG_OK;
    if (!set_periods(&v, draft))
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    draft->stream = v.stream.owner;
    og_draft_name(draft, 0, v.stream.owner, NULL);
    fill_panels(draft, &v);
    return OG_OK;
}
