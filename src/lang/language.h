/* The languages in which the program speaks. */
#ifndef OG_LANG_LANGUAGE_H
#define OG_LANG_LANGUAGE_H

#include "opgave.h"

/* The language with this code, as og_scenario_language gives it; anything but "en" is Dutch. */
og_language og_language_of(const char *code);

#endif
