/* The charts of a report, drawn and read back. */
#ifndef OG_OUTPUT_FILE_PICTURES_H
#define OG_OUTPUT_FILE_PICTURES_H

#include "output/report/report.h"

/* Draws all of them in `folder`, which exists, and keeps them in `arena`. When gnuplot is missing
 * or fails there are none, and *missing tells why (OG_OK); else errors as og_charts_draw. */
OG_NODISCARD og_status og_pictures_draw(const og_report *report, const char *folder,
                                        og_arena *arena, og_report_galleries *out, og_error *err);

#endif
