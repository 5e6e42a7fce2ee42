/* The chart of one metric of a sweep: a line with its band over a number, rows by cases or files,
 * or a grid of cells. */
#ifndef OG_OUTPUT_CHART_KINDS_SWEEP_H
#define OG_OUTPUT_CHART_KINDS_SWEEP_H

#include "output/chart/draft.h"
#include "output/view/sweep.h"

/* None is made of what cannot be drawn: a first(...), or more cells than one can read. */
OG_NODISCARD og_status og_sweep_chart(const og_sweep *sweep, size_t asked,
                                      const og_chart_source *source, og_chart_maker maker,
                                      og_error *err);

/* Its two other forms; texts that all share are set before. */
void og_sweep_draw_rows(og_draft *draft, const og_sweep *sweep, size_t asked,
                        const og_scale *scale);
void og_sweep_draw_grid(og_draft *draft, const og_sweep *sweep, size_t asked,
                        const og_scale *scale);

#define OG_SWEEP_ROWS 40 /* more rows or columns cannot be read */

#endif
