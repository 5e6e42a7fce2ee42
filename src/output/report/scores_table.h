/* How well forecasts did, beside the last value: the table that reports share. */
#ifndef OG_OUTPUT_REPORT_SCORES_TABLE_H
#define OG_OUTPUT_REPORT_SCORES_TABLE_H

#include "forecast/tally.h"
#include "output/doc/document.h"

/* The table, and the note that explains its heads. */
void og_report_scores(og_document *doc, const og_scores *ours, const og_scores *naive);

#endif
