/* What a person reads, before it has a format: headings, paragraphs, notes, lists, tables, figures.
 * Numbers in tables stay numbers, with their unit; nothing is written out before a renderer does
 * (doc/render.h). Built in order; running out of memory is sticky, told when it is rendered. */
#ifndef OG_OUTPUT_DOC_DOCUMENT_H
#define OG_OUTPUT_DOC_DOCUMENT_H

#include "base/arena.h"
#include "lang/say.h"
#include "output/doc/cell.h"

/* ---- blocks ---- */

typedef struct og_column {
    const char *head; /* "": what the rows are called */
    bool words;       /* texts, which begin left and may be broken; else figures */
} og_column;

typedef struct og_row {
    struct og_row *next;
    bool group; /* names the rows that follow: the first cell alone */
    bool under; /* stands under such a name */
    og_doc_cell *cells;
} og_row;

/* The first column names the rows. */
typedef struct og_grid {
    og_arena *arena;
    const char *caption; /* or NULL: the heading says it all */
    og_column *columns;
    size_t column_count;
    og_row *first, *last;
    size_t heads, filled; /* columns that have their head; cells of the last row */
    bool grouped;         /* the next row stands under the name of a group */
} og_grid;

typedef enum og_block_kind {
    OG_BLOCK_HEADING,
    OG_BLOCK_PARAGRAPH,
    OG_BLOCK_NOTE, /* small print to what stands before it */
    OG_BLOCK_ITEM, /* of a list; those that follow each other are one */
    OG_BLOCK_TABLE,
    OG_BLOCK_FIGURE,
    OG_BLOCK_CONTENTS, /* where what follows begins, by its headings of level 2 */
    OG_BLOCK_FOLD,     /* what follows, up to its end, is there for who opens it */
    OG_BLOCK_FOLD_END
} og_block_kind;

/* A picture that is at hand when the document is made. */
typedef struct og_picture {
    const char *name;  /* the chart's */
    const char *title; /* the finding */
    const char *words; /* what it shows, for who cannot see it */
    const char *svg;   /* an <svg> to stand among other markup, which has title and words in it
                        * (og_svg_inline); NULL: none */
} og_picture;

typedef struct og_block {
    struct og_block *next;
    og_block_kind kind;
    int level;        /* of a heading: 1 is the title; of an item: 1, or 2 for one below another;
                       * of a paragraph: 1 when it is the answer itself */
    const char *text; /* of contents and folds what they are called */
    const og_picture *picture; /* of a figure */
    og_grid *table;
} og_block;

typedef struct og_document {
    og_language language;
    og_arena arena; /* holds all of it; its `failed` is the document's */
    og_block *first, *last;
    int depth; /* is added to the level of each heading: parts made for themselves stand below
                * the heading of a whole */
} og_document;

void og_doc_init(og_document *doc, og_language language);
void og_doc_clear(og_document *doc);

/* Texts are copied. */
void og_doc_heading(og_document *doc, int level, const char *text);
void og_doc_paragraph(og_document *doc, const char *text);
void og_doc_lead(og_document *doc, const char *text); /* a paragraph that is the answer itself */
void og_doc_note(og_document *doc, const char *text);
void og_doc_item(og_document *doc, int level, const char *text);
void og_doc_contents(og_document *doc, const char *text);
/* Not one inside another. */
void og_doc_fold(og_document *doc, const char *text);
void og_doc_fold_end(og_document *doc);
/* The picture's texts are copied, its svg is not: that must live as long as the document. */
void og_doc_figure(og_document *doc, const og_picture *picture);

/* The sentence as one of these: OG_DOC_SAY(doc, paragraph, NAME, .place = value, ...) */
#define OG_DOC_SAY(doc, block, ...) og_doc_##block(doc, OG_DOC_TEXT(doc, __VA_ARGS__))
#define OG_DOC_HEADING(doc, level, ...) og_doc_heading(doc, level, OG_DOC_TEXT(doc, __VA_ARGS__))
#define OG_DOC_ITEM(doc, level, ...) og_doc_item(doc, level, OG_DOC_TEXT(doc, __VA_ARGS__))

/* The sentence in the document's arena. OG_DOC_TEXT(doc, NAME, .place = value, ...) */
#define OG_DOC_TEXT(doc, ...) OG_SAID(&(doc)->arena, (doc)->language, __VA_ARGS__)

/* A table of so many columns, whose heads and then cells are added in order, row by row. A table
 * that could not be made is NULL, which the functions below accept. */
og_grid *og_doc_table(og_document *doc, const char *caption, size_t columns);
void og_grid_head(og_grid *table, bool words, const char *head);
void og_grid_add(og_grid *table, og_doc_cell cell);
/* Begins rows that have a name together; ends them before the next row. */
void og_grid_group(og_grid *table, const char *name);
void og_grid_group_end(og_grid *table);

/* A scale that cells can point to. */
const og_scale *og_doc_scale(og_document *doc, og_scale scale);

/* What is written in sentences, in the document's arena: "1.234,5", "€ 1,2 mln", "12%", as
 * og_scale_say, as og_point_say. */
const char *og_doc_number(og_document *doc, double value, int decimals);
const char *og_doc_euro(og_document *doc, double euros);
const char *og_doc_percent(og_document *doc, double share);
const char *og_doc_chance(og_document *doc, double share, bool sure);
const char *og_doc_amount(og_document *doc, double value, const og_scale *scale);
const char *og_doc_point(og_document *doc, double value);
const char *og_doc_day(og_document *doc, int32_t day); /* base/calendar.h: "1 maart 2027" */

/* The beginning of a text, with an ellipsis when it is wider than so many columns. */
const char *og_doc_cut(og_document *doc, const char *text, size_t columns);

/* What was said into `text`, moved to the document's arena; "" when memory is short. */
const char *og_doc_take(og_document *doc, og_strbuf *text);

#endif
