#include "author/json_text.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 100, STEP = 2 };

static void print_node(og_strbuf *out, json_t *node, size_t indent);

static void print_line(og_strbuf *out, size_t indent, const char *key, json_t *node)
{
    og_strbuf_putc(out, '\n');
    og_strbuf_repeat(out, ' ', indent);
    json_t *name = key ? json_string(key) : NULL;
    if (key) {
        print_node(out, name, indent);
        og_strbuf_puts(out, ": ");
    }
    json_decref(name);
    print_node(out, node, indent);
}

/* `indent` is that of the line on which the node begins. */
static void print_node(og_strbuf *out, json_t *node, size_t indent)
{
    char *flat = json_dumps(node, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
    if (!flat) {
        out->failed = true;
        return;
    }
    const char *line = out->length ? memrchr(out->text, '\n', out->length) : NULL;
    size_t column = line ? out->length - (size_t)(line + 1 - out->text) : out->length;
    bool fits = column + strlen(flat) < WIDTH;
    bool list = json_is_array(node), map = json_is_object(node);
    if (fits || !(list || map))
        og_strbuf_puts(out, flat);
    free(flat);
    if (fits || !(list || map))
        return;

    const char *key;
    json_t *value;
    size_t i;
    const char *before = "";
    og_strbuf_putc(out, list ? '[' : '{');
    json_array_foreach(node, i, value)
    {
        og_strbuf_puts(out, before);
        print_line(out, indent + STEP, NULL, value);
        before = ",";
    }
    json_object_foreach(node, key, value)
    {
        og_strbuf_puts(out, before);
        print_line(out, indent + STEP, key, value);
        before = ",";
    }
    og_strbuf_putc(out, '\n');
    og_strbuf_repeat(out, ' ', indent);
    og_strbuf_putc(out, list ? ']' : '}');
}

void og_json_print(og_strbuf *out, json_t *node)
{
    print_node(out, node, 0);
    og_strbuf_putc(out, '\n');
}
