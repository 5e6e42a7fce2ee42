/* Text in columns and paragraphs for a terminal. Widths are counted in characters, not bytes. */
#ifndef OG_OUTPUT_DOC_GRID_H
#define OG_OUTPUT_DOC_GRID_H

#include "base/strbuf.h"

/* Columns of a terminal that `text` takes: code points, of which combining marks take none. */
size_t og_grid_width(const char *text);

/* Adds a paragraph broken at blanks (not at no-break spaces) into lines of at most `width`
 * columns; the first starts with `lead`, the others with as many blanks. A longer word stays
 * whole. What acts on a terminal becomes a blank. */
void og_grid_wrap(og_strbuf *out, const char *lead, const char *text, size_t width);

/* A grid: cells are added row by row, the first row being the heads. */
typedef struct og_grid {
    const char *align; /* one 'l' or 'r' per column */
    og_strbuf cells;   /* each ends in a NUL */
    size_t count;
} og_grid;

#define OG_GRID_COLUMNS 16 /* at most */

void og_grid_init(og_grid *grid, const char *align);
void og_grid_clear(og_grid *grid);
void og_grid_add(og_grid *grid, const char *text);

/* Adds the grid, columns two blanks apart, every line starting with `indent` blanks; memory that
 * was short while cells were added makes `out` failed. */
void og_grid_print(const og_grid *grid, size_t indent, og_strbuf *out);

#endif
