/* The order in which tables and charts show the groups of cases. */
#ifndef OG_OUTPUT_VIEW_CASE_ORDER_H
#define OG_OUTPUT_VIEW_CASE_ORDER_H

#include "opgave.h"

/* Fills `order` (one place for each group of the plan) with the groups, that first whose cases have
 * the means of `metric` furthest apart. */
OG_NODISCARD og_status og_case_order(const og_plan *plan, const og_result *result, size_t metric,
                                     size_t *order, og_error *err);

#endif
