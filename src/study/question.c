#include "study/question.h"

#include "lang/error.h"
#include "study/statistic.h"

#include <string.h>

bool og_question_chance(const og_question *asked)
{
    return asked->query.kind != OG_QUERY_METRIC && asked->query.statistic == OG_STATISTIC_SHARE;
}

static const char *copy_text(const char *text, og_arena *arena)
{
    return og_arena_text(arena, text, strlen(text));
}

static void take_term(const og_query_term *term, const char *text, const og_plan *plan,
                      og_arena *arena, og_question_term *out)
{
    const char *id = og_arena_text(arena, text + term->series.at, term->series.length);
    size_t s = id ? og_plan_find_series(plan, id) : (size_t)-1;
    out->required_opening = term->reduction == OG_REDUCE_REQUIRED_OPENING;
    out->series.unit = OG_UNIT_EURO;
    out->series.measure = OG_MEASURE_MONEY;
    if (s == (size_t)-1)
        return;
    out->series = og_plan_series(plan, s);
    const char **const texts[] = {&out->series.id, &out->series.owner, &out->series.stream,
                                  &out->series.label};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = copy_text(*texts[i], arena);
}

static void take_periods(const og_plan *plan, size_t series, og_arena *arena, og_question *out)
{
    out->period_count = og_plan_series(plan, series).count;
    out->periods = og_arena_array(arena, out->period_count, sizeof *out->periods);
    for (size_t i = 0; out->periods && i < out->period_count; i++)
        out->periods[i] = copy_text(og_plan_span(plan, series, i).key, arena);
}

og_status og_question_of(const char *text, const og_plan *plan, og_arena *arena, og_question *out,
                         og_error *err)
{
    *out = (og_question){0};
    og_status status = og_query_parse(text, &out->query, err);
    if (status != OG_OK)
        return status;
    size_t m = og_query_find(plan, &out->query);
    if (m == (size_t)-1)
        return OG_FAIL(err, OG_ERR_VALUE, NOT_COMPUTED, .text = text);
    og_metric metric = og_plan_metric(plan, m);
    out->measure = metric.measure;
    out->positive = metric.positive;
    for (size_t i = 0; i < out->query.metric.count; i++)
        take_term(&out->query.metric.terms[i], text, plan, arena, &out->terms[i]);
    if (og_query_is_first(&out->query))
        take_periods(plan, metric.series, arena, out);
    return arena->failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}
