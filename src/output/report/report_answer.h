/* The answer at the head of a report. */
#ifndef OG_OUTPUT_REPORT_REPORT_ANSWER_H
#define OG_OUTPUT_REPORT_REPORT_ANSWER_H

#include "output/report/summary_page.h"

/* A few sentences with the numbers in them: what is needed, and where streams fall short. */
OG_NODISCARD og_status og_report_answer(og_summary_page *page, og_error *err);

#endif
