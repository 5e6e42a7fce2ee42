/* What a comparison does so that its scenarios measure the same: they end together, draw alike, and
 * are measured from the same start. */
#ifndef OG_STUDY_ALIGNMENT_H
#define OG_STUDY_ALIGNMENT_H

#include "study/comparison.h"

/* Of scenarios that were loaded: whatever ends later is loaded anew up to the first end, and drawn
 * as the base is. Sets c->horizons and the others' `since`. Fails with OG_ERR_MEMORY alone: what
 * cannot be cut stays as it is. */
OG_NODISCARD og_status og_comparison_align(og_comparison *c, const og_study_options *study);

#endif
