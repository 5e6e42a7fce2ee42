#include "lang/odd.h"

#include "base/utf8.h"
#include "lang/say.h"

static const og_odd odds[] = {
    {0x00A0, OG_SENTENCE_ODD_NO_BREAK, " "},   {0x2007, OG_SENTENCE_ODD_NO_BREAK, " "},
    {0x202F, OG_SENTENCE_ODD_NO_BREAK, " "},   {0x2009, OG_SENTENCE_ODD_NARROW, " "},
    {0x3000, OG_SENTENCE_ODD_NARROW, " "},     {0x00AD, OG_SENTENCE_ODD_SOFT_HYPHEN, NULL},
    {0x200B, OG_SENTENCE_ODD_INVISIBLE, NULL}, {0x200C, OG_SENTENCE_ODD_INVISIBLE, NULL},
    {0x200D, OG_SENTENCE_ODD_INVISIBLE, NULL}, {0x2060, OG_SENTENCE_ODD_INVISIBLE, NULL},
    {0x2010, OG_SENTENCE_ODD_HYPHEN, "-"},     {0x2011, OG_SENTENCE_ODD_HYPHEN, "-"},
    {0x2012, OG_SENTENCE_ODD_DASH, "-"},       {0x2013, OG_SENTENCE_ODD_DASH, "-"},
    {0x2014, OG_SENTENCE_ODD_DASH, "-"},       {0x2015, OG_SENTENCE_ODD_DASH, "-"},
    {0x2212, OG_SENTENCE_ODD_MINUS, "-"},      {0x2018, OG_SENTENCE_ODD_QUOTE, "'"},
    {0x2019, OG_SENTENCE_ODD_QUOTE, "'"},      {0x201A, OG_SENTENCE_ODD_QUOTE, "'"},
    {0x201C, OG_SENTENCE_ODD_QUOTE, "\""},     {0x201D, OG_SENTENCE_ODD_QUOTE, "\""},
    {0x201E, OG_SENTENCE_ODD_QUOTE, "\""},     {0xFF1A, OG_SENTENCE_ODD_COLON, ":"},
    {0xFF0C, OG_SENTENCE_ODD_COMMA, ","},      {0x066B, OG_SENTENCE_ODD_COMMA, "."},
};

const og_odd *og_odd_find(const char *text, size_t length, size_t *at)
{
    for (*at = 0; *at < length;) {
        uint32_t code = 0;
        size_t size = og_utf8_decode(text + *at, length - *at, &code);
        for (size_t i = 0; size > 1 && i < sizeof odds / sizeof *odds; i++)
            if (odds[i].code == code)
                return &odds[i];
        *at += size > 0 ? size : 1;
    }
    return NULL;
}

const char *og_odd_said(const og_odd *odd, og_arena *arena, og_language language)
{
    const char *name = og_sentence_text(odd->name, language);
    const char *code = og_arena_printf(arena, "U+%04X", (unsigned)odd->code);
    if (!odd->instead)
        return OG_SAID(arena, language, ODD_REMOVE, .name = name, .code = code ? code : "");
    if (odd->instead[0] == ' ')
        return OG_SAID(arena, language, ODD_SPACE, .name = name, .code = code ? code : "");
    return OG_SAID(arena, language, ODD_INSTEAD, .name = name, .code = code ? code : "",
                   .instead = odd->instead);
}
