/* The YAML reader alone: whatever the bytes, a tree within the limits or errors at their place; and
 * a tree, written on one line, is read as the same tree. */
#include "fuzz.h"

#include "scenario/show.h"
#include "yaml/tree.h"

#include <stdlib.h>
#include <string.h>

static const og_node *parse(const char *text, size_t length, og_arena *arena, og_diagnostics *diags)
{
    og_source *source = og_arena_alloc(arena, sizeof *source);
    if (!source)
        fuzz_fail("no memory");
    *source = (og_source){.name = "input.yaml", .text = text, .length = length};
    return og_yaml_parse(source, arena, diags);
}

static void check_again(const og_node *root)
{
    og_strbuf once = {0}, twice = {0};
    og_arena arena = {0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_show_flow(&once, root);
    if (once.failed || !diags)
        fuzz_fail("no memory");
    /* Quotes and escapes may take it beyond what a file may hold. */
    if (once.text && once.length < OG_YAML_MAX_SCALAR) {
        const og_node *again = parse(once.text, once.length, &arena, diags);
        if (!again || diags->errors > 0)
            fuzz_fail("cannot read what was written: %s", once.text);
        og_show_flow(&twice, again);
        if (strcmp(once.text, twice.text) != 0)
            fuzz_fail("written\n%s\nread as\n%s", once.text, twice.text);
    }
    og_strbuf_clear(&once);
    og_strbuf_clear(&twice);
    og_diagnostics_free(diags);
    og_arena_clear(&arena);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    og_arena arena = {0};
    og_diagnostics *diags = fuzz_diagnostics(data, size);
    char *text = fuzz_text(data, size);
    const og_node *root = parse(text, size, &arena, diags);
    if (!root && diags->errors == 0)
        fuzz_fail("no tree and no error");
    if (root && diags->errors == 0)
        check_again(root);
    fuzz_diagnostics_end(diags);
    og_arena_clear(&arena);
    free(text);
}
