/* The summary's money: result and reserve year by year. */
#ifndef OG_OUTPUT_REPORT_SUMMARY_MONEY_H
#define OG_OUTPUT_REPORT_SUMMARY_MONEY_H

#include "output/report/summary_page.h"

OG_NODISCARD og_status og_summary_money(og_summary_page *page, og_error *err);

#endif
