/* Characters that look like ones that a scenario is typed with, or like nothing at all, and are
 * others: what text from a word processor or a web page brings along. */
#ifndef OG_LANG_ODD_H
#define OG_LANG_ODD_H

#include "base/arena.h"
#include "lang/catalogue.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct og_odd {
    uint32_t code;
    og_sentence name;
    const char *instead; /* what to type, NULL: nothing */
} og_odd;

/* The first of them in the text, and where it begins; NULL: there is none. */
const og_odd *og_odd_find(const char *text, size_t length, size_t *at);

/* "it holds a no-break space (U+00A0): type an ordinary space", in the arena. */
const char *og_odd_said(const og_odd *odd, og_arena *arena, og_language language);

#endif
