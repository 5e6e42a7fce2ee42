/* Cells of the CSV files that are written: comma-separated, LF, numbers as %.17g. */
#ifndef OG_IO_CSV_H
#define OG_IO_CSV_H

#include "io/file.h"

/* A comma and a number, empty when it is not `given`; and a text alone, quoted where it holds what
 * separates cells. */
void og_csv_number(og_file *file, bool given, double value);
void og_csv_text(og_file *file, const char *text);

#endif
