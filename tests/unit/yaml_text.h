/* YAML text to a tree or to one error, for tests. */
#ifndef OG_TEST_YAML_TEXT_H
#define OG_TEST_YAML_TEXT_H

#include "yaml/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    og_arena arena;
    og_diagnostics *diags;
    og_source source;
    const og_node *root;
} fixture;

static inline void parse_bytes(fixture *f, const char *text, size_t length)
{
    *f = (fixture){.diags = og_diagnostics_new(OG_LANGUAGE_EN),
                   .source = {.name = "t.yaml", .text = text, .length = length}};
    assert_non_null(f->diags);
    f->root = og_yaml_parse(&f->source, &f->arena, f->diags);
}

static inline void parse(fixture *f, const char *text)
{
    parse_bytes(f, text, strlen(text));
}

static inline void clear(fixture *f)
{
    og_arena_clear(&f->arena);
    og_diagnostics_free(f->diags);
}

/* The text has this error, and no other, at this place (line 0: the file as a whole). */
static inline void assert_error_bytes(const char *text, size_t length, unsigned line,
                                      unsigned column, const char *message)
{
    fixture f;
    parse_bytes(&f, text, length);
    if (f.diags->count != 1)
        fail_msg("%zu errors in: %.200s", f.diags->count, text);
    og_diag diag = og_diagnostics_get(f.diags, 0);
    assert_string_equal(diag.message, message);
    if (diag.line != line || diag.column != column)
        fail_msg("at %u:%u: %s", diag.line, diag.column, message);
    assert_false(f.diags->failed);
    clear(&f);
}

static inline void assert_error(const char *text, unsigned line, unsigned column,
                                const char *message)
{
    assert_error_bytes(text, strlen(text), line, column, message);
}

static inline void assert_pos(og_pos pos, unsigned line, unsigned column, unsigned width)
{
    assert_int_equal(pos.line, line);
    assert_int_equal(pos.column, column);
    assert_int_equal(pos.width, width);
}

#endif
