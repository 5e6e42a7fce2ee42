/* Pictures in SVG among other markup. */
#ifndef OG_OUTPUT_CHART_SVG_INLINE_H
#define OG_OUTPUT_CHART_SVG_INLINE_H

#include "base/strbuf.h"

/* Adds the <svg> of a sound picture (og_svg_sound) alone, without what an XML file begins with and
 * without comments. Its identifiers begin with `prefix` then, so that several pictures can stand
 * in one page. */
void og_svg_inline(og_strbuf *out, const char *svg, const char *prefix);

#endif
