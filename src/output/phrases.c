#include "output/phrases.h"

static const char *const phrases[OG_PHRASES][2] = {
#define X(name, nl, en) {[OG_LANGUAGE_NL] = nl, [OG_LANGUAGE_EN] = en},
    OG_PHRASE_LIST(X) OG_CHECK_PHRASE_LIST(X)
#undef X
};

const char *og_phrase_text(og_phrase phrase, og_language language)
{
    return phrases[phrase][language];
}
