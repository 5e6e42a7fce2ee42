#include "lang/catalogue.h"

static const char *const texts[OG_SENTENCES][OG_LANGUAGES] = {
#define SENTENCE(name, args, nl, en) {[OG_LANGUAGE_NL] = nl, [OG_LANGUAGE_EN] = en},
#include "lang/sentences/all.def"
#undef SENTENCE
};

static const char *const places[OG_SENTENCES] = {
#define ARG(place) #place " "
#define SENTENCE(name, args, nl, en) "" args,
#include "lang/sentences/all.def"
#undef SENTENCE
#undef ARG
};

const char *og_sentence_text(og_sentence sentence, og_language language)
{
    return texts[sentence][language];
}

const char *og_sentence_places(og_sentence sentence)
{
    return places[sentence];
}
