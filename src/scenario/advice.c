/* Horizon, levers and cases; what is said of streams stands with their kinds. */
#include "scenario/advice.h"

#include "scenario/advice_budget.h"
#include "scenario/advice_check.h"
#include "scenario/advice_history.h"
#include "scenario/advice_money.h"
#include "scenario/advice_percent.h"
#include "scenario/advice_span.h"
#include "scenario/advice_tail.h"
#include "scenario/hint.h"
#include "scenario/kind.h"

#include <math.h>
#include <string.h>

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
    for (size_t s = 0; s < scenario->stream_count; s++) {
        const og_stream *stream = &scenario->streams[s];
        const char *path = NULL;
        const og_history *history =
            stream->kind->known ? stream->kind->known(loader, stream, &path) : NULL;
        if (history && history->count && path)
            list[count++] = (known){path, history};
    }
    for (size_t i = 0; finance && i < finance->actuals.count; i++) {
        const og_ledger *ledger = finance->actuals.at[i];
        if (ledger->history.count)
            list[count++] = (known){ledger->item.path, &ledger->history};
    }
    return count;
}

/* A horizon can start where every stream can, and, as money is settled by calendar year, with a
 * year. */
static bool can_start(const og_scenario *scenario, og_month month)
{
    if (scenario->finance && og_month_number(month) != 1)
        return false;
    for (size_t s = 0; s < scenario->stream_count; s++) {
        const og_stream *stream = &scenario->streams[s];
        if (stream->kind->can_start && !stream->kind->can_start(stream, month))
            return false;
    }
    return true;
}

static void advise_start(og_loader *loader, const known *newest)
{
    const og_scenario *scenario = loader->scenario;
    og_day last = last_of(newest->history);
    if (last >= og_month_last(scenario->last))
        return; /* a replay of what happened: there is no later start */
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
    size_t most = scenario->stream_count;
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

static void advise_cases(og_loader *loader, const og_case_set *set)
{
    const og_source *source = set->item.pos.source;
    /* A what-if may leave one of those idle that it takes over. */
    bool mine = source && (source->order == 0 || strcmp(source->name, "--set") == 0);
    if (!set->used && mine)
        OG_ADVICE_AT(loader->diags, set->item.pos, ADVISE_CASES_UNUSED, .path = set->item.path);
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
        advise_cases(loader, scenario->cases.at[i]);
    for (size_t s = 0; s < scenario->stream_count; s++)
        scenario->streams[s].kind->advise(loader, &scenario->streams[s]);
    advise_horizon(loader);
    for (size_t i = 0; i < scenario->levers.count; i++)
        advise_lever(loader, scenario->levers.at[i]);
    og_advise_history(loader);
    og_advise_money(loader);
    og_advise_percents(loader);
    og_advise_checks(loader);
    og_advise_tails(loader);
    og_advise_span(loader);
    og_advise_budgets(loader);
}
