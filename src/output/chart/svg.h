/* Pictures in SVG after gnuplot made them. */
#ifndef OG_OUTPUT_CHART_SVG_H
#define OG_OUTPUT_CHART_SVG_H

#include "base/strbuf.h"

/* Adds the same picture with our title and description, which screen readers speak, with fonts to
 * fall back on where DejaVu Sans is missing (Verdana is as wide), and with what gnuplot leaves in
 * texts that XML does not allow. `language`: "nl". */
void og_svg_describe(og_strbuf *out, const char *svg, const char *title, const char *description,
                     const char *language);

/* Adds the same picture with the width and height of its root in inches, so many to a px; as it is
 * when `inch` is 0. */
void og_svg_size(og_strbuf *out, const char *svg, double inch);

/* Whether it is well-formed XML, as far as gnuplot uses XML: no DTD but a plain DOCTYPE, no CDATA.
 */
bool og_svg_sound(const char *svg);

#endif
