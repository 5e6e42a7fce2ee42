/* What the parts of the summary and of `check` share: the run that is told of, and the document. */
#ifndef OG_OUTPUT_REPORT_SUMMARY_PAGE_H
#define OG_OUTPUT_REPORT_SUMMARY_PAGE_H

#include "lang/date.h"
#include "output/doc/document.h"
#include "output/report/gallery.h"
#include "scenario/scenario.h"

typedef struct og_summary_page {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    bool certain;              /* nothing differs between runs: no medians, ranges or chances */
    const og_gallery *gallery; /* charts that stand with their tables; NULL: none do */
    og_document doc;
} og_summary_page;

/* Whether every number of every series is the same in all runs that there could be. */
bool og_summary_certain(const og_plan *plan);

/* "Leiden, januari 2025 tot en met december 2029; 10.000 doorrekeningen, seed 2025", and how to
 * read what follows. */
void og_summary_head(og_summary_page *page);

/* The label, or the identifier made readable: "loopt_door" as "loopt door". */
const char *og_summary_name(og_document *doc, const og_item *item);

/* The calendar year of the horizon in which a period of the series ends, as far as the horizon
 * goes. */
og_doc_cell og_summary_year(const og_summary_page *page, size_t series, size_t period);

/* Heads of a 90 % range and of a chance; nothing when nothing is uncertain. */
void og_summary_range_heads(og_summary_page *page, og_grid *table, const char *chance);

/* "2025" for a month that begins (`edge` 1) or ends (12) a year, else "maart 2025"; always the
 * latter when `edge` is 0. */
const char *og_summary_month(og_summary_page *page, og_month month, int edge);

#endif
