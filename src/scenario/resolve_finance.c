#include "scenario/resolve_finance.h"

#include "scenario/hint.h"
#include "scenario/schema.h"

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
        og_diag_error(loader->diags, line->location.pos, "%s: give stream or location, not both",
                      path);
    } else if (line->location.text) {
        line->at = og_location_find(scenario, line->location.text);
        if (!line->at)
            og_diag_error(loader->diags, line->location.pos, "%s: there is no location '%s'%s",
                          path, line->location.text, location_hint(loader, line->location.text));
        else if (!takes(line, 'L'))
            og_diag_error(loader->diags, line->location.pos,
                          "%s: '%s' counts a stream, not a location", path, per);
        else
            line->stream_index = (int)line->at->stream;
    } else if (line->stream.text) {
        line->stream_index = og_stream_lookup(loader, &line->stream, path);
        if (line->stream_index < 0)
            return;
        const og_stream *stream = &scenario->streams[line->stream_index];
        if (!takes(line, stream->reception ? 'R' : 'H'))
            og_diag_error(loader->diags, line->stream.pos, "%s: '%s' cannot be counted for %s '%s'",
                          path, per,
                          stream->reception ? "the reception stream" : "the housing stream",
                          stream->item->id);
        else if (line->per == OG_DRIVER_PRIVATE_HOST_MONTH && !stream->reception->population)
            og_diag_error(loader->diags, line->stream.pos,
                          "%s: '%s' needs the stream's population, and %s has none", path, per,
                          stream->item->id);
    } else if (!takes(line, 'N')) {
        og_diag_error(loader->diags, line->item.pos, "%s: '%s' needs %s", path, per,
                      takes(line, 'L') ? "`stream` or `location`" : "`stream`");
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
            og_diag_error(loader->diags, line->item.pos, "%s: `%s` goes only with per: %s",
                          line->item.path, keys[i].key, keys[i].belongs);
    if (once && !line->on.given)
        og_diag_error(loader->diags, line->item.pos,
                      "%s: per: once needs `on`, the month in which it falls", line->item.path);
    if (excess && (!line->costs.pos.line || !line->incomes.pos.line))
        og_diag_error(loader->diags, line->item.pos,
                      "%s: per: excess needs `costs` and `incomes`, lists of lines",
                      line->item.path);
    if (!line->income == !line->cost)
        og_diag_error(loader->diags, line->item.pos, "%s: give exactly one of income and cost",
                      line->item.path);
}

static void check_cited(og_loader *loader, const og_line *line, const og_names *names)
{
    const og_array *lines = &loader->scenario->finance->lines;
    for (size_t i = 0; i < names->count; i++) {
        int found = og_array_find(lines, names->at[i].text);
        const og_line *cited = found >= 0 ? lines->at[found] : NULL;
        if (!cited)
            og_diag_error(loader->diags, names->at[i].pos, "%s: there is no line '%s'%s",
                          line->item.path, names->at[i].text,
                          og_did_you_mean_part(loader, names->at[i].text, lines));
        else if (cited->per == OG_DRIVER_EXCESS)
            og_diag_error(loader->diags, names->at[i].pos,
                          "%s: '%s' is an excess itself and cannot be cited", line->item.path,
                          names->at[i].text);
        else if ((names == &line->costs) != (cited->cost != NULL))
            og_diag_error(loader->diags, names->at[i].pos, "%s: '%s' is %s", line->item.path,
                          names->at[i].text,
                          cited->cost ? "a cost, not an income" : "an income, not a cost");
        for (size_t j = 0; j < i; j++)
            if (strcmp(names->at[j].text, names->at[i].text) == 0)
                og_diag_error(loader->diags, names->at[i].pos, "%s: '%s' stands twice",
                              line->item.path, names->at[i].text);
    }
}

static void resolve_actuals(og_loader *loader)
{
    og_finance *finance = loader->scenario->finance;
    for (size_t i = 0; i < finance->actuals.count; i++) {
        const og_ledger *ledger = finance->actuals.at[i];
        int found = og_array_find(&finance->lines, ledger->item.id);
        if (found < 0)
            og_diag_error(loader->diags, ledger->item.pos, "%s: there is no line '%s'%s",
                          ledger->item.path, ledger->item.id,
                          og_did_you_mean_part(loader, ledger->item.id, &finance->lines));
        else
            ((og_line *)finance->lines.at[found])->actuals = &ledger->history;
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
}
