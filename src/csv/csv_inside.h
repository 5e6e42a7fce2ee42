/* Between the parts of csv. */
#ifndef OG_CSV_INSIDE_H
#define OG_CSV_INSIDE_H

#include "csv/csv.h"

/* Text that is cut into cells: of a source from byte `from` on, or of one cell of it. */
typedef struct og_csv_rest {
    const og_source *source;
    const char *text, *end;
    uint32_t line;  /* of text */
    uint32_t start; /* of text in the source */
    bool fixed;     /* every cell keeps `line` and `start`: text is no part of the source */
} og_csv_rest;

typedef enum og_csv_fault {
    OG_CSV_OK,
    OG_CSV_UNCLOSED, /* a quote was never closed, or not in its own cell: cells[count] has it */
    OG_CSV_BEHIND,   /* text behind a closing quote: cells[count] is its cell */
} og_csv_fault;

/* Cuts the row at the start of *rest into `cells` (room for as many as the text has separators and
 * line ends, and one), and moves *rest behind it. *count is 0 for an empty text. Quoted text with
 * doubled quotes is copied to the arena; when memory is short its cell is empty. */
og_csv_fault og_csv_cut(og_csv_rest *rest, char separator, og_arena *arena, og_csv_cell *cells,
                        size_t *count);

/* The separator that the first `lines` lines that are not blank speak for; 0 when they hold none.
 */
char og_csv_separator(const og_csv_rest *text, size_t lines);

/* Whether the source is text in UTF-8; else an error that says what it is and what to do. */
bool og_csv_check_text(const og_source *source, og_diagnostics *diags);

/* The place of a byte of the source, and `width` to underline. */
og_pos og_csv_place(const og_source *source, size_t at, uint32_t line, uint32_t width);

#endif
