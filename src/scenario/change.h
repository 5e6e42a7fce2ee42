/* A what-if in the words of the question: {PATH: {times: a, plus: b}}, made of a tree. */
#ifndef OG_SCENARIO_CHANGE_H
#define OG_SCENARIO_CHANGE_H

#include "scenario/overlay.h"

/* The changes of a file: `changes` is what stands behind `change`, `root` the file merged over what
 * it extends. A schedule and a case are changed entry by entry, as far as they are in force within
 * the horizon, anything else as a whole: x becomes {value: x, times: a, plus: b}, and a date
 * another date. Errors at the change's place. */
void og_change_all(const og_overlay *overlay, og_node *root, const og_node *changes);

/* One of them. `at`: of the path; `change` is the map {times, plus}. */
void og_change_one(const og_overlay *overlay, og_node *root, const char *path, og_pos at,
                   const og_node *change);

#endif
