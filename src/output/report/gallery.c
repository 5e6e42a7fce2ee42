#include "output/report/gallery.h"

#include <string.h>

void og_gallery_show(const og_gallery *gallery, og_document *doc, const char *chart,
                     const char *stream, const char *subgroup)
{
    if (!gallery)
        return;
    const char *name =
        og_arena_printf(&doc->arena, "%s%s%s%s%s", chart, stream ? "-" : "", stream ? stream : "",
                        subgroup ? "." : "", subgroup ? subgroup : "");
    for (size_t i = 0; i < gallery->count && name; i++)
        if (strcmp(gallery->at[i].name, name) == 0)
            og_doc_figure(doc, &gallery->at[i]);
}

void og_gallery_show_all(const og_gallery *gallery, og_document *doc, const char *chart)
{
    for (size_t i = 0; gallery && i < gallery->count; i++)
        if (strncmp(gallery->at[i].name, chart, strlen(chart)) == 0)
            og_doc_figure(doc, &gallery->at[i]);
}
