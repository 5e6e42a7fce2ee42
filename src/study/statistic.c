#include "study/statistic.h"

#include "engine/estimate.h"
#include "engine/result.h"
#include "lang/error.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t og_query_find(const og_plan *plan, const og_query *query)
{
    og_stretch part = query->metric.part;
    for (size_t m = 0; m < og_plan_metric_count(plan); m++) {
        const char *text = og_plan_metric(plan, m).text;
        if (strlen(text) == part.length && memcmp(text, query->text + part.at, part.length) == 0)
            return m;
    }
    return (size_t)-1;
}

/* ---- comparing --------------------------------------------------------------------------- */

/* A comparison with a number. Of a first(...) the values are numbers of periods of `series`: it is
 * before a period when its own ended before that began. */
typedef struct comparison {
    og_compare compare;
    double number;
} comparison;

static comparison comparison_of(const og_limit *limit, const og_plan *plan, size_t series)
{
    if (!limit->is_period)
        return (comparison){limit->compare, limit->number};
    size_t count = og_plan_series(plan, series).count, before = 0, until = 0;
    while (before < count && og_plan_span(plan, series, before).last < limit->period.first)
        before++;
    while (until < count && og_plan_span(plan, series, until).first <= limit->period.last)
        until++;
    bool from = limit->compare == OG_COMPARE_MORE || limit->compare == OG_COMPARE_AT_LEAST;
    bool whole = limit->compare == OG_COMPARE_MORE || limit->compare == OG_COMPARE_AT_MOST;
    return (comparison){from ? OG_COMPARE_AT_LEAST : OG_COMPARE_LESS,
                        (double)(whole ? until : before)};
}

bool og_compare_holds(og_compare compare, double value, double limit)
{
    switch (compare) {
    case OG_COMPARE_LESS:
        return value < limit;
    case OG_COMPARE_AT_MOST:
        return value <= limit;
    case OG_COMPARE_MORE:
        return value > limit;
    default:
        return value >= limit;
    }
}

void og_query_limit(const og_query *query, const og_plan *plan, og_compare *compare, double *limit)
{
    size_t series = og_plan_metric(plan, og_query_find(plan, query)).series;
    comparison c = comparison_of(&query->limit, plan, series);
    *compare = c.compare;
    *limit = c.number;
}

/* ---- estimating -------------------------------------------------------------------------- */

typedef struct selection {
    const og_query *query;
    const og_plan *plan;
    const og_result *result;
    size_t metric, group, index;
    double *kept; /* room for all replicates */
} selection;

#define ALL UINT_MAX /* randomisations, else the number of one */

/* 1 where it holds, else 0. What never happens is later than every period, so that
 * p(first(...) < k) is of all replicates; any other metric without a value gives none. */
static double hit(const og_query *query, const comparison *c, double value)
{
    if (isnan(value) && og_query_is_first(query))
        value = INFINITY;
    if (isnan(value))
        return NAN;
    /* What is within the tolerance counts as equal (model page, section 2). */
    const bool open = c->compare == OG_COMPARE_MORE || c->compare == OG_COMPARE_AT_MOST;
    return og_compare_holds(c->compare, value, c->number + (open ? OG_POSITIVE : -OG_POSITIVE));
}

void og_query_hits(const og_query *query, const og_plan *plan, const og_result *result,
                   double *hits)
{
    size_t metric = og_query_find(plan, query);
    const double *values = og_result_values(result, metric);
    comparison c = comparison_of(&query->share, plan, og_plan_metric(plan, metric).series);
    for (uint64_t r = 0; r < og_result_replicates(result); r++)
        hits[r] = hit(query, &c, values[r]);
}

static og_estimate share(const selection *s, unsigned part)
{
    const double *values = og_result_values(s->result, s->metric);
    const uint8_t *cases = s->group == (size_t)-1 ? NULL : og_result_cases(s->result, s->group);
    size_t series = og_plan_metric(s->plan, s->metric).series;
    comparison c = comparison_of(&s->query->share, s->plan, series);
    uint64_t first = part == ALL ? 0 : part, step = part == ALL ? 1 : s->result->randomisations;
    double hits = 0, count = 0;
    for (uint64_t r = first; r < s->result->replicates; r += step) {
        double value = hit(s->query, &c, values[r]);
        if (isnan(value) || (cases && cases[r] != s->index))
            continue;
        count++;
        hits += value;
    }
    return count > 0 ? og_estimate_share(hits, count) : (og_estimate){NAN, NAN};
}

static og_estimate quantile(const selection *s, unsigned part)
{
    size_t count =
        part == ALL ? og_result_keep(s->result, s->metric, s->group, s->index, s->kept)
                    : og_result_keep_part(s->result, s->metric, s->group, s->index, part, s->kept);
    int level = (int)s->query->percent;
    og_estimate out = {NAN, NAN};
    if (count > 0)
        og_estimate_quantiles(s->kept, count, &level, 1, &out);
    return out;
}

/* Of a design the error is that of its randomisations. */
static og_estimate estimate(const selection *s, og_estimate (*of)(const selection *, unsigned))
{
    double parts[OG_DESIGN_RANDOMISATIONS];
    og_estimate out = of(s, ALL);
    for (unsigned i = 0; i < s->result->randomisations; i++)
        parts[i] = of(s, i).value;
    if (s->result->randomisations > 0)
        out.error = og_estimate_spread(parts);
    return out;
}

og_status og_query_estimate(const og_query *query, const og_plan *plan, const og_result *result,
                            size_t group, size_t index, og_estimate *out, og_error *err)
{
    size_t metric = og_query_find(plan, query);
    *out = (og_estimate){NAN, NAN};
    if (metric == (size_t)-1)
        return OG_FAIL(err, OG_ERR_VALUE, NOT_ASKED, .text = query->text);
    if (query->kind == OG_QUERY_METRIC || query->statistic == OG_STATISTIC_MEAN) {
        og_summary summary;
        og_status status = og_result_summary(result, metric, group, index, &summary, err);
        *out = summary.mean;
        return status;
    }
    selection s = {query, plan, result, metric, group, index, NULL};
    s.kept = malloc(result->replicates * sizeof *s.kept);
    if (!s.kept)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    *out = estimate(&s, query->statistic == OG_STATISTIC_SHARE ? share : quantile);
    free(s.kept);
    return OG_OK;
}

void og_query_values(const og_query *query, const og_plan *plan, const og_result *result,
                     double *out)
{
    size_t metric = og_query_find(plan, query);
    const double *values = og_result_values(result, metric);
    bool share = query->kind != OG_QUERY_METRIC && query->statistic == OG_STATISTIC_SHARE;
    comparison c = comparison_of(&query->share, plan, og_plan_metric(plan, metric).series);
    for (uint64_t r = 0; r < result->replicates; r++)
        out[r] = share ? hit(query, &c, values[r]) : values[r];
}
