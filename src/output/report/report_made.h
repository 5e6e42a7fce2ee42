/* The end of a report: how it was made. */
#ifndef OG_OUTPUT_REPORT_REPORT_MADE_H
#define OG_OUTPUT_REPORT_REPORT_MADE_H

#include "output/report/report.h"

/* Program, moment, seed and replicates, what was changed, and each file that was read, by which
 * another can make the same. */
void og_report_made(const og_report *report, og_document *doc);

#endif
