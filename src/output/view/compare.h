/* What the table, the files and the charts of a comparison share. */
#ifndef OG_OUTPUT_VIEW_COMPARE_H
#define OG_OUTPUT_VIEW_COMPARE_H

#include "output/view/question.h"
#include "study/comparison.h"

og_language og_compare_language(const og_comparison *c);

/* The largest absolute number of an effect. */
double og_compare_largest(const og_effect *effect);

/* Numbers of an effect, side by side; of a step of the bridge. */
og_scale og_compare_scale(const og_effect *effect, og_language language);
og_scale og_bridge_scale(const og_bridge *bridge, const og_bridge_figure *figure,
                         og_language language);

/* What a step adds to a figure; whether it does anything to it. */
double og_bridge_adds(const og_bridge_figure *figure, size_t step);

/* The same as it is shown: the difference of what stands before and after it, as they are shown. */
double og_bridge_shown(const og_bridge_figure *figure, size_t step, const og_scale *scale);
bool og_bridge_moves(const og_bridge_figure *figure, size_t step);

/* The step's name for people: "Flexlocatie (4 samen)". */
void og_bridge_name(const og_comparison *c, const og_bridge_step *step, og_strbuf *out);

/* Takes the last part in brackets out, mostly a unit: "Uitloop (maanden)". */
void og_bridge_shorten(og_strbuf *name);

#endif
