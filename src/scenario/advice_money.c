/* Lines and norms. */
#include "scenario/advice_money.h"

#include "scenario/regime.h"

#include <string.h>

static const og_value *amount_of(const og_line *line)
{
    return line->income ? line->income : line->cost;
}

/* ---- a schedule that is also indexed ----------------------------------------------------- */

static int year_of(const og_schedule_entry *entry)
{
    return og_month_year(og_month_of(entry->period.first));
}

/* Whether the test holds of the value or of any within it. */
static bool any_within(const og_value *value, bool (*test)(const og_value *value, int year),
                       int year)
{
    if (test(value, year))
        return true;
    switch (value->kind) {
    case OG_VALUE_INPUT:
        return any_within(value->target, test, year);
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count; i++)
            if (any_within(value->entries[i].value, test, year))
                return true;
        return false;
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            if (any_within(value->by_case[i], test, year))
                return true;
        return false;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count; i++)
            if (any_within(value->items[i], test, year))
                return true;
        return false;
    default:
        return false;
    }
}

static bool spans_years(const og_value *value, int year)
{
    (void)year;
    return value->kind == OG_VALUE_SCHEDULE &&
           year_of(&value->entries[value->entry_count - 1]) != year_of(&value->entries[0]);
}

static bool begins_before(const og_value *value, int year)
{
    return value->kind == OG_VALUE_SCHEDULE && year_of(&value->entries[0]) < year;
}

static bool is_case(const og_value *value, int year)
{
    (void)year;
    return value->kind == OG_VALUE_CASE;
}

static void advise_index(og_loader *loader, const og_line *line)
{
    const og_value *index = line->index.growth ? line->index.growth : line->index.factor;
    double neutral = line->index.growth ? 0 : 1;
    int base = line->index.base.given ? (int)line->index.base.value
                                      : og_month_year(loader->scenario->first);
    if (!index || (index->kind == OG_VALUE_CONSTANT && index->constant == neutral))
        return;
    if (any_within(amount_of(line), spans_years, 0))
        OG_ADVICE_AT(loader->diags, index->pos, ADVISE_INDEXED_TWICE, .path = line->item.path);
    else if (line->index.growth && any_within(amount_of(line), begins_before, base))
        OG_ADVICE_AT(loader->diags, index->pos, ADVISE_INDEX_BASE, .path = line->item.path,
                     .year = OG_COUNT((unsigned)base));
}

/* ---- a norm carried past a change -------------------------------------------------------- */

static bool begins_with(const char *path, const char *start)
{
    size_t length = strlen(start);
    return strncmp(path, start, length) == 0 && path[length] == '.';
}

#define EVERY_STREAM (-2)

/* Whose regime a schedule is of: a stream's own values and its lines' say nothing of others. */
static int stream_of(const og_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->stream_count; i++)
        if (begins_with(path, scenario->streams[i].item->path))
            return (int)i;
    for (size_t i = 0; i < scenario->finance->lines.count; i++) {
        const og_line *line = scenario->finance->lines.at[i];
        if (begins_with(path, line->item.path))
            return line->stream_index;
    }
    return EVERY_STREAM;
}

/* Whether the line can still book from `day` on. */
static bool used_from(const og_line *line, og_day day)
{
    if (line->per == OG_DRIVER_ONCE)
        return line->on.period.last >= day;
    return !line->at || !line->at->until.given || line->at->until.period.last >= day ||
           line->at->extension;
}

static void advise_norm(og_loader *loader, const og_line *line, const og_regime_change *changes,
                        const int *streams, size_t count)
{
    const og_scenario *scenario = loader->scenario;
    const og_value *amount = line->income;
    while (amount && amount->kind == OG_VALUE_INPUT)
        amount = amount->target;
    if (!amount || amount->kind != OG_VALUE_SCHEDULE)
        return;
    const og_schedule_entry *last = &amount->entries[amount->entry_count - 1];
    const char *why = NULL;
    og_day day = og_month_last(scenario->last) + 1;
    if (any_within(last->value, is_case, 0))
        return;
    for (size_t i = 0; i < scenario->events.count; i++) {
        const og_event *event = scenario->events.at[i];
        if (event->on.period.first > last->period.first && event->on.period.first < day) {
            day = event->on.period.first;
            why = event->item.label;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (changes[i].day > last->period.first && changes[i].day < day &&
            (streams[i] == EVERY_STREAM || streams[i] == line->stream_index)) {
            day = changes[i].day;
            why = changes[i].schedule->path;
        }
    if (!why || !used_from(line, day))
        return;
    char key[OG_PERIOD_SIZE], change[OG_PERIOD_SIZE];
    og_period_print(last->period, key);
    og_day_print(day, change);
    OG_ADVICE_AT(loader->diags, last->value->pos, ADVISE_NORM, .path = amount->path, .key = key,
                 .day = change, .why = why);
}

void og_advise_money(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    size_t count;
    const og_regime_change *changes = og_regime_changes(scenario, loader->arena, &count);
    int *streams = og_arena_array(loader->arena, count + 1, sizeof *streams);
    if (!scenario->finance || !streams)
        return;
    for (size_t i = 0; i < count; i++)
        streams[i] = stream_of(scenario, changes[i].schedule->path);
    for (size_t i = 0; i < scenario->finance->lines.count; i++) {
        advise_index(loader, scenario->finance->lines.at[i]);
        advise_norm(loader, scenario->finance->lines.at[i], changes, streams, count);
    }
}
