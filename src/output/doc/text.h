/* A document for a terminal. */
#ifndef OG_OUTPUT_DOC_TEXT_H
#define OG_OUTPUT_DOC_TEXT_H

#include "output/doc/document.h"

#define OG_TEXT_WIDTH 80 /* columns of a terminal */

/* For a terminal: no line is wider than OG_TEXT_WIDTH. Figures are left out. */
void og_render_text(const og_document *doc, og_strbuf *out);

#endif
