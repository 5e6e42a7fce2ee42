/* What moves metrics. */
#ifndef OG_OUTPUT_REPORT_SENSITIVITY_H
#define OG_OUTPUT_REPORT_SENSITIVITY_H

#include "output/doc/document.h"
#include "study/sensitivity.h"

/* A part of each metric, and how to read them, without what stands at the head. */
void og_report_sensitivity(og_document *doc, const og_sensitivity *study);

#endif
