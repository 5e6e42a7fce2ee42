/* Which changes a walk makes in one step, for apart they say nothing. */
#ifndef OG_STUDY_BRIDGE_GROUP_H
#define OG_STUDY_BRIDGE_GROUP_H

#include "study/comparison.h"

/* Of a change between scenarios that begin in months `first` and `other_first`: what kind of step
 * it is part of, and the path of all that is in that step ("horizon", "cases.GROUP", "observed");
 * of an input its own path. The path lives in `arena`; NULL when memory is short. */
og_bridge_kind og_bridge_group(const og_change *change, og_month first, og_month other_first,
                               og_arena *arena, const char **path);

#endif
