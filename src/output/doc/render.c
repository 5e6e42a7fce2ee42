#include "output/doc/render.h"

#include "output/doc/html.h"
#include "output/doc/text.h"

#include <string.h>

static const struct {
    const char *name;
    void (*render)(const og_document *doc, og_strbuf *out);
} renderers[] = {{"text", og_render_text}, {"html", og_render_html}};

og_status og_doc_render(og_document *doc, const char *format, char **out, og_error *err)
{
    og_strbuf text = {0};
    size_t i = 0, count = sizeof renderers / sizeof *renderers;
    while (i < count && strcmp(renderers[i].name, format) != 0)
        i++;
    if (i < count && !doc->arena.failed)
        renderers[i].render(doc, &text);
    bool failed = doc->arena.failed || text.failed;
    *out = failed || i == count ? NULL : og_strbuf_take(&text);
    og_strbuf_clear(&text);
    og_doc_clear(doc);
    if (i == count)
        return OG_FAIL(err, OG_ERR_VALUE, DOCUMENT_FORMAT, .format = format);
    return *out ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}
