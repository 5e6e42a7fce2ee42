#include "base/strbuf.h"

#include "base/format.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void og_strbuf_clear(og_strbuf *buf)
{
    free(buf->text);
    *buf = (og_strbuf){0};
}

/* Makes room for `more` bytes and the NUL, and returns where they go; NULL once failed. */
static char *grow(og_strbuf *buf, size_t more)
{
    if (buf->failed)
        return NULL;
    if (more < buf->capacity - buf->length)
        return buf->text + buf->length;

    char *text = NULL;
    size_t capacity = buf->capacity ? buf->capacity : 64;
    if (more <= SIZE_MAX / 4 && buf->length <= SIZE_MAX / 4) {
        while (capacity <= buf->length + more)
            capacity *= 2;
        text = realloc(buf->text, capacity);
    }
    if (!text) {
        buf->failed = true;
        return NULL;
    }
    buf->text = text;
    buf->capacity = capacity;
    return text + buf->length;
}

static void close_text(og_strbuf *buf, size_t more)
{
    buf->length += more;
    buf->text[buf->length] = '\0';
}

void og_strbuf_add(og_strbuf *buf, const char *text, size_t length)
{
    char *to = grow(buf, length);
    if (!to)
        return;
    if (length > 0)
        memcpy(to, text, length);
    close_text(buf, length);
}

void og_strbuf_puts(og_strbuf *buf, const char *text)
{
    og_strbuf_add(buf, text, strlen(text));
}

void og_strbuf_putc(og_strbuf *buf, char c)
{
    og_strbuf_add(buf, &c, 1);
}

void og_strbuf_repeat(og_strbuf *buf, char c, size_t count)
{
    char *to = grow(buf, count);
    if (!to)
        return;
    memset(to, c, count);
    close_text(buf, count);
}

void og_strbuf_vprintf(og_strbuf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = og_vformat(NULL, 0, format, args);
    char *to = length >= 0 ? grow(buf, (size_t)length) : NULL;

    if (to) {
        og_vformat(to, (size_t)length + 1, format, again);
        close_text(buf, (size_t)length);
    }
    if (length < 0)
        buf->failed = true;
    va_end(again);
}

void og_strbuf_printf(og_strbuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    og_strbuf_vprintf(buf, format, args);
    va_end(args);
}

char *og_strbuf_take(og_strbuf *buf)
{
    og_strbuf_add(buf, "", 0);
    char *text = buf->failed ? NULL : buf->text;

    if (text)
        *buf = (og_strbuf){0};
    og_strbuf_clear(buf);
    return text;
}
