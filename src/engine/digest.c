#include "engine/digest.h"

#include "base/wide.h"
#include "engine/result.h"
#include "engine/select.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PILOT 1024 /* replicates that are collected whole */
#define SAMPLE 768 /* of the values collected, enough to place edges */
#define LANES 32

_Static_assert(SAMPLE <= OG_SIEVE_MOST, "it is counted at once");

/* A cell is open until its percentiles are known, or waits for another pass. */
enum state { OPEN, WAITING, KNOWN };

og_status og_digest_init(og_digest *digest, size_t cells, uint64_t replicates, unsigned workers,
                         size_t tasks, og_error *err)
{
    *digest = (og_digest){
        .cells = cells,
        .replicates = replicates,
        .worker_count = workers,
        .workers = og_zeros(workers, sizeof *digest->workers),
        .sums = og_zeros(cells, tasks * sizeof *digest->sums),
        .positive = og_sieve_next(OG_POSITIVE),
        .sieves = og_zeros(cells, sizeof *digest->sieves),
        .censuses = og_zeros(cells, sizeof *digest->censuses),
        .chunks = og_zeros(cells, sizeof(og_chunk *)),
        .states = og_zeros(cells, 1),
        .stats = og_zeros(cells, sizeof *digest->stats),
    };
    bool ok = digest->workers && digest->sums && digest->sieves && digest->censuses &&
              digest->chunks && digest->states && digest->stats;
    for (unsigned i = 0; ok && i < workers; i++) {
        og_digest_worker *worker = &digest->workers[i];
        worker->tallies = og_zeros(cells, sizeof *worker->tallies);
        ok = worker->tallies != NULL;
    }
    return ok ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

void og_digest_clear(og_digest *digest)
{
    for (unsigned i = 0; digest->workers && i < digest->worker_count; i++) {
        free(digest->workers[i].tallies);
        free(digest->workers[i].scratch);
        og_chunk_pool_clear(&digest->workers[i].pool);
    }
    free(digest->workers);
    free(digest->sums);
    free(digest->sieves);
    free(digest->censuses);
    free(digest->chunks);
    free(digest->states);
    free(digest->stats);
    *digest = (og_digest){0};
}

bool og_digest_failed(const og_digest *digest)
{
    bool failed = false;
    for (unsigned i = 0; i < digest->worker_count; i++)
        failed = failed || digest->workers[i].failed;
    return failed;
}

/* ---- rows ---- */

/* All is collected but the base, the first number that there is. */
void og_digest_begin(og_digest *digest, size_t cell, const double *values, size_t count)
{
    og_sieve *sieve = &digest->sieves[cell];
    size_t i = 0;
    while (i < count && !isfinite(values[i]))
        i++;
    double base = i < count ? values[i] : 0.0;
    const double edges[] = {-INFINITY, base, og_sieve_next(base), NAN};
    *sieve = (og_sieve){.base = base, .collects = true, .takes_flat = true};
    og_sieve_set(sieve, edges, sizeof edges / sizeof *edges);
    for (int k = 0; k < OG_RANKS; k++)
        digest->censuses[cell].order[k] = NAN;
}

/* A sum, and how many values reach `positive`. Lanes, and pairs of them, in one order whatever the
 * width of a vector. */
OG_WIDE static double sum_row(const double *restrict values, double base, double positive,
                              uint32_t *restrict reached)
{
    double lane[LANES] = {0};
    uint64_t above[LANES] = {0};
    for (size_t i = 0; i < OG_BATCH; i += LANES)
        for (size_t j = 0; j < LANES; j++) {
            lane[j] += values[i + j] - base;
            above[j] += values[i + j] >= positive;
        }
    for (size_t width = LANES / 2; width > 0; width /= 2)
        for (size_t j = 0; j < width; j++) {
            lane[j] += lane[j + width];
            above[j] += above[j + width];
        }
    *reached = (uint32_t)above[0];
    return lane[0];
}

/* Only a sum that is NaN may have met one. */
static double add_row(const double *values, double base, double positive, og_tally *tally)
{
    double given[OG_BATCH];
    uint32_t reached, valid = OG_BATCH;
    double sum = sum_row(values, base, positive, &reached);
    tally->positive += reached;
    if (isnan(sum)) {
        for (size_t i = 0; i < OG_BATCH; i++) {
            valid -= values[i] != values[i];
            given[i] = values[i] == values[i] ? values[i] : base;
        }
        sum = sum_row(given, base, positive, &reached);
    }
    tally->valid += valid;
    return sum;
}

static void sift(og_digest *digest, og_digest_worker *worker, size_t cell, const double *values)
{
    og_tally *tally = &worker->tallies[cell];
    uint64_t bits[OG_SIEVE_WORDS];
    size_t met = og_sieve_row(&digest->sieves[cell], values, tally->at_least, bits);
    if (met == 0)
        return;
    double *room = og_pile_room(&worker->pool, &tally->pile, met);
    if (room)
        og_sieve_gather(values, bits, room);
    else
        worker->failed = true;
}

/* A whole row: NaN for what is missing. */
static const double *whole(const double *values, size_t count, double padded[OG_BATCH])
{
    if (count == OG_BATCH)
        return values;
    memcpy(padded, values, count * sizeof *padded);
    for (size_t i = count; i < OG_BATCH; i++)
        padded[i] = NAN;
    return padded;
}

void og_digest_row(og_digest *digest, unsigned worker, size_t task, size_t cell,
                   const double *values, size_t count)
{
    const og_sieve *sieve = &digest->sieves[cell];
    og_tally *tally = &digest->workers[worker].tallies[cell];
    double padded[OG_BATCH];

    if (sieve->takes_flat && og_sieve_flat(values, count, sieve->base)) {
        tally->flat += (uint32_t)count;
        return;
    }
    values = whole(values, count, padded);
    digest->sums[task * digest->cells + cell] +=
        add_row(values, sieve->base, digest->positive, tally);
    sift(digest, &digest->workers[worker], cell, values);
}

void og_digest_row_again(og_digest *digest, unsigned worker, size_t cell, const double *values,
                         size_t count)
{
    double padded[OG_BATCH];
    if (digest->states[cell] == OPEN)
        sift(digest, &digest->workers[worker], cell, whole(values, count, padded));
}

/* ---- settling ---- */

/* Takes all workers' counts and values of a cell. */
static void merge_cell(og_digest *digest, size_t cell)
{
    const og_sieve *sieve = &digest->sieves[cell];
    og_census *census = &digest->censuses[cell];
    uint64_t flat = 0;
    for (unsigned i = 0; i < digest->worker_count; i++) {
        og_tally *tally = &digest->workers[i].tallies[cell];
        flat += tally->flat;
        census->valid += tally->valid;
        census->positive += tally->positive;
        for (uint32_t j = 0; j < sieve->count; j++)
            census->at_least[j] += tally->at_least[j];
        digest->chunks[cell] = og_pile_take(&tally->pile, digest->chunks[cell]);
        *tally = (og_tally){0};
    }
    census->flat += flat;
    census->valid += flat;
    census->positive += sieve->base >= digest->positive ? flat : 0;
    for (uint32_t j = 0; j < sieve->count; j++)
        census->at_least[j] += sieve->base >= sieve->edges[j] ? flat : 0;
}

static size_t take_sample(const og_chunk *chunks, double *sample)
{
    uint64_t next = 0, seen = 0, collected = 0;
    size_t count = 0;
    for (const og_chunk *chunk = chunks; chunk; chunk = chunk->before)
        collected += chunk->count;
    uint64_t step = (collected + SAMPLE - 1) / SAMPLE;
    for (const og_chunk *chunk = chunks; chunk; chunk = chunk->before) {
        for (; next < seen + chunk->count; next += step)
            sample[count++] = chunk->values[next - seen];
        seen += chunk->count;
    }
    return count;
}

/* Hands in what was collected again as rows, to narrower edges. */
static void sift_again(og_digest *digest, og_digest_worker *worker, size_t cell)
{
    og_chunk *chunk = digest->chunks[cell];
    double padded[OG_BATCH];
    while (chunk) {
        og_chunk *before = chunk->before;
        for (size_t i = 0; i < chunk->count; i += OG_BATCH) {
            size_t count = chunk->count - i < OG_BATCH ? chunk->count - i : OG_BATCH;
            sift(digest, worker, cell, whole(chunk->values + i, count, padded));
        }
        og_chunk_return(&worker->pool, chunk);
        chunk = before;
    }
    digest->chunks[cell] = og_pile_take(&worker->tallies[cell].pile, NULL);
}

static void narrow(og_digest *digest, unsigned worker, size_t cell, uint64_t done)
{
    const og_sieve old = digest->sieves[cell];
    og_sieve *sieve = &digest->sieves[cell];
    og_census *census = &digest->censuses[cell];
    og_tally *tally = &digest->workers[worker].tallies[cell];
    double sample[2 * SAMPLE];
    size_t count = take_sample(digest->chunks[cell], sample);
    og_census_narrow(&old, census, done, digest->replicates, sample, count, sieve);
    sift_again(digest, &digest->workers[worker], cell);

    uint64_t at_least[OG_SIEVE_EDGES];
    for (uint32_t j = 0; j < sieve->count; j++) {
        at_least[j] = tally->at_least[j];
        for (uint32_t class = 1; class <= old.count; class ++)
            if (!og_sieve_collected(&old, class) && old.edges[class - 1] >= sieve->edges[j])
                at_least[j] += og_census_in(&old, census, class);
    }
    memcpy(census->at_least, at_least, sieve->count * sizeof *at_least);
    memset(tally->at_least, 0, sizeof tally->at_least);
}

void og_digest_settle(og_digest *digest, unsigned worker, size_t cell, size_t tasks, uint64_t done)
{
    og_census *census = &digest->censuses[cell];
    merge_cell(digest, cell);
    for (size_t task = 0; task < tasks; task++) {
        census->sum += digest->sums[task * digest->cells + cell];
        digest->sums[task * digest->cells + cell] = 0.0;
    }
    if (done >= PILOT && done < digest->replicates && census->valid > 0)
        narrow(digest, worker, cell, done);
}

/* ---- finishing ---- */

/* What was collected, in one piece with room behind it for as much; NULL: memory is short. */
static double *join_chunks(og_digest *digest, unsigned number, size_t cell, uint64_t collected)
{
    og_digest_worker *worker = &digest->workers[number];
    if (worker->room < 2 * collected) {
        free(worker->scratch);
        worker->scratch = malloc(3 * collected * sizeof *worker->scratch);
        worker->room = worker->scratch ? 3 * collected : 0;
        worker->failed = worker->failed || !worker->scratch;
    }
    double *next = worker->scratch;
    while (digest->chunks[cell]) {
        og_chunk *chunk = digest->chunks[cell];
        digest->chunks[cell] = chunk->before;
        if (next) {
            memcpy(next, chunk->values, chunk->count * sizeof *next);
            next += chunk->count;
        }
        og_chunk_return(&worker->pool, chunk);
    }
    return worker->scratch;
}

static uint64_t rank_of(const og_census *census, int k)
{
    og_place place = og_place_of(census->valid, og_levels[k / 2]);
    return place.rank + (k % 2 == 1 && place.weight > 0.0);
}

/* The order statistics that are in reach; false: others are wanted too. */
static bool find_order(og_digest *digest, unsigned worker, size_t cell)
{
    const og_sieve *sieve = &digest->sieves[cell];
    og_census *census = &digest->censuses[cell];
    size_t ranks[OG_RANKS], used = 0, first[OG_SIEVE_EDGES + 1] = {0};
    int wanted[OG_RANKS];
    bool all = true;
    uint64_t collected = 0;

    for (uint32_t class = 0; class <= sieve->count; class ++)
        if (og_sieve_collected(sieve, class)) {
            first[class] = collected;
            collected += og_census_in(sieve, census, class);
        }
    for (int k = 0; k < OG_RANKS; k++) {
        uint64_t rank = rank_of(census, k);
        uint32_t class = og_census_class(sieve, census, rank);
        if (!isnan(census->order[k]))
            continue;
        if (og_sieve_collected(sieve, class)) {
            wanted[used] = k;
            ranks[used++] = first[class] + (rank - og_census_below(sieve, census, class));
        } else if (og_sieve_single(sieve, class))
            census->order[k] = sieve->edges[class - 1];
        else
            all = false;
    }
    double *values = join_chunks(digest, worker, cell, collected);
    if (!values || used == 0)
        return all;
    og_select_ranks(values, collected, ranks, used, values + collected);
    for (size_t i = 0; i < used; i++)
        census->order[wanted[i]] = values[ranks[i]];
    return all;
}

static void fill_stats(const og_digest *digest, size_t cell, og_stats *stats)
{
    const og_census *census = &digest->censuses[cell];
    double *const percentiles[] = {&stats->p5, &stats->p25, &stats->p50, &stats->p75, &stats->p95};
    double valid = (double)census->valid;
    bool any = census->valid > 0;
    *stats = (og_stats){
        .mean = any ? digest->sieves[cell].base + census->sum / valid + 0.0 : NAN,
        .p_positive = any ? (double)census->positive / valid : NAN,
        .valid = census->valid,
        .constant = census->flat == digest->replicates,
    };
    for (int i = 0; i < OG_LEVELS; i++) {
        const double *order = census->order + 2 * i;
        *percentiles[i] = NAN;
        if (any)
            *percentiles[i] =
                og_place_value(og_place_of(census->valid, og_levels[i]), order[0], order[1]) + 0.0;
    }
}

void og_digest_finish(og_digest *digest, unsigned worker, size_t cell)
{
    const og_census *census = &digest->censuses[cell];
    if (digest->states[cell] != OPEN)
        return;
    merge_cell(digest, cell);
    bool all = census->valid == 0 || find_order(digest, worker, cell);
    digest->states[cell] = all ? KNOWN : WAITING;
    if (all)
        fill_stats(digest, cell, &digest->stats[cell]);
}

/* To collect the classes in which a wanted rank was missed; how many values they have. */
static uint64_t collect_missed(og_sieve *sieve, og_census *census)
{
    double edges[2 * OG_RANKS];
    uint32_t count = 0, last = OG_SIEVE_EDGES + 1;
    uint64_t values = 0;
    for (int k = 0; k < OG_RANKS; k++) {
        uint32_t class = og_census_class(sieve, census, rank_of(census, k));
        if (!isnan(census->order[k]) || class == last)
            continue;
        edges[count++] = class > 0 ? sieve->edges[class - 1] : -INFINITY;
        edges[count++] = class < sieve->count ? sieve->edges[class] : NAN;
        values += og_census_in(sieve, census, class);
        last = class;
    }
    og_sieve_set(sieve, edges, count);
    sieve->collects = true;
    memset(census->at_least, 0, sizeof census->at_least);
    return values;
}

size_t og_digest_reopen(og_digest *digest, uint64_t bytes)
{
    uint64_t values = 0;
    size_t opened = 0;
    for (size_t cell = 0; cell < digest->cells && values <= bytes / sizeof(double); cell++)
        if (digest->states[cell] == WAITING) {
            values += collect_missed(&digest->sieves[cell], &digest->censuses[cell]);
            digest->states[cell] = OPEN;
            opened++;
        }
    return opened;
}
