/* What the numbers rest on, in full. */
#ifndef OG_OUTPUT_REPORT_GROUNDS_H
#define OG_OUTPUT_REPORT_GROUNDS_H

#include "output/report/summary_page.h"

/* How many rest on a source, on an assumption, on neither. */
void og_grounds_count(og_summary_page *page);

/* The sources with the numbers that rest on them, the assumptions, what rests on nothing, and what
 * is carried forward past its period, under a heading each. */
OG_NODISCARD og_status og_grounds_tell(og_summary_page *page, og_error *err);

#endif
