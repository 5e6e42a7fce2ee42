#include "yaml/text.h"

#include "base/utf8.h"

#include <string.h>

static bool is_utf16(const og_source *source)
{
    const char *t = source->text;
    return source->length >= 2 && (memcmp(t, "\xFF\xFE", 2) == 0 || memcmp(t, "\xFE\xFF", 2) == 0 ||
                                   (t[0] == '\0') != (t[1] == '\0'));
}

static const char *code_text(og_arena *arena, uint32_t code)
{
    return og_arena_printf(arena, "U+%04X", (unsigned)code);
}

/* libyaml tells of wrong bytes only how many came before, and takes NEL, LS and PS for line ends,
 * which no editor does: so everything odd is refused here, before it starts. Only LF, CR and CRLF
 * are left to end a line. */
bool og_yaml_check_text(const og_source *source, og_arena *arena, og_diagnostics *diags,
                        size_t *characters)
{
    og_pos pos = {.source = source, .line = 1, .column = 1, .width = 1};

    if (source->length > OG_YAML_MAX_BYTES || is_utf16(source)) {
        pos.line = 0;
        if (source->length > OG_YAML_MAX_BYTES)
            OG_ERROR_AT(diags, pos, FILE_LARGE, .most = OG_COUNT(OG_YAML_MAX_BYTES >> 20));
        else
            OG_ERROR_AT(diags, pos, FILE_UTF16);
        return false;
    }
    for (size_t at = *characters = 0; at < source->length; ++*characters) {
        const char *text = source->text + at;
        uint32_t code;
        size_t size = og_utf8_decode(text, source->length - at, &code);

        if (size == 0) {
            OG_ERROR_AT(diags, pos, BYTE_NOT_UTF8,
                        .byte = og_arena_printf(arena, "0x%02X", (unsigned)(unsigned char)*text));
            return false;
        }
        at += size;
        pos.column++;
        if (code == '\n' || (code == '\r' && (at == source->length || source->text[at] != '\n'))) {
            pos.line++;
            pos.column = 1;
        } else if (og_utf8_control(code) && code != '\t' && code != '\r') {
            pos.column--;
            OG_ERROR_AT(diags, pos, CHARACTER, .code = code_text(arena, code));
            return false;
        }
    }
    return true;
}
