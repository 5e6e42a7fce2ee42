/* What people write in reports, as a scenario has it. Each returns NULL when it cannot be told, or
 * when memory is short. */
#ifndef OG_SCENARIO_REWRITE_H
#define OG_SCENARIO_REWRITE_H

#include "base/arena.h"

/* "1-7-2027", "1 juli 2027", "2027/07/01": "2027-07-01"; "juli 2027": "2027-07". */
const char *og_rewrite_date(og_arena *arena, const char *text);

/* "€ 4", "4 maanden": "4"; "1,5 mln": "1_500_000"; "95.000,-": "95_000". Not a percentage. */
const char *og_rewrite_number(og_arena *arena, const char *text);

/* Whether the text is a whole number with a point between thousands ("1.250"): as a number it is a
 * thousandth of that. The whole number goes to *whole: "1250", and in groups to *grouped: "1_250".
 */
bool og_rewrite_thousands(og_arena *arena, const char *text, const char **whole,
                          const char **grouped);

/* "Oekraïne 1": "Oekraine_1". */
const char *og_rewrite_identifier(og_arena *arena, const char *text);

#endif
