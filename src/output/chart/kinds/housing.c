/* Housing streams: who was and will be housed against the taakstelling, and the backlog. */
#include "output/chart/outlook.h"

#include "base/format.h"
#include "compile/history.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
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
    return (og_stats){value, value, value, value, value, value, .constant = true};
}

/* False: memory is short. */
static bool set_periods(view *v, const og_chart_source *source)
{
    size_t past = v->history ? v->history->count : 0;
    v->count = past + og_plan_series(source->plan, v->target).count;
    v->periods = calloc(v->count, sizeof *v->periods);
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
    og_strbuf label = {0};
    og_draft_label(&label, v->stream.label);
    og_draft_say(draft, &draft->subtitle, OG_WORD_CHART_HOUSING_UNIT,
                 label.failed ? "" : label.text, "", "");
    if (known)
        og_draft_guide(draft, whiskers ? OG_WORD_CHART_BARS : OG_WORD_CHART_BARS_KNOWN, "", "", "");
    if (whiskers)
        og_draft_guide(draft, OG_WORD_CHART_WHISKERS, "", "", "");
    if (dots)
        og_draft_guide(draft, OG_WORD_CHART_DOTS,
                       og_word_text(OG_WORD_TAAKSTELLING, draft->source->language), "", "");
    draft->subtitle.failed |= label.failed;
    og_strbuf_clear(&label);
}

static void describe(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    for (size_t month = 0; month < v->stream.count; month++) {
        og_day last = og_plan_span(source->plan, v->backlog, month).last;
        og_stats backlog = og_result_stats(source->result, v->backlog, month);
        if (!og_outlook_ends_year(source->plan, v->backlog, month))
            continue;
        og_strbuf when = {0}, chance = {0};
        char persons[OG_FORMAT_SIZE];
        og_date_end(&when, last, source->language);
        og_chart_chance(&chance, backlog.p_positive, source->language);
        og_format_number(backlog.p50, 0, source->language, persons);
        if (!when.failed && !chance.failed)
            og_draft_say(draft, &draft->description, OG_WORD_CHART_BACKLOG_YEAR, when.text, persons,
                         chance.text);
        og_strbuf_clear(&when);
        og_strbuf_clear(&chance);
    }
}

/* ---- upper panel: persons per period ---- */

static void add_count(og_strbuf *rows, double value, double room, og_language language)
{
    char text[OG_FORMAT_SIZE];
    og_format_number(value, 0, language, text);
    og_chart_text(rows, isnan(value) || og_text_width(text, OG_CHART_SMALL) > room ? "" : text);
}

/* Of the two lines of numbers under the axis. */
static void add_heights(og_strbuf *rows, const og_panel *panel)
{
    double y = panel->bottom + 2.2 * OG_CHART_BELOW;
    og_chart_number(rows, og_panel_y_at(panel, y));
    og_chart_number(rows, og_panel_y_at(panel, y + OG_CHART_LINE));
}

static void add_periods(og_draft *draft, const view *v, const og_panel *panel)
{
    og_strbuf *rows = &draft->blocks;
    og_chart_block(
        rows, "periods",
        "from\tto\tmiddle\tpast\tknown\ttarget_p5\ttarget_p50\ttarget_p95\tp5\tp25\tp50\tp75\tp95"
        "\ttarget\thoused\ttarget_y\thoused_y");
    for (size_t i = 0; i < v->count; i++) {
        const period *p = &v->periods[i];
        double room = og_panel_x(panel, p->last + 1) - og_panel_x(panel, p->first) - 4;
        const double values[] = {p->target.p5,  p->target.p50, p->target.p95, p->housed.p5,
                                 p->housed.p25, p->housed.p50, p->housed.p75, p->housed.p95};
        og_chart_day(rows, p->first);
        og_chart_day(rows, p->last + 1);
        og_chart_day(rows, p->first + (p->last + 1 - p->first) / 2);
        og_chart_number(rows, p->past);
        og_chart_number(rows, p->known);
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            og_chart_number(rows, values[k]);
        add_count(rows, p->target.p50, room, draft->source->language);
        add_count(rows, p->housed.p50, room, draft->source->language);
        add_heights(rows, panel);
        og_chart_end(rows);
    }
    og_chart_block(rows, "heads", "target\thoused\ttarget_y\thoused_y");
    og_chart_text(rows, og_word_text(OG_WORD_TAAKSTELLING, draft->source->language));
    og_chart_text(rows, og_word_text(OG_WORD_HOUSED, draft->source->language));
    add_heights(rows, panel);
    og_chart_end(rows);
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

static void set_target_label(og_end_label *label, const view *v, og_language language)
{
    const period *last = &v->periods[v->count - 1];
    *label = (og_end_label){last->target.p50, "pink", ""};
    og_format(label->text, sizeof label->text, "%s", og_word_text(OG_WORD_TAAKSTELLING, language));
}

/* A word on one side of the divider, unless it does not fit or a marker's line runs through it. */
static void add_word(og_draft *draft, const og_panel *panel, og_day start, og_word word, int side)
{
    const char *text = og_word_text(word, draft->source->language);
    double from = og_panel_x(panel, start),
           to = from + side * (og_text_width(text, OG_CHART_SMALL) + 12);
    og_scene scene = {0};
    bool good = to >= panel->left && to <= panel->right;
    og_draft_keep_off(draft, panel, &scene);
    for (size_t i = 0; i < scene.rects && good; i++)
        good = scene.rect[i].right < fmin(from, to) || scene.rect[i].left > fmax(from, to);
    og_chart_text(&draft->blocks, good ? text : "");
}

/* Where history ends. */
static void add_divider(og_draft *draft, const og_panel *panel, const view *v)
{
    og_day start = v->known;
    og_chart_block(&draft->blocks, "divider", "day\tpast\tforecast");
    if (start <= panel->x0 || start >= panel->x1)
        return;
    og_chart_day(&draft->blocks, start);
    add_word(draft, panel, start, OG_WORD_PAST, -1);
    add_word(draft, panel, start, OG_WORD_FORECAST, 1);
    og_chart_end(&draft->blocks);
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

static void add_backlog_row(og_strbuf *rows, og_day day, og_stats s)
{
    const double values[] = {s.p5, s.p25, s.p50, s.p75, s.p95};
    og_chart_day(rows, day);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        og_chart_number(rows, values[i]);
    og_chart_end(rows);
}

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
    og_chart_block(&draft->blocks, "past", "day\tp5\tp25\tp50\tp75\tp95");
    for (size_t i = 0; i < past; i++) {
        const og_chart_past *p = &v->history->at[i];
        add_backlog_row(&draft->blocks, p->last + 1, known(p->backlog));
        widen(low, high, p->backlog, p->backlog);
    }
    og_chart_block(&draft->blocks, "backlog", "day\tp5\tp25\tp50\tp75\tp95");
    if (past > 0)
        add_backlog_row(&draft->blocks, v->history->at[past - 1].last + 1,
                        known(v->history->at[past - 1].backlog));
    for (size_t month = 0; month < v->stream.count; month++) {
        og_stats s = og_result_stats(source->result, v->backlog, month);
        add_backlog_row(&draft->blocks, og_plan_span(source->plan, v->backlog, month).last + 1, s);
        widen(low, high, s.p5, s.p95);
    }
}

/* Returns how many there are. */
static size_t set_backlog_labels(og_end_label *labels, const view *v, const og_chart_source *source)
{
    og_stats s = at_end(v, source);
    char value[OG_FORMAT_SIZE];
    labels[0] = (og_end_label){s.p50, "blue", ""};
    labels[1] = (og_end_label){s.p95, "blue", "90%"};
    labels[2] = (og_end_label){s.p5, "blue", "90%"};
    labels[3] = (og_end_label){s.p75, "blue", "50%"};
    og_format_number(s.p50, 0, source->language, value);
    og_format(labels[0].text, sizeof labels[0].text, "%s%s%s",
              s.constant ? "" : og_word_text(OG_WORD_MEDIAN, source->language),
              s.constant ? "" : " ", value);
    return s.p95 > s.p5 ? 4 : 1;
}

static void fill_lower(og_draft *draft, const view *v, og_panel *panel, const og_end_label *labels,
                       size_t count, const og_outlook *outlook)
{
    double low = 0, high = 0;
    panel->free = 0;
    panel->above = OG_CHART_LINE + 14;
    panel->top = panel->bottom + panel->below + 8 + panel->above;
    panel->bottom = panel->top + 170;
    panel->below = 2 * OG_CHART_BELOW + OG_OUTLOOK_HEIGHT;
    add_backlog(draft, v, &low, &high);
    og_ticks ticks = og_ticks_of(low, high, 3);
    panel->y0 = ticks.first;
    panel->y1 = ticks.last;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, 1);
    og_outlook_numbers(draft, number, panel, og_draft_time(draft, number, panel), outlook);
    og_draft_markers(draft, number, panel, false);
    og_draft_heading(draft, number, panel, 24,
                     og_word_text(OG_WORD_CHART_BACKLOG_UNIT, draft->source->language));
    og_draft_ends(draft, number, panel, labels, count);
}

/* ---- charts ---- */

static void fill(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    og_end_label target, backlog[4];
    const og_outlook outlook = {.series = v->backlog,
                                .carries = true,
                                .thing = OG_WORD_A_BACKLOG,
                                .sure = OG_WORD_CHART_BACKLOG_SURE,
                                .none = OG_WORD_CHART_BACKLOG_NONE,
                                .chance = OG_WORD_BACKLOG_CHANCE};
    size_t count = set_backlog_labels(backlog, v, source);
    set_target_label(&target, v, source->language);
    og_panel panel = {.left = OG_CHART_EDGE + og_outlook_width(&outlook, source->language),
                      .x0 = v->periods[0].first};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.beside = fmax(og_draft_ends_width(&target, 1), og_draft_ends_width(backlog, count));
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.x1 = og_plan_span(source->plan, v->backlog, v->stream.count - 1).last + 1;
    fill_upper(draft, v, &panel, &target);
    fill_lower(draft, v, &panel, backlog, count, &outlook);
    draft->height = panel.bottom + panel.below + 30;
    say_texts(draft, v, highest(v));
    og_outlook_title(draft, &outlook);
    describe(draft, v);
}

static og_status make(const og_chart_source *source, size_t backlog, og_chart_maker maker,
                      og_error *err)
{
    const og_plan *plan = source->plan;
    view v = {.backlog = backlog, .stream = og_plan_series(plan, backlog)};
    const char *owner = v.stream.owner;
    v.target = og_chart_series(plan, OG_OWNER_HOUSING, NULL, owner, OG_ROLE_TAAKSTELLING);
    v.realised = og_chart_series(plan, OG_OWNER_HOUSING, NULL, owner, OG_ROLE_REALISED);
    for (size_t i = 0; i < source->extra->history_count; i++)
        if (strcmp(source->extra->histories[i].stream, owner) == 0)
            v.history = &source->extra->histories[i];
    if (v.target == (size_t)-1 || v.realised == (size_t)-1)
        return OG_OK;

    og_draft draft;
    og_draft_begin(&draft, source, "housing.gp", "housing", owner, NULL);
    og_status status = OG_OK;
    if (!set_periods(&v, source)) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    } else {
        fill(&draft, &v);
        status = maker.ready(maker.context, &draft, err);
    }
    free(v.periods);
    og_draft_clear(&draft);
    return status;
}

og_status og_chart_housing(const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    og_status status = OG_OK;
    for (size_t i = 0; i < og_plan_series_count(source->plan) && status == OG_OK; i++) {
        og_series series = og_plan_series(source->plan, i);
        if (series.role == OG_ROLE_BACKLOG && series.owner_kind == OG_OWNER_HOUSING)
            status = make(source, i, maker, err);
    }
    return status;
}
