/* A table as HTML. */
#ifndef OG_OUTPUT_DOC_HTML_TABLE_H
#define OG_OUTPUT_DOC_HTML_TABLE_H

#include "output/doc/document.h"

/* Adds it, called `id`, in a frame in which it moves where it is too wide. `heading` is the
 * identifier of what names it when it has no caption; NULL: nothing does. */
void og_html_table(const og_grid *table, og_language language, const char *id, const char *heading,
                   og_strbuf *out);

#endif
