#include "study/variant.h"

#include "compile/query.h"
#include "lang/error.h"

#include <string.h>

#define SETTINGS_MAX 64

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The length of the setting at `text`: up to a semicolon outside brackets and quotes. */
static size_t setting_length(const char *text)
{
    int depth = 0;
    char quote = '\0';
    size_t i = 0;
    for (; text[i] && (text[i] != ';' || depth > 0 || quote); i++) {
        if (quote)
            quote = text[i] == quote ? '\0' : quote;
        else if (text[i] == '"' || text[i] == '\'')
            quote = text[i];
        else
            depth += (strchr("[{", text[i]) != NULL) - (strchr("]}", text[i]) != NULL);
    }
    return i;
}

/* "Vertraging Paardenwei (maanden): 6"; the path where no lever is meant. */
static void add_label(og_strbuf *out, const og_scenario *scenario, const char *setting)
{
    const char *equals = strchr(setting, '=');
    size_t length = (size_t)(equals - setting);
    const char *sign = "";
    if (length > 0 && (setting[length - 1] == '*' || setting[length - 1] == '+'))
        sign = setting[--length] == '*' ? "× " : "+ ";
    while (length > 0 && is_blank(setting[length - 1]))
        length--;
    const char *label = NULL;
    for (size_t i = 0; i < scenario->levers.count && !label; i++) {
        const og_lever *lever = scenario->levers.at[i];
        const char *const names[] = {lever->item.id, lever->set.text};
        for (size_t k = 0; k < 2; k++)
            if (strlen(names[k]) == length && memcmp(names[k], setting, length) == 0)
                label = lever->item.label;
    }
    og_strbuf_puts(out, out->length > 0 ? "; " : "");
    og_strbuf_add(out, label ? label : setting, label ? strlen(label) : length);
    og_strbuf_puts(out, ": ");
    og_strbuf_puts(out, sign);
    og_strbuf_puts(out, equals + 1 + strspn(equals + 1, " \t"));
}

static og_status take_setting(const char *text, size_t at, size_t length, og_arena *arena,
                              og_variant *out, og_error *err)
{
    while (length > 0 && is_blank(text[at])) {
        at++;
        length--;
    }
    while (length > 0 && is_blank(text[at + length - 1]))
        length--;
    const char *equals = memchr(text + at, '=', length);
    if (!equals || equals == text + at)
        return OG_QUERY_FAIL(text, at, err, WANT_SETTING);
    if (out->set_count == SETTINGS_MAX)
        return OG_QUERY_FAIL(text, at, err, SETTINGS_MANY, .most = OG_COUNT(SETTINGS_MAX));
    const char *setting = og_arena_text(arena, text + at, length);
    if (!setting)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    out->set[out->set_count++] = setting;
    return OG_OK;
}

og_status og_variant_parse(const char *text, const og_scenario *scenario, og_arena *arena,
                           og_variant *out, og_error *err)
{
    og_error mine = {.language = err ? err->language : OG_LANGUAGE_EN};
    og_strbuf name = {0}, label = {0};
    *out = (og_variant){.set = og_arena_array(arena, SETTINGS_MAX, sizeof *out->set)};
    og_status status = out->set ? OG_OK : OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t at = 0; status == OG_OK; at++) {
        size_t length = setting_length(text + at);
        status = take_setting(text, at, length, arena, out, &mine);
        at += length;
        if (text[at] == '\0')
            break;
    }
    for (size_t i = 0; i < out->set_count; i++) {
        og_strbuf_puts(&name, i > 0 ? "; " : "");
        og_strbuf_puts(&name, out->set[i]);
        add_label(&label, scenario, out->set[i]);
    }
    if (status == OG_OK && (name.failed || label.failed))
        status = OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK) {
        out->name = og_arena_text(arena, name.text, name.length);
        out->label = og_arena_text(arena, label.text, label.length);
        if (arena->failed)
            status = OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    }
    og_strbuf_clear(&name);
    og_strbuf_clear(&label);
    return status == OG_OK ? OG_OK : OG_FAIL(err, status, VARIANT_WRONG, .why = mine.message);
}
