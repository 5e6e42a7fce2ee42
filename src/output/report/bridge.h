/* The walk from one scenario to another. */
#ifndef OG_OUTPUT_REPORT_BRIDGE_H
#define OG_OUTPUT_REPORT_BRIDGE_H

#include "output/doc/document.h"
#include "study/comparison.h"

/* Its tables, for a comparison that has one. */
void og_report_bridge(og_document *doc, const og_comparison *c);

#endif
