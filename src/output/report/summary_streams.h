/* The summary's streams: places, persons and homes, year by year. */
#ifndef OG_OUTPUT_REPORT_SUMMARY_STREAMS_H
#define OG_OUTPUT_REPORT_SUMMARY_STREAMS_H

#include "output/report/summary_page.h"

OG_NODISCARD og_status og_summary_streams(og_summary_page *page, og_error *err);

#endif
