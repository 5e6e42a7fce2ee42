#include "yaml/tree.h"

#include "io/bytes.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

const og_source *og_source_read(const char *path, const char *name, og_pos from, og_arena *arena,
                                og_diagnostics *diags)
{
    og_error err = {.language = diags->language};
    size_t length = 0;
    const char *text = og_bytes_read(path, name, OG_YAML_MAX_BYTES, arena, &length, &err);
    og_source *source = NULL;

    if (err.status == OG_ERR_IO)
        og_diag_pass(diags, from, &err);
    if (text && length >= 3 && memcmp(text, BOM, 3) == 0) {
        text += 3;
        length -= 3;
    }

    const char *copy = text ? og_arena_text(arena, name, strlen(name)) : NULL;
    source = copy ? og_arena_alloc(arena, sizeof *source) : NULL;
    if (source)
        *source = (og_source){.name = copy,
                              .text = text,
                              .length = length,
                              .order = from.source ? from.source->order + 1 : 0};
    if (arena->failed)
        diags->failed = true;
    return source;
}
