/* Two scenarios over each other: places of a reception stream and what is short, housing against
 * the taakstelling and the backlog, the reserve. */
#include "output/view/compare.h"
#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PANE_HEIGHT 178.0
#define FIRST_TOP (OG_CHART_PANELS + 8)
#define BETWEEN 60.0 /* px, for the axis of the pane above */

/* One period that both scenarios have. */
typedef struct pair {
    og_span span;
    og_stats base, other;      /* of what is compared */
    og_stats duty, duty_other; /* obligation or taakstelling; not valid when there is none */
    double scale;              /* brings it to the shortest period */
} pair;

typedef struct pane {
    size_t series[2], duty[2]; /* in the base's plan and the other's; (size_t)-1: none */
    bool steps;                /* a value holds for its period; else it is of the period's end */
    bool flow;                 /* persons per period: longer periods are scaled to the shortest */
    bool from_nothing;         /* a change since the start */
    bool euro;
    double sign, unit;
    og_word unit_word; /* of what is counted */
    og_word word;      /* what is compared: in the title, beside the line when there is a duty */
    og_word duty_word;
    og_strbuf heading;
    pair *pairs;
    size_t count;
    int months; /* of the shortest period */
} pane;

typedef struct view {
    const og_comparison *c;
    const og_compared *other;
    size_t number; /* of the other; 0: the only one */
    const og_chart_source *source;
    pane panes[2];
    size_t count;
    const char *label, *owner, *subgroup;
} view;

static const size_t none = (size_t)-1;

/* ---- what is compared -------------------------------------------------------------------- */

static og_stats turned(og_stats s, double sign, double by)
{
    s.mean *= sign * by;
    s.p50 *= sign * by;
    double low = fmin(sign * s.p5, sign * s.p95) * by, high = fmax(sign * s.p5, sign * s.p95) * by;
    s.p5 = low;
    s.p95 = high;
    return s;
}

static int months_of(og_span span)
{
    int months = og_month_of(span.last) - og_month_of(span.first) + 1;
    return months > 0 ? months : 1;
}

static void fill_pair(const view *v, const pane *p, size_t i, size_t j, pair *out)
{
    const og_result *base = v->c->base.result, *other = v->other->run.result;
    *out = (pair){.span = og_plan_span(v->c->base.plan, p->series[0], i),
                  .base = og_result_stats(base, p->series[0], i),
                  .other = og_result_stats(other, p->series[1], j),
                  .scale = 1};
    if (p->duty[0] != none && p->duty[1] != none) {
        out->duty = og_result_stats(base, p->duty[0], i);
        out->duty_other = og_result_stats(other, p->duty[1], j);
    }
}

/* Periods that both have, in order. False: memory is short. */
static bool fill_pairs(const view *v, pane *p)
{
    const og_plan *base = v->c->base.plan, *other = v->other->run.plan;
    size_t n = og_plan_series(base, p->series[0]).count;
    size_t m = og_plan_series(other, p->series[1]).count;
    p->pairs = calloc(n + 1, sizeof *p->pairs);
    p->months = 12;
    for (size_t i = 0, j = 0; p->pairs && i < n; i++) {
        og_span span = og_plan_span(base, p->series[0], i);
        while (j < m && og_plan_span(other, p->series[1], j).first < span.first)
            j++;
        if (j == m || og_plan_span(other, p->series[1], j).first != span.first ||
            og_plan_span(other, p->series[1], j).last != span.last)
            continue;
        fill_pair(v, p, i, j, &p->pairs[p->count++]);
        p->months = months_of(span) < p->months ? months_of(span) : p->months;
    }
    for (size_t i = 0; i < p->count; i++) {
        pair *q = &p->pairs[i];
        q->scale = p->flow ? (double)p->months / months_of(q->span) : 1;
        q->base = turned(q->base, p->sign, q->scale);
        q->other = turned(q->other, p->sign, q->scale);
        q->duty = turned(q->duty, 1, q->scale);
        q->duty_other = turned(q->duty_other, 1, q->scale);
    }
    return p->pairs != NULL;
}

/* But for the last digits that sums of the same amounts in another order differ in. */
static bool alike(og_stats a, og_stats b)
{
    const double x[] = {a.mean, a.p5, a.p50, a.p95}, y[] = {b.mean, b.p5, b.p50, b.p95};
    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        if (fabs(x[i] - y[i]) > 1e-6 || isnan(x[i]) != isnan(y[i]))
            return false;
    return true;
}

static bool differs(const pane *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (!alike(p->pairs[i].base, p->pairs[i].other) ||
            !alike(p->pairs[i].duty, p->pairs[i].duty_other))
            return true;
    return false;
}

/* ---- words ------------------------------------------------------------------------------- */

/* Whether the month is one that the title may tell of: of each year the last. */
static bool ends_year(const pane *p, size_t i)
{
    return i + 1 == p->count || og_month_number(og_month_of(p->pairs[i].span.last)) == 12;
}

static const pair *widest(const pane *p)
{
    const pair *most = NULL;
    for (size_t i = 0; i < p->count; i++) {
        const pair *q = &p->pairs[i];
        double gap = fabs(q->other.mean - q->base.mean);
        if (ends_year(p, i) && gap > 0 && (!most || gap > fabs(most->other.mean - most->base.mean)))
            most = q;
    }
    return most;
}

/* As many decimals as the larger of both needs. */
static void say_value(const view *v, const pane *p, double value, double beside, char *out)
{
    double largest = fmax(fabs(value), fabs(beside));
    if (p->euro)
        og_format_euro(value, v->source->language, out);
    else
        og_format_number(value, largest < 10 ? 1 : 0, v->source->language, out);
}

/* What the reserve should hold says more than what becomes of it. */
static const og_effect *needed(const view *v)
{
    for (size_t i = 0; i < v->other->effect_count; i++) {
        const og_effect *e = &v->other->effects[i];
        if (e->asked.query.kind == OG_QUERY_METRIC && e->asked.terms[0].required_opening &&
            e->asked.query.metric.count == 1 && !e->same)
            return e;
    }
    return NULL;
}

static void say_instead(og_draft *draft, const view *v, const pane *p, const char *what,
                        const char *when, double base, double other)
{
    char texts[2][OG_FORMAT_SIZE];
    const char *unit = p->euro ? "" : og_word_text(p->unit_word, v->source->language);
    say_value(v, p, base, other, texts[0]);
    say_value(v, p, other, base, texts[1]);
    const char *const arguments[] = {what,     *when ? " " : "",      when, texts[1],
                                     texts[0], *unit ? "\u00a0" : "", unit};
    og_word_say(&draft->title, v->source->language, OG_WORD_CHART_COMPARE_TITLE, arguments);
}

/* Of the last pane that tells something: what is short says more than what there is. */
static void say_title(og_draft *draft, const view *v)
{
    const pane *p = &v->panes[0];
    const og_effect *need = p->euro ? needed(v) : NULL;
    const pair *most = NULL;
    og_strbuf when = {0};
    for (size_t i = v->count; i-- > 0 && !most;) {
        p = &v->panes[i];
        most = widest(p);
    }
    if (need) {
        say_instead(draft, v, p, og_word_text(OG_WORD_COMPARE_REQUIRED, v->source->language), "",
                    need->base.value, need->other.value);
    } else if (most) {
        og_date_end(&when, most->span.last, v->source->language);
        say_instead(draft, v, p, og_word_text(p->word, v->source->language),
                    when.failed ? "" : when.text, most->base.mean, most->other.mean);
    }
    draft->title.failed |= when.failed;
    og_strbuf_clear(&when);
}

static void say_texts(og_draft *draft, const view *v)
{
    og_strbuf label = {0}, names[2] = {{0}, {0}};
    og_draft_label(&label, v->label);
    og_text_fit(&names[0], v->other->name, OG_CHART_FONT, 260);
    og_text_fit(&names[1], v->c->base_name, OG_CHART_FONT, 260);
    if (label.failed || names[0].failed || names[1].failed)
        draft->subtitle.failed = true;
    else
        og_draft_say(draft, &draft->subtitle, OG_WORD_CHART_COMPARE_SUBTITLE,
                     label.length ? label.text : "", names[0].text, names[1].text);
    og_draft_say(draft, &draft->guide, OG_WORD_CHART_COMPARE_GUIDE, "", "", "");
    og_strbuf_clear(&label);
    og_strbuf_clear(&names[0]);
    og_strbuf_clear(&names[1]);
    say_title(draft, v);
}

/* For who cannot see the picture: the medians at each year's end. */
static void describe(og_draft *draft, const view *v, const pane *p)
{
    og_language language = v->source->language;
    for (size_t i = 0; i < p->count; i++) {
        if (!ends_year(p, i))
            continue;
        og_strbuf when = {0};
        char base[OG_FORMAT_SIZE], other[OG_FORMAT_SIZE];
        og_date_end(&when, p->pairs[i].span.last, language);
        say_value(v, p, p->pairs[i].base.p50, p->pairs[i].other.p50, base);
        say_value(v, p, p->pairs[i].other.p50, p->pairs[i].base.p50, other);
        const char *const arguments[] = {when.failed ? "" : when.text,
                                         og_word_text(p->word, language), base,
                                         og_word_text(OG_WORD_COMPARE_OTHER_HEAD, language), other};
        og_word_say(&draft->description, language, OG_WORD_CHART_COMPARE_POINT, arguments);
        draft->description.failed |= when.failed;
        og_strbuf_clear(&when);
    }
}

/* ---- data -------------------------------------------------------------------------------- */

static void add_row(og_strbuf *rows, og_day day, const double *values, size_t count)
{
    og_chart_day(rows, day);
    for (size_t i = 0; i < count; i++)
        og_chart_number(rows, values[i]);
    og_chart_end(rows);
}

/* A period holds its value from its first day to its last, or has it at its end. */
static void add_period(og_strbuf *rows, const pane *p, size_t i, const double *values, size_t count)
{
    og_span span = p->pairs[i].span;
    if (p->steps)
        add_row(rows, span.first, values, count);
    /* Not the first of the next: gnuplot wants the days apart. */
    bool on = p->steps && i + 1 < p->count;
    add_row(rows, span.last + (on ? 0 : 1), values, count);
}

static void add_fan(og_draft *draft, const char *name, int number, const pane *p, bool other)
{
    static const double nothing[3] = {0};
    char block[32];
    og_format(block, sizeof block, "%s%d", name, number);
    og_chart_block(&draft->blocks, block, "day\tp5\tp50\tp95");
    if (p->from_nothing)
        add_row(&draft->blocks, p->pairs[0].span.first, nothing, 3);
    for (size_t i = 0; i < p->count; i++) {
        const og_stats *s = other ? &p->pairs[i].other : &p->pairs[i].base;
        add_period(&draft->blocks, p, i, (const double[]){s->p5, s->p50, s->p95}, 3);
    }
}

/* The second is left out where it is the first. */
static void add_duty(og_draft *draft, int number, const pane *p)
{
    char block[32];
    bool other = false;
    for (size_t i = 0; i < p->count; i++)
        other |= !alike(p->pairs[i].duty, p->pairs[i].duty_other);
    og_format(block, sizeof block, "duty%d", number);
    og_chart_block(&draft->blocks, block, "day\tbase\tother");
    for (size_t i = 0; i < p->count && p->duty[0] != none && p->duty[1] != none; i++)
        add_period(&draft->blocks, p, i,
                   (const double[]){p->pairs[i].duty.p50,
                                    other ? p->pairs[i].duty_other.p50 : (double)NAN},
                   2);
}

static void set_end(og_end_label *label, const view *v, const pane *p, double value, og_word word,
                    const char *colour)
{
    char text[OG_FORMAT_SIZE];
    *label = (og_end_label){.value = value, .colour = colour};
    og_format_number(value / p->unit, p->unit > 1 ? 1 : 0, v->source->language, text);
    og_format(label->text, sizeof label->text, "%s %s", og_word_text(word, v->source->language),
              text);
}

/* Labels of what the lines come to. */
static size_t set_ends(const view *v, const pane *p, og_end_label *out)
{
    const pair *last = &p->pairs[p->count - 1];
    size_t count = 2;
    set_end(&out[0], v, p, last->base.p50, OG_WORD_COMPARE_BASE_HEAD, "blue");
    set_end(&out[1], v, p, last->other.p50, OG_WORD_COMPARE_OTHER_HEAD, "rust");
    if (p->duty[0] != none && p->duty[1] != none)
        set_end(&out[count++], v, p, last->duty.p50, p->duty_word, "pink");
    return count;
}

static og_ticks ticks_of(const pane *p)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < p->count; i++) {
        const pair *q = &p->pairs[i];
        low = fmin(low, fmin(q->base.p5, q->other.p5));
        high = fmax(high, fmax(q->base.p95, q->other.p95));
        high = fmax(high, fmax(q->duty.p50, q->duty_other.p50));
    }
    return og_ticks_of(low / p->unit, high / p->unit, 4);
}

/* ---- the chart --------------------------------------------------------------------------- */

static void fill_pane(og_draft *draft, const view *v, size_t i, og_panel *panel)
{
    const pane *p = &v->panes[i];
    og_end_label ends[3];
    size_t count = set_ends(v, p, ends);
    og_ticks ticks = ticks_of(p);
    panel->y0 = ticks.first * p->unit;
    panel->y1 = ticks.last * p->unit;
    int number = og_draft_panel(draft, panel);
    og_draft_ygrid(draft, number, ticks, p->unit);
    og_draft_time(draft, number, panel);
    og_draft_markers(draft, number, panel, i == 0);
    og_draft_heading(draft, number, panel, i == 0 ? panel->above - 8 : 26,
                     p->heading.length ? p->heading.text : "");
    add_fan(draft, "base", number, p, false);
    add_fan(draft, "other", number, p, true);
    add_duty(draft, number, p);
    og_draft_ends(draft, number, panel, ends, count);
    describe(draft, v, p);
}

static void fill(og_draft *draft, const view *v)
{
    const pane *first = &v->panes[0];
    og_panel panel = {.left = 80, .below = 2 * OG_CHART_BELOW};
    for (size_t i = 0; i < v->count; i++) {
        og_end_label ends[3];
        size_t count = set_ends(v, &v->panes[i], ends);
        panel.beside = fmax(panel.beside, og_draft_ends_width(ends, count));
        panel.left = fmax(panel.left, OG_CHART_EDGE + og_draft_ygrid_width(ticks_of(&v->panes[i]),
                                                                           v->source->language));
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
    say_texts(draft, v);
}

static og_status draw(view *v, og_chart_maker maker, og_error *err)
{
    og_status status = OG_OK;
    bool fine = true, any = false, empty = false;
    for (size_t i = 0; i < v->count; i++) {
        fine = fill_pairs(v, &v->panes[i]) && !v->panes[i].heading.failed && fine;
        any |= fine && differs(&v->panes[i]);
        empty |= v->panes[i].count == 0;
    }
    if (!fine)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (fine && any && !empty) {
        og_draft draft;
        char kind[32];
        og_format(kind, sizeof kind, v->number ? "compare-%zu" : "compare", v->number);
        og_draft_begin(&draft, v->source, "compare.gp", kind, v->owner, v->subgroup);
        draft.stream = v->panes[0].euro ? NULL : v->owner;
        fill(&draft, v);
        status = maker.ready(maker.context, &draft, err);
        og_draft_clear(&draft);
    }
    for (size_t i = 0; i < v->count; i++) {
        free(v->panes[i].pairs);
        og_strbuf_clear(&v->panes[i].heading);
    }
    return status;
}

/* ---- which charts ------------------------------------------------------------------------ */

static void find_both(const view *v, const og_series *like, og_role role, size_t out[2])
{
    const og_plan *plans[] = {v->c->base.plan, v->other->run.plan};
    for (int i = 0; i < 2; i++)
        out[i] = og_chart_series(plans[i], like->owner_kind, like->stream, like->owner, role);
}

/* Adds a pane for a role, unless one of the plans lacks it. */
static pane *add_pane(view *v, const og_series *like, og_role role, og_role duty)
{
    pane *p = &v->panes[v->count];
    *p = (pane){.duty = {none, none}, .sign = 1, .unit = 1};
    find_both(v, like, role, p->series);
    if (p->series[0] == none || p->series[1] == none)
        return NULL;
    if (duty != role)
        find_both(v, like, duty, p->duty);
    v->count++;
    return p;
}

static void head(const view *v, pane *p, og_word word, const char *argument)
{
    og_word_say(&p->heading, v->source->language, word, &argument);
}

static void set_reception(view *v, const og_series *s)
{
    pane *p = add_pane(v, s, OG_ROLE_CAPACITY, OG_ROLE_OBLIGATION);
    if (!p)
        return;
    p->steps = true;
    p->unit_word = OG_WORD_PLACES;
    p->word = OG_WORD_CAPACITY;
    p->duty_word = OG_WORD_OBLIGATION;
    head(v, p, OG_WORD_CHART_COMPARE_CAPACITY, "");
    p = add_pane(v, s, OG_ROLE_SHORTFALL, OG_ROLE_SHORTFALL);
    if (!p)
        return;
    p->steps = true;
    p->unit_word = OG_WORD_PLACES;
    p->word = OG_WORD_SHORTFALL;
    head(v, p, OG_WORD_CHART_COMPARE_SHORTFALL, "");
}

static void set_housing(view *v, const og_series *s)
{
    pane *p = add_pane(v, s, OG_ROLE_REALISED, OG_ROLE_TAAKSTELLING);
    if (!p)
        return;
    p->steps = p->flow = true;
    p->unit_word = OG_WORD_PERSONS;
    p->word = OG_WORD_HOUSED;
    p->duty_word = OG_WORD_TAAKSTELLING;
    int months = 12;
    for (size_t i = 0; i < og_plan_series(v->c->base.plan, p->series[0]).count; i++) {
        int length = months_of(og_plan_span(v->c->base.plan, p->series[0], i));
        months = length < months ? length : months;
    }
    head(v, p, OG_WORD_CHART_COMPARE_HOUSED,
         og_word_text(months <= 1   ? OG_WORD_PER_MONTH
                      : months <= 3 ? OG_WORD_PER_QUARTER
                      : months <= 6 ? OG_WORD_PER_HALF
                                    : OG_WORD_PER_YEAR,
                      v->source->language));
    p = add_pane(v, s, OG_ROLE_BACKLOG, OG_ROLE_BACKLOG);
    if (!p)
        return;
    p->unit_word = OG_WORD_PERSONS;
    p->word = OG_WORD_BACKLOG;
    head(v, p, OG_WORD_CHART_BACKLOG_UNIT, "");
}

/* The balance where both know it, else the change since the start. */
static void set_reserve(view *v, const og_series *s)
{
    pane *p = add_pane(v, s, OG_ROLE_BALANCE, OG_ROLE_BALANCE);
    bool known = p != NULL;
    if (!known)
        p = add_pane(v, s, OG_ROLE_DRAWDOWN, OG_ROLE_DRAWDOWN);
    if (!p)
        return;
    p->euro = true;
    p->sign = known ? 1 : -1;
    p->from_nothing = !known;
    p->word = known ? OG_WORD_RESERVE_BALANCE : OG_WORD_CHART_COMPARE_CHANGE;
    const og_plan *plans[] = {v->c->base.plan, v->other->run.plan};
    const og_result *results[] = {v->c->base.result, v->other->run.result};
    double most = 0;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < og_plan_series(plans[k], p->series[k]).count; i++) {
            og_stats stats = og_result_stats(results[k], p->series[k], i);
            most = fmax(most, fmax(fabs(stats.p5), fabs(stats.p95)));
        }
    p->unit = most >= 2e6 ? 1e6 : most >= 2e3 ? 1e3 : 1;
    og_word unit = most >= 2e6 ? OG_WORD_MILLION : most >= 2e3 ? OG_WORD_THOUSAND : OG_WORD_EURO;
    og_word_say(&p->heading, v->source->language,
                known ? OG_WORD_CHART_COMPARE_BALANCE : OG_WORD_CHART_COMPARE_SINCE,
                (const char *const[]){og_word_text(unit, v->source->language)});
}

static og_status make(const og_comparison *c, size_t other, const og_chart_source *source,
                      const og_series *s, og_chart_maker maker, og_error *err)
{
    bool part = s->owner_kind == OG_OWNER_SUBGROUP, reserve = s->owner_kind == OG_OWNER_RESERVE;
    view v = {.c = c,
              .other = &c->others[other],
              .number = c->other_count > 1 ? other + 1 : 0,
              .source = source,
              .label = s->label,
              .owner = reserve        ? "reserve"
                       : s->stream[0] ? s->stream
                                      : s->owner,
              .subgroup = part ? s->owner : NULL};
    if (reserve)
        set_reserve(&v, s);
    else if (s->owner_kind == OG_OWNER_HOUSING)
        set_housing(&v, s);
    else
        set_reception(&v, s);
    return v.count ? draw(&v, maker, err) : OG_OK;
}

/* The series that each chart begins with. */
static bool begins(const og_series *s)
{
    bool places = s->owner_kind == OG_OWNER_RECEPTION || s->owner_kind == OG_OWNER_SUBGROUP;
    return (places && s->role == OG_ROLE_CAPACITY) ||
           (s->owner_kind == OG_OWNER_HOUSING && s->role == OG_ROLE_REALISED) ||
           (s->owner_kind == OG_OWNER_RESERVE && s->role == OG_ROLE_DRAWDOWN);
}

og_status og_chart_compare(const og_comparison *c, size_t other, const og_chart_source *source,
                           og_chart_maker maker, og_error *err)
{
    og_status status = OG_OK;
    for (size_t i = 0; i < og_plan_series_count(c->base.plan) && status == OG_OK; i++) {
        og_series s = og_plan_series(c->base.plan, i);
        if (begins(&s))
            status = make(c, other, source, &s, maker, err);
    }
    return status;
}
