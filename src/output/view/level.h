/* Places in og_summary.quantile. */
#ifndef OG_OUTPUT_VIEW_LEVEL_H
#define OG_OUTPUT_VIEW_LEVEL_H

enum { OG_P5, OG_P25, OG_P50, OG_P75, OG_P80, OG_P90, OG_P95, OG_P99 };

#endif
