/* The reserve that is needed: what decides it, in three parts, by case, from each year on; and what
 * stands beside it because it is not in it. */
#ifndef OG_OUTPUT_REPORT_SUMMARY_NEED_H
#define OG_OUTPUT_REPORT_SUMMARY_NEED_H

#include "output/report/summary_page.h"

/* Both begin with a heading of level 2; nothing of a scenario without a reserve. */
OG_NODISCARD og_status og_summary_need(og_summary_page *page, og_error *err);
OG_NODISCARD og_status og_summary_beside(og_summary_page *page, og_error *err);

#endif
