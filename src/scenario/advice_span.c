/* What lies wholly outside the horizon, and so changes nothing. */
#include "scenario/advice_span.h"

typedef struct span {
    og_loader *loader;
    og_day first, last; /* of the horizon */
} span;

static void say(const span *s, og_pos pos, const char *path, const char *what)
{
    char first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
    og_month_print(s->loader->scenario->first, first);
    og_month_print(s->loader->scenario->last, last);
    OG_ADVICE_AT(s->loader->diags, pos, ADVISE_SPAN, .path = path, .what = what, .first = first,
                 .last = last);
}

/* From a first to a last day; either may not be given. */
static void judge(const span *s, const og_item *item, const og_when *from, const og_when *until)
{
    bool after = from->given && from->period.first > s->last;
    bool before = until->given && until->period.last < s->first;
    if (after || before)
        say(s, after ? from->pos : until->pos, item->path,
            after ? OG_WORD(s->loader, SPAN_BEGINS_AFTER) : OG_WORD(s->loader, SPAN_ENDS_BEFORE));
}

static void judge_location(const span *s, const og_location *location)
{
    og_when until = location->until;
    if (location->contract)
        return; /* it may be paid for at other times */
    until.given &= location->extension == NULL;
    judge(s, &location->item, &location->opens, &until);
}

static void judge_supply(const span *s, const og_supply *supply)
{
    og_when until = supply->on.given ? supply->on : supply->until;
    until.given &= !supply->delay && !supply->over_months.given;
    judge(s, &supply->item, supply->on.given ? &supply->on : &supply->from, &until);
}

static void judge_money(const span *s, const og_finance *finance)
{
    for (size_t i = 0; i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        bool moves = line->spread_months.given || line->lag_months;
        if (line->per == OG_DRIVER_ONCE &&
            (line->on.period.first > s->last || (line->on.period.last < s->first && !moves)))
            say(s, line->on.pos, line->item.path, OG_WORD(s->loader, SPAN_BOOKED));
    }
    for (size_t i = 0; finance->reserve && i < finance->reserve->planned.count; i++) {
        const og_planned *planned = finance->reserve->planned.at[i];
        if (planned->year < og_month_year(og_month_of(s->first)) ||
            planned->year > og_month_year(og_month_of(s->last)))
            say(s, planned->item.pos, planned->item.path, OG_WORD(s->loader, SPAN_PLANNED));
    }
}

void og_advise_span(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const span s = {loader, og_month_first(scenario->first), og_month_last(scenario->last)};
    for (size_t i = 0; i < scenario->reception.count; i++) {
        const og_reception *reception = scenario->reception.at[i];
        for (size_t j = 0; j < reception->locations.count; j++)
            judge_location(&s, reception->locations.at[j]);
    }
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        for (size_t j = 0; j < housing->supply.count; j++)
            judge_supply(&s, housing->supply.at[j]);
    }
    if (scenario->finance)
        judge_money(&s, scenario->finance);
}
