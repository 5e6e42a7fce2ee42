/* Cells of the CSV files that are written: comma-separated, LF, numbers as %.17g. */
#ifndef OG_IO_CSV_H
#define OG_IO_CSV_H

#include "io/file.h"

/* A number, nothing when it is NaN; and a comma with a number, empty when it is not `given`. */
void og_csv_value(og_file *file, double value);
void og_csv_number(og_file *file, bool given, double value);

/* A text alone, quoted where it holds what separates cells. One that a spreadsheet would run (it
 * begins with = + - @, a tab or a return, and is no number) gets an apostrophe before it. */
void og_csv_text(og_file *file, const char *text);

#endif
