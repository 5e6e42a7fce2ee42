#include "base/base64.h"

#include <stdint.h>

void og_base64_add(og_strbuf *out, const void *bytes, size_t length, size_t width)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *byte = bytes;
    size_t written = 0;
    for (size_t i = 0; i < length; i += 3) {
        const uint32_t second = i + 1 < length ? byte[i + 1] : 0;
        const uint32_t third = i + 2 < length ? byte[i + 2] : 0;
        const uint32_t bits = (uint32_t)byte[i] << 16 | second << 8 | third;
        const char four[] = {letters[bits >> 18], letters[bits >> 12 & 63],
                             i + 1 < length ? letters[bits >> 6 & 63] : '=',
                             i + 2 < length ? letters[bits & 63] : '='};
        og_strbuf_add(out, four, sizeof four);
        written += sizeof four;
        if (width > 0 && written % width == 0)
            og_strbuf_putc(out, '\n');
    }
}
