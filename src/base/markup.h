/* Text inside HTML, SVG and XML. */
#ifndef OG_BASE_MARKUP_H
#define OG_BASE_MARKUP_H

#include "base/strbuf.h"

/* Adds any text such that a reader of markup shows it and takes nothing of it as markup, between
 * tags as well as in an attribute between quotes. What acts instead of being read (newlines,
 * directional overrides: og_utf8_control) becomes a blank, a byte that is no UTF-8 U+FFFD. All
 * markup that has words of a scenario gets them here. */
void og_markup_text(og_strbuf *out, const char *text);

#endif
