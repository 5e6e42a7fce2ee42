/* Histories as they were read, and how they were asked to be. */
#ifndef OG_CSV_SHEET_H
#define OG_CSV_SHEET_H

#include "csv/cell_number.h"
#include "csv/label.h"

#define OG_SHEET_BYTES ((size_t)256 << 20)

typedef struct og_sheet_options {
    int frequency;      /* 1, 2, 4, 12; 0: as the periods tell */
    const char *column; /* of the values; NULL: the only one with numbers */
    const char *series; /* that names the series; NULL: what columns with words there are */
    bool wide;          /* a column, or a row, for each series */
    bool negative;      /* values below zero are meant */
    og_decimal decimal; /* UNKNOWN: as the column tells */
    const char *const *exposure; /* "PERIOD=SHARE" */
    size_t exposure_count;
    bool keys; /* asked for by keys of a scenario, not by options: for messages */
} og_sheet_options;

/* How an option is written where the sheet is asked for. */
#define OG_SHEET_DASHES(options) ((options)->keys ? "" : "--")

typedef enum og_series_state {
    OG_SERIES_FINE,
    OG_SERIES_EMPTY, /* no value at all */
    OG_SERIES_ENDED, /* its last value lies before that of the others: a merged municipality */
    OG_SERIES_TOTAL  /* "Nederland", "Totaal": what the others add up to */
} og_series_state;

typedef struct og_sheet_series {
    const char *name; /* "" when the file holds one series without a name */
    double *y;        /* by period, missing ones NaN; without gaps when FINE */
    size_t n;
    int64_t first; /* ordinal of y[0] (og_label_print) */
    og_series_state state;
    double part; /* share of the last period that is over; y is divided by it */
} og_sheet_series;

enum { OG_SHEET_LINES = 12 };

typedef struct og_sheet {
    og_sheet_series *series;
    size_t count, fine;
    int frequency;
    const char *column; /* where the values were, "" in a wide table */
    og_decimal decimal;
    size_t values, missing, provisional, trimmed; /* trimmed: missing at the ends of a series */
    size_t skipped;                               /* lines that hold no data */
    uint32_t skipped_line[OG_SHEET_LINES];        /* the first of them */
    size_t left_out;    /* rows or columns of another frequency, with a frequency asked for */
    size_t summed;      /* daily or weekly values added up to periods */
    bool rewrapped;     /* each line was in quotes */
    const char *source; /* the file's name */
} og_sheet;

#endif
