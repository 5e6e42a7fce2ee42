#include "output/chart/svg_inline.h"

#include <string.h>

static bool is_named(const char *name, size_t length, const char *wanted)
{
    return length == strlen(wanted) && memcmp(name, wanted, length) == 0;
}

/* The value of an attribute, in which "url(#" refers to an identifier. */
static void add_value(og_strbuf *out, const char *value, size_t length, const char *prefix)
{
    static const char reference[] = "url(#";
    const size_t mark = sizeof reference - 1;
    for (size_t i = 0; i < length;) {
        bool refers = length - i >= mark && memcmp(value + i, reference, mark) == 0;
        og_strbuf_add(out, value + i, refers ? mark : 1);
        if (refers)
            og_strbuf_puts(out, prefix);
        i += refers ? mark : 1;
    }
}

/* From an attribute's name to behind its value. */
static const char *add_attribute(og_strbuf *out, const char *at, const char *prefix)
{
    size_t name = strcspn(at, " \t\r\n=/>");
    const char *value = at + name + strspn(at + name, " \t\r\n=");
    const char *end = *value == '"' || *value == '\'' ? strchr(value + 1, *value) : NULL;
    bool id = is_named(at, name, "id");
    bool link = is_named(at, name, "href") || is_named(at, name, "xlink:href");
    if (name == 0 || !end) { /* sound pictures have none such */
        og_strbuf_putc(out, *at);
        return at + 1;
    }
    og_strbuf_add(out, at, (size_t)(value + 1 - at));
    if (link && value[1] == '#') {
        og_strbuf_printf(out, "#%s", prefix);
        value++;
    } else if (id) {
        og_strbuf_puts(out, prefix);
    }
    add_value(out, value + 1, (size_t)(end - value - 1), prefix);
    og_strbuf_putc(out, *end);
    return end + 1;
}

static const char *add_tag(og_strbuf *out, const char *at, const char *prefix)
{
    size_t name = 1 + strcspn(at + 1, " \t\r\n>");
    og_strbuf_add(out, at, name);
    for (at += name; *at && *at != '>';) {
        bool between = strchr(" \t\r\n/", *at) != NULL;
        if (between)
            og_strbuf_putc(out, *at++);
        else
            at = add_attribute(out, at, prefix);
    }
    return at;
}

void og_svg_inline(og_strbuf *out, const char *svg, const char *prefix)
{
    const char *at = strstr(svg, "<svg");
    while (at && *at) {
        const char *end = strncmp(at, "<!--", 4) == 0 ? strstr(at, "-->") : NULL;
        if (end) {
            at = end + 3;
        } else if (*at == '<') {
            at = add_tag(out, at, prefix);
        } else {
            size_t plain = 1 + strcspn(at + 1, "<");
            og_strbuf_add(out, at, plain);
            at += plain;
        }
    }
    og_strbuf_puts(out, "");
}
