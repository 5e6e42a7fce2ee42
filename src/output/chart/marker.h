/* Lines on the days on which a regime changes for what a draft is about, and their captions. */
#ifndef OG_OUTPUT_CHART_MARKER_H
#define OG_OUTPUT_CHART_MARKER_H

#include "output/chart/draft.h"
#include "output/chart/layout.h"

/* The height that the captions need above the panel. */
double og_draft_marker_room(const og_draft *draft, const og_panel *where);

void og_draft_markers(og_draft *draft, int panel, const og_panel *where, bool captions);

/* Takes the lines out of the room for labels. */
void og_draft_keep_off(const og_draft *draft, const og_panel *where, og_scene *scene);

#endif
