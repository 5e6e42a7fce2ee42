/* The values of a table with their series and period, before they are put in order. */
#ifndef OG_CSV_POINTS_H
#define OG_CSV_POINTS_H

#include "csv/layout.h"
#include "csv/names.h"

typedef struct og_point {
    size_t series;
    int64_t ordinal;
    double value;    /* NaN: missing */
    double exposure; /* share of the period that is over; 1 */
    const og_csv_cell *cell;
} og_point;

typedef struct og_points {
    og_point *items;
    size_t count;
    og_names names; /* of the series */
    bool days;      /* several values may fall in a period and are added up */
} og_points;

/* The frequency that the periods tell, or that was asked for, into layout->frequency; and all
 * points. What is counted on the way goes into *sheet. False after errors. */
bool og_points_read(og_layout *layout, const og_sheet_options *options, og_arena *arena,
                    og_sheet *sheet, og_points *out, og_diagnostics *diags);

#endif
