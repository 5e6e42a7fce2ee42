/* The charts of a run or a study, in charts/ of its folder. */
#ifndef OG_OUTPUT_FILE_CHARTS_H
#define OG_OUTPUT_FILE_CHARTS_H

#include "output/chart/kinds/table.h"
#include "output/chart/source.h"

/* Draws each chart that there is in options->directory, and then (unless its `ready` is NULL) hands
 * its draft to `then`. `about` as below. */
OG_NODISCARD og_status og_charts_draw(const og_scenario *scenario, const og_chart_source *about,
                                      uint64_t seed, uint64_t replicates,
                                      const og_write_options *options, og_chart_maker then,
                                      og_error *err);

/* Draws what is asked for. `about` has the study and, of a run or comparison, plan and result; the
 * rest is set here. When gnuplot fails (OG_ERR_EXTERNAL) the message says where the numbers are. */
OG_NODISCARD og_status og_charts_write(const og_scenario *scenario, const og_chart_source *about,
                                       uint64_t seed, uint64_t replicates,
                                       const og_write_options *options, og_error *err);

/* The same of what comes of no scenario: `about` has its language and origin too, and the footer
 * says which program drew it. */
OG_NODISCARD og_status og_charts_write_plain(const og_chart_source *about,
                                             const og_write_options *options, og_error *err);

/* Whether `path`, from the command's folder on, is that of a chart of the study: one of an earlier
 * run would pass for this one's (og_staging_goes). */
bool og_charts_go(const char *path, og_chart_study study);

#endif
