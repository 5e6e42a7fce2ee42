/* How many columns of a terminal a text takes. */
#ifndef OG_BASE_WIDTH_H
#define OG_BASE_WIDTH_H

#include <stddef.h>

/* A byte that is part of no character, and what acts on a terminal, count as one column. */
size_t og_width(const char *text);

/* Bytes of the character at the start of `text` (at least 1, as `length` is), and its columns: 0 of
 * a mark that joins the one before it, 2 of a wide one. */
size_t og_width_next(const char *text, size_t length, size_t *columns);

#endif
