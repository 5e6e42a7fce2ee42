/* Histories out of a CSV as officials hand it over. */
#ifndef OG_CSV_SHEET_READ_H
#define OG_CSV_SHEET_READ_H

#include "csv/sheet.h"

/* Reads `path` into the arena. NULL after errors in `diags` or when memory is short. */
og_sheet *og_sheet_read(const char *path, const og_sheet_options *options, og_arena *arena,
                        og_diagnostics *diags);

/* The same of a CSV that was read ragged. */
og_sheet *og_sheet_parse(const og_csv *csv, const og_sheet_options *options, og_arena *arena,
                         og_diagnostics *diags);

#endif
