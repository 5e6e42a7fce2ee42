/* The language of a scenario before it is parsed: it may be one that cannot be. */
#include "io/bytes.h"

#include <string.h>

#define MOST_BYTES (4 << 20)
#define MOST_FILES 32

/* The text behind `key` at the start of a line, without blanks, quotes and comment; "" when there
 * is none, NULL when memory is short. */
static const char *value_of(const char *text, const char *key, og_arena *arena)
{
    size_t length = strlen(key);
    for (const char *line = text; *line; line += strspn(line, "\r\n")) {
        size_t size = strcspn(line, "\r\n");
        if (strncmp(line, key, length) == 0 && line[length] == ':') {
            const char *at = line + length + 1, *end = line + size;
            at += strspn(at, " \t");
            const char *quote = *at == '"' || *at == '\'' ? at : NULL;
            const char *stop = at;
            if (quote)
                stop = ++at;
            while (stop < end && (quote ? *stop != *quote : !(*stop == '#' && stop[-1] == ' ')))
                stop++;
            while (stop > at && (stop[-1] == ' ' || stop[-1] == '\t'))
                stop--;
            return stop > at ? og_arena_text(arena, at, (size_t)(stop - at)) : "";
        }
        line += size;
    }
    return "";
}

/* "nl" and "en", and what was meant for them: "nederlands", "English". */
static bool read_language(const char *text, og_language *out)
{
    bool dutch = *text == 'n' || *text == 'N', english = *text == 'e' || *text == 'E';
    if (dutch || english)
        *out = dutch ? OG_LANGUAGE_NL : OG_LANGUAGE_EN;
    return dutch || english;
}

/* `name` as seen from the folder of `path`; NULL when it leaves that or memory is short. */
static const char *beside(const char *path, const char *name, og_arena *arena)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    if (name[0] == '/' || strstr(name, ".."))
        return NULL;
    const char *lead = og_arena_text(arena, path, folder);
    return lead ? og_arena_printf(arena, "%s%s", lead, name) : NULL;
}

bool og_scenario_language_of(const char *path, og_language *out)
{
    og_arena arena = {0};
    bool found = false;
    for (int i = 0; i < MOST_FILES && path && *path && !found; i++) {
        size_t length = 0;
        const char *text = og_bytes_read(path, path, MOST_BYTES, &arena, &length, NULL);
        if (!text)
            break;
        text += length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        const char *language = value_of(text, "language", &arena);
        found = language && read_language(language, out);
        const char *name = value_of(text, "extends", &arena);
        path = name && *name ? beside(path, name, &arena) : NULL;
    }
    og_arena_clear(&arena);
    return found;
}
