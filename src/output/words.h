/* Words, dates and sentences in the languages of a scenario. */
#ifndef OG_OUTPUT_WORDS_H
#define OG_OUTPUT_WORDS_H

#include "base/strbuf.h"
#include "lang/date.h"
#include "output/compare_words.h"
#include "output/sensitivity_words.h"
#include "output/study_words.h"
#include "scenario/scenario.h"

/* Name, Dutch, English. In a sentence %1 ... %9 stand for its arguments. */
#define OG_WORD_LIST(X)                                                                            \
    X(PLACES, "plekken", "places")                                                                 \
    X(OBLIGATION, "opgave", "obligation")                                                          \
    X(CAPACITY, "capaciteit", "capacity")                                                          \
    X(SHORTFALL, "tekort", "shortage")                                                             \
    X(TAAKSTELLING, "taakstelling", "target")                                                      \
    X(UNCOVERED, "ongedekt", "uncovered")

typedef enum og_word {
#define X(name, nl, en) OG_WORD_##name,
    OG_WORD_LIST(X) OG_STUDY_WORD_LIST(X) OG_COMPARE_WORD_LIST(X) OG_SENSITIVITY_WORD_LIST(X)
#undef X
        OG_WORDS
} og_word;

const char *og_word_text(og_word word, og_language language);

/* Adds `text` with its %1 ... %9 replaced by `arguments`, of which there are as many as it uses. */
void og_word_fill(og_strbuf *out, const char *text, const char *const *arguments);

/* Adds a sentence: its %1 ... %9 replaced by `arguments`, of which there are as many as it uses. */
void og_word_say(og_strbuf *out, og_language language, og_word sentence,
                 const char *const *arguments);

#endif
