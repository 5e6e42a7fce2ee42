/* The end of the summary: what the numbers rest on, and what lies beyond the horizon. */
#ifndef OG_OUTPUT_REPORT_SUMMARY_GROUNDS_H
#define OG_OUTPUT_REPORT_SUMMARY_GROUNDS_H

#include "compile/overrun.h"
#include "output/report/summary_page.h"

OG_NODISCARD og_status og_summary_grounds(og_summary_page *page, og_error *err);

/* What is booked after the horizon, under a heading; whether there is any. */
void og_summary_outstanding(og_summary_page *page);
bool og_summary_outstands(const og_summary_page *page);

/* An item on a value that is carried forward. */
void og_summary_overrun(og_summary_page *page, const og_overrun *carried);

#endif
