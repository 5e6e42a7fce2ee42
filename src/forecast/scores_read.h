/* Series in two parts, to be forecast and scored. */
#ifndef OG_FORECAST_SCORES_READ_H
#define OG_FORECAST_SCORES_READ_H

#include "lang/diag.h"

/* The series of a long CSV (columns series, value, part; by index when there is such a column). */
typedef struct og_scored {
    const char *name;
    const double *train; /* in order of index */
    size_t train_count, test_count;
} og_scored;

/* Reads all series, in the arena. NULL after an error in `diags` or when memory is short. */
og_scored *og_scored_read(const char *path, og_arena *arena, og_diagnostics *diags, size_t *count);

/* The number after the last "_f" of a file's name (m3_monthly_f12.csv: 12); 0 when there is none.
 */
unsigned og_scored_frequency(const char *path);

#endif
