/* Tables of counts and lists: sorted outcomes with a guide, and sorted samples. */
#ifndef OG_DIST_STEP_H
#define OG_DIST_STEP_H

#include "base/limits.h"
#include "dist/block.h"
#include "dist/type.h"

/* More entries than this make a scenario error. */
#define OG_STEP_LIMIT OG_LIMIT_OUTCOMES

/* `dist` is read for lists and messages only. */
og_status og_step_add(og_block *block, const og_dist *dist, const og_shape *shape, og_error *err);
og_status og_sample_add(og_block *block, const og_dist *dist, og_error *err);

#endif
