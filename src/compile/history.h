/* What happened before the horizon: housing streams period by period, for charts and checks. */
#ifndef OG_COMPILE_HISTORY_H
#define OG_COMPILE_HISTORY_H

#include "scenario/scenario.h"

/* A taakstelling period before the horizon. NaN: history does not tell. */
typedef struct og_housing_past {
    og_period period;
    double netto, corrected, realised;
    double backlog; /* at its end */
} og_housing_past;

/* The periods of `housing` before the horizon, in order; free() the list. The backlog is reckoned
 * back from `opening_backlog` when that is given and all figures are netto, else forward from 0.
 * Uncertain figures are taken at their mean. */
OG_NODISCARD og_status og_housing_history(const og_scenario *scenario, const og_housing *housing,
                                          og_housing_past **list, size_t *count, og_error *err);

/* The mean of a value on a day. Parts of a product, and the least and greatest of several, are
 * taken at their means: exact only where they are certain. */
double og_value_mean(const og_scenario *scenario, const og_value *value, og_day day);

/* Persons that `history` puts in [first, last], spread by days; *days (or NULL): days of it that
 * history covers. */
double og_history_sum(const og_history *history, og_day first, og_day last, int32_t *days);

#endif
