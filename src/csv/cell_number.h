/* How a column writes its numbers. */
#ifndef OG_CSV_CELL_NUMBER_H
#define OG_CSV_CELL_NUMBER_H

#include "csv/csv.h"

typedef enum og_decimal { OG_DECIMAL_UNKNOWN, OG_DECIMAL_POINT, OG_DECIMAL_COMMA } og_decimal;

/* Nothing was counted, or it may not be told: empty, '.', '..', 'x', '-', '<5' and their like. */
bool og_figure_missing(og_csv_cell cell);

/* Reads a trimmed cell with this decimal mark, the other (or blanks) between thousands; a percent
 * sign is refused. False when it is no such number. */
bool og_figure_read(og_csv_cell cell, og_decimal decimal, double *out);

/* What the cells of a column say together. A zeroed one has seen nothing. */
typedef struct og_number_style {
    size_t numbers, missing, others;
    size_t point_only, comma_only, either_unlike; /* either_unlike: 1.234 is two numbers */
} og_number_style;

void og_number_style_see(og_number_style *style, og_csv_cell cell);

/* The mark that all numbers allow; UNKNOWN when both would do but not mean the same, or neither. */
og_decimal og_number_style_decimal(const og_number_style *style);

#endif
