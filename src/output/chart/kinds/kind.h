/* What a kind of chart is, and the functions of them all (kinds/all.def). */
#ifndef OG_OUTPUT_CHART_KINDS_KIND_H
#define OG_OUTPUT_CHART_KINDS_KIND_H

#include "output/chart/draft.h"

/* Fills the draft of one item, from 0 on; leaves it without a panel when there is nothing to draw
 * of it. The walk over the table begins and ends drafts. */
typedef og_status og_chart_filler(og_draft *draft, size_t item, og_error *err);

typedef struct og_chart_kind {
    const char *name;   /* its files' names begin with it */
    const char *script; /* in plots/ */
    og_chart_study study;
    size_t (*items)(const og_chart_source *source); /* of which there may be a chart */
    og_chart_filler *fill;
} og_chart_kind;

#define CHART(kind, name, script, study, items) og_chart_filler og_chart_##kind;
#include "output/chart/kinds/all.def"
#undef CHART

#endif
