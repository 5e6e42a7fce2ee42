/* What the sheets of a book are made of. */
#ifndef OG_OUTPUT_SHEET_SOURCE_H
#define OG_OUTPUT_SHEET_SOURCE_H

#include "output/sheet/book.h"
#include "scenario/scenario.h"

typedef struct og_sheet_source {
    og_book *book;
    const og_scenario *scenario;
    const og_plan *plan; /* with the parts of lines (og_request.detail) */
    const og_result *result;
    og_sheet *charts; /* where the charts stand */
} og_sheet_source;

/* The statistics that series.csv has, in its order, and what they are called there. */
typedef enum og_stat {
    OG_STAT_MEAN,
    OG_STAT_P5,
    OG_STAT_P25,
    OG_STAT_P50,
    OG_STAT_P75,
    OG_STAT_P95,
    OG_STATS
} og_stat;
extern const char *const og_stat_names[OG_STATS];
double og_stat_of(const og_sheet_source *source, size_t series, size_t period, og_stat stat);

/* A mean; 0 of no series. */
double og_mean_of(const og_sheet_source *source, size_t series, size_t period);

/* Whether the series is the same number in all futures, in every period. */
bool og_source_constant(const og_sheet_source *source, size_t series);

/* The label, or the identifier made readable. */
const char *og_source_label(const og_sheet_source *source, const og_item *item);

#endif
