#include "output/doc/wrap.h"

#include "base/utf8.h"
#include "base/width.h"

#include <string.h>

static const char blanks[] = " \t\n\r";

size_t og_wrap_line(const char *text, size_t width)
{
    size_t at = 0, column = 0, whole = 0, mark = 0, length = strlen(text);
    while (at < length) {
        size_t columns, size = og_width_next(text + at, length - at, &columns);
        if (column + columns > width && !strchr(blanks, text[at]))
            return whole ? whole : mark ? mark : at ? at : size;
        if (strchr(blanks, text[at]) && at > 0 && !strchr(blanks, text[at - 1]))
            whole = at;
        column += columns;
        at += size;
        if (strchr("./_-:,", text[at - 1]))
            mark = at;
    }
    return at;
}

size_t og_wrap_word(const char *text)
{
    size_t widest = 0, length = strlen(text), width = 0, columns;
    for (size_t at = 0; at < length; at += og_width_next(text + at, length - at, &columns)) {
        if (strchr(blanks, text[at])) {
            width = 0;
            continue;
        }
        og_width_next(text + at, length - at, &columns);
        width += columns;
        widest = width > widest ? width : widest;
    }
    return widest;
}

void og_wrap_add(og_strbuf *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = og_utf8_decode(text + at, length - at, &code);
        bool harmless = size > 0 && !og_utf8_control(code);
        og_strbuf_add(out, harmless ? text + at : " ", harmless ? size : 1);
        at += size > 0 ? size : 1;
    }
}

void og_wrap(og_strbuf *out, const char *lead, const char *text, size_t width)
{
    size_t margin = og_width(lead);
    og_strbuf_puts(out, lead);
    text += strspn(text, blanks);
    do {
        size_t line = og_wrap_line(text, width - margin), shown = line;
        while (shown > 0 && strchr(blanks, text[shown - 1]))
            shown--;
        og_wrap_add(out, text, shown);
        og_strbuf_putc(out, '\n');
        text += line + strspn(text + line, blanks);
        if (*text)
            og_strbuf_repeat(out, ' ', margin);
    } while (*text);
}
