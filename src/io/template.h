/* The gnuplot scripts of plots/, the scenarios of src/author/templates/, the style of reports,
 * src/output/doc/opgave.css, and what a page is made of (cmake/page.cmake), built in (by
 * cmake/embed.cmake). */
#ifndef OG_IO_TEMPLATE_H
#define OG_IO_TEMPLATE_H

#include <stddef.h>

struct og_template {
    const char *name; /* of the file: "fan.gp" */
    const char *text;
};

extern const struct og_template og_templates[];
extern const size_t og_template_count;

/* Its text; empty when there is none of that name. */
const char *og_template_text(const char *name);

#endif
