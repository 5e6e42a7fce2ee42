/* A history and what may come of it. */
#include "output/view/forecast.h"

#include "output/chart/figure.h"
#include "output/chart/foresight.h"
#include "output/chart/kinds/kind.h"

#include <math.h>

typedef struct plot {
    const og_forecast *forecast;
    const og_forecast_item *item;
    size_t from; /* of the history, what is shown */
    int decimals;
} plot;

static og_day middle(const plot *p, int64_t ordinal)
{
    return og_foresight_day(og_label_period(ordinal, p->forecast->sheet->frequency));
}

static og_stats stats_at(const plot *p, size_t h)
{
    return og_foresight_stats(p->item->quantile[h]);
}

static const char *number(og_draft *draft, const plot *p, double value)
{
    return og_draft_number(draft, value, p->decimals);
}

static void say_texts(og_draft *draft, const plot *p)
{
    const og_forecast *f = p->forecast;
    size_t end = f->horizon - 1;
    og_stats last = stats_at(p, end);
    OG_DRAFT_SAY(draft, title, CHART_FORECAST_TITLE,
                 .last = og_forecast_period(&draft->arena,
                                            og_forecast_last(p->item) + (int64_t)f->horizon,
                                            f->sheet->frequency, draft->source->language),
                 .value = number(draft, p, p->item->mean[end]), .low = number(draft, p, last.p5),
                 .high = number(draft, p, last.p95));
    OG_DRAFT_SAY(draft, subtitle, CHART_FORECAST_SUBTITLE, .series = og_forecast_name(f, p->item),
                 .unit = og_forecast_unit(f->sheet->frequency, draft->source->language));
    OG_DRAFT_GUIDE(draft, CHART_FORECAST_GUIDE);
    og_strbuf_puts(&draft->description, og_forecast_name(f, p->item));
}

static og_ticks value_ticks(const plot *p)
{
    double low = 0.0, high = 0.0;
    for (size_t t = p->from; t < p->item->series->n; t++) {
        low = fmin(low, p->item->series->y[t]);
        high = fmax(high, p->item->series->y[t]);
    }
    for (size_t h = 0; h < p->forecast->horizon; h++) {
        low = fmin(low, stats_at(p, h).p5);
        high = fmax(high, stats_at(p, h).p95);
    }
    return og_ticks_of(low, high > low ? high : low + 1.0, 5);
}

/* The fan sets out from the last value that is known. */
static void add_blocks(og_draft *draft, const plot *p)
{
    const og_sheet_series *s = p->item->series;
    int64_t last = og_forecast_last(p->item);
    double y = s->y[s->n - 1];
    og_chart_block(&draft->blocks, "fan", OG_CHART_FAN);
    og_chart_fan(&draft->blocks, middle(p, last),
                 (og_stats){.p5 = y, .p25 = y, .p50 = y, .p75 = y, .p95 = y});
    for (size_t h = 0; h < p->forecast->horizon; h++)
        og_chart_fan(&draft->blocks, middle(p, last + 1 + (int64_t)h), stats_at(p, h));
    og_chart_block(&draft->blocks, "known", "day\ty");
    for (size_t t = p->from; t < s->n; t++)
        OG_ROW(&draft->blocks, OG_DAY(middle(p, s->first + (int64_t)t)), OG_NUM(s->y[t]));
    og_chart_block(&draft->blocks, "expected", "day\ty");
    OG_ROW(&draft->blocks, OG_DAY(middle(p, last)), OG_NUM(y));
    for (size_t h = 0; h < p->forecast->horizon; h++)
        OG_ROW(&draft->blocks, OG_DAY(middle(p, last + 1 + (int64_t)h)), OG_NUM(p->item->mean[h]));
    og_chart_block(&draft->blocks, "divider", "day");
    OG_ROW(&draft->blocks, OG_DAY(og_label_period(last, p->forecast->sheet->frequency).last + 1));
}

static void add_panel(og_draft *draft, const plot *p)
{
    const og_forecast *f = p->forecast;
    const og_sheet_series *s = p->item->series;
    int64_t first = s->first + (int64_t)p->from;
    int64_t end = og_forecast_last(p->item) + (int64_t)f->horizon;
    og_end_label labels[OG_FAN_LABELS];
    size_t count = og_draft_fan_labels(labels, stats_at(p, f->horizon - 1),
                                       number(draft, p, p->item->mean[f->horizon - 1]));
    og_draft_foresight(draft, value_ticks(p), og_label_period(first, f->sheet->frequency).first,
                       og_label_period(end, f->sheet->frequency).last + 1, labels, count);
}

og_status og_chart_forecast(og_draft *draft, size_t item, og_error *err)
{
    const og_forecast *f = draft->source->of.forecast;
    const og_forecast_item *of = &f->items[item];
    plot p = {f, of, 0, og_forecast_decimals(of)};
    size_t shown = OG_FORESIGHT_PAST * f->horizon;
    (void)err;
    p.from = of->series->n > shown ? of->series->n - shown : 0;
    if (f->count > 1)
        og_draft_name(draft, item + 1, NULL, NULL);
    say_texts(draft, &p);
    add_panel(draft, &p);
    add_blocks(draft, &p);
    return OG_OK;
}
