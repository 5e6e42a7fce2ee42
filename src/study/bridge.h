/* The walk from one scenario to another. */
#ifndef OG_STUDY_BRIDGE_H
#define OG_STUDY_BRIDGE_H

#include "study/comparison.h"

/* Walks from the base to the first other one input at a time, in the order of the file; an input
 * that cannot change alone waits for the others, or changes with what lies in the same part.
 * Everything is put in the comparison's arena; `texts` are the figures to follow. */
OG_NODISCARD og_status og_bridge_walk(og_comparison *c, const char *const *texts, size_t text_count,
                                      const og_study_options *options, double from, og_bridge **out,
                                      og_error *err);

#endif
