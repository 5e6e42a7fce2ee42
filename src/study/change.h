/* What two scenarios say differently: their trees, compared value by value. */
#ifndef OG_STUDY_CHANGE_H
#define OG_STUDY_CHANGE_H

#include "scenario/scenario.h"

typedef enum og_change_kind {
    OG_CHANGE_CHANGED,
    OG_CHANGE_ADDED,
    OG_CHANGE_REMOVED
} og_change_kind;

typedef struct og_change {
    og_change_kind kind;
    bool words;               /* no number depends on it: titles, labels, sources, levers ... */
    const char *path;         /* "reception.azc.locations.paardenwei.opens" */
    const og_node *to;        /* NULL when removed */
    const char *before, *now; /* as in the file, without what it rests on: "3 / 8 / 18"; "" */
} og_change;

typedef struct og_changes {
    og_change *at;
    size_t count;
} og_changes;

/* In the order of the file, what was added to a map after the rest of it. How things are drawn
 * (`simulation`) is left out. Texts live in `arena` or in one of the scenarios, nodes in `other`.
 * OG_ERR_MEMORY. */
OG_NODISCARD og_status og_changes_find(const og_scenario *base, const og_scenario *other,
                                       og_arena *arena, og_changes *out, og_error *err);

/* Makes the change in a tree that has what it changes. False: memory is short. */
bool og_change_make(const og_change *change, og_node *tree, og_arena *arena);

#endif
