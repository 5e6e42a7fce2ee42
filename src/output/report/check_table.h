/* The table of `checks:` recomputed, and why some do not hold. */
#ifndef OG_OUTPUT_REPORT_CHECK_TABLE_H
#define OG_OUTPUT_REPORT_CHECK_TABLE_H

#include "output/report/summary_page.h"

/* *held: each of them holds that is not said to fail, and no other does. */
OG_NODISCARD og_status og_report_checks(og_summary_page *page, bool *held, og_error *err);

#endif
