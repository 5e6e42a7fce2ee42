/* Figures and phrases in the words of a draft. Each is kept as long as the draft lives. */
#ifndef OG_OUTPUT_CHART_FIGURE_H
#define OG_OUTPUT_CHART_FIGURE_H

#include "output/chart/draft.h"
#include "output/view/scale.h"

const char *og_draft_copy(og_draft *draft, const char *text);
const char *og_draft_number(og_draft *draft, double value, int decimals);
const char *og_draft_count(og_draft *draft, double value); /* without decimals */

/* On a scale: the number as the labels have it, shares with "%"; and with its unit, as in a title,
 * to the same digits: "€ 4,75 mln", "12 plekken". */
const char *og_draft_scaled(og_draft *draft, const og_scale *scale, double value);
const char *og_draft_measured(og_draft *draft, const og_scale *scale, double value);

/* The first of two in one sentence, of which the second has the unit: euros have it both times. */
const char *og_draft_first(og_draft *draft, const og_scale *scale, double value);

/* A chance in a sentence: "81%"; one that was counted, not `certain`, never "0%" or "100%" but
 * "less than 1%", "more than 99%". */
const char *og_draft_chance(og_draft *draft, double chance, bool certain);

const char *og_draft_end(og_draft *draft, og_day last); /* "eind 2028" */

/* The year when the month is the `plain` one, else "juni 2027". */
const char *og_draft_month(og_draft *draft, og_month month, int plain);

/* The text, cut with an ellipsis to at most `width` px. */
const char *og_draft_fit(og_draft *draft, const char *text, double size, double width);

/* A label of the scenario as it fits in a sentence. */
const char *og_draft_label(og_draft *draft, const char *label);

#endif
