/* A table for a terminal. */
#ifndef OG_OUTPUT_DOC_TEXT_TABLE_H
#define OG_OUTPUT_DOC_TEXT_TABLE_H

#include "output/doc/document.h"

/* Adds it in at most `width` columns: heads, then words, are broken into lines where needed, and
 * what then does not fit side by side follows below, the names of the rows repeated. */
void og_text_table(const og_grid *table, og_language language, size_t width, og_strbuf *out);

#endif
