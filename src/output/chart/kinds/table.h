/* The table of charts, and the walk over it. */
#ifndef OG_OUTPUT_CHART_KINDS_TABLE_H
#define OG_OUTPUT_CHART_KINDS_TABLE_H

#include "output/chart/draft.h"

/* What is done with a draft that is ready: og_chart_draw with its folder, say. */
typedef struct og_chart_maker {
    og_status (*ready)(void *context, og_draft *draft, og_error *err);
    void *context;
} og_chart_maker;

/* Every chart that there is of a source, in the order of the table. */
OG_NODISCARD og_status og_charts_make(const og_chart_source *source, og_chart_maker maker,
                                      og_error *err);

/* Whether it is the name of a file that a chart of the study gives: beside other numbers the
 * picture would mislead. */
bool og_chart_is_of(const char *file, og_chart_study study);

#endif
