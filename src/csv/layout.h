/* What stands where in a table: heading, periods, values, names. */
#ifndef OG_CSV_LAYOUT_H
#define OG_CSV_LAYOUT_H

#include "csv/sheet.h"

typedef enum og_layout_shape {
    OG_LAYOUT_LONG,  /* a row for each value */
    OG_LAYOUT_DOWN,  /* periods in rows, a column for each series */
    OG_LAYOUT_ACROSS /* periods in columns, a row for each series */
} og_layout_shape;

enum { OG_LAYOUT_COLUMNS = 4096 };

typedef struct og_layout {
    og_layout_shape shape;
    const og_csv *csv;
    size_t heading;  /* row; SIZE_MAX: there is none */
    size_t first;    /* row of data */
    size_t period;   /* column; in ACROSS none */
    size_t value;    /* column, in LONG */
    size_t exposure; /* column; OG_CSV_NONE */
    size_t columns;
    bool *use; /* by column: holds values (DOWN, ACROSS) or names (LONG, ACROSS) */
    bool *name;
    og_label *labels; /* by column, in ACROSS */
    int frequency;
} og_layout;

/* Finds out, or tells in `diags` what is to be done. */
bool og_layout_find(const og_csv *csv, const og_sheet_options *options, og_arena *arena,
                    og_layout *out, og_diagnostics *diags);

/* The trimmed cell of a row; an empty one where the row is too short. */
og_csv_cell og_layout_cell(const og_csv *csv, size_t row, size_t column);

/* A cell of the heading, or "column 3". */
const char *og_layout_title(const og_layout *layout, size_t column, og_arena *arena);

/* Whether the row holds but one filled cell, or begins as a source line does ("Bron: CBS"). */
bool og_layout_remark(const og_csv *csv, size_t row);

#endif
