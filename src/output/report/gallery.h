/* Charts that are at hand while a document is made. */
#ifndef OG_OUTPUT_REPORT_GALLERY_H
#define OG_OUTPUT_REPORT_GALLERY_H

#include "output/doc/document.h"

typedef struct og_gallery {
    og_picture *at; /* in the order in which they were drawn */
    size_t count, room;
} og_gallery;

/* Adds the figure of the chart whose files are called CHART, CHART-STREAM or CHART-STREAM.SUBGROUP
 * (NULL: without), if there is one. `gallery` may be NULL. */
void og_gallery_show(const og_gallery *gallery, og_document *doc, const char *chart,
                     const char *stream, const char *subgroup);

/* Adds the figures of all charts whose files begin with CHART. */
void og_gallery_show_all(const og_gallery *gallery, og_document *doc, const char *chart);

#endif
