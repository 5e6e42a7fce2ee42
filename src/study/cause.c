#include "study/cause.h"

#include "lang/error.h"
#include "scenario/scenario.h"
#include "study/study.h"

#include <stdlib.h>
#include <string.h>

/* ---- a scenario without one cause -------------------------------------------------------- */

/* The mode where a distribution is stated by one, else its median. */
static double likely_of(const og_dist *dist)
{
    bool stated = dist->kind == OG_DIST_PERT || dist->kind == OG_DIST_TRIANGULAR;
    return stated ? dist->p[1] : og_dist_quantile(dist, 0.5);
}

/* Takes what is uncertain in a value at its most likely; which case holds stays open. */
static void settle(og_value *value)
{
    if (!value)
        return;
    switch (value->kind) {
    case OG_VALUE_DIST: {
        double likely = likely_of(&value->dist);
        value->kind = OG_VALUE_CONSTANT;
        value->constant = likely;
        break;
    }
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count; i++)
            settle(value->entries[i].value);
        break;
    case OG_VALUE_INPUT:
        settle((og_value *)(uintptr_t)value->target);
        break;
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            settle(value->by_case[i]);
        break;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count; i++)
            settle(value->items[i]);
        break;
    default:
        break;
    }
}

static void settle_prices(og_scenario *scenario)
{
    for (size_t i = 0; i < scenario->finance->lines.count; i++) {
        og_line *line = scenario->finance->lines.at[i];
        settle(line->income);
        settle(line->cost);
        settle(line->above);
        line->index = (og_index){0};
    }
}

static void settle_reception(og_reception *reception)
{
    settle(reception->obligation);
    settle(reception->occupancy);
    for (size_t i = 0; i < reception->subgroups.count; i++)
        settle(((og_subgroup *)reception->subgroups.at[i])->obligation);
    for (size_t i = 0; i < reception->locations.count; i++)
        settle(((og_location *)reception->locations.at[i])->places);
    og_population *population = reception->population;
    og_value *const values[] = {population ? population->municipal : NULL,
                                population ? population->private_hosts : NULL,
                                population ? population->arrivals : NULL,
                                population ? population->private_arrivals : NULL,
                                population ? population->departure_rate : NULL,
                                population ? population->private_attrition_rate : NULL,
                                population ? population->to_municipal : NULL};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        settle(values[i]);
}

static void settle_housing(og_housing *housing)
{
    settle(housing->opening_backlog);
    settle(housing->max_ahead);
    for (size_t i = 0; i < housing->taakstelling.count; i++)
        settle(housing->taakstelling.at[i].value);
    for (size_t i = 0; i < housing->supply.count; i++) {
        const og_supply *supply = housing->supply.at[i];
        og_value *const values[] = {
            supply->persons_per_month, supply->homes_per_month, supply->share,
            supply->persons_per_home,  supply->persons,         supply->homes};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            settle(values[k]);
    }
}

static void settle_volumes(og_scenario *scenario)
{
    for (size_t i = 0; i < scenario->reception.count; i++)
        settle_reception(scenario->reception.at[i]);
    for (size_t i = 0; i < scenario->housing.count; i++)
        settle_housing(scenario->housing.at[i]);
}

/* As planned: what is left out counts as 0, and a chance as 1. */
static void settle_moments(og_scenario *scenario)
{
    for (size_t i = 0; i < scenario->finance->lines.count; i++)
        ((og_line *)scenario->finance->lines.at[i])->lag_months = NULL;
    for (size_t i = 0; i < scenario->reception.count; i++) {
        const og_reception *reception = scenario->reception.at[i];
        for (size_t k = 0; k < reception->locations.count; k++) {
            og_location *location = reception->locations.at[k];
            location->delay = location->extension = location->probability = NULL;
        }
    }
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        for (size_t k = 0; k < housing->supply.count; k++) {
            og_supply *supply = housing->supply.at[k];
            supply->delay = supply->probability = NULL;
        }
    }
}

static void forget_actuals(og_scenario *scenario)
{
    for (size_t i = 0; i < scenario->finance->lines.count; i++)
        ((og_line *)scenario->finance->lines.at[i])->actuals = NULL;
}

static void (*const takes_away[OG_CAUSES])(og_scenario *scenario) = {
    [OG_CAUSE_PRICE] = settle_prices,
    [OG_CAUSE_VOLUME] = settle_volumes,
    [OG_CAUSE_MOMENT] = settle_moments,
    [OG_CAUSE_BOOKED] = forget_actuals,
};

/* What is certain now is correlated with nothing. */
static void forget_correlations(og_scenario *scenario)
{
    for (size_t i = 0; i < scenario->correlations.count; i++) {
        og_correlation *pair = scenario->correlations.at[i];
        for (size_t v = 0; v < scenario->value_count; v++) {
            const og_value *value = scenario->values[v];
            for (size_t k = 0; k < pair->between.count && value->kind == OG_VALUE_CONSTANT; k++)
                pair->idle |= strcmp(value->path, pair->between.at[k].text) == 0;
        }
    }
}

/* ---- the runs ---------------------------------------------------------------------------- */

static og_status means_of(const og_study_run *run, size_t count, double *means, og_error *err)
{
    og_status status = OG_OK;
    for (size_t i = 0; i < count && status == OG_OK; i++) {
        og_summary summary;
        status = og_result_summary(run->result, i, SIZE_MAX, 0, &summary, err);
        means[i] = summary.mean.value;
    }
    return status;
}

/* The mean of every line in the year; `take_away` (NULL: nothing) changes the scenario before. */
static og_status run_without(const og_scenario *scenario, const og_result *result,
                             const char *const *metrics, size_t count,
                             void (*take_away)(og_scenario *scenario), double *means, og_error *err)
{
    og_diagnostics *diags = og_diagnostics_new(og_error_language(err));
    og_scenario *copy = NULL;
    og_study_run run = {0};
    const og_study_options options = {.size = sizeof options,
                                      .replicates = og_result_replicates(result),
                                      .seed = og_result_seed(result),
                                      .seed_given = true};
    const og_load_options load = {.size = sizeof load};
    const og_study_task task = {.queries = metrics, .query_count = count, .queries_only = true};
    og_status status =
        diags ? og_scenario_load_tree(scenario->tree, scenario->name, &load, &copy, diags)
              : OG_ERR_MEMORY;
    if (status == OG_OK && take_away) {
        take_away(copy);
        forget_correlations(copy);
    }
    if (status == OG_OK)
        status = og_study_run_scenario(copy, &options, &task, &run, diags, err);
    if (status == OG_OK)
        status = means_of(&run, count, means, err);
    else if (!err || err->status == OG_OK)
        OG_FAIL(err, status, STUDY_SCENARIO, .path = scenario->name,
                .why = og_status_said(status, og_error_language(err)));
    og_study_run_clear(&run);
    og_scenario_free(copy);
    og_diagnostics_free(diags);
    return status;
}

og_status og_causes_find(const og_scenario *scenario, const og_result *result, int year,
                         og_causes *out, og_error *err)
{
    const og_array *lines = &scenario->finance->lines;
    og_arena arena = {0};
    const size_t count = lines->count;
    const char **metrics = og_arena_array(&arena, count + 1, sizeof *metrics);
    double *base = og_arena_array(&arena, count + 1, sizeof *base);
    double *other = og_arena_array(&arena, count + 1, sizeof *other);
    *out = (og_causes){count, calloc(OG_CAUSES * count + 1, sizeof *out->effects)};
    for (size_t i = 0; metrics && i < count; i++)
        metrics[i] =
            og_arena_printf(&arena, "line.%s@%d", ((const og_item *)lines->at[i])->id, year);
    og_status status =
        arena.failed || !out->effects ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
    if (status == OG_OK)
        status = run_without(scenario, result, metrics, count, NULL, base, err);
    for (int cause = 0; cause < OG_CAUSES && status == OG_OK; cause++) {
        status = run_without(scenario, result, metrics, count, takes_away[cause], other, err);
        for (size_t i = 0; i < count && status == OG_OK; i++)
            out->effects[i * OG_CAUSES + (size_t)cause] = base[i] - other[i];
    }
    og_arena_clear(&arena);
    return status;
}

void og_causes_clear(og_causes *causes)
{
    free(causes->effects);
    *causes = (og_causes){0};
}

double og_causes_effect(const og_causes *causes, size_t line, og_cause cause)
{
    return causes->effects[line * OG_CAUSES + (size_t)cause];
}
