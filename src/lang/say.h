/* Sentences of the catalogue with their places filled. */
#ifndef OG_LANG_SAY_H
#define OG_LANG_SAY_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "lang/catalogue.h"

/* Adds a sentence; `values` are those of its places, in order. A value that is NULL shows its
 * place. Values are text as it is: braces in them mean nothing. */
void og_say(og_strbuf *out, og_language language, og_sentence sentence, const char *const *values);

/* OG_SAY(&out, language, NAME, .place = value, ...) */
#define OG_SAY(out, language, ...)                                                                 \
    og_say(out, language, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))

/* One of several sentences that have the same places as NAME, chosen at run time: a row of a table,
 * say. OG_SAY_LIKE(&out, language, sentence, NAME, .place = value, ...) */
#define OG_SAY_LIKE(out, language, sentence, ...)                                                  \
    og_say_like(out, language, sentence, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
void og_say_like(og_strbuf *out, og_language language, og_sentence sentence, og_sentence like,
                 const char *const *values);

/* The filled sentence in the arena, for use as a value of another; "" when memory is short (the
 * arena then says so). OG_SAID(arena, language, NAME, .place = value, ...) */
#define OG_SAID(arena, language, ...)                                                              \
    og_said(arena, language, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
const char *og_said(og_arena *arena, og_language language, og_sentence sentence,
                    const char *const *values);

/* A number or count as a value, as it would be typed in a scenario ("0.1", "1000000"); it lives as
 * long as the block in which it is made. Figures for readers are made by lang/figure.h. */
#define OG_NUMBER(value) og_say_number((char[32]){0}, value)
#define OG_COUNT(value) og_say_count((char[32]){0}, value)
const char *og_say_number(char *out, double value);
const char *og_say_count(char *out, unsigned long long value);

#endif
