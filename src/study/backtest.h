/* What forecasts would have said some time ago, beside what came: of the realised history of
 * housing streams, and of the histories that values are forecast from. */
#ifndef OG_STUDY_BACKTEST_H
#define OG_STUDY_BACKTEST_H

#include "forecast/batch.h"
#include "forecast/tally.h"
#include "scenario/scenario.h"

enum { OG_BACKTEST_LEAST = 3 }; /* values that must be known by turns */

/* A period that was hidden. What is forecast is that of the whole period times `share`. */
typedef struct og_backtest_point {
    og_period period; /* as far as its outcome is known */
    double share;     /* of the whole by days: 1, or less of the last one of a housing stream */
    double came;
    double target; /* netto taakstelling of that period; NaN: none, or not known */
    double mean, quantile[OG_LEVELS];
    double naive; /* the last value's expectation */
} og_backtest_point;

/* A forecast from the first `known` values. */
typedef struct og_backtest_origin {
    size_t known, count;
    og_backtest_point *points; /* from the first period that was hidden */
} og_backtest_origin;

typedef struct og_backtested {
    const char *path, *label; /* of the stream or value */
    const char *stream;       /* identifier of a housing stream; NULL: a value */
    const double *y;          /* values of whole periods, all that are known today */
    size_t n;
    int64_t first;
    int frequency;
    og_backtest_origin *origins; /* one as of a period; by turns, from 3 values on */
    size_t count;
    /* Of all points of all origins; `next` of the first of each, which overlap with no other. */
    og_tally ours, naive, next;
    size_t judged; /* points */
} og_backtested;

struct og_backtest {
    og_arena arena;
    og_scenario *scenario;
    bool roll;
    og_period as_of; /* without roll */
    og_backtested *items;
    size_t count;
};

/* The number of the last known period of an origin. */
int64_t og_backtest_last(const og_backtested *item, const og_backtest_origin *origin);

#endif
