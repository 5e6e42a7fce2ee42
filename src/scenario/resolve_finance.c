#include "scenario/resolve_finance.h"

#include "scenario/driver.h"
#include "scenario/hint.h"
#include "scenario/kind.h"

#include <string.h>

static bool takes(const og_line *line, char target)
{
    return strchr(og_driver_targets[line->per], target) != NULL;
}

static const char *location_hint(og_loader *loader, const char *word)
{
    const og_array *receptions = &loader->scenario->reception;
    const char *hint = "";
    for (size_t i = 0; i < receptions->count && !hint[0]; i++)
        hint = og_did_you_mean_part(loader, word,
                                    &((const og_reception *)receptions->at[i])->locations);
    return hint;
}

/* What the line counts: sets stream_index and at. */
static void resolve_target(og_loader *loader, og_line *line)
{
    const og_scenario *scenario = loader->scenario;
    const char *path = line->item.path, *per = og_driver_names[line->per];
    line->stream_index = -1;
    if (line->stream.text && line->location.text) {
        OG_ERROR_AT(loader->diags, line->location.pos, STREAM_OR_LOCATION, .path = path);
    } else if (line->location.text) {
        line->at = og_location_find(scenario, line->location.text);
        if (!line->at)
            OG_ERROR_AT(loader->diags, line->location.pos, LOCATION_UNKNOWN, .path = path,
                        .name = line->location.text,
                        .hint = location_hint(loader, line->location.text));
        else if (!takes(line, 'L'))
            OG_ERROR_AT(loader->diags, line->location.pos, DRIVER_NOT_LOCATION, .path = path,
                        .per = per);
        else
            line->stream_index = (int)line->at->stream;
    } else if (line->stream.text) {
        line->stream_index = og_stream_lookup(loader, &line->stream, path);
        if (line->stream_index < 0)
            return;
        const og_stream *stream = &scenario->streams[line->stream_index];
        if (!takes(line, stream->kind->target))
            OG_ERROR_AT(loader->diags, line->stream.pos, DRIVER_NOT_STREAM, .path = path,
                        .per = per,
                        .what = og_sentence_text(stream->kind->what, loader->diags->language),
                        .name = stream->item->id);
        else if (stream->kind->check_line)
            stream->kind->check_line(loader, line, stream);
    } else if (!takes(line, 'N')) {
        OG_ERROR_AT(loader->diags, line->item.pos, DRIVER_NEEDS, .path = path, .per = per,
                    .what =
                        takes(line, 'L') ? OG_WORD(loader, STREAM_OR_LOCATION_KEY) : "`stream`");
    }
}

static void check_keys(og_loader *loader, const og_line *line)
{
    bool once = line->per == OG_DRIVER_ONCE, excess = line->per == OG_DRIVER_EXCESS;
    bool spreads = once || line->per == OG_DRIVER_OPENING;
    struct {
        const char *key, *belongs;
        bool given, fits;
    } keys[] = {{"on", "once", line->on.given, once},
                {"spread_months", "once or opening", line->spread_months.given, spreads},
                {"costs", "excess", line->costs.count > 0, excess},
                {"incomes", "excess", line->incomes.count > 0, excess},
                {"above", "excess", line->above != NULL, excess}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i].given && !keys[i].fits)
            OG_ERROR_AT(loader->diags, line->item.pos, KEY_ONLY_PER, .path = line->item.path,
                        .key = keys[i].key, .per = keys[i].belongs);
    if (once && !line->on.given)
        OG_ERROR_AT(loader->diags, line->item.pos, ONCE_NEEDS_ON, .path = line->item.path);
    if (excess && (!line->costs.pos.line || !line->incomes.pos.line))
        OG_ERROR_AT(loader->diags, line->item.pos, EXCESS_NEEDS, .path = line->item.path);
    if (!line->income == !line->cost)
        OG_ERROR_AT(loader->diags, line->item.pos, INCOME_OR_COST, .path = line->item.path);
}

static void check_cited(og_loader *loader, const og_line *line, const og_names *names)
{
    const og_array *lines = &loader->scenario->finance->lines;
    for (size_t i = 0; i < names->count; i++) {
        int found = og_array_find(lines, names->at[i].text);
        const og_line *cited = found >= 0 ? lines->at[found] : NULL;
        if (!cited)
            OG_ERROR_AT(loader->diags, names->at[i].pos, LINE_UNKNOWN, .path = line->item.path,
                        .name = names->at[i].text,
                        .hint = og_did_you_mean_part(loader, names->at[i].text, lines));
        else if (cited->per == OG_DRIVER_EXCESS)
            OG_ERROR_AT(loader->diags, names->at[i].pos, CITED_EXCESS, .path = line->item.path,
                        .name = names->at[i].text);
        else if ((names == &line->costs) != (cited->cost != NULL))
            OG_ERROR_AT(loader->diags, names->at[i].pos, CITED_OTHER, .path = line->item.path,
                        .name = names->at[i].text,
                        .what = cited->cost ? OG_WORD(loader, CITED_COST)
                                            : OG_WORD(loader, CITED_INCOME));
        for (size_t j = 0; j < i; j++)
            if (strcmp(names->at[j].text, names->at[i].text) == 0)
                OG_ERROR_AT(loader->diags, names->at[i].pos, CITED_TWICE, .path = line->item.path,
                            .name = names->at[i].text);
    }
}

static void resolve_actuals(og_loader *loader)
{
    og_finance *finance = loader->scenario->finance;
    for (size_t i = 0; i < finance->actuals.count; i++) {
        const og_ledger *ledger = finance->actuals.at[i];
        int found = og_array_find(&finance->lines, ledger->item.id);
        if (found < 0)
            OG_ERROR_AT(loader->diags, ledger->item.pos, LINE_UNKNOWN, .path = ledger->item.path,
                        .name = ledger->item.id,
                        .hint = og_did_you_mean_part(loader, ledger->item.id, &finance->lines));
        else
            ((og_line *)finance->lines.at[found])->actuals = &ledger->history;
    }
}

static void resolve_budgets(og_loader *loader)
{
    const og_finance *finance = loader->scenario->finance;
    for (size_t b = 0; b < finance->budgets.count; b++) {
        const og_budget *budget = finance->budgets.at[b];
        for (size_t i = 0; i < budget->lines.count; i++) {
            const og_ledger *ledger = budget->lines.at[i];
            if (og_array_find(&finance->lines, ledger->item.id) < 0)
                OG_ERROR_AT(loader->diags, ledger->item.pos, LINE_UNKNOWN,
                            .path = ledger->item.path, .name = ledger->item.id,
                            .hint = og_did_you_mean_part(loader, ledger->item.id, &finance->lines));
        }
        if (budget->reserve.count > 0 && !finance->reserve)
            OG_ERROR_AT(loader->diags, budget->item.pos, BUDGET_RESERVE, .path = budget->item.path);
    }
}

void og_finance_resolve(og_loader *loader)
{
    og_finance *finance = loader->scenario->finance;
    if (!finance)
        return;
    for (size_t i = 0; i < finance->lines.count; i++) {
        og_line *line = finance->lines.at[i];
        if (line->per < 0)
            continue; /* said already */
        resolve_target(loader, line);
        check_keys(loader, line);
        check_cited(loader, line, &line->costs);
        check_cited(loader, line, &line->incomes);
    }
    resolve_actuals(loader);
    resolve_budgets(loader);
}
