/* Why a quoted figure does not hold, and what it would be right for. */
#ifndef OG_OUTPUT_REPORT_CHECK_WHY_H
#define OG_OUTPUT_REPORT_CHECK_WHY_H

#include "output/report/summary_page.h"
#include "output/view/check.h"

/* An item on the i-th check, which does not hold: what it comes to, and where the quoted figure may
 * be from. */
void og_report_check_why(og_summary_page *page, const og_check_list *list, size_t i);

#endif
