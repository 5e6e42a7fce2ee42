/* A waterfall: from the base's figure to the other's, one bar for each step. */
#include "lang/error.h"
#include "output/chart/axis.h"
#include "output/chart/kinds/compare_words.h"
#include "output/chart/kinds/kind.h"
#include "output/view/compare.h"

#include <math.h>

#define ROWS_MAX 16 /* steps beyond the largest are drawn as one */
#define ROW 30.0    /* px */
#define NAME 400.0  /* px, at most, of a step's name */
#define TOP (OG_CHART_PANELS + 8)
#define NOTHING 1e-6 /* what moves less moves nothing */

/* One bar. */
typedef struct bar {
    double from, to;
    const char *name;
    bool whole; /* a scenario's own value, from zero */
} bar;

typedef struct view {
    const og_comparison *c;
    const og_bridge_figure *figure;
    const char *base, *other; /* what they are called */
    og_scale scale;
    bar bars[ROWS_MAX + 2];
    size_t count;
} view;

/* ---- bars ---- */

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

static const char *step_name(og_draft *draft, const og_comparison *c, const og_bridge_step *step)
{
    og_strbuf name = {0};
    og_bridge_name(c, step, &name);
    if (name.length && og_text_width(name.text, OG_CHART_FONT) > NAME)
        og_bridge_shorten(&name);
    return og_draft_fit(draft, og_draft_keep(draft, &name), OG_CHART_FONT, NAME);
}

/* A scenario's title where it has room. */
static const char *whole_name(const char *title, const char *otherwise)
{
    return og_text_width(title, OG_CHART_FONT) <= NAME ? title : otherwise;
}

/* Steps that move nothing are left out; where small ones are one bar, that is the last. */
static void set_bars(og_draft *draft, view *v)
{
    const og_bridge *bridge = v->c->bridge;
    const og_estimate *values = v->figure->values;
    double least = threshold(bridge, v->figure), at = values[0].value;
    size_t small = 0;
    v->bars[v->count++] =
        (bar){0, at, whole_name(v->base, OG_DRAFT_TEXT(draft, CHART_COMPARE_BASE)), true};
    for (size_t k = 0; k < bridge->step_count; k++) {
        double adds = og_bridge_adds(v->figure, k);
        small += fabs(adds) > NOTHING && fabs(adds) <= least;
        if (fabs(adds) <= least)
            continue;
        v->bars[v->count++] =
            (bar){at, at + adds, step_name(draft, v->c, &bridge->steps[k]), false};
        at += adds;
    }
    double last = values[bridge->step_count].value;
    if (small > 0)
        v->bars[v->count++] = (bar){at, last,
                                    OG_DRAFT_SAID(draft, CHART_BRIDGE_OTHERS,
                                                  .count = og_draft_count(draft, (double)small)),
                                    false};
    v->bars[v->count++] =
        (bar){0, last, whole_name(v->other, OG_DRAFT_TEXT(draft, CHART_COMPARE_OTHER)), true};
}

/* Of a scenario its value, of a step what it adds: "+1,2". */
static const char *value_of(og_draft *draft, const view *v, const bar *b)
{
    char text[OG_FORMAT_SIZE];
    if (b->whole)
        og_scale_number(&v->scale, b->to, text);
    else
        og_scale_signed(&v->scale,
                        og_scale_round(&v->scale, b->to) - og_scale_round(&v->scale, b->from),
                        text); /* so that the labels add up */
    return og_draft_copy(draft, text);
}

/* ---- data ---- */

static void add_bars(og_draft *draft, const view *v)
{
    og_chart_block(&draft->blocks, "bars", "y\tfrom\tto\tkind\tname\tvalue");
    for (size_t i = 0; i < v->count; i++) {
        const bar *b = &v->bars[i];
        OG_ROW(&draft->blocks, OG_NUM((double)i + 0.5), OG_NUM(b->from / v->scale.unit),
               OG_NUM(b->to / v->scale.unit),
               OG_NUM(b->whole          ? 0
                      : b->to > b->from ? 1
                                        : -1),
               OG_TXT(b->name), OG_TXT(value_of(draft, v, b)));
    }
}

static void fill_panel(og_draft *draft, const view *v)
{
    double low = 0, high = 0, name_width = 0, value_width = 0;
    for (size_t i = 0; i < v->count; i++) {
        const bar *b = &v->bars[i];
        low = fmin(low, fmin(b->from, b->to) / v->scale.unit);
        high = fmax(high, fmax(b->from, b->to) / v->scale.unit);
        name_width = fmax(name_width, og_text_width(b->name, OG_CHART_FONT) + 12);
        value_width = fmax(value_width, og_text_width(value_of(draft, v, b), OG_CHART_FONT) + 16);
    }
    og_ticks ticks = og_ticks_of(low, high, 5);
    og_panel panel = {.top = TOP,
                      .aside = name_width,
                      .beside = value_width,
                      .below = 2 * OG_CHART_BELOW,
                      .x0 = ticks.first,
                      .x1 = ticks.last,
                      .y0 = (double)v->count};
    panel.left = OG_CHART_EDGE + panel.aside;
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE - panel.beside;
    panel.bottom = panel.top + ROW * (double)v->count;
    int number = og_draft_panel(draft, &panel);
    og_draft_xgrid(draft, number, &panel, ticks, 1);
    add_bars(draft, v);
    draft->height = panel.bottom + 72;
}

static void say_texts(og_draft *draft, const view *v)
{
    const og_estimate *values = v->figure->values;
    og_strbuf name = {0};
    og_question_name(&v->figure->asked, v->scale.language, &name);
    OG_DRAFT_SAY(draft, title, CHART_BRIDGE_TITLE, .question = og_draft_keep(draft, &name),
                 .from = og_draft_first(draft, &v->scale, values[0].value),
                 .to = og_draft_measured(draft, &v->scale, values[v->c->bridge->step_count].value));
    if (v->scale.name[0])
        OG_DRAFT_SAY(draft, subtitle, CHART_BRIDGE_SUBTITLE, .base = v->base, .other = v->other,
                     .unit = v->scale.name);
    else
        OG_DRAFT_SAY(draft, subtitle, CHART_BRIDGE_PERIODS, .base = v->base, .other = v->other);
    OG_DRAFT_GUIDE(draft, CHART_BRIDGE_GUIDE);
    for (size_t i = 0; i < v->count; i++)
        OG_DRAFT_SAY(draft, description, CHART_POINT, .point = v->bars[i].name,
                     .value = value_of(draft, v, &v->bars[i]));
}

/* first(...) that never is has no place in a picture. */
static bool drawable(const og_bridge *bridge, const og_bridge_figure *figure)
{
    for (size_t k = 0; k <= bridge->step_count; k++)
        if (!isfinite(figure->values[k].value))
            return false;
    return true;
}

/* One of each figure of the walk. */
og_status og_chart_bridge(og_draft *draft, size_t item, og_error *err)
{
    const og_comparison *c = draft->source->of.comparison;
    view v = {.c = c, .figure = &c->bridge->figures[item]};
    (void)err;
    if (!drawable(c->bridge, v.figure))
        return OG_OK;
    v.scale = og_bridge_scale(c->bridge, v.figure, draft->source->language);
    og_compare_names(draft, &c->others[0], &v.base, &v.other);
    set_bars(draft, &v);
    og_draft_name(draft, item ? item + 1 : 0, NULL, NULL);
    if (v.count > 2) {
        fill_panel(draft, &v);
        say_texts(draft, &v);
    }
    return OG_OK;
}
