/* Named futures by name: groups of cases in a scenario and in a plan. */
#ifndef OG_STUDY_CASE_H
#define OG_STUDY_CASE_H

#include "base/arena.h"
#include "scenario/scenario.h"

/* The place of a group in scenario->cases; OG_ERR_VALUE with the nearest name. */
OG_NODISCARD og_status og_case_group_find(const og_scenario *scenario, const char *name, int *out,
                                          og_error *err);

/* The plan's numbers of a group and of one of its cases; OG_ERR_VALUE when it has none. */
OG_NODISCARD og_status og_case_find(const og_plan *plan, const char *group, const char *name,
                                    size_t *group_out, size_t *case_out, og_error *err);

/* An identifier for people: its label, or the underscores made blanks. NULL: memory is short. */
const char *og_case_label(const og_item *item, og_arena *arena);

/* "norm-36" for scenarios/leiden/norm-36.yaml; NULL: memory is short. */
const char *og_case_stem(const char *path, og_arena *arena);

#endif
