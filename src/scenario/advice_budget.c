#include "scenario/advice_budget.h"

#include "scenario/advice_span.h"
#include "scenario/hint.h"

static bool lies_outside(const og_loader *loader, int first, int last)
{
    return last < og_month_year(loader->scenario->first) ||
           first > og_month_year(loader->scenario->last);
}

static void advise_line(og_loader *loader, const og_ledger *ledger)
{
    const og_history *history = &ledger->history;
    for (size_t i = 0; i < history->count; i++) {
        const og_history_entry *entry = &history->at[i];
        int year = og_month_year(og_month_of(entry->period.first));
        char key[OG_PERIOD_SIZE];
        og_period_print(entry->period, key);
        if (lies_outside(loader, year, year))
            og_advise_outside(loader, entry->pos, ledger->item.path,
                              OG_WORD(loader, SPAN_BUDGETED));
        if (entry->value < 0)
            OG_ADVICE_AT(loader->diags, entry->pos, ADVISE_BUDGET_SIGN, .path = ledger->item.path,
                         .period = key, .value = OG_NUMBER(entry->value));
    }
}

/* A line that one budget has and the other has not may have been forgotten. */
static void advise_gaps(og_loader *loader, const og_budget *budget, const og_budget *other)
{
    for (size_t i = 0; i < other->lines.count; i++) {
        const og_item *line = other->lines.at[i];
        if (budget->lines.count > 0 && og_array_find(&budget->lines, line->id) < 0)
            OG_ADVICE_AT(loader->diags, budget->item.pos, ADVISE_BUDGET_GAP,
                         .path = budget->item.path, .line = line->id, .other = other->item.id);
    }
}

static void advise_incidental(og_loader *loader, const og_line *line)
{
    const og_spell *spell = &line->incidental;
    if (spell->year_count > 0 &&
        lies_outside(loader, spell->years[0], spell->years[spell->year_count - 1]))
        og_advise_outside(loader, line->item.pos, line->item.path,
                          OG_WORD(loader, SPAN_INCIDENTAL));
}

void og_advise_budgets(og_loader *loader)
{
    const og_finance *finance = loader->scenario->finance;
    for (size_t i = 0; finance && i < finance->lines.count; i++)
        advise_incidental(loader, finance->lines.at[i]);
    for (size_t b = 0; finance && b < finance->budgets.count; b++) {
        const og_budget *budget = finance->budgets.at[b];
        for (size_t i = 0; i < budget->lines.count; i++)
            advise_line(loader, budget->lines.at[i]);
        for (size_t i = 0; i < budget->reserve.count; i++) {
            const og_yearly *yearly = budget->reserve.at[i];
            if (lies_outside(loader, yearly->year, yearly->year))
                og_advise_outside(loader, yearly->item.pos, yearly->item.path,
                                  OG_WORD(loader, SPAN_BUDGETED));
        }
        for (size_t other = 0; other < finance->budgets.count; other++)
            if (other != b)
                advise_gaps(loader, budget, finance->budgets.at[other]);
    }
}
