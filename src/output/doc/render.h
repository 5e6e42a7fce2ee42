/* The formats that a document can be rendered in. */
#ifndef OG_OUTPUT_DOC_RENDER_H
#define OG_OUTPUT_DOC_RENDER_H

#include "lang/error.h"
#include "output/doc/document.h"

/* In the format of that name, "text" or "html" (the blocks, as og_render_html), for the caller to
 * free; the document is cleared in any case. OG_ERR_MEMORY, also when the document lacked it;
 * OG_ERR_VALUE: no such format. */
OG_NODISCARD og_status og_doc_render(og_document *doc, const char *format, char **out,
                                     og_error *err);

#endif
