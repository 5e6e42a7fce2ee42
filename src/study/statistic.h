/* A statistic of a metric over the replicates of a result (doc/expressions.md). */
#ifndef OG_STUDY_STATISTIC_H
#define OG_STUDY_STATISTIC_H

#include "compile/query.h"

/* Number of the query's metric in a plan that was made for it, or (size_t)-1. */
size_t og_query_find(const og_plan *plan, const og_query *query);

/* The value of the query's statistic (of a metric: its mean) with its Monte Carlo standard error,
 * over all replicates (group = (size_t)-1) or those in which case `index` of `group` was drawn;
 * NaN when none has a value. */
og_status og_query_estimate(const og_query *query, const og_plan *plan, const og_result *result,
                            size_t group, size_t index, og_estimate *out, og_error *err);

/* What the statistic is the mean of, in every replicate: of a metric or a mean the metric's values,
 * of a share 1 where it holds and 0 where it does not; NaN: no value. The query's metric is in the
 * plan; a quantile is the mean of nothing, and gives the metric's values. */
void og_query_values(const og_query *query, const og_plan *plan, const og_result *result,
                     double *out);

/* What a share is the mean of: for every replicate 1 where it holds, else 0; NaN where it is left
 * out. `hits` has room for all. */
void og_query_hits(const og_query *query, const og_plan *plan, const og_result *result,
                   double *hits);

/* What a condition's statistic is compared with, as one number: first(...) is compared with places
 * in the metric's series. */
void og_query_limit(const og_query *query, const og_plan *plan, og_compare *compare, double *limit);

/* False for NaN. */
bool og_compare_holds(og_compare compare, double value, double limit);

#endif
