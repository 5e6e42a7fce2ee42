/* The tables of a run for other programs: comma-separated, LF, numbers as %.17g. */
#ifndef OG_OUTPUT_CSV_H
#define OG_OUTPUT_CSV_H

#include "io/file.h"
#include "opgave.h"

/* A comma and a number, empty when it is not `given`; and a text alone, quoted where it holds what
 * separates cells. */
void og_csv_number(og_file *file, bool given, double value);
void og_csv_text(og_file *file, const char *text);

/* Every published series, one row per period: series,period,mean,p5,p25,p50,p75,p95,p_positive.
 * Model page, section 6. */
OG_NODISCARD og_status og_csv_write_series(const og_plan *plan, const og_result *result,
                                           const char *path, og_error *err);

/* The metrics that were requested, one row per replicate; empty where there is no value ('never').
 * Streams, and stops soon after *cancel (or NULL) is set: OG_CANCELLED. */
OG_NODISCARD og_status og_csv_write_values(const og_plan *plan, const og_result *result,
                                           const char *path, volatile int *cancel, og_error *err);

#endif
