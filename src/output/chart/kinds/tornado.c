/* How far the mean of a metric moves while one input is held at its low and at its high point. */
#include "lang/error.h"
#include "output/chart/axis.h"
#include "output/chart/bars.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/view/sensitivity.h"

#include <math.h>

typedef struct view {
    og_bars bars;
    const og_sensitivity *study;
    const og_moved *moved;
    const og_question *asked;
    og_movers movers;
    og_swings swings;
    og_scale scale;
} view;

/* In the units of the axis. */
static double scaled(const view *v, double value)
{
    return value / (v->scale.periods ? 1 : v->scale.unit);
}

static const char *point_name(view *v, const og_swing *swing, bool high)
{
    og_strbuf name = {0};
    og_point_name(v->study, swing->input, high ? swing->high : swing->low, &name);
    return og_draft_keep(v->bars.draft, &name);
}

static og_ticks mean_ticks(const view *v)
{
    double low = v->moved->mean, high = low;
    for (size_t i = 0; i < v->swings.shown; i++) {
        low = fmin(low, fmin(v->swings.at[i].from, v->swings.at[i].to));
        high = fmax(high, fmax(v->swings.at[i].from, v->swings.at[i].to));
    }
    return og_ticks_of(scaled(v, low), scaled(v, high), 5);
}

static double widest_point(view *v)
{
    double widest = 0;
    for (size_t i = 0; i < 2 * v->swings.shown; i++)
        widest = fmax(
            widest, og_text_width(point_name(v, &v->swings.at[i / 2], i % 2 != 0), OG_CHART_SMALL));
    return widest + 8;
}

static void add_axis(view *v, og_ticks ticks)
{
    og_draft *draft = v->bars.draft;
    for (int i = 0; i < ticks.count; i++) {
        double x = ticks.first + i * ticks.step;
        const char *label = og_draft_number(draft, x, ticks.decimals);
        if (v->scale.periods)
            label = og_draft_scaled(draft, &v->scale, x);
        else if (v->scale.share)
            label = OG_DRAFT_SAID(draft, CHART_PERCENT, .number = label);
        og_draft_across(draft, v->bars.number, &v->bars.panel, x, label);
    }
}

static void add_end(view *v, const og_swing *swing, bool high, bool ahead, double row)
{
    double x = scaled(v, high ? swing->to : swing->from);
    og_bars_number(&v->bars, ahead, x, row + 0.5, high ? "blue" : "grey",
                   point_name(v, swing, high));
}

/* Where both ends lie on one side of the base the shorter bar stands before the longer, and its
 * number within: on the other side of the base it has room. */
static void add_swing(view *v, size_t i)
{
    const og_swing *swing = &v->swings.at[i];
    double base = scaled(v, v->moved->mean), row = (double)i;
    double low = scaled(v, swing->from) - base, high = scaled(v, swing->to) - base;
    bool high_first = fabs(high) > fabs(low), one_side = low * high > 0;
    for (int k = 0; k < 2; k++) {
        bool dark = (k == 0) == high_first;
        og_bars_bar(&v->bars, base, base + (dark ? high : low), row + 0.22, row + 0.78,
                    dark ? "dark" : "light");
    }
    bool low_ahead = low != 0 ? low < 0 : high > 0, high_ahead = high != 0 ? high < 0 : low > 0;
    og_swing beside = *swing;
    if (one_side && high_first)
        beside.from = v->moved->mean;
    else if (one_side)
        beside.to = v->moved->mean;
    add_end(v, &beside, false, one_side && high_first ? !low_ahead : low_ahead, row);
    add_end(v, &beside, true, one_side && !high_first ? !high_ahead : high_ahead, row);
}

static void say_hidden(view *v)
{
    og_draft *draft = v->bars.draft;
    for (size_t i = 0; i < v->movers.shown; i++) {
        og_strbuf name = {0};
        if (!og_mover_hides(&v->movers, i, &v->swings))
            continue;
        og_factor_name(v->study, og_mover(&v->movers, i), &name);
        OG_DRAFT_GUIDE(draft, CHART_TORNADO_SAME, .input = og_draft_keep(draft, &name));
    }
}

static void say_texts(view *v)
{
    og_draft *draft = v->bars.draft;
    const og_swing *most = &v->swings.at[0];
    og_strbuf question = {0};
    OG_DRAFT_SAY_LIKE(draft, title,
                      og_question_chance(v->asked) ? OG_SENTENCE_CHART_TORNADO_CHANCE
                                                   : OG_SENTENCE_CHART_TORNADO_MOST,
                      CHART_TORNADO_MOST,
                      .low = og_draft_first(draft, &v->scale, fmin(most->from, most->to)),
                      .high = og_draft_measured(draft, &v->scale, fmax(most->from, most->to)),
                      .input = v->bars.names[0]);
    og_question_name(v->asked, v->scale.language, &question);
    const char *asked = og_draft_keep(draft, &question);
    if (v->scale.name[0])
        OG_DRAFT_SAY(draft, subtitle, CHART_TORNADO_UNIT, .question = asked, .unit = v->scale.name);
    else
        OG_DRAFT_SAY(draft, subtitle, CHART_TORNADO_UNIT_PLAIN, .question = asked);
    OG_DRAFT_GUIDE(draft, CHART_TORNADO_GUIDE);
    say_hidden(v);
    for (size_t i = 0; i < v->swings.shown; i++) {
        const og_swing *swing = &v->swings.at[i];
        OG_DRAFT_SAY(draft, description, CHART_TORNADO_ROW, .input = v->bars.names[i],
                     .from = og_draft_measured(draft, &v->scale, swing->from),
                     .low = point_name(v, swing, false),
                     .to = og_draft_measured(draft, &v->scale, swing->to),
                     .high = point_name(v, swing, true));
    }
}

static void fill_panel(view *v)
{
    og_draft *draft = v->bars.draft;
    og_ticks ticks = mean_ticks(v);
    for (size_t i = 0; i < v->swings.shown; i++) {
        og_strbuf name = {0};
        og_uncertain_name(v->study, v->swings.at[i].input, &name);
        v->bars.names[v->bars.rows++] = og_draft_keep(draft, &name);
    }
    v->bars.x0 = ticks.first;
    v->bars.x1 = ticks.last;
    v->bars.before = v->bars.beside = widest_point(v);
    v->bars.free = OG_CHART_LINE + 4;
    og_bars_begin(&v->bars);
    add_axis(v, ticks);
    for (size_t i = 0; i < v->swings.shown; i++)
        add_swing(v, i);
    og_bars_upright(&v->bars, scaled(v, v->moved->mean),
                    OG_DRAFT_SAID(draft, CHART_TORNADO_BASE,
                                  .value = og_draft_measured(draft, &v->scale, v->moved->mean)));
    og_bars_end(&v->bars);
}

og_status og_chart_tornado(og_draft *draft, size_t item, og_error *err)
{
    const og_sensitivity *study = draft->source->of.sensitivity;
    view v = {.bars = {.draft = draft},
              .study = study,
              .moved = &study->moved[item],
              .asked = &study->asked[item]};
    if (v.moved->constant)
        return OG_OK;
    v.movers = og_movers_of(study, item, &draft->arena);
    v.swings = og_swings_of(study, item, &draft->arena);
    if (draft->arena.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (v.swings.shown == 0)
        return OG_OK;
    v.scale = og_scale_of(v.asked, og_swings_largest(&v.swings, v.moved), draft->source->language);
    og_draft_name_metric(draft, study->asked_count > 1 ? item + 1 : 0, v.asked->query.text);
    fill_panel(&v);
    say_texts(&v);
    return OG_OK;
}
