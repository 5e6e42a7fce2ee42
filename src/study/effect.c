#include "study/effect.h"

#include "base/calendar.h"
#include "engine/estimate.h"
#include "engine/result.h"
#include "lang/error.h"
#include "study/influence.h"
#include "study/since.h"
#include "study/statistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One of the two runs, as the query sees it. */
typedef struct side {
    og_query query; /* as this one says it */
    const og_plan *plan;
    const og_result *result;
    size_t metric;
    double shift;  /* from places in its own series to those in the base's */
    double *terms; /* by replicate: the statistic is their mean; NaN: left out */
} side;

/* The place in the base's series of the other's first period. */
static double shift_of(const og_plan *base, size_t in, const og_plan *other, size_t of)
{
    og_day first = og_plan_span(base, in, 0).first, begins = og_plan_span(other, of, 0).first;
    const og_plan *plan = begins > first ? base : other;
    size_t series = begins > first ? in : of, count = og_plan_series(plan, series).count, i = 0;
    og_day sought = begins > first ? begins : first;
    while (i < count && og_plan_span(plan, series, i).first < sought)
        i++;
    return begins > first ? (double)i : -(double)i;
}

static bool is_kind(const og_query *query, og_statistic statistic)
{
    return query->kind != OG_QUERY_METRIC && query->statistic == statistic;
}

static void fill_terms(side *s, double *room)
{
    og_influence_terms(&s->query, s->plan, s->result, (size_t)-1, 0, room, s->terms);
    for (uint64_t r = 0; r < og_result_replicates(s->result) && s->shift != 0; r++)
        s->terms[r] += s->shift;
}

/* ---- the effect -------------------------------------------------------------------------- */

/* Range and chances. What never is, is later than what ever is. */
static void tell_futures(const og_query *query, const side *base, const side *other,
                         const double *differences, double *room, og_effect *out)
{
    static const int levels[] = {5, 95};
    uint64_t n = og_result_replicates(base->result), kept = 0;
    double lower = 0, higher = 0, all = 0;
    for (uint64_t r = 0; r < n; r++) {
        double a = base->terms[r], b = other->terms[r], d = differences[r];
        if (og_query_is_first(query) && isnan(d))
            d = isnan(a) && isnan(b) ? 0 : isnan(b) ? (double)INFINITY : -(double)INFINITY;
        if (isnan(d))
            continue;
        lower += d < -OG_POSITIVE;
        higher += d > OG_POSITIVE;
        all++;
    }
    for (uint64_t r = 0; r < n; r++)
        if (!isnan(differences[r]))
            room[kept++] = differences[r];
    og_estimate ends[2] = {{NAN, NAN}, {NAN, NAN}};
    if (kept > 0)
        og_estimate_quantiles(room, kept, levels, 2, ends);
    out->low = ends[0].value;
    out->high = ends[1].value;
    out->lower = all > 0 ? lower / all : (double)NAN;
    out->higher = all > 0 ? higher / all : (double)NAN;
    out->same = lower + higher == 0;
    out->paired = og_influence_variance(differences, n);
    out->unpaired = og_influence_variance(base->terms, n) + og_influence_variance(other->terms, n);
}

/* Of two samples, which have no futures in common. */
static void tell_apart(og_effect *out)
{
    out->apart = true;
    out->difference.value = out->other.value - out->base.value;
    out->difference.error = hypot(out->base.error, out->other.error);
    out->low = out->high = out->lower = out->higher = out->paired = out->unpaired = NAN;
    out->same = out->difference.value == 0 && out->difference.error == 0;
}

/* `room` has two rows of a number for each replicate. */
static void tell_statistic(const og_query *query, side *base, side *other, double *room,
                           og_effect *out)
{
    uint64_t n = og_result_replicates(base->result);
    double *differences = room + n;
    bool single = !is_kind(query, OG_STATISTIC_SHARE) && !is_kind(query, OG_STATISTIC_QUANTILE);
    fill_terms(base, room);
    fill_terms(other, room);
    for (uint64_t r = 0; r < n; r++) {
        differences[r] = other->terms[r] - base->terms[r];
        out->count += isnan(differences[r]) ? 0 : 1;
    }
    out->difference.value =
        single ? og_influence_mean(differences, n, 0, 1) : out->other.value - out->base.value;
    out->difference.error = og_influence_error(base->result, differences);
    if (single) {
        tell_futures(query, base, other, differences, room, out);
        return;
    }
    out->low = out->high = out->lower = out->higher = out->paired = out->unpaired = NAN;
    out->same = out->difference.value == 0 && out->difference.error == 0;
}

static og_status read_side(side *s, const char *text, const og_study_run *run, og_error *err)
{
    og_status status = og_query_parse(text, &s->query, err);
    s->plan = run->plan;
    s->result = run->result;
    s->metric = status == OG_OK ? og_query_find(run->plan, &s->query) : (size_t)-1;
    if (status == OG_OK && s->metric == (size_t)-1)
        status = OG_FAIL(err, OG_ERR_VALUE, NOT_COMPUTED, .text = text);
    return status;
}

/* What is looked at, as each of the two says it. */
static og_status read_sides(const char *text, const og_study_run *base, const og_study_run *other,
                            side *sides, og_arena *arena, og_effect *out, og_error *err)
{
    const og_study_run *const runs[2] = {base, other};
    const char *said[2] = {text, text}, *dated = text;
    og_status status = OG_OK;
    for (size_t i = 0; i < 2 && status == OG_OK; i++) {
        status = og_since_text(text, out->since, runs[i]->first, arena, &said[i], err);
        if (status == OG_OK)
            status = read_side(&sides[i], said[i], runs[i], err);
    }
    if (status == OG_OK) /* what it is called: of the one moment that both have in common */
        status = og_since_text(text, out->since, 12 * out->since, arena, &dated, err);
    if (status == OG_OK)
        status = og_question_of(dated, base->plan, arena, &out->asked, err);
    out->text = strlen(said[0]) >= strlen(said[1]) ? said[0] : said[1];
    if (strcmp(out->text, text) == 0)
        out->since = 0;
    return status;
}

og_status og_effect_of(const char *text, int since, const og_study_run *base,
                       const og_study_run *other, og_arena *arena, og_effect *out, og_error *err)
{
    const size_t all = (size_t)-1;
    side sides[2] = {{.shift = 0}};
    *out = (og_effect){.text = text, .since = since};
    og_status status = read_sides(text, base, other, sides, arena, out, err);
    if (status != OG_OK)
        return status;
    const og_query *query = &out->asked.query;
    out->certain = og_plan_metric(base->plan, sides[0].metric).certain &&
                   og_plan_metric(other->plan, sides[1].metric).certain;
    if (!out->asked.terms[0].required_opening)
        out->series = og_plan_find_series(base->plan, out->asked.terms[0].series.id) + 1;
    if (og_query_is_first(query))
        sides[1].shift = shift_of(base->plan, og_plan_metric(base->plan, sides[0].metric).series,
                                  other->plan, og_plan_metric(other->plan, sides[1].metric).series);
    uint64_t n = og_result_replicates(base->result);
    double *room = calloc(4 * n, sizeof *room);
    if (!room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_estimate *const values[2] = {&out->base, &out->other};
    for (size_t i = 0; i < 2 && status == OG_OK; i++)
        status = og_query_estimate(&sides[i].query, sides[i].plan, sides[i].result, all, 0,
                                   values[i], err);
    if (status == OG_OK)
        out->other.value += is_kind(query, OG_STATISTIC_SHARE) ? 0 : sides[1].shift;
    if (status == OG_OK && !og_result_paired(base->result, other->result)) {
        tell_apart(out);
    } else if (status == OG_OK) {
        sides[0].terms = room + 2 * n;
        sides[1].terms = room + 3 * n;
        tell_statistic(query, &sides[0], &sides[1], room, out);
    }
    free(room);
    return status;
}
