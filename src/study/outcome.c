#include "study/outcome.h"

#include "lang/error.h"
#include "study/since.h"

#include <stdlib.h>
#include <string.h>

static const char need[] = "reserve.required_opening";

/* ---- what differs ------------------------------------------------------------------------ */

static bool has_part(const og_plan *plan, const og_series *series)
{
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series other = og_plan_series(plan, i);
        if (other.owner_kind == series->owner_kind && strcmp(other.owner, series->owner) == 0 &&
            strcmp(other.stream, series->stream) == 0)
            return true;
    }
    return false;
}

/* Labels of streams, sub-groups and the reserve that `plan` has and `lacks` has not. */
static const char **alone(og_arena *arena, const og_plan *plan, const og_plan *lacks, size_t *count)
{
    const char **labels = og_arena_array(arena, og_plan_series_count(plan) + 1, sizeof *labels);
    for (size_t i = 0; labels && i < og_plan_series_count(plan); i++) {
        og_series s = og_plan_series(plan, i);
        bool part = s.owner_kind == OG_OWNER_RECEPTION || s.owner_kind == OG_OWNER_SUBGROUP ||
                    s.owner_kind == OG_OWNER_HOUSING || s.owner_kind == OG_OWNER_RESERVE;
        bool told = *count > 0 && strcmp(labels[*count - 1], s.label) == 0;
        if (part && !told && !has_part(lacks, &s))
            labels[(*count)++] = s.label;
    }
    return labels;
}

static size_t find_metric(const og_plan *plan, const char *text)
{
    for (size_t m = 0; m < og_plan_metric_count(plan); m++)
        if (strcmp(og_plan_metric(plan, m).text, text) == 0)
            return m;
    return (size_t)-1;
}

/* Whether it says something of both when horizons lie apart: what is of a moment in both does. */
static bool of_a_moment(const char *text)
{
    return strchr(text, '@') != NULL;
}

static bool was_asked(const og_compare_options *options, const char *text)
{
    for (size_t i = 0; i < options->metric_count; i++)
        if (strcmp(options->metrics[i], text) == 0)
            return true;
    return false;
}

/* By series as the plan has them, the reserve needed first; of one series by moment, sums last. */
static int by_series(const void *a, const void *b)
{
    const og_effect *x = a, *y = b;
    const og_query_term *s = x->asked.query.metric.terms, *t = y->asked.query.metric.terms;
    if (x->series != y->series)
        return (x->series > y->series) - (x->series < y->series);
    if (s->reduction != t->reduction)
        return (s->reduction > t->reduction) - (s->reduction < t->reduction);
    if (x->asked.query.kind != y->asked.query.kind) /* the level before the mean */
        return x->asked.query.kind == OG_QUERY_METRIC ? 1 : -1;
    return (s->period.first > t->period.first) - (s->period.first < t->period.first);
}

/* Whether a main metric says what another does, of the reserve at the start of a later year. */
static bool of_a_year(const og_plan *plan, size_t metric)
{
    const char *text = og_plan_metric(plan, metric).text;
    return og_plan_needs(plan, metric) && strchr(text, '@');
}

/* The reserve needed at the certainty that the council of the base asks for: what a run leads with.
 * NULL when one of them needs none, or it was asked for. */
static const char *level_of_need(og_comparison *c, const og_plan *plan,
                                 const og_compare_options *options)
{
    const og_finance *finance = c->base.scenario->finance;
    const og_reserve *reserve = finance ? finance->reserve : NULL;
    double share = reserve && reserve->certainty.given ? reserve->certainty.value : 0.9;
    int percent = (int)(100 * share + 0.5);
    if (find_metric(c->base.plan, need) == (size_t)-1 || find_metric(plan, need) == (size_t)-1 ||
        c->horizons == OG_HORIZONS_APART || percent < 1 || percent > 99)
        return NULL;
    const char *text = og_arena_printf(&c->arena, "p%d(%s)", percent, need);
    return text && !was_asked(options, text) ? text : NULL;
}

/* Whether a main metric says something of both: where the horizons do not begin together, what is
 * of a moment in both, or is measured from the same one. */
static bool says_of_both(const og_comparison *c, const og_compared *other, const char *text)
{
    bool since = c->horizons == OG_HORIZONS_SINCE && other->since != 0;
    if (since && strcmp(text, need) == 0)
        return true;
    return (!since && c->horizons != OG_HORIZONS_APART) || of_a_moment(text);
}

/* What was asked for is known as such; what it was made of is no metric of its own. */
static bool is_main(const og_plan *plan, size_t metric)
{
    og_query query;
    og_error err = {.status = OG_OK};
    og_metric of = og_plan_metric(plan, metric);
    return !of.hidden && og_query_parse(of.text, &query, &err) == OG_OK &&
           query.metric.count == 1 && !of_a_year(plan, metric);
}

/* What came before the day from which both are measured is in no way common to them. */
static bool is_before(const og_compared *other, const og_effect *e)
{
    const og_query_term *term = &e->asked.query.metric.terms[0];
    return other->since && e->asked.terms[0].series.role == OG_ROLE_DRAWDOWN &&
           term->period.last < og_year_first(other->since);
}

static og_status add_effect(const og_comparison *c, og_compared *other, const char *text,
                            bool asked, og_arena *arena, og_error *err)
{
    int since = c->horizons == OG_HORIZONS_SINCE ? other->since : 0;
    og_effect *effect = &other->effects[other->effect_count];
    og_status status = og_effect_of(text, since, &c->base, &other->run, arena, effect, err);
    if (status != OG_OK)
        return status;
    bool committed = effect->asked.query.metric.terms[0].reduction == OG_REDUCE_COMMITTED;
    other->effect_count += asked || (!(committed && effect->same) && !is_before(other, effect));
    return OG_OK;
}

og_status og_outcome_find(og_comparison *c, og_compared *other, const og_compare_options *options,
                          og_error *err)
{
    const og_plan *base = c->base.plan, *plan = other->run.plan;
    const char *level = level_of_need(c, plan, options);
    size_t asked = options->metric_count, all = asked + og_plan_metric_count(base);
    og_status status =
        og_changes_find(c->base.scenario, other->run.scenario, &c->arena, &other->changes, err);
    for (size_t i = 0; i < other->changes.count; i++)
        other->inputs += !other->changes.at[i].words;
    other->gone = alone(&c->arena, base, plan, &other->gone_count);
    other->added = alone(&c->arena, plan, base, &other->added_count);
    other->effects = og_arena_array(&c->arena, all + 1, sizeof *other->effects);
    if (c->arena.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < asked && status == OG_OK; i++)
        status = add_effect(c, other, options->metrics[i], true, &c->arena, err);
    for (size_t m = 0; m < og_plan_metric_count(base) && status == OG_OK; m++) {
        const char *text = og_plan_metric(base, m).text;
        if (is_main(base, m) && !was_asked(options, text) &&
            find_metric(plan, text) != (size_t)-1 && says_of_both(c, other, text))
            status = add_effect(c, other, text, false, &c->arena, err);
    }
    if (status == OG_OK && level)
        status = add_effect(c, other, level, true, &c->arena, err);
    size_t first = asked < other->effect_count ? asked : other->effect_count;
    qsort(other->effects + first, other->effect_count - first, sizeof *other->effects, by_series);
    return status;
}

/* How well a figure tells what the variant does: one that differs, over the horizon or at its end.
 */
static int worth(const og_effect *e)
{
    bool sum = e->asked.query.metric.terms[0].reduction == OG_REDUCE_SUM;
    return (e->same ? 0 : 2) + (sum || e->asked.terms[0].series.role == OG_ROLE_BACKLOG);
}

/* The reserve needed when it differs, and the first shortage (or last backlog) that does; of what
 * there is when nothing does. */
size_t og_outcome_figures(const og_compared *other, const char **texts)
{
    const og_effect *shortage = NULL, *reserve = NULL;
    size_t count = 0;
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        og_role role = e->asked.terms[0].series.role;
        bool backlog = role == OG_ROLE_BACKLOG, fits = backlog || role == OG_ROLE_SHORTFALL;
        if (e->asked.terms[0].required_opening)
            reserve = reserve ? reserve : e; /* the level, which comes first */
        else if (fits && (!shortage || worth(e) > worth(shortage) ||
                          (backlog && worth(e) == worth(shortage) &&
                           shortage->asked.terms[0].series.role == role)))
            shortage = e;
    }
    if (reserve && (!reserve->same || !shortage || shortage->same))
        texts[count++] = reserve->text;
    if (shortage && (!shortage->same || count == 0))
        texts[count++] = shortage->text;
    return count;
}
