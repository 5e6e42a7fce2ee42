#include "scenario/advice_history.h"

static int32_t days_known(const og_history *history, og_month month)
{
    int32_t days = 0;
    for (size_t i = 0; i < history->count; i++)
        days += og_days_overlap(history->at[i].period.first, history->at[i].period.last,
                                og_month_first(month), og_month_last(month));
    return days;
}

/* Whether a month that the period touches is known whole, with what other keys tell of it. */
static bool fills_a_month(const og_history *history, og_period period)
{
    const og_month last = og_month_of(period.last);
    for (og_month month = og_month_of(period.first); month <= last; month++)
        if (days_known(history, month) == og_month_days(month))
            return true;
    return false;
}

static void advise(og_loader *loader, const char *path, const og_history *history)
{
    for (size_t i = 0; i < history->count && path; i++) {
        const og_history_entry *entry = &history->at[i];
        char key[OG_PERIOD_SIZE];
        og_period_print(entry->period, key);
        if (entry->value < 0)
            OG_ADVICE_AT(loader->diags, entry->pos, ADVICE_CORRECTION, .path = path, .period = key,
                         .value = OG_NUMBER(entry->value));
        if (!fills_a_month(history, entry->period))
            OG_ADVICE_AT(loader->diags, entry->pos, ADVICE_NO_WHOLE_MONTH, .path = path,
                         .period = key);
    }
}

void og_advise_history(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const og_finance *finance = scenario->finance;
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        advise(loader, og_arena_printf(loader->arena, "%s.realised", housing->item.path),
               &housing->realised);
    }
    for (size_t i = 0; finance && i < finance->actuals.count; i++) {
        const og_ledger *ledger = finance->actuals.at[i];
        advise(loader, ledger->item.path, &ledger->history);
    }
}
