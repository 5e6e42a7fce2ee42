/* What somebody writes who thinks in Dutch: the keys of a scenario are English. */
#ifndef OG_SCENARIO_DUTCH_H
#define OG_SCENARIO_DUTCH_H

#include <stddef.h>

/* The one of the candidates that `word` is the Dutch for ("plekken": "places"), or NULL. */
const char *og_dutch_key(const char *word, const char *const *candidates, size_t count);

/* The same of a series, whose last word may be Dutch ("azc.tekort": "azc.shortfall"). */
const char *og_dutch_series(const char *word, const char *const *candidates, size_t count);

#endif
