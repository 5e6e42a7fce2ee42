/* Figures taken apart, as blocks of a document: a report has them beneath its tables. */
#ifndef OG_OUTPUT_REPORT_EXPLAIN_H
#define OG_OUTPUT_REPORT_EXPLAIN_H

#include "output/doc/document.h"
#include "study/explain/explain.h"

/* The tables of one figure, each below a heading of `level` or the one below it, and what it rests
 * on. */
void og_report_explain(og_document *doc, const og_explain *e, size_t figure, int level);

#endif
