#include "scenario/resolve.h"

#include "scenario/correlations.h"
#include "scenario/hint.h"
#include "scenario/references.h"
#include "scenario/resolve_checks.h"
#include "scenario/resolve_finance.h"

#include <stdlib.h>
#include <string.h>

#define MAX_MONTHS 1200

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
    else if (scenario->last - scenario->first >= MAX_MONTHS)
        OG_ERROR_AT(loader->diags, horizon->end.pos, HORIZON_LONG, .most = OG_COUNT(MAX_MONTHS));
}

/* ---- streams ----------------------------------------------------------------------------- */

static void check_id(og_loader *loader, const og_item *item)
{
    static const char *const reserved[] = {"line", "location", "result", "reserve"};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (strcmp(item->id, reserved[i]) == 0)
            OG_ERROR_AT(loader->diags, item->pos, ID_RESERVED, .id = item->id);
}

static void resolve_streams(og_loader *loader)
{
    og_scenario *scenario = loader->scenario;
    size_t count = scenario->housing.count + scenario->reception.count;
    scenario->streams = og_arena_array(loader->arena, count, sizeof *scenario->streams);
    if (!scenario->streams)
        return;
    for (const og_entry *section = scenario->tree->first; section; section = section->next) {
        bool housing = strcmp(section->key, "housing") == 0;
        if (!housing && strcmp(section->key, "reception") != 0)
            continue;
        const og_array *parts = housing ? &scenario->housing : &scenario->reception;
        for (size_t i = 0; i < parts->count; i++) {
            og_item *item = parts->at[i];
            check_id(loader, item);
            if (og_stream_find(scenario, item->id) >= 0)
                OG_ERROR_AT(loader->diags, item->pos, STREAM_TWICE, .id = item->id);
            scenario->streams[scenario->stream_count++] =
                (og_stream){item, housing ? NULL : parts->at[i], housing ? parts->at[i] : NULL};
        }
    }
}

/* ---- locations --------------------------------------------------------------------------- */

static void check_flexible(og_loader *loader, const og_location *location)
{
    const char *path = location->item.path;
    bool idle_served = !location->idle_to.text;
    for (size_t i = 0; i < location->serves.count; i++) {
        const og_name *name = &location->serves.at[i];
        int stream = og_stream_lookup(loader, name, path);
        if (stream >= 0 && !loader->scenario->streams[stream].reception)
            OG_ERROR_AT(loader->diags, name->pos, SERVES_NO_PLACES, .path = path,
                        .name = name->text);
        for (size_t j = 0; j < i; j++)
            if (strcmp(location->serves.at[j].text, name->text) == 0)
                OG_ERROR_AT(loader->diags, name->pos, SERVES_TWICE, .path = path,
                            .name = name->text);
        idle_served |= location->idle_to.text && strcmp(location->idle_to.text, name->text) == 0;
    }
    if (!idle_served)
        OG_ERROR_AT(loader->diags, location->idle_to.pos, IDLE_NOT_SERVED, .path = path,
                    .name = location->idle_to.text);
    if (location->of_which.count)
        OG_ERROR_AT(loader->diags, location->item.pos, FLEXIBLE_APART, .path = path);
}

static void check_location(og_loader *loader, const og_location *location,
                           const og_reception *reception)
{
    const char *path = location->item.path;
    if (location->until.given && location->term_months)
        OG_ERROR_AT(loader->diags, location->term_months->pos, UNTIL_OR_TERM, .path = path);
    else if (location->term_months && !location->opens.given)
        OG_ERROR_AT(loader->diags, location->term_months->pos, TERM_WITHOUT_OPENS, .path = path);
    if (location->delay && !location->opens.given)
        OG_ERROR_AT(loader->diags, location->delay->pos, DELAY_WITHOUT_OPENS, .path = path);
    if (location->extension && !location->until.given && !location->term_months)
        OG_ERROR_AT(loader->diags, location->extension->pos, EXTENSION_WITHOUT_END, .path = path);
    const og_contract *contract = location->contract;
    if (contract && contract->from.given && contract->until.given &&
        contract->until.period.last < contract->from.period.first &&
        contract->until.period.last >= contract->until.period.first)
        OG_ERROR_AT(loader->diags, contract->until.pos, CONTRACT_REVERSED, .path = path);
    for (size_t i = 0; i < location->of_which.count; i++) {
        const og_count *apart = location->of_which.at[i];
        if (og_array_find(&reception->subgroups, apart->item.id) < 0)
            OG_ERROR_AT(loader->diags, apart->item.pos, SUBGROUP_UNKNOWN, .path = path,
                        .name = apart->item.id, .stream = reception->item.id,
                        .hint =
                            og_did_you_mean_part(loader, apart->item.id, &reception->subgroups));
    }
    if (location->serves.count)
        check_flexible(loader, location);
    else if (location->idle_to.text)
        OG_ERROR_AT(loader->diags, location->idle_to.pos, IDLE_NOT_FLEXIBLE, .path = path);
}

static void resolve_locations(og_loader *loader)
{
    og_scenario *scenario = loader->scenario;
    for (size_t s = 0; s < scenario->stream_count; s++) {
        const og_reception *reception = scenario->streams[s].reception;
        for (size_t i = 0; reception && i < reception->locations.count; i++) {
            og_location *location = reception->locations.at[i];
            location->stream = s;
            if (og_location_find(scenario, location->item.id) != location)
                OG_ERROR_AT(loader->diags, location->item.pos, LOCATION_TWICE,
                            .id = location->item.id);
            check_location(loader, location, reception);
        }
    }
}

/* ---- housing ----------------------------------------------------------------------------- */

static void say_overlap(og_loader *loader, const char *path, const og_target *later,
                        const og_target *earlier)
{
    char key[OG_PERIOD_SIZE], other[OG_PERIOD_SIZE];
    og_period_print(later->period, key);
    og_period_print(earlier->period, other);
    OG_ERROR_AT(loader->diags, later->pos, PERIODS_OVERLAP, .path = path, .key = key,
                .other = other, .line = OG_COUNT((unsigned)earlier->pos.line));
}

static void check_coverage(og_loader *loader, const og_housing *housing)
{
    const og_targets *targets = &housing->taakstelling;
    if (targets->broken || targets->count == 0 || loader->scenario->first == 0)
        return;
    const char *path = og_arena_printf(loader->arena, "%s.taakstelling", housing->item.path);
    og_day first = og_month_first(loader->scenario->first);
    og_day last = og_month_last(loader->scenario->last), next = first;
    char key[OG_PERIOD_SIZE], day[OG_PERIOD_SIZE];
    for (size_t i = 0; i < targets->count && path; i++) {
        og_period period = targets->at[i].period;
        og_period_print(period, key);
        if (i && period.first <= targets->at[i - 1].period.last)
            say_overlap(loader, path, &targets->at[i], &targets->at[i - 1]);
        if (period.last < first || period.first > last)
            continue;
        if (period.first < first)
            OG_ERROR_AT(loader->diags, targets->at[i].pos, HORIZON_STARTS_WITHIN, .path = path,
                        .key = key);
        else if (period.last > last)
            OG_ERROR_AT(loader->diags, targets->at[i].pos, HORIZON_ENDS_WITHIN, .path = path,
                        .key = key);
        else if (period.first > next) {
            og_day_print(next, day);
            OG_ERROR_AT(loader->diags, targets->at[i].pos, TARGETS_GAP, .path = path, .day = day);
        }
        next = period.last + 1;
    }
    if (next <= last && path) {
        og_day_print(next, day);
        OG_ERROR_AT(loader->diags, housing->item.pos, TARGETS_SHORT, .path = path, .day = day);
    }
}

/* Keys of a project and of a flow do not mix. */
static void check_supply(og_loader *loader, const og_supply *supply)
{
    const char *path = supply->item.path;
    const og_value *amounts[] = {supply->persons_per_month, supply->homes_per_month,
                                 supply->persons, supply->homes};
    int given = 0, which = 0;
    for (int i = 0; i < 4; i++)
        if (amounts[i]) {
            given++;
            which = i;
        }
    if (given != 1) {
        OG_ERROR_AT(loader->diags, supply->item.pos, SUPPLY_ONE, .path = path);
        return;
    }
    bool flow = which < 2, homes = which == 1 || which == 3;
    struct {
        const char *key;
        bool given, fits;
    } keys[] = {{"from", supply->from.given, flow},
                {"until", supply->until.given, flow},
                {"share", supply->share != NULL, which == 1},
                {"persons_per_home", supply->persons_per_home != NULL, homes},
                {"on", supply->on.given, !flow},
                {"delay", supply->delay != NULL, !flow},
                {"probability", supply->probability != NULL, !flow},
                {"over_months", supply->over_months.given, !flow}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i].given && !keys[i].fits)
            OG_ERROR_AT(loader->diags, supply->item.pos, SUPPLY_MIXED, .path = path,
                        .key = keys[i].key,
                        .what = flow ? (homes ? "`homes_per_month`" : "`persons_per_month`")
                                     : (homes ? OG_WORD(loader, PROJECT_HOMES)
                                              : OG_WORD(loader, PROJECT_PERSONS)));
    if (!flow && !supply->on.given)
        OG_ERROR_AT(loader->diags, supply->item.pos, PROJECT_ON, .path = path);
}

static void resolve_housing(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        check_coverage(loader, housing);
        for (size_t j = 0; j < housing->supply.count; j++)
            check_supply(loader, housing->supply.at[j]);
    }
}

static void resolve_levers(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->levers.count; i++) {
        const og_lever *lever = scenario->levers.at[i];
        if (lever->low.value > lever->high.value)
            OG_ERROR_AT(loader->diags, lever->high.pos, LEVER_REVERSED, .path = lever->item.path);
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
    resolve_locations(loader);
    resolve_housing(loader);
    resolve_levers(loader);
    resolve_checks(loader);
    og_finance_resolve(loader);
    if (og_diagnostics_count(loader->diags, OG_SEVERITY_ERROR))
        og_checks_resolve(loader);
}
