/* The tables of a run for other programs: comma-separated, LF, numbers as %.17g. */
#ifndef OG_OUTPUT_FILE_SERIES_H
#define OG_OUTPUT_FILE_SERIES_H

#include "opgave.h"

/* Every published series, one row per period: series,period,mean,p5,p25,p50,p75,p95,p_positive.
 * Model page, section 6. */
OG_NODISCARD og_status og_csv_write_series(const og_plan *plan, const og_result *result,
                                           const char *path, og_error *err);

/* The metrics that were requested, one row per replicate; empty where there is no value ('never').
 * Streams, and stops when `progress` (or NULL) says so: OG_CANCELLED. */
OG_NODISCARD og_status og_csv_write_values(const og_plan *plan, const og_result *result,
                                           const char *path, const og_progress *progress,
                                           og_error *err);

#endif
