/* What a scenario beside the base does: how its inputs and its main metrics differ. */
#ifndef OG_STUDY_OUTCOME_H
#define OG_STUDY_OUTCOME_H

#include "study/comparison.h"

/* Fills `other`: changes, what one of the two has alone, and effects: what was asked for, as it
 * was; then the reserve needed, the main metrics that both have, and what is committed where that
 * differs. Both were run. */
OG_NODISCARD og_status og_outcome_find(og_comparison *c, og_compared *other,
                                       const og_compare_options *options, og_error *err);

/* The figures that a walk follows when none was asked for: the reserve needed when it differs, and
 * the first shortage (or last backlog) that does; of what there is when nothing does. As asked, in
 * `texts`, which has room for 2; returns how many. */
size_t og_outcome_figures(const og_compared *other, const char **texts);

#endif
