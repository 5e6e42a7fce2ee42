/* What statistics are made of, for those that ask for others than og_result_summary has. */
#ifndef OG_ENGINE_ESTIMATE_H
#define OG_ENGINE_ESTIMATE_H

#include "engine/select.h"
#include "opgave.h"
#include "random/design.h"

/* Copies the values that a metric has, over all replicates or those of one case (as
 * og_result_summary), to `kept`, which has room for all; their number. */
size_t og_result_keep(const og_result *result, size_t metric, size_t group, size_t index,
                      double *kept);

/* The same over one randomisation of a design (part < result->randomisations). */
size_t og_result_keep_part(const og_result *result, size_t metric, size_t group, size_t index,
                           unsigned part, double *kept);

/* What og_result_summary tells, computed anew. `room` is for twice as many doubles as there are
 * replicates. */
void og_estimate_summary(const og_result *result, size_t metric, size_t group, size_t index,
                         double *room, og_summary *out);

/* Where each replicate comes when those of a group are sorted by case. */
typedef struct og_case_order {
    uint32_t *places; /* [group][replicate] among all, then the same in its randomisation */
    size_t *ends;     /* of each case's places: among all, then in each randomisation */
} og_case_order;

/* NULL: out of memory. Needs first_case. */
og_case_order *og_case_order_new(const og_result *result);
void og_case_order_free(og_case_order *order);

/* Before the order is used: for every group, at the same time if wished. */
void og_case_order_fill(og_case_order *order, const og_result *result, size_t group);

/* What og_estimate_summaries works in. */
typedef struct og_estimate_room {
    const og_case_order *order;
    double *values, *spare; /* for all replicates */
    uint32_t *counts;
    og_select_set *sets;
    og_summary *parts; /* of each randomisation, all sets */
} og_estimate_room;

/* NULL: out of memory. The order is only borrowed. */
og_estimate_room *og_estimate_room_new(const og_result *result, const og_case_order *order);
void og_estimate_room_free(og_estimate_room *room);

/* All that og_result_summary tells of a metric, to the same bytes, in the order of
 * og_result.summaries. */
void og_estimate_summaries(const og_result *result, size_t metric, og_estimate_room *room,
                           og_summary *out);

/* The standard error of a statistic of all replicates of a design, of which `values` are the same
 * statistic of each randomisation (NaN: it has none); NaN from fewer than two. */
double og_estimate_spread(const double values[OG_DESIGN_RANDOMISATIONS]);

/* Type 7 quantiles of `count` >= 1 values (no NaN), which are rearranged, at `levels` (at most
 * OG_SUMMARY_LEVELS, in percent, ascending), with the errors of independent values. */
void og_estimate_quantiles(double *values, size_t count, const int *levels, size_t level_count,
                           og_estimate *out);

/* Of `hits` out of `count` >= 1. */
og_estimate og_estimate_share(double hits, double count);

#endif
