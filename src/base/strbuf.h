/* A growable text; running out of memory is sticky, so that callers check once, at the end. */
#ifndef OG_BASE_STRBUF_H
#define OG_BASE_STRBUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct og_strbuf {
    char *text; /* NUL-terminated once anything was added; NULL while empty */
    size_t length;
    size_t capacity;
    bool failed;
} og_strbuf;

/* A zeroed og_strbuf is empty and valid. */
void og_strbuf_clear(og_strbuf *buf);
void og_strbuf_add(og_strbuf *buf, const char *text, size_t length);
void og_strbuf_puts(og_strbuf *buf, const char *text);
void og_strbuf_putc(og_strbuf *buf, char c);
void og_strbuf_repeat(og_strbuf *buf, char c, size_t count);

/* printf; numbers as in the C locale, whatever the host program's locale is. */
void og_strbuf_printf(og_strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void og_strbuf_vprintf(og_strbuf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Hands the text (free() it; never NULL unless failed) to the caller and empties the buffer. */
char *og_strbuf_take(og_strbuf *buf);

#endif
