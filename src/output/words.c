#include "output/words.h"

static const char *const words[OG_WORDS][2] = {
#define X(name, nl, en) {[OG_LANGUAGE_NL] = nl, [OG_LANGUAGE_EN] = en},
    OG_WORD_LIST(X) OG_STUDY_WORD_LIST(X) OG_COMPARE_WORD_LIST(X) OG_SENSITIVITY_WORD_LIST(X)
#undef X
};

const char *og_word_text(og_word word, og_language language)
{
    return words[word][language];
}

void og_word_fill(og_strbuf *out, const char *text, const char *const *arguments)
{
    for (; *text; text++) {
        if (text[0] == '%' && text[1] >= '1' && text[1] <= '9')
            og_strbuf_puts(out, arguments[*++text - '1']);
        else
            og_strbuf_putc(out, *text);
    }
}

void og_word_say(og_strbuf *out, og_language language, og_word sentence,
                 const char *const *arguments)
{
    og_word_fill(out, words[sentence][language], arguments);
}
