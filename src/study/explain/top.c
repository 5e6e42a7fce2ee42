#include "study/explain/top.h"

#include "compile/role.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CHANCE 3 /* standard errors: less is not told from chance */

/* ---- what a term takes of its series ---- */

static bool is_summed(const og_series *series)
{
    return series->measure == OG_MEASURE_FLOW || series->measure == OG_MEASURE_MONEY;
}

/* The target of a term that is one; false: it is none. */
static bool target_of(const og_explain_builder *b, const char *text, const og_query_term *term,
                      og_explain_target *out)
{
    const char *id = og_arena_text(&b->e->arena, text + term->series.at, term->series.length);
    size_t s = id ? og_plan_find_series(b->plan, id) : OG_EXPLAIN_NONE;
    if (s == OG_EXPLAIN_NONE)
        return false;
    og_series series = og_plan_series(b->plan, s);
    const og_day end = og_month_last(b->scenario->last);
    *out = (og_explain_target){s, 0, series.count - 1,
                               is_summed(&series) ? OG_EXPLAIN_SUM : OG_EXPLAIN_AT};
    if (term->reduction == OG_REDUCE_SUM)
        return is_summed(&series);
    if (term->reduction != OG_REDUCE_AT)
        return false;
    bool found = false;
    for (size_t i = 0; i < series.count; i++) {
        og_span span = og_plan_span(b->plan, s, i);
        if (!og_role_counts(series.role, span.first, span.last, end, term->period))
            continue;
        out->first = found ? out->first : i;
        out->last = i;
        found = true;
    }
    return found;
}

/* ---- first steps ---- */

/* Over all periods of a stock or a ratio: its mean or sum, by year. */
static void add_years(const og_explain_builder *b, size_t s, double share)
{
    size_t count = og_plan_series(b->plan, s).count;
    for (size_t a = 0, z; a < count; a = z + 1) {
        og_span first = og_plan_span(b->plan, s, a);
        int year = og_month_year(og_month_of(first.last));
        z = a;
        while (z + 1 < count &&
               og_month_year(og_month_of(og_plan_span(b->plan, s, z + 1).last)) == year)
            z++;
        const og_explain_target target = {s, a, z, OG_EXPLAIN_SUM};
        og_explain_number(b, OG_SENTENCES, NULL, share * og_explain_mean(b, target));
        og_explain_step *now = og_explain_now(b);
        if (now->row_count == 0)
            continue;
        now->rows[now->row_count - 1].first = first.first;
        now->rows[now->row_count - 1].last = og_plan_span(b->plan, s, z).last;
    }
}

/* The period whose mean is largest or smallest. */
static void add_extreme(const og_explain_builder *b, size_t s, bool least)
{
    size_t count = og_plan_series(b->plan, s).count, best = 0;
    double most = (double)NAN;
    for (size_t i = 0; i < count; i++) {
        double mean = og_result_stats(b->result, s, i).mean;
        if (isnan(most) || (least ? mean < most : mean > most)) {
            most = mean;
            best = i;
        }
    }
    og_explain_part(b, least ? OG_SENTENCE_EXPLAIN_LEAST : OG_SENTENCE_EXPLAIN_MOST,
                    og_plan_span(b->plan, s, best).key, 1,
                    (og_explain_target){s, best, best, OG_EXPLAIN_AT});
    og_explain_rest(b, OG_EXPLAIN_TOGETHER, OG_SENTENCE_EXPLAIN_EXTREME);
}

/* In how many of the futures it comes in which year, or never: they make 100 %. */
static void add_first(const og_explain_builder *b, size_t metric, size_t s)
{
    const double *values = og_result_values(b->result, metric);
    const double count = (double)og_result_replicates(b->result);
    size_t periods = og_plan_series(b->plan, s).count;
    double never = 0;
    og_explain_now(b)->unit = OG_EXPLAIN_PERCENT;
    og_explain_now(b)->value = 100;
    og_explain_now(b)->low = og_explain_now(b)->high = (double)NAN;
    for (uint64_t r = 0; r < og_result_replicates(b->result); r++)
        never += isnan(values[r]);
    for (size_t a = 0, z; a < periods; a = z + 1) {
        int year = og_month_year(og_month_of(og_plan_span(b->plan, s, a).last));
        double times = 0;
        z = a;
        while (z + 1 < periods &&
               og_month_year(og_month_of(og_plan_span(b->plan, s, z + 1).last)) == year)
            z++;
        for (uint64_t r = 0; r < og_result_replicates(b->result); r++)
            times += values[r] >= (double)a && values[r] <= (double)z;
        og_explain_number(b, OG_SENTENCES, NULL, 100 * times / count);
        og_explain_step *now = og_explain_now(b);
        if (times > 0 && now->row_count) {
            now->rows[now->row_count - 1].first = og_plan_span(b->plan, s, a).first;
            now->rows[now->row_count - 1].last = og_plan_span(b->plan, s, z).last;
        }
    }
    og_explain_number(b, OG_SENTENCE_EXPLAIN_NEVER, NULL, 100 * never / count);
}

/* What is committed rests on price and contract. */
static void add_committed(const og_explain_builder *b, const char *text, const og_query_term *term)
{
    const char *id = og_arena_text(&b->e->arena, text + term->series.at, term->series.length);
    const og_line *line = id && strncmp(id, "line.", 5) == 0 ? og_explain_line_of(b, id + 5) : NULL;
    const og_day last = og_month_last(b->scenario->last);
    if (!line)
        return;
    og_explain_ground_value(b, line->income ? line->income : line->cost, last, last);
    og_explain_ground_value(b, line->index.factor, last, last);
    og_explain_ground_value(b, line->index.growth, og_month_first(b->scenario->first), last);
    for (size_t s = 0; s < b->scenario->stream_count; s++) {
        const og_reception *reception = b->scenario->streams[s].reception;
        for (size_t i = 0; reception && i < reception->locations.count; i++) {
            const og_location *location = reception->locations.at[i];
            if (og_line_takes(line, location))
                og_explain_ground_location(b, location, last, last);
        }
    }
}

static void add_terms(const og_explain_builder *b, const og_explain_figure *figure)
{
    const og_query *query = &figure->asked.query;
    for (size_t i = 0; i < query->metric.count; i++) {
        og_explain_target target;
        const og_query_term *term = &query->metric.terms[i];
        if (target_of(b, query->text, term, &target))
            og_explain_part(b, OG_SENTENCES, figure->asked.terms[i].series.label,
                            term->minus ? -1 : 1, target);
    }
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_OTHERS);
}

/* ---- by case ---- */

/* The share of a case × the mean in it; no step when that makes no difference. */
static og_status add_group(og_explain_builder *b, size_t metric, size_t group, const char *label,
                           const og_explain_step *top)
{
    const size_t cases = og_plan_case_group(b->plan, group).count;
    const double all = top->value;
    const og_explain_unit unit = top->unit;
    og_explain_step *step = og_explain_step_add(b->e);
    bool differs = false;
    if (!step)
        return OG_FAIL(b->err, OG_ERR_MEMORY, NO_MEMORY);
    b->step = b->e->step_count - 1;
    step->word = OG_SENTENCE_EXPLAIN_BY_CASE;
    step->name = label;
    step->unit = unit;
    step->value = all;
    step->depth = 1;
    og_summary whole;
    og_status status = og_result_summary(b->result, metric, OG_EXPLAIN_NONE, 0, &whole, b->err);
    for (size_t i = 0; i < cases && status == OG_OK; i++) {
        og_summary summary;
        status = og_result_summary(b->result, metric, group, i, &summary, b->err);
        if (status != OG_OK || summary.count == 0)
            continue;
        const double share = (double)summary.count / (double)whole.count;
        const og_explain_factor factors[] = {
            {OG_SENTENCE_EXPLAIN_SHARE_OF, share, (double)NAN, (double)NAN},
            {OG_SENTENCE_EXPLAIN_MEAN_IN, summary.mean.value, summary.quantile[0].value,
             summary.quantile[6].value}};
        const char *id = og_plan_case_name(b->plan, group, i);
        char *name = og_arena_text(&b->e->arena, id, strlen(id));
        for (char *at = name; at && (at = strchr(at, '_')) != NULL;)
            *at = ' ';
        double apart = fabs(summary.mean.value - all);
        differs |= apart > 1e-9 * fabs(all) && apart > CHANCE * summary.mean.error;
        og_explain_product(b, OG_SENTENCES, name, factors, 2);
    }
    if (!differs) /* taken back: it tells nothing */
        b->e->step_count--;
    return status;
}

og_status og_explain_cases(og_explain_builder *b, size_t metric)
{
    const size_t top = b->step;
    og_status status = OG_OK;
    for (size_t g = 0; g < og_plan_case_group_count(b->plan) && status == OG_OK; g++) {
        const og_case_set *set = b->scenario->cases.at[g];
        const og_explain_step first = b->e->steps[top];
        status = add_group(b, metric, g, set->item.label, &first);
    }
    b->step = top;
    return status;
}

/* ---- all ---- */

/* Value and range of the metric. */
static og_status take_value(const og_explain_builder *b, size_t metric)
{
    og_summary summary;
    og_status status = og_result_summary(b->result, metric, OG_EXPLAIN_NONE, 0, &summary, b->err);
    og_explain_step *step = og_explain_now(b);
    if (status != OG_OK)
        return status;
    step->value = summary.mean.value;
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        if (og_summary_level(i) == 5)
            step->low = summary.quantile[i].value;
        if (og_summary_level(i) == 95)
            step->high = summary.quantile[i].value;
    }
    return OG_OK;
}

static og_explain_unit unit_of(const og_question *asked)
{
    return asked->measure == OG_MEASURE_RATIO            ? OG_EXPLAIN_PERCENT
           : asked->terms[0].series.unit == OG_UNIT_EURO ? OG_EXPLAIN_EUROS
                                                         : OG_EXPLAIN_HEADS;
}

/* The first year of a need. */
static size_t year_of(const og_explain_builder *b, const og_query_term *term)
{
    return term->period_at.length ? (size_t)(og_month_year(og_month_of(term->period.first)) -
                                             og_month_year(b->scenario->first))
                                  : 0;
}

og_status og_explain_top(og_explain_builder *b, og_explain_figure *figure, size_t metric)
{
    const og_query *query = &figure->asked.query;
    const og_query_term *term = &query->metric.terms[0];
    const og_reduction how = term->reduction;
    og_explain_step *step = og_explain_step_add(b->e);
    if (!step)
        return OG_FAIL(b->err, OG_ERR_MEMORY, NO_MEMORY);
    b->step = b->e->step_count - 1;
    step->figure = query->text;
    step->unit = unit_of(&figure->asked);
    if (figure->asked.terms[0].series.label)
        step->name = figure->asked.terms[0].series.label;
    if (how == OG_REDUCE_REQUIRED_OPENING && query->metric.count == 1)
        return og_explain_need(b, metric, figure->level, year_of(b, term));
    og_status status = take_value(b, metric);
    og_explain_target target = {.series = OG_EXPLAIN_NONE};
    if (status != OG_OK)
        return status;
    bool series = target_of(b, query->text, term, &target);
    if (query->metric.count > 1) {
        add_terms(b, figure);
    } else if (series) {
        step->target = target;
        og_span last = og_plan_span(b->plan, target.series, target.last);
        step->first = og_plan_span(b->plan, target.series,
                                   target.mode == OG_EXPLAIN_AT ? target.last : target.first)
                          .first;
        step->last = last.last;
    } else if (how == OG_REDUCE_COMMITTED) {
        add_committed(b, query->text, term);
    } else if (how == OG_REDUCE_MIN || how == OG_REDUCE_MAX) {
        add_extreme(b, target.series, how == OG_REDUCE_MIN);
    } else if (how == OG_REDUCE_FIRST_ABOVE || how == OG_REDUCE_FIRST_BELOW) {
        add_first(b, metric, target.series);
    } else if (target.series != OG_EXPLAIN_NONE) {
        double count = (double)og_plan_series(b->plan, target.series).count;
        add_years(b, target.series, how == OG_REDUCE_MEAN ? 1 / count : 1);
        og_explain_rest(b, OG_EXPLAIN_TOGETHER, OG_SENTENCE_EXPLAIN_EXTREME);
    }
    return OG_OK;
}
