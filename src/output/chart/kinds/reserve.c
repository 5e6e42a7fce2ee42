/* The reserve: its balance, or its change when the opening balance is not known; what stays
 * uncovered; and what it should hold at the start, by named future. */
#include "output/chart/kinds/reserve.h"

#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
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
    for (size_t year = 0; v->uncovered != (size_t)-1 && year < v->about.count; year++)
        if (og_result_stats(source->result, v->uncovered, year).p_positive > 0)
            return true;
    return false;
}

/* ---- words ---- */

/* What a replay of bookings comes to: what was added or taken over all years. */
static void say_change(og_draft *draft, const og_reserve_view *v, double change)
{
    og_strbuf label = {0}, when = {0};
    char amount[OG_FORMAT_SIZE];
    og_draft_label(&label, v->about.label);
    og_format_euro(fabs(change), draft->source->language, amount);
    bool one = !v->start.failed && !v->end.failed && strcmp(v->start.text, v->end.text) == 0;
    og_draft_say(draft, &when, one ? OG_WORD_IN_YEAR : OG_WORD_FROM_UNTIL, v->start.text,
                 v->end.text, "");
    if (!label.failed && !when.failed)
        og_draft_say(draft, &draft->title,
                     change < 0 ? OG_WORD_CHART_RESERVE_TAKEN : OG_WORD_CHART_RESERVE_ADDED,
                     label.text, amount, when.text);
    draft->title.failed |= label.failed || when.failed;
    og_strbuf_clear(&label);
    og_strbuf_clear(&when);
}

static void say_need(og_draft *draft, const og_reserve_view *v)
{
    const og_summary *need = &v->rows[0].need;
    char amount[OG_FORMAT_SIZE];
    og_format_euro(need->quantile[OG_P90].value, draft->source->language, amount);
    og_draft_say(draft, &draft->title,
                 need->sd.value > 0 ? OG_WORD_CHART_RESERVE_NEED : OG_WORD_CHART_RESERVE_NEED_NONE,
                 amount, v->start.text, v->end.text);
}

static void say_cover(og_draft *draft, const og_reserve_view *v, const og_summary *short_of)
{
    og_strbuf chance = {0};
    char amount[OG_FORMAT_SIZE];
    double p = short_of->p_positive.value;
    og_format_euro(short_of->quantile[OG_P50].value, draft->source->language, amount);
    og_chart_chance(&chance, p, draft->source->language);
    if (chance.failed)
        draft->title.failed = true;
    else
        og_draft_say(draft, &draft->title,
                     p <= 0     ? OG_WORD_CHART_RESERVE_ENOUGH
                     : v->known ? OG_WORD_CHART_RESERVE_SHORT_SURE
                                : OG_WORD_CHART_RESERVE_SHORT,
                     v->known ? amount : chance.text, v->end.text, "");
    og_strbuf_clear(&chance);
}

static og_status say_title(og_draft *draft, const og_reserve_view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    size_t uncovered = metric_of(source->plan, "reserve.uncovered.sum");
    og_summary short_of;
    if (v->sign < 0 && v->known) {
        say_change(draft, v, change_of(source, v, v->about.count - 1).p50);
    } else if ((v->sign < 0 && !any_uncovered(source, v)) || uncovered == (size_t)-1) {
        say_need(draft, v);
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
    og_strbuf label = {0};
    og_draft_label(&label, v->about.label);
    og_draft_say(draft, &draft->subtitle, OG_WORD_CHART_LABEL_UNIT, label.failed ? "" : label.text,
                 og_word_text(v->unit_word, source->language), "");
    draft->subtitle.failed |= label.failed;
    og_strbuf_clear(&label);
    if (v->known) {
        og_draft_guide(draft, OG_WORD_CHART_RESERVE_KNOWN, "", "", "");
    } else {
        og_draft_guide(draft, OG_WORD_CHART_RESERVE_LINE, "", "", "");
        og_draft_guide(draft, OG_WORD_CHART_RESERVE_RANGES, "", "", "");
    }
    if (v->rows[0].need.sd.value > 0)
        og_draft_guide(draft, OG_WORD_CHART_RESERVE_MARK, "", "", "");
    for (size_t year = 0; year < v->about.count; year++) {
        og_strbuf when = {0};
        char amount[OG_FORMAT_SIZE];
        og_date_end(&when, span_of(source, v, year).last, source->language);
        og_format_euro(change_of(source, v, year).p50, source->language, amount);
        if (!when.failed)
            og_draft_say(draft, &draft->description, OG_WORD_CHART_RESERVE_YEAR, when.text, amount,
                         "");
        og_strbuf_clear(&when);
    }
    return say_title(draft, v, err);
}

/* ---- left: year by year ---- */

static void add_row(og_strbuf *rows, og_day day, og_stats s)
{
    const double values[] = {s.p5, s.p25, s.p50, s.p75, s.p95};
    og_chart_day(rows, day);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        og_chart_number(rows, values[i]);
    og_chart_end(rows);
}

/* A change sets out from nothing, a balance from the opening. */
static void add_fan(og_draft *draft, const og_reserve_view *v, double *low, double *high)
{
    const og_chart_source *source = draft->source;
    og_stats opening = v->sign < 0 ? (og_stats){0} : source->extra->opening;
    og_chart_block(&draft->blocks, "fan", "day\tp5\tp25\tp50\tp75\tp95");
    if (!isnan(opening.p50)) {
        add_row(&draft->blocks, span_of(source, v, 0).first, opening);
        *low = fmin(*low, opening.p5);
        *high = fmax(*high, opening.p95);
    }
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = change_of(source, v, year);
        add_row(&draft->blocks, span_of(source, v, year).last + 1, s);
        *low = fmin(*low, s.p5);
        *high = fmax(*high, s.p95);
    }
}

static void add_fan_labels(og_draft *draft, int number, const og_panel *panel,
                           const og_reserve_view *v)
{
    og_stats s = change_of(draft->source, v, v->about.count - 1);
    og_end_label labels[4] = {
        {s.p50, "blue", ""}, {s.p95, "blue", "90%"}, {s.p5, "blue", "90%"}, {s.p75, "blue", "50%"}};
    char value[OG_FORMAT_SIZE];
    og_format_number(s.p50 / v->unit, v->unit > 1 ? 1 : 0, draft->source->language, value);
    og_format(labels[0].text, sizeof labels[0].text, "%s%s%s",
              v->known ? "" : og_word_text(OG_WORD_MEDIAN, draft->source->language),
              v->known ? "" : " ", value);
    og_draft_ends(draft, number, panel, labels, s.p95 > s.p5 ? 4 : 1);
}

static void fill_years(og_draft *draft, const og_reserve_view *v, og_panel *panel)
{
    double low = 0, high = 0;
    add_fan(draft, v, &low, &high);
    og_ticks ticks = og_ticks_of(low / v->unit, high / v->unit, panel->bottom < BOTTOM ? 4 : 6);
    panel->y0 = ticks.first * v->unit;
    panel->y1 = ticks.last * v->unit;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, v->unit);
    og_draft_time(draft, number, panel);
    og_draft_markers(draft, number, panel, true);
    og_strbuf heading = {0};
    og_draft_say(draft, &heading,
                 v->sign < 0 ? OG_WORD_CHART_RESERVE_CHANGE : OG_WORD_CHART_RESERVE_BALANCE,
                 v->start.text, "", "");
    og_draft_heading(draft, number, panel, panel->above - 8, heading.failed ? "" : heading.text);
    og_strbuf_clear(&heading);
    add_fan_labels(draft, number, panel, v);
}

/* ---- left, below: what is not covered ---- */

/* The mean with its chance, or as much of it as fits: the chance, or nothing. */
enum { FULL, SHORT, NONE };

static void say_uncovered(char *out, size_t size, const og_reserve_view *v, og_stats s, int form,
                          og_language language)
{
    char mean[OG_FORMAT_SIZE], chance[OG_FORMAT_SIZE];
    og_format_number(s.mean / v->unit, v->unit > 1 ? 1 : 0, language, mean);
    og_format_chance(s.p_positive, language, chance);
    if (s.p_positive <= 0)
        og_format(out, size, "0");
    else if (v->known)
        og_format(out, size, "%s", mean);
    else if (form == FULL)
        og_format(out, size, "%s (%s)", mean, chance);
    else
        og_format(out, size, "%s", chance);
}

static void fill_uncovered(og_draft *draft, const og_reserve_view *v, const og_panel *panel)
{
    const og_chart_source *source = draft->source;
    og_panel below = *panel;
    double high = 0, room = (panel->right - panel->left) / (double)v->about.count - 8;
    char text[2 * OG_FORMAT_SIZE];
    int form = FULL;
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = og_result_stats(source->result, v->uncovered, year);
        high = fmax(high, s.mean);
        for (; form < NONE; form++) {
            say_uncovered(text, sizeof text, v, s, form, source->language);
            if (og_text_width(text, OG_CHART_SMALL) <= room)
                break;
        }
    }
    og_ticks ticks = og_ticks_of(0, high / v->unit, 1);
    below.y0 = 0;
    below.y1 = fmax(ticks.last * v->unit, 1.4 * high); /* room for the labels */
    int number = og_draft_panel(draft, &below);
    og_draft_ygrid(draft, number, ticks, v->unit);
    og_draft_time(draft, number, &below);
    og_draft_heading(draft, number, &below, 34,
                     og_word_text(v->known ? OG_WORD_CHART_RESERVE_UNCOVERED_KNOWN
                                           : OG_WORD_CHART_RESERVE_UNCOVERED,
                                  source->language));
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = og_result_stats(source->result, v->uncovered, year);
        og_span span = span_of(source, v, year);
        say_uncovered(text, sizeof text, v, s, form, source->language);
        og_chart_day(&draft->blocks, span.first);
        og_chart_day(&draft->blocks, span.last + 1);
        og_chart_number(&draft->blocks, s.mean);
        og_chart_text(&draft->blocks, form < NONE ? text : "");
        og_chart_end(&draft->blocks);
    }
}

/* ---- the chart ---- */

static void set_unit(const og_chart_source *source, og_reserve_view *v)
{
    double most = v->rows[0].need.quantile[OG_P95].value;
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = change_of(source, v, year);
        most = fmax(most, fmax(fabs(s.p5), fabs(s.p95)));
    }
    v->unit = most >= 2e6 ? 1e6 : most >= 2e3 ? 1e3 : 1;
    v->unit_word = most >= 2e6 ? OG_WORD_MILLION : most >= 2e3 ? OG_WORD_THOUSAND : OG_WORD_EURO;
}

static og_status fill(og_draft *draft, og_reserve_view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    og_status status = og_reserve_set_rows(source, v, err);
    if (status != OG_OK)
        return status;
    set_unit(source, v);
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
    og_chart_number(&draft->blocks, cases);
    og_chart_number(&draft->blocks, uncovered);
    og_chart_end(&draft->blocks);
    fill_years(draft, v, &years);
    if (cases)
        right = og_reserve_draw_need(draft, v, &years);
    og_chart_block(&draft->blocks, "uncovered", "from\tto\tmean\tlabel");
    if (uncovered)
        fill_uncovered(draft, v, &below);
    draft->height = fmax(BOTTOM + 2 * OG_CHART_BELOW, right) + 30;
    return say_texts(draft, v, err);
}

og_status og_chart_reserve(const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    const og_plan *plan = source->plan;
    og_reserve_view v = {.series = (size_t)-1, .uncovered = (size_t)-1};
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (series.owner_kind != OG_OWNER_RESERVE)
            continue;
        if (series.role == OG_ROLE_BALANCE || (series.role == OG_ROLE_DRAWDOWN && v.sign <= 0)) {
            v.series = i;
            v.about = series;
            v.sign = series.role == OG_ROLE_BALANCE ? 1 : -1;
        }
        if (series.role == OG_ROLE_UNCOVERED)
            v.uncovered = i;
    }
    v.need = metric_of(plan, "reserve.required_opening");
    if (v.series == (size_t)-1 || v.need == (size_t)-1)
        return OG_OK;
    og_date_month_of(&v.start, og_month_of(source->extra->first), 1, source->language);
    og_date_month_of(&v.end, og_month_of(source->extra->last), 12, source->language);

    og_draft draft;
    og_draft_begin(&draft, source, "reserve.gp", "reserve", NULL, NULL);
    og_status status = v.start.failed || v.end.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY)
                                                      : fill(&draft, &v, err);
    if (status == OG_OK)
        status = maker.ready(maker.context, &draft, err);
    og_draft_clear(&draft);
    og_strbuf_clear(&v.start);
    og_strbuf_clear(&v.end);
    return status;
}
