#include "base/utf8.h"

size_t og_utf8_decode(const char *text, size_t length, uint32_t *code)
{
    if (length == 0)
        return 0;

    uint32_t lead = (unsigned char)text[0];
    if (lead < 0x80) {
        *code = lead;
        return 1;
    }
    size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || size > length)
        return 0;

    uint32_t value = lead & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        uint32_t byte = (unsigned char)text[i];
        if ((byte & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (byte & 0x3F);
    }
    bool overlong = value < (size == 4 ? 0x10000u : size == 3 ? 0x800u : 0x80u);
    if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return size;
}

size_t og_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; count++) {
        uint32_t code;
        size_t size = og_utf8_decode(text + at, length - at, &code);
        at += size ? size : 1;
    }
    return count;
}

bool og_utf8_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE;
}
