/* How much of a metric's variance goes with the cases (model page, section 5): sums over the
 * replicates of the run itself, none is drawn for it. */
#include "engine/result.h"
#include "lang/error.h"

#include <math.h>

/* Replicates with the same cases. */
typedef struct cell {
    double count, sum;
} cell;

/* The cases of a run, by number of the cell that each replicate lies in. */
typedef struct cells {
    const uint8_t *cases, *others; /* others: NULL of a single group */
    size_t width;                  /* cases of the other group */
} cells;

static size_t cell_of(const cells *c, uint64_t replicate)
{
    size_t other = c->others ? c->others[replicate] : 0;
    return c->cases[replicate] * c->width + other;
}

/* The squares of distances to the mean: of all values, and of the means of the cells. Distances are
 * from the first value, so that what is the same in all has none. */
static double share_of(const cells *c, const double *values, uint64_t replicates, cell *at,
                       size_t cell_count)
{
    double count = 0, sum = 0, from = 0, all = 0, between = 0;
    for (uint64_t r = 0; r < replicates; r++) {
        if (isnan(values[r]))
            continue;
        if (count == 0)
            from = values[r];
        cell *own = &at[cell_of(c, r)];
        own->count++;
        own->sum += values[r] - from;
        count++;
        sum += values[r] - from;
    }
    double mean = sum / count;
    for (uint64_t r = 0; r < replicates; r++)
        if (!isnan(values[r]))
            all += (values[r] - from - mean) * (values[r] - from - mean);
    for (size_t i = 0; i < cell_count; i++) {
        double away = at[i].count > 0 ? at[i].sum / at[i].count - mean : 0;
        between += at[i].count * away * away;
    }
    return all > 0 ? fmin(between / all, 1.0) : (double)NAN;
}

#define CASES (UINT8_MAX + 1) /* a group has fewer */

og_status og_result_explained(const og_result *result, size_t metric, size_t group, size_t other,
                              double *out, og_error *err)
{
    bool both = other != (size_t)-1;
    const cells c = {.cases = og_result_cases(result, group),
                     .others = both ? og_result_cases(result, other) : NULL,
                     .width = both ? CASES : 1};
    size_t count = CASES * c.width;
    cell *at = og_zeros(count, sizeof *at);
    *out = NAN;
    if (!at)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    *out = share_of(&c, og_result_values(result, metric), result->replicates, at, count);
    free(at);
    return OG_OK;
}
