/* What each replicate contributes to a statistic, so that the error of a difference or a weighted
 * sum of statistics over the same futures can be told. */
#ifndef OG_STUDY_INFLUENCE_H
#define OG_STUDY_INFLUENCE_H

#include "compile/query.h"

/* To the first order the query's statistic (of a metric: its mean) is the mean of `terms`, one for
 * each replicate; NaN where the replicate is left out: it has no value, or its case of `group` is
 * not `index` (group = (size_t)-1: all count). `room` is for as many doubles. The query's metric is
 * in the plan. */
void og_influence_terms(const og_query *query, const og_plan *plan, const og_result *result,
                        size_t group, size_t index, double *room, double *terms);

/* The standard error of the mean of values that are not NaN: of a design from its randomisations,
 * for its replicates are not independent. NaN when there are too few. */
double og_influence_error(const og_result *result, const double *values);

/* The mean of every `step`-th value from `first` on, NaN aside, and the variance of all. */
double og_influence_mean(const double *values, uint64_t n, uint64_t first, uint64_t step);
double og_influence_variance(const double *values, uint64_t n);

#endif
