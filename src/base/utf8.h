/* UTF-8, one code point at a time. */
#ifndef OG_BASE_UTF8_H
#define OG_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at the start of `text` and returns its length in bytes, or 0 when
 * `length` is 0 or no well-formed one (Unicode 15, table 3-7) starts there. */
size_t og_utf8_decode(const char *text, size_t length, uint32_t *code);

/* Code points; a byte that is part of none counts as one. */
size_t og_utf8_count(const char *text, size_t length);

/* What acts on a terminal or an editor, or hides, instead of being a character to read: control
 * codes (also tab and newline), line and paragraph separators, directional overrides, byte order
 * marks, non-characters. */
bool og_utf8_control(uint32_t code);

#endif
