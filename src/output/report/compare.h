/* What scenarios say differently, and what that does. */
#ifndef OG_OUTPUT_REPORT_COMPARE_H
#define OG_OUTPUT_REPORT_COMPARE_H

#include "output/doc/document.h"
#include "study/comparison.h"

/* A part of each other scenario, and the walk there when it was asked for, without what stands at
 * the head. */
void og_report_comparison(og_document *doc, const og_comparison *c);

#endif
