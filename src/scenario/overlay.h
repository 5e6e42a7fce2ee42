/* One tree laid over another. */
#ifndef OG_SCENARIO_OVERLAY_H
#define OG_SCENARIO_OVERLAY_H

#include "io/files.h"
#include "lang/diag.h"
#include "scenario/spot.h"
#include "yaml/tree.h"

typedef struct og_overlay {
    og_files *files;
    og_arena *arena;
    og_diagnostics *diags;
} og_overlay;

/* `over` laid upon `under` (NULL: there is nothing), both at `spot`: changes `under` in place
 * where they merge. Maps merge key by key; of values only those of one kind do, and one of another
 * kind replaces; so does anything else. Of a schedule that a CSV file holds, periods may be laid
 * over: it is read for that. A value that is stated anew loses the grounds of what it
 * replaces, and what was changed of it. null takes a key away, and is an error where there is
 * none. */
og_node *og_overlay_lay(const og_overlay *overlay, og_spot spot, og_node *under, og_node *over);

/* Takes a key away that must be there. */
void og_overlay_drop(const og_overlay *overlay, og_node *map, const char *key, og_pos pos);

/* Takes what is null out of a tree with nothing under it. */
void og_overlay_tidy(og_node *node);

#endif
