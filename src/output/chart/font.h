/* What the font of the charts can write. gnuplot draws what it cannot as one box over the whole
 * picture, but for SVG, where whoever shows it has other fonts to fall back on. */
#ifndef OG_OUTPUT_CHART_FONT_H
#define OG_OUTPUT_CHART_FONT_H

#include "base/strbuf.h"

#include <stdint.h>

bool og_font_has(uint32_t code);

/* Adds the text with a small box for each character that the font lacks; control codes stay. */
void og_font_box(og_strbuf *out, const char *text);

#endif
