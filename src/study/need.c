/* What the required reserve is made of (model page, section 5). */
#include "compile/query.h"
#include "engine/moments.h"
#include "engine/select.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

/* The reserve's years as the plan has them (SIZE_MAX where it has no such series), over some of the
 * replicates. */
typedef struct years {
    const og_plan *plan;
    const og_result *result;
    const og_given *given; /* the cases that hold */
    size_t given_count;
    size_t metric;
    size_t drawdown, planned;
    double *room; /* for all replicates */
    og_error *err;
} years;

static size_t find_role(const og_plan *plan, og_role role)
{
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        if (og_plan_series(plan, s).role == role)
            return s;
    return SIZE_MAX;
}

/* The values that a metric has in those replicates, to the room; their number. */
static size_t keep_given(const years *y, size_t metric)
{
    const double *values = og_result_values(y->result, metric);
    size_t count = 0;
    for (uint64_t r = 0; r < og_result_replicates(y->result); r++) {
        bool kept = !isnan(values[r]);
        for (size_t i = 0; i < y->given_count && kept; i++)
            kept = og_result_cases(y->result, y->given[i].group)[r] == y->given[i].index;
        y->room[count] = values[r];
        count += kept;
    }
    return count;
}

/* Of all replicates or those of one case this is known already. */
static og_status summary_of(const years *y, size_t metric, og_summary *out)
{
    size_t group = y->given_count ? y->given->group : (size_t)-1;
    size_t index = y->given_count ? y->given->index : 0;
    return og_result_summary(y->result, metric, group, index, out, y->err);
}

/* The mean at the end of a year: of what is kept per replicate, or constant. */
static og_status mean_at(const years *y, size_t series, size_t year, double *out)
{
    og_summary summary;
    for (size_t m = 0; m < og_plan_metric_count(y->plan); m++) {
        og_metric metric = og_plan_metric(y->plan, m);
        if (metric.series != series || metric.period != year)
            continue;
        if (y->given_count > 1) {
            size_t count = keep_given(y, m);
            *out = count > 0 ? og_moments_of(y->room, count).mean + 0.0 : (double)NAN;
            return OG_OK;
        }
        og_status status = summary_of(y, m, &summary);
        *out = summary.mean.value;
        return status;
    }
    *out = og_result_stats(y->result, series, year).mean;
    return OG_OK;
}

/* max(0, max over the years from `first` on of the mean's growth since the year before it). */
static og_status most_from(const years *y, size_t series, size_t first, double *out)
{
    double before = 0, now;
    og_status status = first > 0 ? mean_at(y, series, first - 1, &before) : OG_OK;
    *out = 0;
    for (size_t i = first; i < og_plan_series(y->plan, series).count && status == OG_OK; i++) {
        status = mean_at(y, series, i, &now);
        *out = fmax(*out, now - before);
    }
    return status;
}

static double select_level(double *values, size_t count, double level)
{
    double place = (double)(count - 1) * level, below = floor(place);
    size_t first = (size_t)below, second = first + 1 < count ? first + 1 : count - 1;
    size_t ranks[2] = {first, second};
    og_select(values, count, ranks, 2);
    return values[first] + (place - below) * (values[second] - values[first]);
}

/* The totals at the levels; how many replicates there are. */
static og_status totals_of(const years *y, const double *levels, size_t level_count, og_need *out,
                           uint64_t *count)
{
    og_summary summary = {0};
    size_t kept = keep_given(y, y->metric);
    og_status status = y->given_count > 1 ? OG_OK : summary_of(y, y->metric, &summary);
    *count = kept;
    for (size_t l = 0; l < level_count; l++) {
        size_t known = y->given_count > 1 ? OG_SUMMARY_LEVELS : 0;
        while (known < OG_SUMMARY_LEVELS && fabs(100 * levels[l] - og_summary_level(known)) > 1e-9)
            known++;
        out[l].total = known < OG_SUMMARY_LEVELS ? summary.quantile[known].value
                       : kept > 0                ? select_level(y->room, kept, levels[l])
                                                 : (double)NAN;
    }
    return status;
}

bool og_plan_needs(const og_plan *plan, size_t metric)
{
    og_query query;
    og_error err = {.status = OG_OK};
    return og_query_parse(og_plan_metric(plan, metric).text, &query, &err) == OG_OK &&
           query.metric.count == 1 &&
           query.metric.terms[0].reduction == OG_REDUCE_REQUIRED_OPENING &&
           find_role(plan, OG_ROLE_DRAWDOWN) != SIZE_MAX;
}

/* What is decided and what is lost on average, from the year on at whose start it is needed. */
static og_status add_parts(const years *y, size_t level_count, og_need *out, uint64_t count)
{
    double planned = NAN, structural = NAN;
    og_query query;
    size_t first = 0;
    og_status status = og_query_parse(og_plan_metric(y->plan, y->metric).text, &query, y->err);
    if (status == OG_OK && query.metric.terms[0].period_at.length)
        while (og_plan_span(y->plan, y->drawdown, first).last < query.metric.terms[0].period.first)
            first++;
    if (status == OG_OK)
        status = most_from(y, y->planned, first, &planned);
    if (status == OG_OK)
        status = most_from(y, y->drawdown, first, &structural);
    for (size_t l = 0; l < level_count; l++) {
        out[l].planned = count > 0 ? planned : (double)NAN;
        out[l].expected_deficit = count > 0 ? structural - planned : (double)NAN;
        out[l].risk_buffer = out[l].total - structural;
    }
    return status;
}

og_status og_result_need_given(const og_plan *plan, const og_result *result, size_t metric,
                               const og_given *given, size_t given_count, const double *levels,
                               size_t level_count, og_need *out, uint64_t *count, og_error *err)
{
    const years y = {.plan = plan,
                     .result = result,
                     .given = given,
                     .given_count = given_count,
                     .metric = metric,
                     .drawdown = find_role(plan, OG_ROLE_DRAWDOWN),
                     .planned = find_role(plan, OG_ROLE_PLANNED),
                     .room = malloc((og_result_replicates(result) + 1) * sizeof *y.room),
                     .err = err};
    *count = 0;
    for (size_t l = 0; l < level_count; l++)
        out[l] = (og_need){NAN, NAN, NAN, NAN};
    if (!y.room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = totals_of(&y, levels, level_count, out, count);
    if (status == OG_OK)
        status = add_parts(&y, level_count, out, *count);
    free(y.room);
    return status;
}

og_status og_result_need(const og_plan *plan, const og_result *result, size_t metric, size_t group,
                         size_t index, double level, og_need *out, og_error *err)
{
    const og_given given = {group, index};
    uint64_t count;
    return og_result_need_given(plan, result, metric, &given, group != (size_t)-1, &level, 1, out,
                                &count, err);
}
