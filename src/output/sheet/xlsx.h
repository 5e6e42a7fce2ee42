/* A book as an Excel workbook. */
#ifndef OG_OUTPUT_SHEET_XLSX_H
#define OG_OUTPUT_SHEET_XLSX_H

#include "output/sheet/book.h"

/* Writes it whole or not at all. OG_ERR_EXTERNAL when the program was built without libxlsxwriter,
 * with what to do. */
OG_NODISCARD og_status og_xlsx_write(const og_book *book, const char *path, og_error *err);

/* Whether it can be written. */
bool og_xlsx_can(void);

#endif
