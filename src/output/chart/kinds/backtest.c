/* What was expected some time ago, and what came. */
#include "output/view/backtest.h"

#include "csv/label.h"
#include "output/chart/figure.h"
#include "output/chart/foresight.h"
#include "output/chart/kinds/kind.h"
#include "output/view/forecast.h"

#include <math.h>

typedef struct plot {
    const og_backtested *item;
    const og_backtest_origin *origin; /* the last one */
    bool roll;
    size_t from; /* of the history, what is shown */
    int decimals;
} plot;

static og_period period_at(const plot *p, size_t t)
{
    return og_label_period(p->item->first + (int64_t)t, p->item->frequency);
}

static og_stats stats_of(const og_backtest_point *point)
{
    return og_foresight_stats(point->quantile);
}

/* ---- words ---- */

static void say_turns(og_draft *draft, const plot *p)
{
    const og_tally *next = &p->item->next;
    OG_DRAFT_SAY(draft, title, CHART_BACKTEST_ROLL_TITLE,
                 .in80 = OG_COUNT((unsigned long long)next->of.within80),
                 .count = OG_COUNT((unsigned long long)next->count));
    OG_DRAFT_GUIDE(draft, CHART_BACKTEST_ROLL_GUIDE);
}

/* Told of the last whole period, or the part of one when there is no other. */
static void say_as_of(og_draft *draft, const plot *p)
{
    const og_backtest_origin *origin = p->origin;
    const og_language language = draft->source->language;
    size_t at = origin->count - 1;
    at -= at > 0 && origin->points[at].share < 1;
    const og_backtest_point *point = &origin->points[at];
    OG_DRAFT_SAY(draft, title, CHART_BACKTEST_TITLE,
                 .period = og_backtest_period(&draft->arena, point->period, language),
                 .came = og_draft_number(draft, point->came, p->decimals),
                 .low = og_draft_number(draft, point->quantile[OG_LEVEL_LOW80], p->decimals),
                 .high = og_draft_number(draft, point->quantile[OG_LEVEL_HIGH80], p->decimals),
                 .until =
                     og_backtest_period(&draft->arena, period_at(p, origin->known - 1), language));
    OG_DRAFT_GUIDE(draft, CHART_BACKTEST_GUIDE);
}

static void say_texts(og_draft *draft, const plot *p)
{
    const og_language language = draft->source->language;
    const char *name = og_backtest_name(&draft->arena, p->item, language);
    if (p->roll)
        say_turns(draft, p);
    else
        say_as_of(draft, p);
    OG_DRAFT_SAY(draft, subtitle, CHART_FORECAST_SUBTITLE, .series = name,
                 .unit = og_forecast_unit(p->item->frequency, language));
    og_strbuf_puts(&draft->description, name);
}

/* ---- data ---- */

static void add_bars(og_draft *draft, const plot *p)
{
    og_chart_block(&draft->blocks, "bars", "day\tlow95\tlow80\thigh80\thigh95");
    for (size_t i = 0; p->roll && i < p->item->count; i++) {
        const og_backtest_point *point = p->item->origins[i].points;
        const double *q = point->quantile;
        OG_ROW(&draft->blocks, OG_DAY(og_foresight_day(point->period)), OG_NUM(q[OG_LEVEL_LOW95]),
               OG_NUM(q[OG_LEVEL_LOW80]), OG_NUM(q[OG_LEVEL_HIGH80]), OG_NUM(q[OG_LEVEL_HIGH95]));
    }
}

/* A part of a period is no point of a line by periods: it is left to the table. */
static size_t whole_points(const plot *p)
{
    size_t count = p->origin->count;
    return count - (count > 0 && p->origin->points[count - 1].share < 1);
}

/* The fan sets out from the last value that was known. */
static void add_fan(og_draft *draft, const plot *p)
{
    const size_t known = p->origin->known, count = p->roll ? 0 : whole_points(p);
    const double y = p->item->y[known - 1];
    const og_day day = og_foresight_day(period_at(p, known - 1));
    og_chart_block(&draft->blocks, "fan", OG_CHART_FAN);
    if (count > 0)
        og_chart_fan(&draft->blocks, day,
                     (og_stats){.p5 = y, .p25 = y, .p50 = y, .p75 = y, .p95 = y});
    for (size_t h = 0; h < count; h++)
        og_chart_fan(&draft->blocks, og_foresight_day(p->origin->points[h].period),
                     stats_of(&p->origin->points[h]));
    og_chart_block(&draft->blocks, "expected", "day\ty");
    if (count > 0)
        OG_ROW(&draft->blocks, OG_DAY(day), OG_NUM(y));
    for (size_t h = 0; h < count; h++)
        OG_ROW(&draft->blocks, OG_DAY(og_foresight_day(p->origin->points[h].period)),
               OG_NUM(p->origin->points[h].mean));
    og_chart_block(&draft->blocks, "divider", "day");
    if (!p->roll)
        OG_ROW(&draft->blocks, OG_DAY(period_at(p, known - 1).last + 1));
}

static void add_blocks(og_draft *draft, const plot *p)
{
    const size_t judged = p->roll ? p->item->origins[0].known : p->origin->known;
    const size_t known = p->roll ? p->item->n : p->origin->known;
    add_bars(draft, p);
    add_fan(draft, p);
    og_chart_block(&draft->blocks, "known", "day\ty");
    for (size_t t = p->from; t < known; t++)
        OG_ROW(&draft->blocks, OG_DAY(og_foresight_day(period_at(p, t))), OG_NUM(p->item->y[t]));
    og_chart_block(&draft->blocks, "came", "day\ty");
    for (size_t t = judged; t < p->item->n; t++)
        OG_ROW(&draft->blocks, OG_DAY(og_foresight_day(period_at(p, t))), OG_NUM(p->item->y[t]));
}

static og_ticks value_ticks(const plot *p)
{
    double low = 0.0, high = 0.0;
    for (size_t t = p->from; t < p->item->n; t++) {
        low = fmin(low, p->item->y[t]);
        high = fmax(high, p->item->y[t]);
    }
    for (size_t i = 0; p->roll && i < p->item->count; i++) {
        low = fmin(low, p->item->origins[i].points->quantile[OG_LEVEL_LOW95]);
        high = fmax(high, p->item->origins[i].points->quantile[OG_LEVEL_HIGH95]);
    }
    for (size_t h = 0; !p->roll && h < whole_points(p); h++) {
        low = fmin(low, stats_of(&p->origin->points[h]).p5);
        high = fmax(high, stats_of(&p->origin->points[h]).p95);
    }
    return og_ticks_of(low, high > low ? high : low + 1.0, 5);
}

static void add_panel(og_draft *draft, const plot *p)
{
    const size_t count = p->roll ? 0 : whole_points(p);
    og_end_label labels[OG_FAN_LABELS];
    const og_backtest_point *last = count > 0 ? &p->origin->points[count - 1] : NULL;
    size_t labelled = last ? og_draft_fan_labels(labels, stats_of(last),
                                                 og_draft_number(draft, last->mean, p->decimals))
                           : 0;
    og_draft_foresight(draft, value_ticks(p), period_at(p, p->from).first,
                       period_at(p, p->item->n - 1).last + 1, labels, labelled);
}

og_status og_chart_backtest(og_draft *draft, size_t item, og_error *err)
{
    const og_backtest *test = draft->source->of.backtest;
    const og_backtested *of = &test->items[item];
    (void)err;
    if (of->count == 0)
        return OG_OK;
    plot p = {of, &of->origins[of->count - 1], test->roll, 0, og_backtest_decimals(of)};
    if (whole_points(&p) == 0)
        return OG_OK;
    size_t shown = OG_FORESIGHT_PAST * p.origin->count;
    if (!test->roll && p.origin->known > shown)
        p.from = p.origin->known - shown;
    if (test->count > 1)
        og_draft_name(draft, item + 1, of->stream, NULL);
    say_texts(draft, &p);
    add_panel(draft, &p);
    add_blocks(draft, &p);
    return OG_OK;
}
