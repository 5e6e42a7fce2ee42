#include "yaml/tree.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

const og_source *og_source_read(og_files *files, const char *path, const char *name, og_pos from,
                                og_diagnostics *diags)
{
    og_error err = {.language = diags->language};
    const og_files_entry *file = og_files_read(files, path, name, OG_YAML_MAX_BYTES, &err);
    const char *text = file ? file->bytes : NULL;
    size_t length = file ? file->length : 0;
    og_source *source = NULL;

    if (err.status != OG_OK && err.status != OG_ERR_MEMORY)
        og_diag_pass(diags, from, &err);
    if (text && length >= 3 && memcmp(text, BOM, 3) == 0) {
        text += 3;
        length -= 3;
    }

    og_arena *arena = files->arena;
    const char *copy = text ? og_arena_text(arena, name, strlen(name)) : NULL;
    source = copy ? og_arena_alloc(arena, sizeof *source) : NULL;
    if (source)
        *source = (og_source){.name = copy,
                              .text = text,
                              .length = length,
                              .order = from.source ? from.source->order + 1 : 0,
                              .by = from.source};
    if (arena->failed)
        diags->failed = true;
    return source;
}
