/* A table in memory, written as CSV: what a study answers, a row at a time. */
#ifndef OG_IO_ROWS_H
#define OG_IO_ROWS_H

#include "base/arena.h"
#include "opgave.h"

typedef struct og_rows_cell {
    const char *text; /* NULL: a number */
    double number;    /* NaN: none */
} og_rows_cell;

struct og_rows {
    og_arena arena; /* holds the texts; its failure is the table's */
    const char **heads;
    og_rows_cell *cells; /* row by row */
    size_t width, cell_count, head_capacity, cell_capacity;
};

/* An empty table; NULL: memory is short. */
og_rows *og_rows_new(void);

/* The heads come first, then the cells of each row in order. Texts are copied; a NaN is an empty
 * cell. What memory was short for is told by og_rows_finish. */
void og_rows_add_head(og_rows *rows, const char *name);
void og_rows_add_text(og_rows *rows, const char *text);
void og_rows_add_number(og_rows *rows, double number);
void og_rows_add_empty(og_rows *rows, size_t count);

/* Hands a finished table to *out, or frees it (which may be NULL) with OG_ERR_MEMORY. */
OG_NODISCARD og_status og_rows_finish(og_rows *rows, og_rows **out, og_error *err);

/* The table as a CSV file: comma-separated, LF, numbers as %.17g (io/csv.h). */
OG_NODISCARD og_status og_rows_write(const og_rows *rows, const char *path, og_error *err);

#endif
