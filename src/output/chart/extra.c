#include "output/chart/extra.h"

#include "compile/history.h"
#include "lang/date.h"
#include "lang/error.h"
#include "scenario/regime.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- history ---- */

/* The first month in the horizon of which history does not tell all. */
static og_day known_until(const og_scenario *scenario, const og_history *realised)
{
    og_month month = scenario->first;
    for (; month <= scenario->last; month++) {
        og_day first = og_month_first(month), last = og_month_last(month);
        int32_t days;
        og_history_sum(realised, first, last, &days);
        if (days != last - first + 1)
            break;
    }
    return og_month_first(month);
}

static og_status add_history(const og_scenario *scenario, const og_housing *housing,
                             og_chart_extra *out, og_error *err)
{
    og_housing_past *list = NULL;
    size_t count = 0;
    og_status status = og_housing_history(scenario, housing, &list, &count, err);
    og_chart_history *history = &out->histories[out->history_count];
    history->at = og_arena_array(&out->arena, count + 1, sizeof *history->at);
    if (status == OG_OK && history->at) {
        history->stream = housing->item.id;
        history->realised = &housing->realised;
        history->known = known_until(scenario, &housing->realised);
        history->count = count;
        out->history_count++;
        for (size_t i = 0; i < count; i++)
            history->at[i] = (og_chart_past){list[i].period.first, list[i].period.last,
                                             list[i].netto, list[i].realised, list[i].backlog};
    }
    free(list);
    return status;
}

/* ---- values ---- */

/* The value that is in force on a day; NULL: none. */
static const og_value *in_force(const og_value *schedule, og_day day)
{
    for (size_t i = schedule->entry_count; i-- > 0;)
        if (schedule->entries[i].period.first <= day)
            return schedule->entries[i].value;
    return NULL;
}

/* The quantile of a value, NaN where that takes a simulation. */
static double quantile(const og_value *value, double u, og_day day)
{
    switch (value ? value->kind : OG_VALUE_CASE) {
    case OG_VALUE_CONSTANT:
        return value->constant;
    case OG_VALUE_DIST:
        return og_dist_quantile(&value->dist, u);
    case OG_VALUE_SCHEDULE:
        return quantile(in_force(value, day), u, day);
    case OG_VALUE_INPUT:
        return value->times * quantile(value->target, value->times < 0 ? 1 - u : u, day) +
               value->plus;
    default:
        return NAN;
    }
}

static void add_opening(const og_scenario *scenario, og_chart_extra *out)
{
    const og_reserve *reserve = scenario->finance ? scenario->finance->reserve : NULL;
    const og_value *opening = reserve ? reserve->opening : NULL;
    og_day day = out->first;
    out->opening = (og_stats){.p5 = quantile(opening, 0.05, day),
                              .p25 = quantile(opening, 0.25, day),
                              .p50 = quantile(opening, 0.5, day),
                              .p75 = quantile(opening, 0.75, day),
                              .p95 = quantile(opening, 0.95, day)};
}

static void add_places(const og_scenario *scenario, og_chart_extra *out)
{
    size_t most = 0;
    for (size_t i = 0; i < scenario->reception.count; i++)
        most += ((const og_reception *)scenario->reception.at[i])->locations.count;
    out->places = og_arena_array(&out->arena, most + 1, sizeof *out->places);
    for (size_t i = 0; out->places && i < scenario->reception.count; i++) {
        const og_reception *stream = scenario->reception.at[i];
        for (size_t j = 0; j < stream->locations.count; j++) {
            const og_location *location = stream->locations.at[j];
            og_day day = location->opens.given && location->opens.period.first > out->last
                             ? location->opens.period.first
                             : out->first;
            out->places[out->place_count++] =
                (og_chart_places){location->item.id, quantile(location->places, 0.05, day),
                                  quantile(location->places, 0.95, day)};
        }
    }
}

/* ---- markers ---- */

/* Whether a schedule that the value draws on goes on to another entry that day. */
static bool changes_on(const og_value *value, og_day day)
{
    bool changes = false;
    switch (value ? value->kind : OG_VALUE_CONSTANT) {
    case OG_VALUE_SCHEDULE:
        for (size_t i = 1; i < value->entry_count && !changes; i++)
            changes = value->entries[i].period.first == day;
        return changes || changes_on(in_force(value, day), day);
    case OG_VALUE_INPUT:
        return changes_on(value->target, day);
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count && !changes; i++)
            changes = changes_on(value->by_case[i], day);
        return changes;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count && !changes; i++)
            changes = changes_on(value->items[i], day);
        return changes;
    default:
        return false;
    }
}

/* Whether a value of a part of the scenario does. */
static bool part_changes(const og_scenario *scenario, const char *path, og_day day)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        if (strncmp(value->path, path, length) == 0 && value->path[length] == '.' &&
            changes_on(value, day))
            return true;
    }
    return false;
}

/* Whether something begins that day, or ended the day before. */
static bool begins(const og_when *from, const og_when *until, og_day day)
{
    return (from->given && from->period.first == day) ||
           (until->given && until->period.last + 1 == day);
}

static bool same(const og_target *a, const og_target *b)
{
    const og_value *x = a->value, *y = b->value;
    if (a->corrected != b->corrected || x->kind != y->kind)
        return false;
    return x->kind == OG_VALUE_CONSTANT ? x->constant == y->constant
           : x->kind == OG_VALUE_INPUT
               ? x->target == y->target && x->times == y->times && x->plus == y->plus
               : false;
}

static bool housing_changes(const og_housing *housing, og_day day)
{
    const og_targets *targets = &housing->taakstelling;
    for (size_t i = 1; i < targets->count; i++)
        if (targets->at[i].period.first == day && !same(&targets->at[i], &targets->at[i - 1]))
            return true;
    for (size_t i = 0; i < housing->supply.count; i++) {
        const og_supply *supply = housing->supply.at[i];
        if (begins(&supply->from, &supply->until, day) || begins(&supply->on, &supply->until, day))
            return true;
    }
    return false;
}

static bool reception_changes(const og_reception *stream, og_day day)
{
    for (size_t i = 0; i < stream->locations.count; i++) {
        const og_location *location = stream->locations.at[i];
        if (begins(&location->opens, &location->until, day))
            return true;
    }
    return false;
}

/* Whether a line does of stream s; s = -1: of none. */
static bool lines_change(const og_scenario *scenario, int s, og_day day)
{
    const og_finance *finance = scenario->finance;
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        if (line->stream_index == s && part_changes(scenario, line->item.path, day))
            return true;
    }
    return false;
}

static bool stream_changes(const og_scenario *scenario, size_t s, og_day day)
{
    const og_stream *stream = &scenario->streams[s];
    return part_changes(scenario, stream->item->path, day) ||
           (stream->housing && housing_changes(stream->housing, day)) ||
           (stream->reception && reception_changes(stream->reception, day)) ||
           lines_change(scenario, (int)s, day);
}

static void add_marker(const og_scenario *scenario, og_day day, const char *label,
                       og_chart_extra *out)
{
    og_chart_marker *marker = &out->markers[out->marker_count++];
    *marker = (og_chart_marker){.day = day, .label = label};
    marker->streams =
        og_arena_array(&out->arena, scenario->stream_count + 1, sizeof *marker->streams);
    for (size_t s = 0; marker->streams && s < scenario->stream_count; s++)
        if (stream_changes(scenario, s, day))
            marker->streams[marker->stream_count++] = scenario->streams[s].item->id;
    marker->any = marker->stream_count > 0 || lines_change(scenario, -1, day);
}

static void add_events(const og_scenario *scenario, og_chart_extra *out)
{
    const og_array *events = &scenario->events;
    out->markers = og_arena_array(&out->arena, events->count, sizeof *out->markers);
    for (size_t i = 0; out->markers && i < events->count; i++) {
        const og_event *event = events->at[i];
        add_marker(scenario, event->on.period.first, event->item.label, out);
    }
}

/* Without events of its own a scenario shows when its cases part. */
static void add_changes(const og_scenario *scenario, og_chart_extra *out)
{
    size_t count;
    og_regime_change *changes = og_regime_changes(scenario, &out->arena, &count);
    out->markers = og_arena_array(&out->arena, count + 1, sizeof *out->markers);
    for (size_t i = 0; out->markers && i < count; i++) {
        if (i && changes[i].day == changes[i - 1].day)
            continue;
        og_strbuf text = {0};
        og_date_day(&text, changes[i].day, og_language_of(og_scenario_language(scenario)));
        const char *label = text.failed ? NULL : og_arena_text(&out->arena, text.text, text.length);
        og_strbuf_clear(&text);
        if (label)
            add_marker(scenario, changes[i].day, label, out);
        else
            out->arena.failed = true;
    }
}

static int by_day(const void *a, const void *b)
{
    const og_chart_marker *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

/* ---- all ---- */

og_status og_chart_extra_of(const og_scenario *scenario, og_chart_extra *out, og_error *err)
{
    og_status status = OG_OK;
    *out = (og_chart_extra){.first = og_month_first(scenario->first),
                            .last = og_month_last(scenario->last)};
    out->histories =
        og_arena_array(&out->arena, scenario->housing.count + 1, sizeof *out->histories);
    for (size_t i = 0; out->histories && i < scenario->housing.count && status == OG_OK; i++)
        status = add_history(scenario, scenario->housing.at[i], out, err);
    add_opening(scenario, out);
    add_places(scenario, out);
    if (scenario->events.count)
        add_events(scenario, out);
    else
        add_changes(scenario, out);
    if (out->marker_count > 0)
        qsort(out->markers, out->marker_count, sizeof *out->markers, by_day);
    if (status == OG_OK && out->arena.failed)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    return status;
}

void og_chart_extra_clear(og_chart_extra *extra)
{
    og_arena_clear(&extra->arena);
    *extra = (og_chart_extra){0};
}
