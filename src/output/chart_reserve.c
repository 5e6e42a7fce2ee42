/* The reserve: its balance, or its change when the opening balance is not known; what stays
 * uncovered; and what it should hold at the start, by named future. */
#include "output/chart_draft.h"

#include "base/error.h"
#include "base/format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 15  /* of the panel of futures */
#define BOTTOM 472.0 /* px, of the lowest panel */

/* A row of the panel of futures: a heading (no summary), or a range. */
typedef struct row {
    char label[OG_FORMAT_SIZE * 2];
    bool heading;
    og_summary need;
} row;

typedef struct view {
    size_t series;    /* balance or draw-down */
    double sign;      /* of the change: a draw-down is taken off */
    size_t uncovered; /* or (size_t)-1 */
    size_t need;      /* metric */
    og_series about;
    double unit; /* euros */
    og_word unit_word;
    og_strbuf start, end; /* of the horizon: "2025", "juni 2029" */
    row rows[ROWS_MAX];
    size_t row_count;
} view;

enum { P5 = 0, P25 = 1, P50 = 2, P75 = 3, P90 = 5, P95 = 6 }; /* in og_summary.quantile */

static size_t metric_of(const og_plan *plan, const char *text)
{
    for (size_t i = 0; i < og_plan_metric_count(plan); i++)
        if (strcmp(og_plan_metric(plan, i).text, text) == 0)
            return i;
    return (size_t)-1;
}

/* Percentiles of what the chart shows: a draw-down turned over. */
static og_stats change_of(const og_chart_source *source, const view *v, size_t year)
{
    og_stats s = og_result_stats(source->result, v->series, year);
    if (v->sign > 0)
        return s;
    return (og_stats){.p5 = -s.p95, .p25 = -s.p75, .p50 = -s.p50, .p75 = -s.p25, .p95 = -s.p5};
}

static bool any_uncovered(const og_chart_source *source, const view *v)
{
    for (size_t year = 0; v->uncovered != (size_t)-1 && year < v->about.count; year++)
        if (og_result_stats(source->result, v->uncovered, year).p_positive > 0)
            return true;
    return false;
}

/* ---- rows of the futures ---- */

/* An identifier as people read it. */
static void set_label(row *r, const char *name)
{
    og_format(r->label, sizeof r->label, "%.100s", name);
    for (char *c = r->label; *c; c++)
        if (*c == '_')
            *c = ' ';
}

/* How far apart the means of a group's cases are. */
static og_status effect_of(const og_chart_source *source, const view *v, size_t group,
                           double *effect, og_error *err)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < og_plan_case_group(source->plan, group).count; i++) {
        og_summary summary;
        og_status status = og_result_summary(source->result, v->need, group, i, &summary, err);
        if (status != OG_OK)
            return status;
        if (summary.count == 0)
            continue;
        low = fmin(low, summary.mean.value);
        high = fmax(high, summary.mean.value);
    }
    *effect = high - low;
    return OG_OK;
}

static og_status add_group(const og_chart_source *source, view *v, size_t group, og_error *err)
{
    og_case_group cases = og_plan_case_group(source->plan, group);
    if (v->row_count + 1 + cases.count > ROWS_MAX)
        return OG_OK;
    row *heading = &v->rows[v->row_count++];
    heading->heading = true;
    set_label(heading, cases.name);
    for (size_t i = 0; i < cases.count; i++) {
        row *r = &v->rows[v->row_count];
        og_status status = og_result_summary(source->result, v->need, group, i, &r->need, err);
        if (status != OG_OK)
            return status;
        set_label(r, og_plan_case_name(source->plan, group, i));
        v->row_count += r->need.count > 0;
    }
    return OG_OK;
}

/* All futures together, then the groups of cases, the one that matters most first. */
static og_status set_rows(const og_chart_source *source, view *v, og_error *err)
{
    size_t groups = og_plan_case_group_count(source->plan);
    double *effects = calloc(groups + 1, sizeof *effects);
    og_status status = effects ? OG_OK : og_fail(err, OG_ERR_MEMORY, "out of memory");
    if (status == OG_OK)
        status = og_result_summary(source->result, v->need, (size_t)-1, 0, &v->rows[0].need, err);
    set_label(&v->rows[0],
              og_word_text(groups ? OG_WORD_ALL_FUTURES : OG_WORD_TOTAL, source->language));
    v->row_count = 1;
    for (size_t g = 0; g < groups && status == OG_OK; g++)
        status = effect_of(source, v, g, &effects[g], err);
    for (size_t done = 0; done < groups && status == OG_OK; done++) {
        size_t most = 0;
        for (size_t g = 1; g < groups; g++)
            if (effects[g] > effects[most])
                most = g;
        status = add_group(source, v, most, err);
        effects[most] = -INFINITY;
    }
    free(effects);
    return status;
}

/* ---- words ---- */

static og_status say_title(og_draft *draft, const view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    size_t uncovered = metric_of(source->plan, "reserve.uncovered.sum");
    const og_summary *need = &v->rows[0].need;
    char amount[OG_FORMAT_SIZE];
    og_summary short_of;
    og_strbuf chance = {0};
    if ((v->sign < 0 && !any_uncovered(source, v)) || uncovered == (size_t)-1) {
        og_format_euro(need->quantile[P90].value, source->language, amount);
        og_draft_say(draft, &draft->title,
                     need->sd > 0                      ? OG_WORD_CHART_RESERVE_NEED
                     : need->quantile[P90].value > 0.5 ? OG_WORD_CHART_RESERVE_NEED_SURE
                                                       : OG_WORD_CHART_RESERVE_NEED_NONE,
                     amount, v->start.text, v->end.text);
        return OG_OK;
    }
    og_status status = og_result_summary(source->result, uncovered, (size_t)-1, 0, &short_of, err);
    if (status != OG_OK)
        return status;
    og_chart_chance(&chance, short_of.p_positive.value, source->language);
    if (chance.failed)
        draft->title.failed = true;
    else
        og_draft_say(draft, &draft->title,
                     short_of.p_positive.value > 0 ? OG_WORD_CHART_RESERVE_SHORT
                                                   : OG_WORD_CHART_RESERVE_ENOUGH,
                     chance.text, v->end.text, "");
    og_strbuf_clear(&chance);
    return OG_OK;
}

static og_status say_texts(og_draft *draft, const view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    og_strbuf label = {0};
    og_draft_label(&label, v->about.label);
    og_draft_say(draft, &draft->subtitle, OG_WORD_CHART_LABEL_UNIT, label.failed ? "" : label.text,
                 og_word_text(v->unit_word, source->language), "");
    draft->subtitle.failed |= label.failed;
    og_strbuf_clear(&label);
    og_draft_say(draft, &draft->guide, OG_WORD_CHART_RESERVE_GUIDE, "", "", "");
    for (size_t year = 0; year < v->about.count; year++) {
        og_strbuf when = {0};
        char amount[OG_FORMAT_SIZE];
        og_word_end(&when, og_plan_span(source->plan, v->series, year).last, source->language);
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

/* A change sets out from nothing; where a balance sets out from is in no series. */
static void add_fan(og_draft *draft, const view *v, double *low, double *high)
{
    const og_chart_source *source = draft->source;
    og_chart_block(&draft->blocks, "fan", "day\tp5\tp25\tp50\tp75\tp95");
    if (v->sign < 0)
        add_row(&draft->blocks, og_plan_span(source->plan, v->series, 0).first, (og_stats){0});
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = change_of(source, v, year);
        add_row(&draft->blocks, og_plan_span(source->plan, v->series, year).last + 1, s);
        *low = fmin(*low, s.p5);
        *high = fmax(*high, s.p95);
    }
}

static void add_fan_labels(og_draft *draft, int number, const og_panel *panel, const view *v)
{
    og_stats s = change_of(draft->source, v, v->about.count - 1);
    og_end_label labels[4] = {
        {s.p50, "blue", ""}, {s.p95, "blue", "90%"}, {s.p5, "blue", "90%"}, {s.p75, "blue", "50%"}};
    char value[OG_FORMAT_SIZE];
    og_format_number(s.p50 / v->unit, v->unit > 1 ? 1 : 0, draft->source->language, value);
    og_format(labels[0].text, sizeof labels[0].text, "%s %s",
              og_word_text(OG_WORD_MEDIAN, draft->source->language), value);
    og_draft_ends(draft, number, panel, labels, s.p95 > s.p5 ? 4 : 1);
}

static void fill_years(og_draft *draft, const view *v, og_panel *panel)
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

static void say_uncovered(char *out, size_t size, const view *v, og_stats s, int form,
                          og_language language)
{
    char mean[OG_FORMAT_SIZE], chance[OG_FORMAT_SIZE];
    og_format_number(s.mean / v->unit, v->unit > 1 ? 1 : 0, language, mean);
    og_format_chance(s.p_positive, language, chance);
    if (s.p_positive <= 0)
        og_format(out, size, "0");
    else if (form == FULL)
        og_format(out, size, "%s (%s)", mean, chance);
    else
        og_format(out, size, "%s", chance);
}

static void fill_uncovered(og_draft *draft, const view *v, const og_panel *panel)
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
    below.y1 = ticks.last * v->unit;
    int number = og_draft_panel(draft, &below);
    og_draft_ygrid(draft, number, ticks, v->unit);
    og_draft_time(draft, number, &below);
    og_draft_heading(draft, number, &below, 34,
                     og_word_text(OG_WORD_CHART_RESERVE_UNCOVERED, source->language));
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = og_result_stats(source->result, v->uncovered, year);
        og_span span = og_plan_span(source->plan, v->uncovered, year);
        say_uncovered(text, sizeof text, v, s, form, source->language);
        og_chart_day(&draft->blocks, span.first);
        og_chart_day(&draft->blocks, span.last + 1);
        og_chart_number(&draft->blocks, s.mean);
        og_chart_text(&draft->blocks, form < NONE ? text : "");
        og_chart_end(&draft->blocks);
    }
}

/* ---- right: what is needed, by future ---- */

static void add_grid(og_draft *draft, const view *v, const og_panel *panel, og_ticks ticks)
{
    og_chart_block(&draft->blocks, "xgrid", "x\ty\tlabel");
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        double x = ticks.first + i * ticks.step;
        og_format_number(x, ticks.decimals, draft->source->language, label);
        og_chart_number(&draft->blocks, x * v->unit);
        og_chart_number(&draft->blocks, og_panel_y_at(panel, panel->bottom + OG_CHART_BELOW));
        og_chart_text(&draft->blocks, label);
        og_chart_end(&draft->blocks);
    }
}

static void add_label(og_draft *draft, const row *r, double size, double width)
{
    og_strbuf label = {0};
    og_text_fit(&label, r->label, size, width);
    og_chart_text(&draft->blocks, label.failed ? "" : label.text);
    draft->blocks.failed |= label.failed;
    og_strbuf_clear(&label);
}

static void add_rows(og_draft *draft, const view *v, double width)
{
    static const int levels[] = {P5, P25, P50, P75, P95};
    og_chart_block(&draft->blocks, "cases", "y\tp5\tp25\tp50\tp75\tp95\tlabel\tmedian");
    for (size_t i = 0; i < v->row_count; i++) {
        const row *r = &v->rows[i];
        char median[OG_FORMAT_SIZE];
        if (r->heading)
            continue;
        og_format_number(r->need.quantile[P50].value / v->unit, v->unit > 1 ? 1 : 0,
                         draft->source->language, median);
        og_chart_number(&draft->blocks, (double)i + 0.5);
        for (size_t k = 0; k < sizeof levels / sizeof *levels; k++)
            og_chart_number(&draft->blocks, r->need.quantile[levels[k]].value);
        add_label(draft, r, OG_CHART_FONT, width);
        og_chart_text(&draft->blocks, median);
        og_chart_end(&draft->blocks);
    }
    og_chart_block(&draft->blocks, "groups", "y\tlabel");
    for (size_t i = 0; i < v->row_count; i++) {
        if (!v->rows[i].heading)
            continue;
        og_chart_number(&draft->blocks, (double)i + 0.6);
        add_label(draft, &v->rows[i], OG_CHART_SMALL, width);
        og_chart_end(&draft->blocks);
    }
}

static void fill_cases(og_draft *draft, const view *v, const og_panel *years)
{
    const og_chart_source *source = draft->source;
    double high = 0;
    for (size_t i = 0; i < v->row_count; i++)
        if (!v->rows[i].heading)
            high = fmax(high, v->rows[i].need.quantile[P95].value);
    og_ticks ticks = og_ticks_of(0, high / v->unit, 3);
    og_panel panel = {.left = 724,
                      .right = 866,
                      .top = years->top,
                      .aside = 160,
                      .beside = 82,
                      .above = years->above,
                      .below = 2 * OG_CHART_BELOW,
                      .x1 = ticks.last * v->unit};
    double pitch = fmin(28, (BOTTOM - panel.top) / (double)v->row_count);
    panel.bottom = panel.top + pitch * (double)v->row_count;
    panel.y0 = (double)v->row_count;
    int number = og_draft_panel(draft, &panel);
    add_grid(draft, v, &panel, ticks);
    add_rows(draft, v, panel.aside - 12);
    og_chart_block(&draft->blocks, "column", "label");
    og_chart_text(&draft->blocks, og_word_text(OG_WORD_MEDIAN, source->language));
    og_chart_end(&draft->blocks);

    og_strbuf heading = {0};
    og_draft_say(draft, &heading,
                 v->row_count > 1 ? OG_WORD_CHART_RESERVE_CASES : OG_WORD_CHART_RESERVE_NEEDED,
                 v->start.text, "", "");
    og_draft_heading(draft, number, &panel, panel.above - 8, heading.failed ? "" : heading.text);
    og_strbuf_clear(&heading);
}

/* ---- the chart ---- */

static void set_unit(const og_chart_source *source, view *v)
{
    double most = v->rows[0].need.quantile[P95].value;
    for (size_t year = 0; year < v->about.count; year++) {
        og_stats s = change_of(source, v, year);
        most = fmax(most, fmax(fabs(s.p5), fabs(s.p95)));
    }
    v->unit = most >= 2e6 ? 1e6 : most >= 2e3 ? 1e3 : 1;
    v->unit_word = most >= 2e6 ? OG_WORD_MILLION : most >= 2e3 ? OG_WORD_THOUSAND : OG_WORD_EURO;
}

static og_status fill(og_draft *draft, view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    og_status status = set_rows(source, v, err);
    if (status != OG_OK)
        return status;
    set_unit(source, v);
    og_panel years = {.left = 80, .right = 436, .top = 106, .bottom = BOTTOM, .beside = 112};
    years.x0 = og_plan_span(source->plan, v->series, 0).first;
    years.x1 = og_plan_span(source->plan, v->series, v->about.count - 1).last + 1;
    years.below = 2 * OG_CHART_BELOW;
    years.above = og_draft_marker_room(source, &years) + 2 * OG_CHART_LINE;
    years.top += years.above;
    bool uncovered = any_uncovered(source, v);
    og_panel below = years;
    if (uncovered) {
        years.bottom = 340;
        below.top = 426;
        below.above = 46;
    }
    fill_years(draft, v, &years);
    fill_cases(draft, v, &years);
    og_chart_block(&draft->blocks, "uncovered", "from\tto\tmean\tlabel");
    if (uncovered)
        fill_uncovered(draft, v, &below);
    return say_texts(draft, v, err);
}

og_status og_chart_reserve(const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    const og_plan *plan = source->plan;
    view v = {.series = (size_t)-1, .uncovered = (size_t)-1};
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
    og_word_month_of(&v.start, og_month_of(og_plan_span(plan, v.series, 0).first), 1,
                     source->language);
    og_word_month_of(&v.end, og_month_of(og_plan_span(plan, v.series, v.about.count - 1).last), 12,
                     source->language);

    og_draft draft;
    og_draft_begin(&draft, source, "reserve.gp", "reserve", NULL, NULL);
    og_status status = v.start.failed || v.end.failed ? og_fail(err, OG_ERR_MEMORY, "out of memory")
                                                      : fill(&draft, &v, err);
    if (status == OG_OK)
        status = maker.ready(maker.context, &draft, err);
    og_draft_clear(&draft);
    og_strbuf_clear(&v.start);
    og_strbuf_clear(&v.end);
    return status;
}
