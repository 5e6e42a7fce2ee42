/* What stands in a table: numbers with their unit, ranges, chances, times, words. */
#ifndef OG_OUTPUT_DOC_CELL_H
#define OG_OUTPUT_DOC_CELL_H

#include "base/calendar.h"
#include "output/view/scale.h"

typedef enum og_cell_kind {
    OG_CELL_EMPTY,
    OG_CELL_WORDS,
    OG_CELL_NUMBER,  /* value */
    OG_CELL_CHANGE,  /* value, with its sign also when it is positive */
    OG_CELL_RANGE,   /* from value to other */
    OG_CELL_CHANGES, /* the same with signs */
    OG_CELL_PAIR,    /* value, and other beside it in brackets */
    OG_CELL_CHANCE,  /* value, a share of 1 */
    OG_CELL_SPAN,    /* the days first ... last: "2027", "maart 2027" */
    OG_CELL_END      /* their end: "eind 2027" */
} og_cell_kind;

typedef struct og_doc_cell {
    og_cell_kind kind;
    const char *words;
    double value, other;   /* in whole units; NaN: none */
    const og_scale *scale; /* of these */
    bool sure;             /* a chance of 0 or 1 that is so by the plan, not merely by counting */
    og_day first, last;
} og_doc_cell;

og_doc_cell og_cell_empty(void);
og_doc_cell og_cell_words(const char *words);
og_doc_cell og_cell_number(double value, const og_scale *scale);
og_doc_cell og_cell_change(double value, const og_scale *scale);
og_doc_cell og_cell_range(double low, double high, const og_scale *scale);
og_doc_cell og_cell_changes(double low, double high, const og_scale *scale);
og_doc_cell og_cell_pair(double value, double other, const og_scale *scale);
og_doc_cell og_cell_chance(double share, bool sure);
og_doc_cell og_cell_span(og_day first, og_day last);
og_doc_cell og_cell_end(og_day first, og_day last);

/* The cell as people read it, in the document's language, without its unit. */
void og_cell_say(const og_doc_cell *cell, og_language language, og_strbuf *out);

#endif
