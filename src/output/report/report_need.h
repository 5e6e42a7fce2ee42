/* The reserve that is needed, in the answer at the head of a report. */
#ifndef OG_OUTPUT_REPORT_REPORT_NEED_H
#define OG_OUTPUT_REPORT_REPORT_NEED_H

#include "output/report/summary_page.h"

/* Nothing of a scenario without a reserve. Where cases decide they come first, each with its
 * amount; then all futures together, what the amount is made of, and what is available. */
OG_NODISCARD og_status og_report_need(og_summary_page *page, og_error *err);

#endif
