/* All that is wrong with a scenario, each at its place: collected, sorted, shown in one go. */
#ifndef OG_LANG_DIAG_H
#define OG_LANG_DIAG_H

#include "base/arena.h"
#include "lang/say.h"
#include "opgave.h"

#include <stdint.h>

/* A text that positions point into: a file, or a --set argument. Lives in an arena. */
typedef struct og_source {
    const char *name; /* as the user gave it; "--set" for the command line */
    const char *text;
    size_t length;
    uint32_t order;             /* files in the order in which they were opened; --set last */
    const struct og_source *by; /* the file that asked for this one; NULL */
} og_source;

/* 1-based; column counts code points. A zeroed position is 'unknown'. */
typedef struct og_pos {
    const og_source *source;
    uint32_t line, column;
    uint32_t width; /* code points to underline; 0 reads as 1 */
} og_pos;

struct og_diagnostics {
    og_arena arena; /* holds copies of all texts, so that the list outlives its sources */
    struct og_diag_item *items;
    size_t count, capacity;
    size_t errors;
    size_t dropped[2];    /* per severity: found, but beyond the number that is kept */
    og_language language; /* of the messages */
    bool failed;          /* memory ran out while collecting */
    bool unreadable;      /* one of the errors is the system's, of a file that is right perhaps */
};

/* Adds a sentence, in the list's language: OG_ERROR_AT(list, pos, NAME, .place = value, ...). The
 * same severity, position and text twice is kept once; one that is very long is cut. Of a severity
 * the first 1000 are kept. */
#define OG_ERROR_AT(list, pos, ...)                                                                \
    og_diag_add(list, OG_SEVERITY_ERROR, pos, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
#define OG_ADVICE_AT(list, pos, ...)                                                               \
    og_diag_add(list, OG_SEVERITY_ADVICE, pos, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
void og_diag_add(og_diagnostics *list, og_severity severity, og_pos pos, og_sentence sentence,
                 const char *const *values);

/* Whether further errors are only counted: then what they would say need not be made. */
bool og_diag_is_full(const og_diagnostics *list);

/* Whether so few errors were found that another would be shown: then what was meant is looked for.
 */
bool og_diag_wants_hints(const og_diagnostics *list);

/* An error with a message that has been made already, in the list's language. */
void og_diag_pass(og_diagnostics *list, og_pos pos, const og_error *err);

/* `word`'s nearest among `count` candidates by Damerau-Levenshtein distance (at most a third of
 * its length, at least 1, at most 3), or NULL. Case is ignored in the comparison. */
const char *og_nearest(const char *word, const char *const *candidates, size_t count);

#endif
