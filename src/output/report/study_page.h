/* What the texts of studies share. */
#ifndef OG_OUTPUT_REPORT_STUDY_PAGE_H
#define OG_OUTPUT_REPORT_STUDY_PAGE_H

#include "output/doc/grid.h"
#include "output/view/question.h"

#define OG_STUDY_WIDTH 98
#define OG_STUDY_INDENT 2

/* A paragraph; its first line starts with `lead`. */
void og_study_say(og_strbuf *out, const char *lead, og_language language, og_word sentence,
                  const char *const *arguments);

/* "TITLE; 10.000 doorrekeningen per punt, seed 2025", and how to read what follows. */
void og_study_head(og_strbuf *out, const og_scenario *scenario, uint64_t replicates, uint64_t seed);

/* A blank line and the heading of a table: what was asked, its unit, and what it is set out by. */
void og_study_heading(og_strbuf *out, const og_question *asked, const og_scale *scale,
                      const char *by);

/* A cell of a grid: a number, half the width of the interval that chance leaves, a word. */
void og_study_cell(og_grid *grid, const og_scale *scale, double value);
void og_study_chance(og_grid *grid, const og_scale *scale, const og_estimate *estimate);
void og_study_word(og_grid *grid, og_language language, og_word word);

/* Prints the grid and clears it. */
void og_study_grid(og_strbuf *out, og_grid *grid);

/* Hands the text to the caller, or OG_ERR_MEMORY. */
og_status og_study_finish(og_strbuf *out, char **text, og_error *err);

#endif
