/* What is said above the chart of two scenarios. */
#ifndef OG_OUTPUT_CHART_KINDS_COMPARE_WORDS_H
#define OG_OUTPUT_CHART_KINDS_COMPARE_WORDS_H

#include "output/chart/kinds/compare_pane.h"

/* What stands for both scenarios in texts: their titles, or the files where these are the same; the
 * files go into the footer. */
void og_compare_names(og_draft *draft, const og_compared *other, const char **base,
                      const char **variant);

/* Title, subtitle, guide and description. */
void og_compare_say(og_draft *draft, const og_compare_view *view);

#endif
