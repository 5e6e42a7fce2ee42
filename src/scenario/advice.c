/* Streams, horizon, levers and cases. */
#include "scenario/advice.h"

#include "scenario/advice_money.h"
#include "scenario/advice_span.h"
#include "scenario/advice_tail.h"
#include "scenario/hint.h"

#include <math.h>
#include <string.h>

static void advise_order(og_loader *loader, const og_item *item, const og_when *from,
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

/* ---- places ------------------------------------------------------------------------------ */

/* The places of all locations, when each is one number. */
static bool total_places(const og_reception *reception, double *total)
{
    *total = 0;
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_value *places = ((const og_location *)reception->locations.at[i])->places;
        if (places->kind != OG_VALUE_CONSTANT)
            return false;
        *total += places->constant;
    }
    return reception->locations.count > 0;
}

static void advise_places(og_loader *loader, const og_reception *reception, const og_value *figure,
                          double total)
{
    if (figure->kind == OG_VALUE_CONSTANT && figure->constant == total && total > 0)
        OG_ADVICE_AT(loader->diags, figure->pos, ADVISE_SAME_FIGURE, .path = reception->item.path,
                     .figure = OG_NUMBER(total));
}

static void advise_reception(og_loader *loader, const og_reception *reception)
{
    const og_value *obligation = reception->obligation;
    double total;
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_location *location = reception->locations.at[i];
        advise_order(loader, &location->item, &location->opens, "opens", &location->until);
    }
    if (reception->population || reception->occupancy || !total_places(reception, &total))
        return;
    advise_places(loader, reception, obligation, total);
    for (size_t i = 0; obligation->kind == OG_VALUE_SCHEDULE && i < obligation->entry_count; i++)
        advise_places(loader, reception, obligation->entries[i].value, total);
}

/* ---- the horizon and what is known ------------------------------------------------------- */

/* Figures of what happened: a stream's `realised`, a line's `actuals`. */
typedef struct known {
    const char *path;
    const og_history *history;
} known;

static og_day last_of(const og_history *history)
{
    return history->at[history->count - 1].period.last;
}

static size_t find_known(og_loader *loader, known *list)
{
    const og_scenario *scenario = loader->scenario;
    const og_finance *finance = scenario->finance;
    size_t count = 0;
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        const char *path = og_arena_printf(loader->arena, "%s.realised", housing->item.path);
        if (path && housing->realised.count)
            list[count++] = (known){path, &housing->realised};
    }
    for (size_t i = 0; finance && i < finance->actuals.count; i++) {
        const og_ledger *ledger = finance->actuals.at[i];
        if (ledger->history.count)
            list[count++] = (known){ledger->item.path, &ledger->history};
    }
    return count;
}

/* A horizon can start where every taakstelling has a period start, and, as money is settled by
 * calendar year, with a year. */
static bool can_start(const og_scenario *scenario, og_month month)
{
    if (scenario->finance && og_month_number(month) != 1)
        return false;
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_targets *targets = &((const og_housing *)scenario->housing.at[i])->taakstelling;
        size_t t = 0;
        while (t < targets->count && targets->at[t].period.first != og_month_first(month))
            t++;
        if (t == targets->count)
            return false;
    }
    return true;
}

static void advise_start(og_loader *loader, const known *newest)
{
    const og_scenario *scenario = loader->scenario;
    og_day last = last_of(newest->history);
    for (og_month month = scenario->last; month > scenario->first; month--) {
        char known_to[OG_PERIOD_SIZE], start[OG_PERIOD_SIZE];
        if (og_month_first(month) > last + 1 || !can_start(scenario, month))
            continue;
        og_day_print(last, known_to);
        og_month_print(month, start);
        OG_ADVICE_AT(loader->diags, scenario->horizon->start.pos, ADVISE_START,
                     .path = newest->path, .last = known_to, .start = start);
        return;
    }
}

static void advise_horizon(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    size_t most = scenario->housing.count;
    most += scenario->finance ? scenario->finance->actuals.count : 0;
    known *list = og_arena_array(loader->arena, most + 1, sizeof *list);
    size_t count = list ? find_known(loader, list) : 0, newest = 0;
    for (size_t i = 1; i < count; i++)
        if (last_of(list[i].history) > last_of(list[newest].history))
            newest = i;
    if (count == 0 || last_of(list[newest].history) < og_month_first(scenario->first))
        return;
    advise_start(loader, &list[newest]);
    for (size_t i = 0; i < count; i++) {
        const og_history *history = list[i].history;
        char own[OG_PERIOD_SIZE], other[OG_PERIOD_SIZE];
        if (last_of(history) == last_of(list[newest].history))
            continue;
        og_day_print(last_of(history), own);
        og_day_print(last_of(list[newest].history), other);
        OG_ADVICE_AT(loader->diags, history->at[history->count - 1].pos, ADVISE_KNOWN,
                     .path = list[i].path, .last = own, .other = list[newest].path,
                     .other_last = other);
    }
}

/* ---- levers ------------------------------------------------------------------------------ */

static void advise_lever(og_loader *loader, const og_lever *lever)
{
    const og_node *node = loader->scenario->tree;
    for (const char *part = lever->set.text; part;) {
        size_t length = strcspn(part, ".");
        const char *key = og_arena_text(loader->arena, part, length);
        const og_entry *entry = key && node->kind == OG_NODE_MAP ? og_node_find(node, key) : NULL;
        if (!entry) {
            OG_ADVICE_AT(loader->diags, lever->set.pos, ADVISE_LEVER, .path = lever->item.path,
                         .part = og_arena_text(loader->arena, lever->set.text,
                                               (size_t)(part - lever->set.text) + length),
                         .hint = key ? og_did_you_mean_key(loader, key, node) : "");
            return;
        }
        node = entry->value;
        part = part[length] ? part + length + 1 : NULL;
    }
}

/* ---- cases and the whole ----------------------------------------------------------------- */

static void advise_weights(og_loader *loader, const og_case_set *set)
{
    double total = 0;
    size_t possible = 0;
    for (size_t i = 0; i < set->cases.count; i++) {
        double weight = ((const og_count *)set->cases.at[i])->value;
        total += weight;
        possible += weight > 0;
    }
    if (possible > 1 && fabs(total - 1) > 1e-9)
        OG_ADVICE_AT(loader->diags, set->item.pos, ADVISE_WEIGHTS, .path = set->item.path,
                     .total = OG_NUMBER(total));
}

static void advise_empty(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const og_finance *finance = scenario->finance;
    if (scenario->stream_count == 0 && !(finance && (finance->lines.count || finance->reserve)))
        OG_ADVICE_AT(loader->diags, scenario->item.pos, ADVISE_EMPTY);
}

void og_scenario_advise(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    advise_empty(loader);
    for (size_t i = 0; i < scenario->cases.count; i++)
        advise_weights(loader, scenario->cases.at[i]);
    for (size_t i = 0; i < scenario->reception.count; i++)
        advise_reception(loader, scenario->reception.at[i]);
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        for (size_t j = 0; j < housing->supply.count; j++) {
            const og_supply *supply = housing->supply.at[j];
            advise_order(loader, &supply->item, &supply->from, "from", &supply->until);
        }
    }
    advise_horizon(loader);
    for (size_t i = 0; i < scenario->levers.count; i++)
        advise_lever(loader, scenario->levers.at[i]);
    og_advise_money(loader);
    og_advise_tails(loader);
    og_advise_span(loader);
}
