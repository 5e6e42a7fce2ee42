/* Exact statistics of thousands of cells over any number of replicates, in one pass and in memory
 * that grows with the square root of their number.
 *
 * At first all values of a cell are collected. Whenever the number of replicates has doubled, those
 * that were collected tell between which edges the wanted order statistics of all replicates must
 * lie (the more replicates, the narrower), and from then on values between those edges alone are
 * collected, all others counted. At the end the order statistics are selected from what was
 * collected. Where a wanted rank turns out to lie outside its edges, which happens to about one run
 * in a hundred, the cell needs another pass over all replicates, which collects what lies in
 * the class that holds it. So luck costs time, never exactness.
 *
 * Values that come again and again (a shortfall of 0, a location's 44 places) get a class of their
 * own, which is counted; and rows of which every value equals the cell's base, its first value,
 * only add to a count.
 *
 * Counts are integers and sums are kept per task and added in order: the same bytes for any number
 * of workers. NaN is no value. -0 comes out as 0. */
#ifndef OG_ENGINE_DIGEST_H
#define OG_ENGINE_DIGEST_H

#include "engine/census.h"
#include "engine/pile.h"
#include "opgave.h"

/* One worker's share of a cell since the last settling. */
typedef struct og_tally {
    og_pile pile;             /* values collected */
    uint32_t flat;            /* values in rows of which all equal the base */
    uint32_t valid, positive; /* in other rows: values, and those above OG_POSITIVE */
    uint32_t at_least[OG_SIEVE_EDGES];
} og_tally;

typedef struct og_digest_worker {
    og_tally *tallies; /* per cell */
    og_chunk_pool pool;
    double *scratch; /* values of one cell */
    size_t room;
    bool failed; /* memory was short */
} og_digest_worker;

typedef struct og_digest {
    size_t cells;
    uint64_t replicates;
    unsigned worker_count;
    og_digest_worker *workers;
    double *sums;        /* [tasks][cells] */
    double positive;     /* the least number above OG_POSITIVE */
    og_sieve *sieves;    /* per cell */
    og_census *censuses; /* per cell */
    og_chunk **chunks;   /* per cell: values collected before the last settling */
    uint8_t *states;     /* per cell */
    og_stats *stats;     /* per cell */
} og_digest;

/* For `replicates` (1 ... UINT32_MAX), of which at most `tasks` tasks are handed in between one
 * settling and the next. On failure og_digest_clear is still due. */
og_status og_digest_init(og_digest *digest, size_t cells, uint64_t replicates, unsigned workers,
                         size_t tasks, og_error *err);
void og_digest_clear(og_digest *digest);

/* Before its first row: the first `count` <= OG_BATCH values of a cell. */
void og_digest_begin(og_digest *digest, size_t cell, const double *values, size_t count);

/* A row of `count` <= OG_BATCH replicates of a cell. Tasks are runs of consecutive batches; the
 * batches of one are handed in by one worker, in order. */
void og_digest_row(og_digest *digest, unsigned worker, size_t task, size_t cell,
                   const double *values, size_t count);

/* When the rows of `tasks` tasks were handed in for all cells, and with them the first `done`
 * replicates. Cells may settle at the same time, each with its worker. */
void og_digest_settle(og_digest *digest, unsigned worker, size_t cell, size_t tasks, uint64_t done);

/* After the last settling: a cell's statistics, as far as known. As for settling. */
void og_digest_finish(og_digest *digest, unsigned worker, size_t cell);

/* Opens cells of which a percentile is not known yet for another pass, in which they collect about
 * `bytes` (but one cell in any case). Then all rows of all replicates are handed in once more, and
 * cells finish again. 0: everything is known. */
size_t og_digest_reopen(og_digest *digest, uint64_t bytes);
void og_digest_row_again(og_digest *digest, unsigned worker, size_t cell, const double *values,
                         size_t count);

/* Whether memory was short at any time, so that statistics are wrong. */
bool og_digest_failed(const og_digest *digest);

#endif
