/* A column of figures beside a column of periods, as a schedule or a history has them: years,
 * half-years, quarters, months and days together, in any order. */
#ifndef OG_CSV_DATED_H
#define OG_CSV_DATED_H

#include "csv/cell_number.h"
#include "csv/label.h"

typedef struct og_dated {
    og_period period;
    double value;
    const og_csv_cell *at_period, *at_value;
} og_dated;

typedef struct og_dated_options {
    const char *period, *value; /* headings of the two columns */
    og_decimal decimal;         /* UNKNOWN: as the column tells */
    og_pos from;                /* who asks: where a missing column is told */
} og_dated_options;

typedef struct og_dated_list {
    og_dated *items; /* by first day; no period twice */
    size_t count;
} og_dated_list;

/* Reads the rows below the first line that has both headings; lines without a period are passed
 * over when they are notes (titles, units, sources), and with advice when they are totals; cells
 * without a figure are left out, with advice. The csv is read ragged. False after errors, or when
 * memory is short. */
bool og_dated_read(const og_csv *csv, const og_dated_options *options, og_arena *arena,
                   og_dated_list *out, og_diagnostics *diags);

#endif
