/* What the documents of studies share. */
#ifndef OG_OUTPUT_REPORT_STUDY_PAGE_H
#define OG_OUTPUT_REPORT_STUDY_PAGE_H

#include "output/doc/document.h"
#include "output/view/question.h"
#include "scenario/scenario.h"

#define OG_STUDY_SURE 1.96 /* standard errors that "± chance" shows */

/* The title, with how many runs it was made, and how to read what follows. */
void og_study_head(og_document *doc, const og_scenario *scenario, uint64_t replicates,
                   uint64_t seed);

/* The heading of a table: what was asked, its unit, and what it is set out by. */
void og_study_heading(og_document *doc, const og_question *asked, const og_scale *scale,
                      const char *by);

/* "Asielzoekers: tekort, eind 2028" */
const char *og_study_name(og_document *doc, const og_question *asked);

/* Of what is changed: its label; what has none is called by og_input_name. */
const char *og_study_label(og_document *doc, const og_scenario *scenario, const char *path,
                           const char *label);

/* Half the width of the interval that chance leaves: a cell, and in a sentence. */
og_doc_cell og_study_margin(og_document *doc, const og_scale *scale, const og_estimate *estimate);
const char *og_study_margin_text(og_document *doc, const og_scale *scale,
                                 const og_estimate *estimate);

#endif
