/* What was asked itself: its first step, and the one by cases. */
#ifndef OG_STUDY_EXPLAIN_TOP_H
#define OG_STUDY_EXPLAIN_TOP_H

#include "study/explain/build.h"

/* Builds the first step of a figure, of which `metric` is the plan's. The builder's step is set.
 */
og_status og_explain_top(og_explain_builder *b, og_explain_figure *figure, size_t metric);

/* Of the first step, at which the builder is: steps by each group of cases that it depends on. */
og_status og_explain_cases(og_explain_builder *b, size_t metric);

#endif
