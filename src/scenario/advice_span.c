/* What lies wholly outside the horizon, and so changes nothing. */
#include "scenario/advice_span.h"

void og_advise_outside(og_loader *loader, og_pos pos, const char *path, const char *what)
{
    char first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
    og_month_print(loader->scenario->first, first);
    og_month_print(loader->scenario->last, last);
    OG_ADVICE_AT(loader->diags, pos, ADVISE_SPAN, .path = path, .what = what, .first = first,
                 .last = last);
}

void og_advise_span_of(og_loader *loader, const og_item *item, const og_when *from,
                       const og_when *until)
{
    const og_scenario *scenario = loader->scenario;
    bool after = from->given && from->period.first > og_month_last(scenario->last);
    bool before = until->given && until->period.last < og_month_first(scenario->first);
    if (after || before)
        og_advise_outside(loader, after ? from->pos : until->pos, item->path,
                          after ? OG_WORD(loader, SPAN_BEGINS_AFTER)
                                : OG_WORD(loader, SPAN_ENDS_BEFORE));
}

void og_advise_order(og_loader *loader, const og_item *item, const og_when *from,
                     const char *from_key, const og_when *until)
{
    char first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
    if (!from->given || !until->given || until->period.last >= from->period.first)
        return;
    og_day_print(from->period.first, first);
    og_day_print(until->period.last, last);
    OG_ADVICE_AT(loader->diags, until->pos, ADVISE_REVERSED, .path = item->path, .last = last,
                 .key = from_key, .first = first);
}

static void judge_money(og_loader *loader, const og_finance *finance)
{
    const og_day first = og_month_first(loader->scenario->first);
    const og_day last = og_month_last(loader->scenario->last);
    for (size_t i = 0; i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        bool moves = line->spread_months.given || line->lag_months;
        if (line->per == OG_DRIVER_ONCE &&
            (line->on.period.first > last || (line->on.period.last < first && !moves)))
            og_advise_outside(loader, line->on.pos, line->item.path, OG_WORD(loader, SPAN_BOOKED));
    }
    for (size_t i = 0; finance->reserve && i < finance->reserve->planned.count; i++) {
        const og_yearly *planned = finance->reserve->planned.at[i];
        if (planned->year < og_month_year(og_month_of(first)) ||
            planned->year > og_month_year(og_month_of(last)))
            og_advise_outside(loader, planned->item.pos, planned->item.path,
                              OG_WORD(loader, SPAN_PLANNED));
    }
}

void og_advise_span(og_loader *loader)
{
    if (loader->scenario->finance)
        judge_money(loader, loader->scenario->finance);
}
