/* Exact statistics of thousands of cells over any number of replicates, without keeping them.
 *
 * Two passes over the same rows. Beforehand the first replicates of a cell (the pilot) give five
 * windows of values in which its five percentiles must lie, each cut in bins. The first pass counts
 * what falls in each bin, between the windows and beyond them; so it is known which bins hold the
 * wanted ranks. The second pass collects the values in those bins alone, and the order statistics
 * are selected from them. A bad pilot costs time and memory, never exactness.
 *
 * Values that come again and again (a shortfall of 0, a location's 44 places) are counted, not
 * collected: each wanted bin has a pivot, the value that the pilot saw there most; and rows of
 * which every value equals the cell's base, its first value, only add to a count.
 *
 * Counts are integers and sums are kept per task in index order: the same bytes for any number of
 * workers. NaN is no value. -0 comes out as 0. */
#ifndef OG_ENGINE_DIGEST_H
#define OG_ENGINE_DIGEST_H

#include "opgave.h"

#define OG_DIGEST_LEVELS 5
#define OG_DIGEST_WANTS (2 * OG_DIGEST_LEVELS) /* two ranks for each percentile */

/* How a cell's values fall in bins: with x the difference from the base, the floor of the sum over
 * its windows of min(max(scale x + offset, 0), bins). However it rounds, it does not decrease with
 * x, and that is all that is asked of it: single precision does. */
typedef struct og_binning {
    float scale[OG_DIGEST_LEVELS], offset[OG_DIGEST_LEVELS];
    double base; /* a value of the first batch, or 0; sums are of differences from it */
} og_binning;

/* A bin in which some wanted rank lies. */
typedef struct og_want {
    double pivot;   /* counted, not collected; NaN: none */
    uint64_t below; /* values in lower bins */
    uint64_t count; /* values in this one */
    uint64_t equal; /* of which known to be the pivot */
} og_want;

/* One worker's counts of a cell. */
typedef struct og_tally {
    uint32_t equal;           /* values in rows of which all equal the base */
    uint32_t rows;            /* the other rows, ... */
    uint32_t valid, positive; /* ... their values, and those above OG_POSITIVE */
} og_tally;

typedef struct og_digest_worker {
    uint32_t *bins; /* [cells][width] */
    og_tally *tallies;
    uint32_t *equal;           /* second pass: pivots met, per want of the group */
    struct og_collected *last; /* second pass: values met, newest chunk first */
    bool failed;               /* memory was short */
} og_digest_worker;

typedef struct og_digest {
    size_t cells;
    uint64_t replicates;
    unsigned bins;  /* of a window, a power of two */
    unsigned width; /* bins of a cell in all: OG_DIGEST_LEVELS * bins + 1 */
    size_t pilot;   /* replicates that the pilot should have */
    unsigned worker_count;
    size_t task_count;
    og_digest_worker *workers;
    double *sums; /* [tasks][cells] */
    og_binning *binnings;
    uint8_t *marks;       /* [cells][width]: the want of a bin + 1, or 0; after settling */
    og_want *wants;       /* [cells][OG_DIGEST_WANTS] */
    uint32_t *want_count; /* per cell */
    uint64_t *expected;   /* values that the second pass will about collect, per cell */
    size_t group_first, group_end;
    og_stats *stats; /* per cell, filled by settling (moments) and finishing (percentiles) */
} og_digest;

/* Of `replicates` (1 ... UINT32_MAX). On failure og_digest_clear is still due. */
og_status og_digest_init(og_digest *digest, size_t cells, uint64_t replicates, unsigned workers,
                         size_t tasks, og_error *err);
void og_digest_clear(og_digest *digest);

/* Makes a cell's windows from its first replicates; rearranges them. */
void og_digest_plan(og_digest *digest, size_t cell, double *values, size_t count);

/* First pass: `count` <= OG_BATCH replicates of a cell. Tasks are runs of consecutive batches; the
 * batches of one are handed in by one worker, in order. */
void og_digest_tally(og_digest *digest, unsigned worker, size_t task, size_t cell,
                     const double *values, size_t count);

/* Between the passes; cells may settle at the same time. `pilot` as for og_digest_plan, in any
 * order, unchanged. */
void og_digest_settle(og_digest *digest, size_t cell, const double *pilot, size_t count);

/* The second pass takes cells in groups so that what is collected stays within `bytes`: opens the
 * group from cell `first` on and returns its end, or `first` when memory is short. Cells that need
 * no second pass are skipped over; the group may be without any that does (og_digest_idle). */
size_t og_digest_open(og_digest *digest, size_t first, uint64_t bytes);
bool og_digest_idle(const og_digest *digest);
void og_digest_collect(og_digest *digest, unsigned worker, size_t cell, const double *values,
                       size_t count);
og_status og_digest_finish(og_digest *digest, og_error *err);

/* Between digest.c and collect.c. */

extern const unsigned og_digest_levels[OG_DIGEST_LEVELS]; /* percent */

/* The bins of OG_BATCH values; NaN falls in bin 0. */
void og_binning_fill(const og_binning *binning, unsigned bins, const double *values,
                     int32_t *index);
uint32_t og_digest_bin(const og_digest *digest, size_t cell, double value);

/* Whether every value equals the base. */
bool og_binning_flat(const og_binning *binning, const double *values, size_t count);

/* Marks the bins of the wanted ranks, once the bins are cumulative; `flat`: values in flat rows. */
void og_digest_want(og_digest *digest, size_t cell, uint64_t flat, const double *pilot,
                    size_t count);

/* Frees what the second pass holds. */
void og_digest_drop(og_digest *digest);

#endif
