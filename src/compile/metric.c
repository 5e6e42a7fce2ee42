/* Metrics: series reduced to one number per replicate (model page, section 6), in the grammar of
 * query.h. */
#include "compile/compiler.h"

#include "compile/query.h"
#include "compile/role.h"

#include <math.h>
#include <string.h>

static const og_plan_series_row *series_at(const og_compiler *c, size_t i)
{
    return (const og_plan_series_row *)c->series.at + i;
}

static const char *text_at(const og_compiler *c, uint32_t offset)
{
    return c->text.text + offset;
}

static const og_plan_span_row *span_at(const og_compiler *c, const og_plan_series_row *series,
                                       size_t i)
{
    return (const og_plan_span_row *)c->spans.at + series->span + i;
}

static og_ref ref_at(const og_compiler *c, const og_plan_series_row *series, size_t i)
{
    return ((const og_ref *)c->refs.at)[series->cell + i];
}

static int series_named(const og_compiler *c, const char *name, size_t length)
{
    for (size_t i = 0; i < c->series.count; i++) {
        const char *id = text_at(c, series_at(c, i)->id);
        if (strlen(id) == length && memcmp(id, name, length) == 0)
            return (int)i;
    }
    return -1;
}

/* NULL with an error that names the nearest. */
static const og_plan_series_row *find_series(og_compiler *c, const char *text, og_stretch part)
{
    const char *ids[2048];
    size_t count = 0;
    int found = series_named(c, text + part.at, part.length);
    if (found >= 0)
        return series_at(c, (size_t)found);
    while (count < c->series.count && count < sizeof ids / sizeof ids[0]) {
        ids[count] = text_at(c, series_at(c, count)->id);
        count++;
    }
    const char *name = og_arena_text(&c->arena, text + part.at, part.length);
    const char *near = name ? og_nearest(name, ids, count) : NULL;
    const char *hint = near ? OG_SAID(&c->arena, c->err.language, DID_YOU_MEAN, .word = near) : "";
    OG_QUERY_FAIL(text, part.at, &c->err, SERIES_UNKNOWN, .name = name ? name : "", .hint = hint);
    return NULL;
}

/* ---- forms ------------------------------------------------------------------------------- */

static bool at_period(og_compiler *c, const char *text, const og_query_term *term,
                      const og_plan_series_row *series, og_ref *out)
{
    og_period span = term->period;
    bool found = false;
    bool adds = series->measure == OG_MEASURE_FLOW || series->measure == OG_MEASURE_MONEY;
    og_ref sum = og_k(0);
    for (size_t i = 0; i < series->count; i++) {
        const og_plan_span_row *at = span_at(c, series, i);
        if (!og_role_counts((og_role)series->role, at->first, at->last, span.first, span.last))
            continue;
        found = true;
        sum = adds ? og_ref_add(c->tape, sum, ref_at(c, series, i)) : ref_at(c, series, i);
    }
    if (!found)
        OG_QUERY_FAIL(
            text, term->period_at.at, &c->err, SERIES_NO_VALUE,
            .period = og_arena_text(&c->arena, text + term->period_at.at, term->period_at.length),
            .first = text_at(c, span_at(c, series, 0)->key),
            .last = text_at(c, span_at(c, series, series->count - 1)->key));
    *out = sum;
    return found;
}

/* Empty ratios are left out; no value when all are empty. */
static og_ref over_ratios(og_compiler *c, const og_plan_series_row *series, og_reduction how)
{
    og_tape *tape = c->tape;
    og_ref best = ref_at(c, series, 0), sum = og_k(0), count = og_k(0);
    bool least = how == OG_REDUCE_MIN;
    for (size_t i = 0; i < series->count; i++) {
        og_ref next = ref_at(c, series, i);
        og_ref given = og_ref_within(tape, next, -INFINITY, INFINITY);
        og_ref better = least ? og_ref_min(tape, best, next) : og_ref_max(tape, best, next);
        better = og_ref_select(tape, count, 1, better, next);
        best = og_ref_select(tape, given, 1, better, best);
        sum = og_ref_add(tape, sum, og_ref_select(tape, given, 1, next, og_k(0)));
        count = og_ref_add(tape, count, given);
    }
    if (least || how == OG_REDUCE_MAX)
        return best;
    og_ref mean = og_ref_ratio(tape, sum, count);
    return how == OG_REDUCE_MEAN ? mean : og_ref_mul(tape, mean, count);
}

static og_ref over_horizon(og_compiler *c, const og_plan_series_row *series, og_reduction how)
{
    if (series->measure == OG_MEASURE_RATIO)
        return over_ratios(c, series, how);
    og_ref all = ref_at(c, series, 0);
    for (size_t i = 1; i < series->count; i++) {
        og_ref next = ref_at(c, series, i);
        all = how == OG_REDUCE_MIN   ? og_ref_min(c->tape, all, next)
              : how == OG_REDUCE_MAX ? og_ref_max(c->tape, all, next)
                                     : og_ref_add(c->tape, all, next);
    }
    return how == OG_REDUCE_MEAN ? og_ref_mul(c->tape, all, og_k(1.0 / series->count)) : all;
}

/* The number of the first period in which it holds; no value (0/0) when it never does. */
static og_ref first_period(og_compiler *c, const og_plan_series_row *series,
                           const og_query_term *term)
{
    og_tape *tape = c->tape;
    og_ref first = og_k(-1);
    for (size_t i = series->count; i-- > 0;) {
        og_ref value = ref_at(c, series, i);
        og_ref holds = term->reduction == OG_REDUCE_FIRST_ABOVE
                           ? og_ref_less(tape, og_k(term->than), value)
                           : og_ref_less(tape, value, og_k(term->than));
        first = og_ref_select(tape, holds, 1, og_k((double)i), first);
    }
    og_ref ever = og_ref_within(tape, first, 0, (double)series->count);
    return og_ref_ratio(tape, first, ever);
}

static bool has_reserve(const og_compiler *c)
{
    return c->scenario->finance && c->scenario->finance->reserve;
}

/* A name alone: of a series, of one with a wrong word behind it, or of nothing. */
static bool explain(og_compiler *c, const char *text, og_stretch name)
{
    const char *dot = memrchr(text + name.at, '.', name.length);
    size_t before = dot ? (size_t)(dot - text) - name.at : 0;
    if (dot && series_named(c, text + name.at, before) >= 0)
        name.length = before;
    if (find_series(c, text, name))
        OG_QUERY_FAIL(text, name.at + name.length, &c->err, WANT_WHEN);
    return false;
}

/* *series stays NULL for what no series has. */
static bool reduce(og_compiler *c, const char *text, const og_query_term *term,
                   const og_plan_series_row **series, og_ref *out)
{
    *series = NULL;
    if (term->reduction == OG_REDUCE_REQUIRED_OPENING) {
        *out = c->required_opening;
        return has_reserve(c) || OG_QUERY_FAIL(text, term->series.at, &c->err, NO_RESERVE) == OG_OK;
    }
    if (term->reduction == OG_REDUCE_NONE)
        return explain(c, text, term->series);
    if (!(*series = find_series(c, text, term->series)))
        return false;
    switch (term->reduction) {
    case OG_REDUCE_AT:
        return at_period(c, text, term, *series, out);
    case OG_REDUCE_FIRST_ABOVE:
    case OG_REDUCE_FIRST_BELOW:
        *out = first_period(c, *series, term);
        return true;
    default:
        *out = over_horizon(c, *series, term->reduction);
        return true;
    }
}

/* Euros and percentages are added to their like alone; persons and places are both heads. */
static bool can_add(og_measure a, og_measure b)
{
    bool heads = (a == OG_MEASURE_STOCK || a == OG_MEASURE_FLOW) &&
                 (b == OG_MEASURE_STOCK || b == OG_MEASURE_FLOW);
    return a == b || heads;
}

/* What the query's metric is, in *row, and its value. */
static bool evaluate(og_compiler *c, const og_query *query, og_plan_metric_row *row, og_ref *out)
{
    const og_query_metric *metric = &query->metric;
    for (size_t i = 0; i < metric->count; i++) {
        const og_query_term *term = &metric->terms[i];
        const og_plan_series_row *series;
        og_ref ref;
        if (!reduce(c, query->text, term, &series, &ref))
            return false;
        og_measure measure = series ? (og_measure)series->measure : OG_MEASURE_MONEY;
        if (i == 0) {
            bool alone = metric->count == 1;
            row->series = series && alone ? (int32_t)(series - series_at(c, 0)) : -1;
            row->measure = measure;
            row->first = og_query_is_first(query);
            row->positive = alone && !row->first && (!series || series->positive);
            *out = ref;
        } else if (!can_add((og_measure)row->measure, measure)) {
            OG_QUERY_FAIL(query->text, term->series.at, &c->err, OTHER_UNIT,
                          .name = og_arena_text(&c->arena, query->text + term->series.at,
                                                term->series.length));
            return false;
        } else
            *out = term->minus ? og_ref_sub(c->tape, *out, ref) : og_ref_add(c->tape, *out, ref);
    }
    return true;
}

/* ---- adding ------------------------------------------------------------------------------ */

static og_plan_metric_row *find_metric(const og_compiler *c, const char *text)
{
    og_plan_metric_row *rows = c->metrics.at;
    for (size_t i = 0; i < c->metrics.count; i++)
        if (strcmp(text_at(c, rows[i].text), text) == 0)
            return &rows[i];
    return NULL;
}

void og_metric_add(og_compiler *c, const char *text, bool requested)
{
    og_query query;
    og_plan_metric_row made = {.requested = requested};
    og_ref ref;
    og_tape_month(c->tape, 0);
    if (c->text.failed || og_query_parse(text, &query, &c->err) != OG_OK)
        return;
    og_stretch part = query.metric.part;
    const char *name = og_arena_text(&c->arena, text + part.at, part.length);
    if (!name || find_metric(c, name) || !evaluate(c, &query, &made, &ref))
        return;
    made.text = og_text_add(c, name);
    made.constant = og_is_k(ref) ? ref.k : 0;
    made.output = og_output_add(c, ref, OG_OUTPUT_METRIC, (uint32_t)c->metrics.count);
    og_plan_metric_row *row = og_table_add(c, &c->metrics, sizeof *row);
    if (row)
        *row = made;
}

/* The measures of success: what is short at each year's end and over the horizon, and the money. */
void og_metrics_main(og_compiler *c)
{
    size_t count = c->series.count;
    if (has_reserve(c))
        og_metric_add(c, "reserve.required_opening", false);
    for (size_t i = 0; i < count && !c->text.failed; i++) {
        const og_plan_series_row series = *series_at(c, i);
        const char *id = og_arena_printf(&c->arena, "%s", text_at(c, series.id));
        const og_role_row role = og_role_of((og_role)series.role);
        bool summed = role.summed && series.owner_kind != OG_OWNER_SUBGROUP;
        for (int y = 0; id && role.yearly && y < c->years; y++) {
            char month[OG_PERIOD_SIZE];
            og_month_print(c->scenario->first + og_year_last_month(c, y), month);
            const char *text = og_arena_printf(&c->arena, "%s@%s", id, month);
            if (text)
                og_metric_add(c, text, false);
        }
        const char *text = id && summed ? og_arena_printf(&c->arena, "%s.sum", id) : NULL;
        if (text)
            og_metric_add(c, text, false);
    }
}
