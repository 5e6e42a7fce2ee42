/* Forecasts of the histories in a file: what was read, what may come, how it would have done. */
#ifndef OG_FORECAST_FORECAST_H
#define OG_FORECAST_FORECAST_H

#include "csv/sheet.h"
#include "forecast/record.h"
#include "opgave.h"

/* Of one series; paths belong to the arena. */
typedef struct og_forecast_item {
    const og_sheet_series *series;
    size_t kind, blend;
    uint32_t failed; /* methods left out, by their place in og_methods */
    bool seasonal;
    double volatility;
    const double *mean;
    const double (*quantile)[OG_LEVELS];
} og_forecast_item;

struct og_forecast {
    og_arena arena;
    og_language language;
    og_sheet *sheet;
    size_t horizon;
    og_forecast_item *items; /* of the series that are fine */
    size_t count;
    og_lesson lesson;
    og_record record;
};

/* The last period that is known of an item, and the h-th after it (from 1). */
int64_t og_forecast_last(const og_forecast_item *item);

#endif
