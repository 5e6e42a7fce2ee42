/* The page as a file. */
#include "io/file.h"
#include "lang/error.h"
#include "lang/options.h"
#include "output/doc/theme.h"
#include "output/page/page.h"

#include <string.h>

typedef struct maker {
    const og_page_options *options;
    og_arena arena;
    og_page_start *starts;
    size_t count;
} maker;

static og_status make_starts(maker *m, const char *path, og_diagnostics *diags, og_error *err)
{
    const size_t count = 1 + m->options->other_count;
    m->starts = og_arena_array(&m->arena, count, sizeof *m->starts);
    if (!m->starts)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = OG_OK;
    while (m->count < count && status == OG_OK) {
        const char *at = m->count == 0 ? path : m->options->others[m->count - 1];
        status =
            og_page_start_make(at, m->options->study, &m->arena, &m->starts[m->count], diags, err);
        m->count++;
    }
    return status;
}

og_status og_page_write(const char *path, const og_page_options *options, const char *out,
                        og_diagnostics *diags, og_error *err)
{
    og_error mine = og_error_like(err);
    og_page_options own;
    og_study_options study;
    maker m = {.options = &own};
    og_strbuf text = {0};
    const char *theme = NULL;
    og_status status = OG_STUDY_OPTIONS(&own, &study, options, &mine);
    if (status == OG_OK)
        status = og_page_possible(&mine);
    if (status == OG_OK && own.theme)
        status = og_theme_read(own.theme, &m.arena, &theme, &mine);
    if (status == OG_OK)
        status = make_starts(&m, path, diags, &mine);
    if (status == OG_OK) {
        const og_page_parts parts = {m.starts, m.count, theme, own.made_at};
        status = og_page_text(&parts, &text, &mine);
    }
    if (status == OG_OK)
        status = og_file_write(out, text.text, text.length, &mine);
    og_strbuf_clear(&text);
    for (size_t i = 0; i < m.count; i++)
        og_page_start_clear(&m.starts[i]);
    og_arena_clear(&m.arena);
    return status == OG_OK ? OG_OK : og_error_pass(err, &mine);
}
