/* Bytes as text (RFC 4648). */
#ifndef OG_BASE_BASE64_H
#define OG_BASE_BASE64_H

#include "base/strbuf.h"

/* With padding; a newline after each `width` letters (a multiple of 4), 0: none. */
void og_base64_add(og_strbuf *out, const void *bytes, size_t length, size_t width);

#endif
