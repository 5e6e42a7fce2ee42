#include "base/markup.h"

#include "base/utf8.h"

#include <string.h>

void og_markup_text(og_strbuf *out, const char *text)
{
    size_t length = strlen(text), size;
    uint32_t code;
    for (; length > 0; text += size, length -= size) {
        size = og_utf8_decode(text, length, &code);
        if (size == 0) {
            og_strbuf_puts(out, "\uFFFD");
            size = 1;
        } else if (og_utf8_control(code)) {
            og_strbuf_putc(out, ' ');
        } else if (code == '&') {
            og_strbuf_puts(out, "&amp;");
        } else if (code == '<') {
            og_strbuf_puts(out, "&lt;");
        } else if (code == '>') {
            og_strbuf_puts(out, "&gt;");
        } else if (code == '"') {
            og_strbuf_puts(out, "&quot;");
        } else if (code == '\'') {
            og_strbuf_puts(out, "&#39;");
        } else {
            og_strbuf_add(out, text, size);
        }
    }
    og_strbuf_puts(out, ""); /* there is a text, if an empty one */
}
