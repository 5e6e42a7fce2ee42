/* Texts in and beside the panels of a draft. */
#ifndef OG_OUTPUT_CHART_LABEL_H
#define OG_OUTPUT_CHART_LABEL_H

#include "output/chart/draft.h"
#include "output/chart/layout.h"

/* A label beside the end of a line, in a colour of plots/common.gp. */
typedef struct og_end_label {
    double value; /* of the line */
    const char *colour;
    const char *text;
} og_end_label;

/* The labels of a fan: its middle with a text of its own, 90% and 50% where it is open. Returns how
 * many; `labels` has room for OG_FAN_LABELS. */
#define OG_FAN_LABELS 4
size_t og_draft_fan_labels(og_end_label *labels, og_stats end, const char *middle);

/* px beside the panel that they take. */
double og_draft_ends_width(const og_end_label *labels, size_t count);

/* Sets the labels beside the panel, moved apart where they would overlap. */
void og_draft_ends(og_draft *draft, int panel, const og_panel *where, const og_end_label *labels,
                   size_t count);

/* A line of text above the panel, from its left side on; `up` px above it. The room for it is part
 * of panel.above. */
void og_draft_heading(og_draft *draft, int panel, const og_panel *where, double up,
                      const char *text);

/* A text inside a panel, with its middle at (x, y). */
void og_draft_note(og_draft *draft, int panel, double x, double y, const char *text,
                   const char *colour);

#endif
