#include "compile/history.h"

#include "compile/foreseen.h"

#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

double og_history_sum(const og_history *history, og_day first, og_day last, int32_t *days)
{
    double sum = 0;
    int32_t covered = 0;
    for (size_t i = 0; i < history->count; i++) {
        og_period period = history->at[i].period;
        int32_t shared = og_days_overlap(period.first, period.last, first, last);
        sum += history->at[i].value * shared / (period.last - period.first + 1);
        covered += shared;
    }
    if (days)
        *days = covered;
    return sum;
}

/* ---- means ------------------------------------------------------------------------------- */

static double mean_of_case(const og_scenario *scenario, const og_value *value, og_day day)
{
    const og_case_set *group = scenario->cases.at[value->group];
    double sum = 0, total = 0;
    for (size_t i = 0; i < value->case_count; i++) {
        double weight = ((const og_count *)group->cases.at[i])->value;
        total += weight;
        if (weight > 0)
            sum += weight * og_value_mean(scenario, value->by_case[i], day);
    }
    return sum / total;
}

static double mean_of_items(const og_scenario *scenario, const og_value *value, og_day day)
{
    double mean = og_value_mean(scenario, value->items[0], day);
    for (size_t i = 1; i < value->item_count; i++) {
        double next = og_value_mean(scenario, value->items[i], day);
        mean = value->kind == OG_VALUE_PRODUCT ? mean * next
               : value->kind == OG_VALUE_SUM   ? mean + next
               : value->kind == OG_VALUE_MIN   ? fmin(mean, next)
                                               : fmax(mean, next);
    }
    return mean;
}

double og_value_mean(const og_scenario *scenario, const og_value *value, og_day day)
{
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return value->constant;
    case OG_VALUE_DIST:
        return og_dist_mean(&value->dist);
    case OG_VALUE_FORECAST:
        return og_past_mean(&value->past, day);
    case OG_VALUE_SCHEDULE:
        for (size_t i = value->entry_count; i-- > 0;)
            if (value->entries[i].period.first <= day)
                return og_value_mean(scenario, value->entries[i].value, day);
        return NAN;
    case OG_VALUE_INPUT:
        return value->times * og_value_mean(scenario, value->target, day) + value->plus;
    case OG_VALUE_CASE:
        return mean_of_case(scenario, value, day);
    case OG_VALUE_FREE:
        return og_value_mean(scenario, value->otherwise, day);
    default:
        return mean_of_items(scenario, value, day);
    }
}

/* ---- housing ----------------------------------------------------------------------------- */

/* A(p) = A(p-1) + netto - realised, or where the figure has A(p-1) in it: corrected - realised.
 * After a gap between periods nothing is known of A. */
static void reckon_forward(const og_housing *housing, og_housing_past *list, size_t count)
{
    double backlog = 0;
    for (size_t i = 0; i < count; i++) {
        og_housing_past *past = &list[i];
        if (i && past->period.first != list[i - 1].period.last + 1)
            backlog = NAN;
        const og_target *target = &housing->taakstelling.at[i];
        if (target->corrected)
            past->netto = target->times * (past->corrected - backlog) + target->plus;
        if (!target->corrected || target->times != 1 || target->plus != 0)
            past->corrected = past->netto + backlog;
        backlog = past->corrected - past->realised;
        past->backlog = backlog;
    }
}

static void reckon_back(og_housing_past *list, size_t count, og_day horizon, double backlog)
{
    og_day next = horizon;
    for (size_t i = count; i-- > 0;) {
        og_housing_past *past = &list[i];
        if (past->period.last + 1 != next)
            backlog = NAN;
        past->backlog = backlog;
        backlog += past->realised - past->netto;
        past->corrected = past->netto + backlog;
        next = past->period.first;
    }
}

og_status og_housing_history(const og_scenario *scenario, const og_housing *housing,
                             og_housing_past **list, size_t *count, og_error *err)
{
    const og_targets *targets = &housing->taakstelling;
    og_day horizon = og_month_first(scenario->first);
    bool netto = true;
    *count = 0;
    *list = calloc(targets->count + 1, sizeof **list);
    if (!*list)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (; *count < targets->count && targets->at[*count].period.first < horizon; (*count)++) {
        const og_target *target = &targets->at[*count];
        og_period period = target->period;
        int32_t days;
        double realised = og_history_sum(&housing->realised, period.first, period.last, &days);
        double figure = og_value_mean(scenario, target->value, period.last);
        bool covered = days == period.last - period.first + 1;
        (*list)[*count] = (og_housing_past){.period = period,
                                            .netto = figure,
                                            .corrected = figure,
                                            .realised = covered ? realised : NAN};
        netto = netto && !target->corrected;
    }
    if (housing->opening_backlog && netto)
        reckon_back(*list, *count, horizon,
                    og_value_mean(scenario, housing->opening_backlog, horizon));
    else
        reckon_forward(housing, *list, *count);
    return OG_OK;
}
