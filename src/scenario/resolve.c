#include "scenario/resolve.h"

#include "base/limits.h"
#include "scenario/changed.h"
#include "scenario/correlations.h"
#include "scenario/kinds.h"
#include "scenario/references.h"
#include "scenario/resolve_checks.h"
#include "scenario/resolve_finance.h"

#include <string.h>

/* ---- horizon ----------------------------------------------------------------------------- */

static void resolve_horizon(og_loader *loader)
{
    og_scenario *scenario = loader->scenario;
    const og_horizon *horizon = scenario->horizon;
    if (!horizon || horizon->start.period.last <= horizon->start.period.first ||
        horizon->end.period.last <= horizon->end.period.first)
        return; /* said already */
    scenario->first = og_month_of(horizon->start.period.first);
    scenario->last = og_month_of(horizon->end.period.first);
    if (scenario->last < scenario->first)
        OG_ERROR_AT(loader->diags, horizon->end.pos, HORIZON_REVERSED);
    else if (scenario->last - scenario->first >= OG_LIMIT_MONTHS)
        OG_ERROR_AT(loader->diags, horizon->end.pos, HORIZON_LONG,
                    .most = OG_COUNT(OG_LIMIT_MONTHS));
}

/* ---- streams ----------------------------------------------------------------------------- */

static void check_id(og_loader *loader, const og_item *item)
{
    static const char *const reserved[] = {"line", "location", "result", "reserve"};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (strcmp(item->id, reserved[i]) == 0)
            OG_ERROR_AT(loader->diags, item->pos, ID_RESERVED, .id = item->id);
}

static void add_streams(og_loader *loader, const og_stream_kind *kind)
{
    og_scenario *scenario = loader->scenario;
    const og_array *parts = og_streams_of(scenario, kind);
    for (size_t i = 0; i < parts->count; i++) {
        const og_item *item = parts->at[i];
        og_stream *stream = &scenario->streams[scenario->stream_count];
        check_id(loader, item);
        if (og_stream_find(scenario, item->id) >= 0)
            OG_ERROR_AT(loader->diags, item->pos, STREAM_TWICE, .id = item->id);
        *stream = (og_stream){.item = item, .kind = kind};
        *(const void **)(void *)((char *)stream + kind->pointer) = item;
        scenario->stream_count++;
    }
}

static void resolve_streams(og_loader *loader)
{
    og_scenario *scenario = loader->scenario;
    size_t count = 0;
    for (int type = 0; type < OG_STREAM_TYPES; type++)
        count += og_streams_of(scenario, og_stream_kinds[type])->count;
    scenario->streams = og_arena_array(loader->arena, count, sizeof *scenario->streams);
    if (!scenario->streams)
        return;
    for (const og_entry *section = scenario->tree->first; section; section = section->next) {
        const og_stream_kind *kind = og_stream_kind_of(section->key);
        if (kind)
            add_streams(loader, kind);
    }
    for (size_t s = 0; s < scenario->stream_count; s++)
        scenario->streams[s].kind->resolve(loader, s);
}

/* Designs spread their points over all futures, not over those that fit. */
static void resolve_observed(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const og_simulation *simulation = scenario->simulation;
    if (scenario->observed.count && simulation && simulation->sampling > OG_SAMPLING_RANDOM)
        OG_ERROR_AT(loader->diags, ((const og_item *)scenario->observed.at[0])->pos,
                    OBSERVED_SAMPLING, .path = "observed");
}

/* Well or not. */
static bool states_range(const og_node *tree, const og_lever *lever)
{
    static const char *const keys[2][2] = {{"low", "high"}, {"earliest", "latest"}};
    const og_node *map = og_node_at(tree, lever->item.path);
    bool stated = !map || map->kind != OG_NODE_MAP;
    for (size_t i = 0; i < 2; i++)
        stated = stated || (og_node_find(map, keys[i][0]) && og_node_find(map, keys[i][1]));
    return stated;
}

static void resolve_levers(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->levers.count; i++) {
        const og_lever *lever = scenario->levers.at[i];
        if (lever->low.given && lever->high.given && lever->low.value > lever->high.value)
            OG_ERROR_AT(loader->diags, lever->high.pos, LEVER_REVERSED, .path = lever->item.path);
        if (lever->earliest.given && lever->latest.given &&
            lever->earliest.period.first > lever->latest.period.first)
            OG_ERROR_AT(loader->diags, lever->latest.pos, LEVER_DATES_REVERSED,
                        .path = lever->item.path);
        if (!states_range(scenario->tree, lever))
            OG_ERROR_AT(loader->diags, lever->item.pos, LEVER_BOUNDS, .path = lever->item.path);
    }
}

/* The figure as it is written: its decimals are part of what it says. */
static void resolve_checks(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const og_entry *section = og_node_find(scenario->tree, "checks");
    for (size_t i = 0; i < scenario->checks.count; i++) {
        og_check *check = scenario->checks.at[i];
        const og_node *map = og_node_find(section->value, check->item.id)->value;
        const og_entry *says = map->kind == OG_NODE_MAP ? og_node_find(map, "says") : NULL;
        if (says && says->value->kind == OG_NODE_MAP)
            says = og_node_find(says->value, "value");
        check->says_text = says && says->value->kind == OG_NODE_SCALAR ? says->value->text : "";
    }
}

void og_scenario_resolve(og_loader *loader)
{
    og_references_resolve(loader);
    og_correlations_resolve(loader);
    resolve_horizon(loader);
    resolve_streams(loader);
    if (loader->arena->failed)
        return;
    og_changed_check(loader);
    resolve_levers(loader);
    resolve_observed(loader);
    resolve_checks(loader);
    og_finance_resolve(loader);
    if (og_diagnostics_count(loader->diags, OG_SEVERITY_ERROR))
        og_checks_resolve(loader);
}
