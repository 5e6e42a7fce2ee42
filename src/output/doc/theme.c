#include "output/doc/theme.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "io/bytes.h"

#include <string.h>
#include <strings.h>

/* The length of the string that begins with the quote at `at`, its other quote with it. */
static size_t string_length(const char *at)
{
    size_t length = 1;
    while (at[length] && at[length] != *at && at[length] != '\n')
        length++;
    return length + (at[length] == *at);
}

/* Comments often have addresses, and may hide from the tests below what stands on both sides. */
static void drop_comments(const char *css, og_strbuf *out)
{
    while (*css) {
        const char *end = strncmp(css, "/*", 2) == 0 ? strstr(css + 2, "*/") : NULL;
        size_t length = *css == '"' || *css == '\'' ? string_length(css) : 1;
        if (end) {
            og_strbuf_putc(out, ' ');
            css = end + 2;
        } else if (strncmp(css, "/*", 2) == 0) {
            break;
        } else {
            og_strbuf_add(out, css, length);
            css += length;
        }
    }
    og_strbuf_puts(out, "\n");
}

/* Behind "url(": whether what it names is in the file itself. */
static bool is_inside(const char *at)
{
    at += strspn(at, " \t\r\n\"'");
    return strncasecmp(at, "data:", 5) == 0;
}

/* What must not be in it, or NULL. A backslash could spell any of these. */
static const char *refused(const char *css)
{
    static const char *const words[] = {"@import", "image-set(", "</", "<!--"};
    for (; *css; css++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strncasecmp(css, words[i], strlen(words[i])) == 0)
                return words[i];
        if (strncasecmp(css, "url(", 4) == 0 && !is_inside(css + 4))
            return "url(";
        if (*css == '\\')
            return "\\";
    }
    return NULL;
}

static bool is_text(const char *css, size_t length)
{
    uint32_t code;
    for (size_t size; length > 0; css += size, length -= size) {
        size = og_utf8_decode(css, length, &code);
        if (size == 0 || code == 0)
            return false;
    }
    return true;
}

og_status og_theme_take(const char *css, size_t length, const char *name, og_arena *arena,
                        const char **out, og_error *err)
{
    og_strbuf plain = {0};
    *out = NULL;
    if (length > OG_THEME_MOST)
        return OG_FAIL(err, OG_ERR_VALUE, THEME_LARGE, .path = name,
                       .most = OG_COUNT(OG_THEME_MOST >> 10));
    if (!is_text(css, length))
        return OG_FAIL(err, OG_ERR_VALUE, THEME_NO_TEXT, .path = name);
    drop_comments(css, &plain);
    const char *word = plain.failed ? NULL : refused(plain.text);
    if (!plain.failed && !word)
        *out = og_arena_text(arena, plain.text, plain.length);
    og_strbuf_clear(&plain);
    if (word)
        return OG_FAIL(err, OG_ERR_VALUE, THEME_REFUSED, .path = name, .what = word);
    return *out ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

og_status og_theme_read(const char *path, og_arena *arena, const char **out, og_error *err)
{
    size_t length;
    og_error cause = og_error_like(err);
    const char *css = og_bytes_read(path, path, 16u << 20, arena, &length, &cause);
    *out = NULL;
    return css ? og_theme_take(css, length, path, arena, out, err) : og_error_pass(err, &cause);
}
