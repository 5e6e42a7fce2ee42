/* Every sentence that a person reads, in both languages, with named places for what differs. The
 * sentences stand in lang/sentences, a file a subject; one is added there and used by its name.
 *
 *     SENTENCE(RESERVE_ENOUGH, ARG(amount) ARG(year),
 *              "{amount} volstaat tot en met {year}",
 *              "{amount} suffices through {year}")
 *
 *     OG_SAY(&text, language, RESERVE_ENOUGH, .amount = euros, .year = year);
 *
 * The compiler refuses a place that the sentence does not have; tests/lang finds one that a call
 * leaves out, that one of the languages lacks, and a sentence that nothing uses. `{{` and `}}` are
 * braces. */
#ifndef OG_LANG_CATALOGUE_H
#define OG_LANG_CATALOGUE_H

#include "lang/language.h"

typedef enum og_sentence {
#define SENTENCE(name, args, nl, en) OG_SENTENCE_##name,
#include "lang/sentences/all.def"
#undef SENTENCE
    OG_SENTENCES
} og_sentence;

/* The values for the places of each sentence, in order; the last member ends them. */
#define ARG(place) const char *place;
#define SENTENCE(name, args, nl, en)                                                               \
    struct og_args_##name {                                                                        \
        args const char *end;                                                                      \
    };
#include "lang/sentences/all.def"
#undef SENTENCE
#undef ARG

/* The sentence as it stands in the catalogue. */
const char *og_sentence_text(og_sentence sentence, og_language language);

/* The names of its places, each followed by a blank: "amount year ". */
const char *og_sentence_places(og_sentence sentence);

/* The enum value and the values of `NAME, .place = value, ...`; the text of `NAME`. */
#define OG_SENTENCE(...) OG_SENTENCE_(__VA_ARGS__, )
#define OG_SENTENCE_(name, ...) OG_SENTENCE_##name
#define OG_VALUES(...) OG_VALUES_(__VA_ARGS__, .end = NULL)
#define OG_VALUES_(name, ...) ((const char *const *)&(const struct og_args_##name){__VA_ARGS__})
#define OG_TEXT(language, name) og_sentence_text(OG_SENTENCE_##name, language)

#endif
