/* Histories out of a CSV as officials hand it over. */
#ifndef OG_FORECAST_SHEET_READ_H
#define OG_FORECAST_SHEET_READ_H

#include "forecast/sheet.h"

/* Reads `path` into the arena. NULL after errors in `diags` or when memory is short. */
og_sheet *og_sheet_read(const char *path, const og_sheet_options *options, og_arena *arena,
                        og_diagnostics *diags);

#endif
