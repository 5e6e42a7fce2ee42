/* A document as HTML. */
#ifndef OG_OUTPUT_DOC_HTML_H
#define OG_OUTPUT_DOC_HTML_H

#include "output/doc/document.h"

/* Its blocks one after another, to stand in a <main>; headings are <h1> for level 1 and so on, with
 * the identifiers s1, s2 ..., tables t1 ..., figures f1 .... Every text only as text. */
void og_render_html(const og_document *doc, og_strbuf *out);

/* A whole file around that, with opgave.css in it, which needs nothing from elsewhere and may run
 * nothing. The title is that of the document. `theme`: more CSS (og_theme_read), or NULL. */
void og_html_file(const og_document *doc, const char *theme, og_strbuf *out);

#endif
