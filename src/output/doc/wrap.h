/* Lines of a terminal. */
#ifndef OG_OUTPUT_DOC_WRAP_H
#define OG_OUTPUT_DOC_WRAP_H

#include "base/strbuf.h"

/* Bytes of the first line of `text` in at most `width` columns (at least 1): up to a blank, or in
 * a word that is longer, after a mark in it, else anywhere. What follows begins after blanks. */
size_t og_wrap_line(const char *text, size_t width);

/* Columns of the widest word, which wrapping at blanks leaves whole. */
size_t og_wrap_word(const char *text);

/* Adds the bytes; what acts on a terminal becomes a blank. */
void og_wrap_add(og_strbuf *out, const char *text, size_t length);

/* Adds a paragraph in lines of at most `width` columns; the first starts with `lead`, the others
 * with as many blanks. */
void og_wrap(og_strbuf *out, const char *lead, const char *text, size_t width);

#endif
