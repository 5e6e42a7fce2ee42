/* What the public header tells of a plan: names, spans and roles, read from its block. */
#include "model/plan.h"
#include "opgave.h"

#include <string.h>

static const og_plan_series_row *series_row(const og_plan *plan, size_t series)
{
    return (const og_plan_series_row *)og_plan_at(plan, plan->series) + series;
}

static const og_plan_case_row *case_row(const og_plan *plan, size_t group)
{
    return (const og_plan_case_row *)og_plan_at(plan, plan->cases) + group;
}

size_t og_plan_series_count(const og_plan *plan)
{
    return plan->series.count;
}

og_series og_plan_series(const og_plan *plan, size_t series)
{
    const og_plan_series_row *row = series_row(plan, series);
    return (og_series){
        .id = og_plan_text(plan, row->id),
        .owner = og_plan_text(plan, row->owner),
        .stream = og_plan_text(plan, row->stream),
        .label = og_plan_text(plan, row->label),
        .role = (og_role)row->role,
        .unit = (og_unit)row->unit,
        .measure = (og_measure)row->measure,
        .owner_kind = (og_owner)row->owner_kind,
        .published = row->published != 0,
        .positive = row->positive != 0,
        .count = row->count,
    };
}

og_span og_plan_span(const og_plan *plan, size_t series, size_t period)
{
    const og_plan_span_row *spans = og_plan_at(plan, plan->spans);
    const og_plan_span_row *row = &spans[series_row(plan, series)->span + period];
    return (og_span){row->first, row->last, og_plan_text(plan, row->key)};
}

bool og_plan_certain(const og_plan *plan, size_t series, size_t period)
{
    const og_cell *cells = og_plan_at(plan, plan->cells);
    return cells[series_row(plan, series)->cell + period].output < 0;
}

size_t og_plan_find_series(const og_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->series.count; i++)
        if (strcmp(og_plan_text(plan, series_row(plan, i)->id), id) == 0)
            return i;
    return (size_t)-1;
}

size_t og_plan_metric_count(const og_plan *plan)
{
    return plan->metrics.count;
}

og_metric og_plan_metric(const og_plan *plan, size_t metric)
{
    const og_plan_metric_row *rows = og_plan_at(plan, plan->metrics);
    const og_plan_metric_row *row = &rows[metric];
    return (og_metric){
        .text = og_plan_text(plan, row->text),
        .series = row->series < 0 ? (size_t)-1 : (size_t)row->series,
        .measure = (og_measure)row->measure,
        .positive = row->positive != 0,
        .requested = row->requested != 0,
        .first = row->first != 0,
        .period = row->period < 0 ? (size_t)-1 : (size_t)row->period,
        .hidden = row->hidden != 0,
        .certain = row->output < 0,
        .sure = row->sure != 0,
    };
}

size_t og_plan_case_group_count(const og_plan *plan)
{
    return plan->cases.count;
}

og_case_group og_plan_case_group(const og_plan *plan, size_t group)
{
    const og_plan_case_row *row = case_row(plan, group);
    return (og_case_group){og_plan_text(plan, row->name), row->count, row->used != 0};
}

const char *og_plan_case_name(const og_plan *plan, size_t group, size_t index)
{
    const char *name = og_plan_text(plan, case_row(plan, group)->name);
    for (size_t i = 0; i <= index; i++)
        name += strlen(name) + 1;
    return name;
}
