#include "study/influence.h"

#include "engine/estimate.h"
#include "engine/result.h"
#include "study/statistic.h"

#include <math.h>

/* To the first order a quantile q is the mean of q + (p - 1{x <= q}) / f(q) (Bahadur, A note on
 * quantiles in large samples, 1966); the density f is what gave its standard error. */
static void quantile_terms(const og_query *query, const double *values, uint64_t n, size_t count,
                           double *kept, double *terms)
{
    int level = (int)query->percent;
    double p = level / 100.0;
    og_estimate at = {NAN, NAN};
    if (count > 0)
        og_estimate_quantiles(kept, count, &level, 1, &at);
    double slope = at.error * sqrt((double)count / (p * (1 - p)));
    for (uint64_t r = 0; r < n; r++)
        terms[r] =
            isnan(values[r]) ? (double)NAN : at.value + (p - (values[r] <= at.value)) * slope;
}

void og_influence_terms(const og_query *query, const og_plan *plan, const og_result *result,
                        size_t group, size_t index, double *room, double *terms)
{
    size_t metric = og_query_find(plan, query);
    const double *values = og_result_values(result, metric);
    const uint8_t *cases = group == (size_t)-1 ? NULL : og_result_cases(result, group);
    uint64_t n = og_result_replicates(result);
    bool statistic = query->kind != OG_QUERY_METRIC;
    if (statistic && query->statistic == OG_STATISTIC_SHARE)
        og_query_hits(query, plan, result, terms);
    else if (statistic && query->statistic == OG_STATISTIC_QUANTILE)
        quantile_terms(query, values, n, og_result_keep(result, metric, group, index, room), room,
                       terms);
    else
        for (uint64_t r = 0; r < n; r++)
            terms[r] = values[r];
    for (uint64_t r = 0; r < n && cases; r++)
        if (cases[r] != index)
            terms[r] = (double)NAN;
}

double og_influence_mean(const double *values, uint64_t n, uint64_t first, uint64_t step)
{
    double sum = 0, count = 0;
    for (uint64_t r = first; r < n; r += step)
        if (!isnan(values[r])) {
            sum += values[r];
            count++;
        }
    return count > 0 ? sum / count : (double)NAN;
}

double og_influence_variance(const double *values, uint64_t n)
{
    double mean = og_influence_mean(values, n, 0, 1), squares = 0, count = 0;
    for (uint64_t r = 0; r < n; r++)
        if (!isnan(values[r])) {
            squares += (values[r] - mean) * (values[r] - mean);
            count++;
        }
    return count > 1 ? squares / (count - 1) : (double)NAN;
}

double og_influence_error(const og_result *result, const double *values)
{
    double parts[OG_DESIGN_RANDOMISATIONS], count = 0;
    uint64_t n = result->replicates;
    if (result->randomisations == 0) {
        for (uint64_t r = 0; r < n; r++)
            count += !isnan(values[r]);
        return sqrt(og_influence_variance(values, n) / count);
    }
    for (unsigned i = 0; i < result->randomisations; i++)
        parts[i] = og_influence_mean(values, n, i, result->randomisations);
    return og_estimate_spread(parts);
}
