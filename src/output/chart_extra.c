#include "output/chart.h"

#include "base/error.h"
#include "compile/history.h"
#include "output/words.h"
#include "scenario/regime.h"

#include <stdlib.h>

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
        history->count = count;
        out->history_count++;
        for (size_t i = 0; i < count; i++)
            history->at[i] = (og_chart_past){list[i].period.first, list[i].period.last,
                                             list[i].netto, list[i].realised, list[i].backlog};
    }
    free(list);
    return status;
}

static void add_events(const og_scenario *scenario, og_chart_extra *out)
{
    const og_array *events = &scenario->events;
    out->markers = og_arena_array(&out->arena, events->count, sizeof *out->markers);
    for (size_t i = 0; out->markers && i < events->count; i++) {
        const og_event *event = events->at[i];
        out->markers[out->marker_count++] =
            (og_chart_marker){event->on.period.first, event->item.label};
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
        og_word_day(&text, changes[i].day, og_language_of(og_scenario_language(scenario)));
        const char *label = text.failed ? NULL : og_arena_text(&out->arena, text.text, text.length);
        og_strbuf_clear(&text);
        if (label)
            out->markers[out->marker_count++] = (og_chart_marker){changes[i].day, label};
        else
            out->arena.failed = true;
    }
}

og_status og_chart_extra_of(const og_scenario *scenario, og_chart_extra *out, og_error *err)
{
    og_status status = OG_OK;
    *out = (og_chart_extra){0};
    out->histories =
        og_arena_array(&out->arena, scenario->housing.count + 1, sizeof *out->histories);
    for (size_t i = 0; out->histories && i < scenario->housing.count && status == OG_OK; i++)
        status = add_history(scenario, scenario->housing.at[i], out, err);
    if (scenario->events.count)
        add_events(scenario, out);
    else
        add_changes(scenario, out);
    if (status == OG_OK && out->arena.failed)
        status = og_fail(err, OG_ERR_MEMORY, "out of memory");
    return status;
}

void og_chart_extra_clear(og_chart_extra *extra)
{
    og_arena_clear(&extra->arena);
    *extra = (og_chart_extra){0};
}
