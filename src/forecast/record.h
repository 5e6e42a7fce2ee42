/* How forecasts would have done, had they been made some periods ago: beside the naive ones. */
#ifndef OG_FORECAST_RECORD_H
#define OG_FORECAST_RECORD_H

#include "forecast/batch.h"
#include "forecast/tally.h"

typedef struct og_record {
    og_scores ours, naive;
    double forecasts; /* periods that were forecast, over all origins and series */
    size_t origins;   /* how often the newest values were hidden */
    size_t series;    /* that took part */
} og_record;

/* Hides the newest values, learns from the rest, forecasts and compares: of one series again and
 * again, as long as three values are left (24 times at most); of more once, all of them together.
 * False when memory is short; nothing to judge gives origins 0. */
bool og_record_make(const og_track *tracks, size_t count, size_t horizon, og_record *out);

#endif
