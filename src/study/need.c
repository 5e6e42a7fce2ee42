/* What the required reserve is made of (model page, section 5). */
#include "compile/query.h"
#include "engine/estimate.h"
#include "engine/select.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>

/* The reserve's years as the plan has them: SIZE_MAX where it has no such series. */
typedef struct years {
    const og_plan *plan;
    const og_result *result;
    size_t group, index; /* whose mean, as for og_result_summary */
    size_t drawdown, planned;
    og_error *err;
} years;

static size_t find_role(const og_plan *plan, og_role role)
{
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        if (og_plan_series(plan, s).role == role)
            return s;
    return SIZE_MAX;
}

/* The mean at the end of a year: of what is kept per replicate, or constant. */
static og_status mean_at(const years *y, size_t series, size_t year, double *out)
{
    og_summary summary;
    for (size_t m = 0; m < og_plan_metric_count(y->plan); m++) {
        og_metric metric = og_plan_metric(y->plan, m);
        if (metric.series != series || metric.period != year)
            continue;
        og_status status = og_result_summary(y->result, m, y->group, y->index, &summary, y->err);
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

static og_status quantile_of(const years *y, size_t metric, double level, double *out)
{
    og_summary summary;
    og_status status = og_result_summary(y->result, metric, y->group, y->index, &summary, y->err);
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++)
        if (fabs(100 * level - og_summary_level(i)) < 1e-9) {
            *out = summary.quantile[i].value;
            return status;
        }
    double *values = malloc((og_result_replicates(y->result) + 1) * sizeof *values);
    if (!values)
        return OG_FAIL(y->err, OG_ERR_MEMORY, NO_MEMORY);
    size_t count = og_result_keep(y->result, metric, y->group, y->index, values);
    *out = NAN;
    if (count > 0) {
        double place = (double)(count - 1) * level, below = floor(place);
        size_t ranks[2] = {(size_t)below,
                           (size_t)below + 1 < count ? (size_t)below + 1 : count - 1};
        og_select(values, count, ranks, 2);
        *out = values[ranks[0]] + (place - below) * (values[ranks[1]] - values[ranks[0]]);
    }
    free(values);
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

og_status og_result_need(const og_plan *plan, const og_result *result, size_t metric, size_t group,
                         size_t index, double level, og_need *out, og_error *err)
{
    const years y = {.plan = plan,
                     .result = result,
                     .group = group,
                     .index = index,
                     .drawdown = find_role(plan, OG_ROLE_DRAWDOWN),
                     .planned = find_role(plan, OG_ROLE_PLANNED),
                     .err = err};
    og_query query;
    double structural = NAN;
    size_t first = 0;
    *out = (og_need){NAN, NAN, NAN, NAN};
    og_status status = og_query_parse(og_plan_metric(plan, metric).text, &query, err);
    if (status == OG_OK && query.metric.terms[0].period_at.length)
        while (og_plan_span(plan, y.drawdown, first).last < query.metric.terms[0].period.first)
            first++;
    if (status == OG_OK)
        status = quantile_of(&y, metric, level, &out->total);
    if (status == OG_OK)
        status = most_from(&y, y.planned, first, &out->planned);
    if (status == OG_OK)
        status = most_from(&y, y.drawdown, first, &structural);
    out->expected_deficit = structural - out->planned;
    out->risk_buffer = out->total - structural;
    return status;
}
