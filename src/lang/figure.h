/* Numbers as people read them: "1.234,5", "−€ 1,2 mln", "12%". Fields of tables and sentences; data
 * files use og_number_print. Spaces within are no-break spaces and the minus is U+2212. */
#ifndef OG_LANG_FIGURE_H
#define OG_LANG_FIGURE_H

#include "lang/language.h"

#include <stdbool.h>
#include <stddef.h>

/* What `out` holds at least in the functions below; each returns the length in bytes. */
#define OG_FORMAT_SIZE 64

/* Thousands in groups and `decimals` (0 ... 6) decimals, halves away from zero; never "−0". From
 * 1e15 on in powers of ten. No number is written as an en dash. */
size_t og_format_number(double value, int decimals, og_language language, char *out);

/* As Dutch municipal reports write amounts: whole euros of three digits that count ("€ 850.000",
 * "€ 8.430", "€ 61"), from a million on in millions with one decimal ("€ 1,2 mln"). In English
 * "€850,000" and "€1.2 million". */
size_t og_format_euro(double euros, og_language language, char *out);

/* A share of 1 in whole percents: "12%". */
size_t og_format_percent(double share, og_language language, char *out);

/* A chance that was estimated by counting: "<1%" and ">99%" instead of a rounded 0 and 100, which
 * are said only of what is `certain` by the plan. */
size_t og_format_chance(double share, bool certain, og_language language, char *out);

#endif
