/* What text, chart and files of a forecast share. */
#ifndef OG_OUTPUT_VIEW_FORECAST_H
#define OG_OUTPUT_VIEW_FORECAST_H

#include "forecast/forecast.h"

/* "maart 2025", "1e helft 2025": in the arena. */
const char *og_forecast_period(og_arena *arena, int64_t ordinal, int frequency,
                               og_language language);

/* "maand", "half jaar". */
const char *og_forecast_unit(int frequency, og_language language);

/* Decimals that tell values of this size apart: none from 10 on. */
int og_forecast_decimals(const og_forecast_item *item);

/* What the series is called; the column, or the file, when it has no name. */
const char *og_forecast_name(const og_forecast *forecast, const og_forecast_item *item);

#endif
