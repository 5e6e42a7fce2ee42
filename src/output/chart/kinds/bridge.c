/* A waterfall: from the base's figure to the other's, one bar for each step. */
#include "base/format.h"
#include "lang/error.h"
#include "output/view/compare.h"

#include <math.h>
#include <string.h>

#define ROWS_MAX 16 /* steps beyond the largest are drawn as one */
#define ROW 30.0    /* px */
#define NAME 400.0  /* px, at most, of a step's name */
#define TOP (OG_CHART_PANELS + 8)
#define NOTHING 1e-6 /* what moves less moves nothing */

/* One bar. */
typedef struct bar {
    double from, to;
    og_strbuf name;
    bool whole; /* a scenario's own value, from zero */
} bar;

typedef struct view {
    const og_comparison *c;
    const og_bridge_figure *figure;
    og_scale scale;
    bar bars[ROWS_MAX + 2];
    size_t count;
} view;

/* ---- bars -------------------------------------------------------------------------------- */

/* How much a step must move the figure to have a bar of its own: so much that no more than ROWS_MAX
 * do. */
static double threshold(const og_bridge *bridge, const og_bridge_figure *figure)
{
    double least = NOTHING;
    for (;;) {
        double next = INFINITY;
        size_t above = 0;
        for (size_t k = 0; k < bridge->step_count; k++) {
            double size = fabs(og_bridge_adds(figure, k));
            above += size > least;
            next = size > least ? fmin(next, size) : next;
        }
        if (above < ROWS_MAX)
            return least;
        least = next;
    }
}

static bar *add_bar(view *v, double from, double to, bool whole)
{
    bar *b = &v->bars[v->count++];
    *b = (bar){.from = from, .to = to, .whole = whole};
    return b;
}

/* Steps that move nothing are left out; where small ones are one bar, that is the last. */
static void set_bars(view *v)
{
    const og_bridge *bridge = v->c->bridge;
    const og_estimate *values = v->figure->values;
    double least = threshold(bridge, v->figure), at = values[0].value;
    size_t small = 0;
    og_strbuf_puts(&add_bar(v, 0, at, true)->name, v->c->base_name);
    for (size_t k = 0; k < bridge->step_count; k++) {
        double adds = og_bridge_adds(v->figure, k);
        small += fabs(adds) > NOTHING && fabs(adds) <= least;
        if (fabs(adds) <= least)
            continue;
        bar *b = add_bar(v, at, at + adds, false);
        og_bridge_name(v->c, &bridge->steps[k], &b->name);
        if (b->name.length && og_text_width(b->name.text, OG_CHART_FONT) > NAME)
            og_bridge_shorten(&b->name);
        at += adds;
    }
    double last = values[bridge->step_count].value;
    if (small > 0) {
        char count[OG_FORMAT_SIZE];
        og_format_number((double)small, 0, v->scale.language, count);
        og_word_say(&add_bar(v, at, last, false)->name, v->scale.language,
                    OG_WORD_CHART_BRIDGE_OTHERS, (const char *const[]){count});
    }
    og_strbuf_puts(&add_bar(v, 0, last, true)->name, v->c->others[0].name);
}

/* ---- data -------------------------------------------------------------------------------- */

static double name_width(const view *v)
{
    double widest = 0;
    for (size_t i = 0; i < v->count; i++)
        widest = fmax(widest, og_text_width(v->bars[i].name.length ? v->bars[i].name.text : "",
                                            OG_CHART_FONT));
    return fmin(widest, NAME) + 12;
}

static void add_bars(og_draft *draft, const view *v)
{
    og_strbuf *rows = &draft->blocks;
    og_chart_block(rows, "bars", "y\tfrom\tto\tkind\tname\tvalue");
    for (size_t i = 0; i < v->count; i++) {
        const bar *b = &v->bars[i];
        og_strbuf name = {0};
        char value[OG_FORMAT_SIZE];
        og_text_fit(&name, b->name.length ? b->name.text : "", OG_CHART_FONT, NAME);
        if (b->whole)
            og_scale_number(&v->scale, b->to, value);
        else
            og_scale_signed(&v->scale, b->to - b->from, value);
        og_chart_number(rows, (double)i + 0.5);
        og_chart_number(rows, b->from / v->scale.unit);
        og_chart_number(rows, b->to / v->scale.unit);
        og_chart_number(rows, b->whole ? 0 : b->to > b->from ? 1 : -1);
        og_chart_text(rows, name.failed || !name.length ? "" : name.text);
        og_chart_text(rows, value);
        og_chart_end(rows);
        rows->failed |= name.failed || b->name.failed;
        og_strbuf_clear(&name);
    }
}

static void add_grid(og_draft *draft, const view *v, const og_panel *panel, og_ticks ticks)
{
    og_chart_block(&draft->blocks, "xgrid", "x\ty\tlabel");
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        double x = ticks.first + i * ticks.step;
        og_format_number(x, ticks.decimals, v->scale.language, label);
        og_chart_number(&draft->blocks, x);
        og_chart_number(&draft->blocks, og_panel_y_at(panel, panel->bottom + OG_CHART_BELOW));
        og_chart_text(&draft->blocks, label);
        og_chart_end(&draft->blocks);
    }
}

static void fill(og_draft *draft, const view *v)
{
    double low = 0, high = 0, value_width = 0;
    for (size_t i = 0; i < v->count; i++) {
        char value[OG_FORMAT_SIZE];
        low = fmin(low, fmin(v->bars[i].from, v->bars[i].to) / v->scale.unit);
        high = fmax(high, fmax(v->bars[i].from, v->bars[i].to) / v->scale.unit);
        og_scale_signed(&v->scale, v->bars[i].to, value);
        value_width = fmax(value_width, og_text_width(value, OG_CHART_FONT) + 16);
    }
    og_ticks ticks = og_ticks_of(low, high, 5);
    og_panel panel = {.top = TOP,
                      .aside = name_width(v),
                      .beside = value_width,
                      .below = 2 * OG_CHART_BELOW,
                      .x0 = ticks.first,
                      .x1 = ticks.last,
                      .y0 = (double)v->count};
    panel.left = OG_CHART_EDGE + panel.aside;
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE - panel.beside;
    panel.bottom = panel.top + ROW * (double)v->count;
    og_draft_panel(draft, &panel);
    add_grid(draft, v, &panel, ticks);
    add_bars(draft, v);
    draft->height = panel.bottom + 72;
}

/* The unit of what is counted stands in the subtitle. */
static void say_total(const view *v, double value, og_strbuf *out)
{
    char number[OG_FORMAT_SIZE];
    og_scale_number(&v->scale, value, number);
    if (v->scale.euro || v->scale.share)
        og_scale_say(&v->scale, value, out);
    else
        og_strbuf_puts(out, number);
}

static void say_texts(og_draft *draft, const view *v)
{
    og_strbuf name = {0}, from = {0}, to = {0};
    og_language language = v->scale.language;
    const og_estimate *values = v->figure->values;
    og_question_name(&v->figure->asked, language, &name);
    say_total(v, values[0].value, &from);
    say_total(v, values[v->c->bridge->step_count].value, &to);
    if (name.failed || from.failed || to.failed) {
        draft->title.failed = true;
    } else {
        og_draft_say(draft, &draft->title, OG_WORD_CHART_BRIDGE_TITLE, name.text, from.text,
                     to.text);
        og_draft_say(draft, &draft->subtitle,
                     v->scale.name[0] ? OG_WORD_CHART_BRIDGE_SUBTITLE
                                      : OG_WORD_CHART_BRIDGE_PERIODS,
                     v->c->base_name, v->c->others[0].name, v->scale.name);
    }
    og_draft_say(draft, &draft->guide, OG_WORD_CHART_BRIDGE_GUIDE, "", "", "");
    for (size_t i = 0; i < v->count; i++) {
        char value[OG_FORMAT_SIZE];
        og_scale_signed(&v->scale, v->bars[i].to - v->bars[i].from, value);
        og_strbuf_printf(&draft->description, "%s: %s. ",
                         v->bars[i].name.length ? v->bars[i].name.text : "", value);
    }
    og_strbuf_clear(&name);
    og_strbuf_clear(&from);
    og_strbuf_clear(&to);
}

/* first(...) that never is has no place in a picture. */
static bool drawable(const og_bridge *bridge, const og_bridge_figure *figure)
{
    for (size_t k = 0; k <= bridge->step_count; k++)
        if (!isfinite(figure->values[k].value))
            return false;
    return true;
}

static og_status draw(const og_comparison *c, size_t number, const og_chart_source *source,
                      og_chart_maker maker, og_error *err)
{
    const og_bridge_figure *figure = &c->bridge->figures[number];
    view v = {
        .c = c, .figure = figure, .scale = og_bridge_scale(c->bridge, figure, source->language)};
    og_draft draft;
    og_status status = OG_OK;
    char kind[32];
    if (!drawable(c->bridge, figure))
        return OG_OK;
    set_bars(&v);
    og_format(kind, sizeof kind, number ? "bridge-%zu" : "bridge", number + 1);
    og_draft_begin(&draft, source, "bridge.gp", kind, NULL, NULL);
    if (v.count > 2) {
        fill(&draft, &v);
        say_texts(&draft, &v);
        status = maker.ready(maker.context, &draft, err);
    }
    og_draft_clear(&draft);
    for (size_t i = 0; i < v.count; i++)
        og_strbuf_clear(&v.bars[i].name);
    return status;
}

og_status og_chart_bridge(const og_comparison *c, const og_chart_source *source,
                          og_chart_maker maker, og_error *err)
{
    og_status status = OG_OK;
    for (size_t i = 0; i < c->bridge->figure_count && status == OG_OK; i++)
        status = draw(c, i, source, maker, err);
    return status;
}
