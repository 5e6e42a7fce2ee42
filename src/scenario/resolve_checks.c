#include "scenario/resolve_checks.h"

#include "scenario/hint.h"
#include "scenario/place.h"
#include "scenario/schema.h"

#include <string.h>

static const char *const reception_series[] = {"obligation", "capacity", "shortfall", "surplus",
                                               "demand",     "occupied", "unplaced",  "private",
                                               "income",     "cost",     NULL};
static const char *const subgroup_series[] = {"obligation", "capacity", "shortfall", NULL};
static const char *const location_series[] = {"places", "income", "cost", NULL};
static const char *const housing_series[] = {"housed",    "backlog",  "taakstelling",
                                             "corrected", "realised", "percentage",
                                             "income",    "cost",     NULL};
static const char *const reserve_series[] = {"balance",   "added",    "withdrawn",
                                             "uncovered", "drawdown", NULL};

#define SERIES_MAX 4096 /* of those beyond it nothing is said */

typedef struct names {
    og_arena *arena;
    const char **at;
    size_t count;
} names;

static void add(names *list, const char *lead, const char *id, const char *const *series)
{
    for (size_t i = 0; series[i] && list->count < SERIES_MAX; i++) {
        const char *name = og_arena_printf(list->arena, "%s%s.%s", lead, id, series[i]);
        if (name)
            list->at[list->count++] = name;
    }
}

/* Every series that the scenario can have. */
static void list_series(const og_scenario *scenario, names *list)
{
    for (size_t s = 0; s < scenario->reception.count; s++) {
        const og_reception *reception = scenario->reception.at[s];
        const char *lead = og_arena_printf(list->arena, "%s.", reception->item.id);
        add(list, "", reception->item.id, reception_series);
        for (size_t i = 0; i < reception->subgroups.count && lead; i++)
            add(list, lead, ((const og_item *)reception->subgroups.at[i])->id, subgroup_series);
        for (size_t i = 0; i < reception->locations.count; i++)
            add(list, "location.", ((const og_item *)reception->locations.at[i])->id,
                location_series);
    }
    for (size_t s = 0; s < scenario->housing.count; s++)
        add(list, "", ((const og_item *)scenario->housing.at[s])->id, housing_series);
    if (!scenario->finance)
        return;
    for (size_t i = 0; i < scenario->finance->lines.count && list->count < SERIES_MAX; i++) {
        const og_item *line = scenario->finance->lines.at[i];
        list->at[list->count++] = og_arena_printf(list->arena, "line.%s", line->id);
    }
    add(list, "", "reserve", reserve_series);
    if (list->count < SERIES_MAX)
        list->at[list->count++] = "result";
}

/* A misspelt section hides what checks may rightly name. */
static bool has_unknown_section(const og_scenario *scenario)
{
    for (const og_entry *entry = scenario->tree->first; entry; entry = entry->next) {
        const og_field *field = og_schema.fields;
        while (field->key && strcmp(field->key, entry->key) != 0)
            field++;
        if (!field->key && !og_key_is_grounds(entry->key))
            return true;
    }
    return false;
}

static bool is_named(const names *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i] && strcmp(list->at[i], name) == 0)
            return true;
    return false;
}

void og_checks_resolve(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    names list = {.arena = loader->arena};
    if (scenario->checks.count == 0 || has_unknown_section(scenario))
        return;
    list.at = og_arena_array(loader->arena, SERIES_MAX, sizeof *list.at);
    if (!list.at)
        return;
    list_series(scenario, &list);
    for (size_t i = 0; i < scenario->checks.count && list.count < SERIES_MAX; i++) {
        const og_check *check = scenario->checks.at[i];
        if (check->of.text && !loader->arena->failed && !is_named(&list, check->of.text))
            OG_ERROR_AT(loader->diags, check->of.pos, CHECK_SERIES, .path = check->item.path,
                        .name = check->of.text,
                        .hint = og_did_you_mean(loader, check->of.text, list.at, list.count));
    }
}
