/* What another scenario changes, in a sentence. */
#ifndef OG_OUTPUT_REPORT_REPORT_VARIANT_H
#define OG_OUTPUT_REPORT_REPORT_VARIANT_H

#include "output/doc/document.h"
#include "study/comparison.h"

/* An item for the answer: the reserve needed and the shortages that differ, in both. */
void og_report_variant(og_document *doc, const og_comparison *c);

#endif
