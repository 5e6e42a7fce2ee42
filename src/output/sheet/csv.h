/* A book as CSV files, one a sheet. */
#ifndef OG_OUTPUT_SHEET_CSV_H
#define OG_OUTPUT_SHEET_CSV_H

#include "output/sheet/book.h"

/* Writes SHEET.csv for each sheet to a folder, all or none. In Dutch as a Dutch Excel opens them by
 * double click: semicolons, decimal commas; in English commas and points. Both with a byte order
 * mark, so that accents are read well. Formulas are written as what they come to. */
OG_NODISCARD og_status og_csv_write_book(const og_book *book, const char *folder, og_error *err);

#endif
