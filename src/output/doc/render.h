/* The formats that a document can be rendered in. */
#ifndef OG_OUTPUT_DOC_RENDER_H
#define OG_OUTPUT_DOC_RENDER_H

#include "lang/error.h"
#include "output/doc/document.h"

#define OG_TEXT_WIDTH 80 /* columns of a terminal */

/* For a terminal: no line is wider than OG_TEXT_WIDTH. Figures are left out. */
void og_render_text(const og_document *doc, og_strbuf *out);

/* In the format of that name, "text", for the caller to free; the document is cleared
 * in any case. OG_ERR_MEMORY, also when the document lacked it; OG_ERR_VALUE: no such format. */
OG_NODISCARD og_status og_doc_render(og_document *doc, const char *format, char **out,
                                     og_error *err);

#endif
