#include "lang/say.h"

#include "base/format.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The value of the place whose name stands at `name`; NULL when the sentence has no such place. */
static const char *value_of(const char *places, const char *name, size_t length,
                            const char *const *values)
{
    for (size_t i = 0; *places; i++) {
        size_t width = strcspn(places, " ");
        if (width == length && memcmp(places, name, length) == 0)
            return values[i];
        places += width + 1;
    }
    return NULL;
}

void og_say(og_strbuf *out, og_language language, og_sentence sentence, const char *const *values)
{
    const char *text = og_sentence_text(sentence, language);
    const char *places = og_sentence_places(sentence);
    while (*text) {
        size_t plain = strcspn(text, "{}");
        og_strbuf_add(out, text, plain);
        text += plain;
        if (*text && text[0] == text[1]) { /* a doubled brace is a brace */
            og_strbuf_putc(out, *text);
            text += 2;
        } else if (*text) {
            size_t width = strcspn(text, "}") + 1;
            const char *value = value_of(places, text + 1, width - 2, values);
            if (value)
                og_strbuf_puts(out, value);
            else
                og_strbuf_add(out, text, width);
            text += width;
        }
    }
}

void og_say_like(og_strbuf *out, og_language language, og_sentence sentence, og_sentence like,
                 const char *const *values)
{
    static const char *const none[16] = {NULL};
    bool alike = strcmp(og_sentence_places(sentence), og_sentence_places(like)) == 0;
    og_say(out, language, sentence, alike ? values : none);
}

const char *og_said(og_arena *arena, og_language language, og_sentence sentence,
                    const char *const *values)
{
    og_strbuf text = {0};
    og_say(&text, language, sentence, values);
    const char *kept =
        text.failed ? NULL : og_arena_text(arena, text.text ? text.text : "", text.length);
    arena->failed |= text.failed;
    og_strbuf_clear(&text);
    return kept ? kept : "";
}

const char *og_say_number(char *out, double value)
{
    /* Twelve figures: what remains of 0.1 + 0.2 is no news. */
    if (value == floor(value) && fabs(value) < 1e15)
        og_number_print_short(value, out);
    else
        og_format(out, 32, "%.12g", value);
    return out;
}

const char *og_say_count(char *out, unsigned long long value)
{
    og_format(out, 32, "%llu", value);
    return out;
}
