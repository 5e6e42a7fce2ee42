/* The charts of a run or a study, in charts/ of its folder. */
#ifndef OG_OUTPUT_FILE_CHARTS_H
#define OG_OUTPUT_FILE_CHARTS_H

#include "output/chart/source.h"

/* Draws what is asked for; those of an earlier run or study of the kind go first, for they would
 * pass for this one's. `about` has the study and, of a run or comparison, plan and result; the rest
 * is set here. When a chart fails the message says where the numbers are. */
OG_NODISCARD og_status og_charts_write(const og_scenario *scenario, const og_chart_source *about,
                                       uint64_t seed, uint64_t replicates,
                                       const og_write_options *options, og_error *err);

#endif
