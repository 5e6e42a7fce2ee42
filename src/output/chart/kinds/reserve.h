/* The parts of the chart of the reserve. */
#ifndef OG_OUTPUT_CHART_KINDS_RESERVE_H
#define OG_OUTPUT_CHART_KINDS_RESERVE_H

#include "output/chart/draft.h"

#define OG_RESERVE_ROWS 12 /* of the panel of futures */

/* A row of the panel of futures: a heading (no summary), or a range. */
typedef struct og_reserve_row {
    char label[OG_FORMAT_SIZE * 2];
    bool heading;
    og_summary need;
} og_reserve_row;

typedef struct og_reserve_view {
    size_t series;    /* balance or draw-down */
    double sign;      /* of the change: a draw-down is taken off */
    size_t uncovered; /* or (size_t)-1 */
    size_t need;      /* metric */
    og_series about;
    double unit; /* euros */
    og_word unit_word;
    og_strbuf start, end; /* of the horizon: "2025", "juni 2029" */
    bool known;           /* the years are the same in every replicate */
    og_reserve_row rows[OG_RESERVE_ROWS];
    size_t row_count;
} og_reserve_view;

/* In og_summary.quantile. */
enum { OG_P5, OG_P25, OG_P50, OG_P75, OG_P80, OG_P90, OG_P95, OG_P99 };

/* All futures together, then the groups of cases, the one that matters most first. */
OG_NODISCARD og_status og_reserve_set_rows(const og_chart_source *source, og_reserve_view *view,
                                           og_error *err);

/* Draws, beside the panel of the years, what is needed by future and by certainty: two panels.
 * Returns where they end. */
double og_reserve_draw_need(og_draft *draft, const og_reserve_view *view, const og_panel *years);

#endif
