/* The digest's second half: which bins are wanted, the values in them, and the percentiles. */
#include "base/error.h"
#include "engine/digest.h"
#include "engine/select.h"
#include "model/plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK 4096

/* Values in the order in which a worker met them, each with its key: its want's number, counted
 * from the group's first cell. */
struct og_collected {
    struct og_collected *before;
    size_t count;
    double values[CHUNK];
    uint32_t keys[CHUNK];
};

#define BYTES_PER_VALUE 20 /* as met: value and key; and once more when put in order */

/* The bin that holds a rank: the first whose cumulative count exceeds it. */
static uint32_t find_bin(const uint32_t *bins, unsigned width, uint64_t rank)
{
    unsigned low = 0, high = width - 1;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (bins[middle] > rank)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void want_rank(og_digest *digest, size_t cell, uint64_t rank)
{
    const uint32_t *bins = digest->workers[0].bins + cell * digest->width;
    uint8_t *marks = digest->marks + cell * digest->width;
    uint32_t bin = find_bin(bins, digest->width, rank);
    if (marks[bin])
        return;
    uint32_t below = bin > 0 ? bins[bin - 1] : 0;
    uint32_t want = digest->want_count[cell]++;
    digest->wants[cell * OG_DIGEST_WANTS + want] =
        (og_want){.pivot = NAN, .below = below, .count = bins[bin] - below};
    marks[bin] = (uint8_t)(want + 1);
}

struct hit {
    double value;
    uint32_t want;
};

/* The values of a row that lie in wanted bins. First their places, without a branch, as most do
 * not. */
static size_t pick_hits(const og_digest *digest, size_t cell, const double *values, size_t count,
                        struct hit *hits)
{
    const uint8_t *marks = digest->marks + cell * digest->width;
    double padded[OG_BATCH];
    int32_t index[OG_BATCH];
    uint8_t place[OG_BATCH + 1];
    size_t met = 0, used = 0;

    if (count < OG_BATCH) {
        memset(padded, 0, sizeof padded);
        memcpy(padded, values, count * sizeof *padded);
        values = padded;
    }
    og_binning_fill(&digest->binnings[cell], digest->bins, values, index);
    for (size_t i = 0; i < count; i++) {
        place[met] = (uint8_t)i;
        met += marks[index[i]] != 0;
    }
    for (size_t k = 0; k < met; k++) {
        size_t i = place[k];
        hits[used] = (struct hit){values[i], marks[index[i]] - 1u};
        used += values[i] == values[i];
    }
    return used;
}

/* What the pilot saw in the wanted bins: by the majority vote of Boyer and Moore (1991) the value
 * that fills more than half of a bin, if there is one; and how much of the bin it leaves. */
static void choose_pivots(og_digest *digest, size_t cell, const double *pilot, size_t count)
{
    og_want *wants = digest->wants + cell * OG_DIGEST_WANTS;
    struct hit hits[OG_BATCH];
    size_t votes[OG_DIGEST_WANTS] = {0}, seen[OG_DIGEST_WANTS] = {0}, other[OG_DIGEST_WANTS] = {0};

    for (size_t first = 0; first < count; first += OG_BATCH) {
        size_t length = count - first < OG_BATCH ? count - first : OG_BATCH;
        size_t met = pick_hits(digest, cell, pilot + first, length, hits);
        for (size_t i = 0; i < met; i++) {
            uint32_t w = hits[i].want;
            if (votes[w] == 0)
                wants[w].pivot = hits[i].value;
            votes[w] += wants[w].pivot == hits[i].value ? 1 : (size_t)-1;
        }
    }
    for (size_t first = 0; first < count; first += OG_BATCH) {
        size_t length = count - first < OG_BATCH ? count - first : OG_BATCH;
        size_t met = pick_hits(digest, cell, pilot + first, length, hits);
        for (size_t i = 0; i < met; i++) {
            seen[hits[i].want]++;
            other[hits[i].want] += hits[i].value != wants[hits[i].want].pivot;
        }
    }
    for (uint32_t w = 0; w < digest->want_count[cell]; w++) {
        double share = seen[w] > 0 ? (double)other[w] / (double)seen[w] : 1.0;
        digest->expected[cell] += (uint64_t)(share * (double)wants[w].count) + 1;
    }
}

void og_digest_want(og_digest *digest, size_t cell, uint64_t flat, const double *pilot,
                    size_t count)
{
    double base = digest->binnings[cell].base;
    uint64_t valid = digest->stats[cell].valid;
    if (valid == 0)
        return;
    for (int i = 0; i < OG_DIGEST_LEVELS; i++) {
        og_place place = og_place_of(valid, og_digest_levels[i]);
        want_rank(digest, cell, place.rank);
        if (place.weight > 0.0)
            want_rank(digest, cell, place.rank + 1);
    }
    if (flat < valid)
        choose_pivots(digest, cell, pilot, count);
    if (flat == 0)
        return;
    /* Flat rows are not looked into again: in their bin the base is the pivot. */
    uint32_t mark = digest->marks[cell * digest->width + og_digest_bin(digest, cell, base)];
    if (mark > 0) {
        og_want *want = &digest->wants[cell * OG_DIGEST_WANTS + mark - 1];
        want->pivot = base;
        want->equal = flat;
    }
}

/* Whether all values in a cell's wanted bins are known already. */
static bool is_known(const og_digest *digest, size_t cell)
{
    const og_want *wants = digest->wants + cell * OG_DIGEST_WANTS;
    for (uint32_t w = 0; w < digest->want_count[cell]; w++)
        if (wants[w].equal < wants[w].count)
            return false;
    return true;
}

void og_digest_drop(og_digest *digest)
{
    for (unsigned i = 0; digest->workers && i < digest->worker_count; i++) {
        og_digest_worker *worker = &digest->workers[i];
        while (worker->last) {
            struct og_collected *before = worker->last->before;
            free(worker->last);
            worker->last = before;
        }
        free(worker->equal);
        worker->equal = NULL;
    }
}

size_t og_digest_open(og_digest *digest, size_t first, uint64_t bytes)
{
    const size_t most = UINT32_MAX / OG_DIGEST_WANTS; /* keys are 32 bits */
    uint64_t values = 0, limit = bytes / BYTES_PER_VALUE;
    size_t end = first;
    while (end < digest->cells && end - first < most) {
        values += is_known(digest, end) ? 0 : digest->expected[end];
        if (end > first && values > limit)
            break;
        end++;
    }
    digest->group_first = first;
    digest->group_end = end;
    for (unsigned i = 0; i < digest->worker_count; i++) {
        og_digest_worker *worker = &digest->workers[i];
        worker->equal = calloc((end - first) * OG_DIGEST_WANTS, sizeof *worker->equal);
        if (!worker->equal)
            return first;
    }
    return end;
}

bool og_digest_idle(const og_digest *digest)
{
    size_t cell = digest->group_first;
    while (cell < digest->group_end && is_known(digest, cell))
        cell++;
    return cell == digest->group_end;
}

static void append(og_digest_worker *worker, uint32_t key, double value)
{
    struct og_collected *chunk = worker->last;
    if (!chunk || chunk->count == CHUNK) {
        chunk = malloc(sizeof *chunk);
        if (!chunk) {
            worker->failed = true;
            return;
        }
        chunk->before = worker->last;
        chunk->count = 0;
        worker->last = chunk;
    }
    chunk->values[chunk->count] = value;
    chunk->keys[chunk->count++] = key;
}

void og_digest_collect(og_digest *digest, unsigned worker, size_t cell, const double *values,
                       size_t count)
{
    og_digest_worker *own = &digest->workers[worker];
    const og_want *wants = digest->wants + cell * OG_DIGEST_WANTS;
    struct hit hits[OG_BATCH];

    if (cell < digest->group_first || cell >= digest->group_end || is_known(digest, cell) ||
        og_binning_flat(&digest->binnings[cell], values, count))
        return;
    uint32_t first_key = (uint32_t)((cell - digest->group_first) * OG_DIGEST_WANTS);
    size_t met = pick_hits(digest, cell, values, count, hits);
    for (size_t i = 0; i < met; i++) {
        if (hits[i].value == wants[hits[i].want].pivot)
            own->equal[first_key + hits[i].want]++;
        else
            append(own, first_key + hits[i].want, hits[i].value);
    }
}

/* The value of a rank among all of the cell's. `values` of want w are those from ends[w - 1] to
 * ends[w]; its pivots stand between those below and those above. */
static double value_at(const og_digest *digest, size_t cell, double *values, const size_t *ends,
                       uint64_t rank)
{
    const og_want *want = digest->wants + cell * OG_DIGEST_WANTS;
    while (rank < want->below || rank >= want->below + want->count) {
        want++;
        ends++;
    }
    double *first = values + ends[-1];
    size_t count = ends[0] - ends[-1], lower = 0, inside = rank - want->below;
    for (size_t i = 0; i < count; i++)
        lower += first[i] < want->pivot;
    if (inside >= lower && inside < lower + want->equal)
        return want->pivot;
    if (inside >= lower)
        inside -= want->equal;
    og_select(first, count, &inside, 1);
    return first[inside];
}

static void finish_cell(og_digest *digest, size_t cell, double *values, const size_t *ends)
{
    og_stats *stats = &digest->stats[cell];
    double percentile[OG_DIGEST_LEVELS];
    for (int i = 0; i < OG_DIGEST_LEVELS; i++) {
        percentile[i] = NAN;
        if (stats->valid == 0)
            continue;
        og_place place = og_place_of(stats->valid, og_digest_levels[i]);
        double at = value_at(digest, cell, values, ends, place.rank), next = at;
        if (place.weight > 0.0)
            next = value_at(digest, cell, values, ends, place.rank + 1);
        percentile[i] = og_place_value(place, at, next) + 0.0;
    }
    stats->p5 = percentile[0];
    stats->p25 = percentile[1];
    stats->p50 = percentile[2];
    stats->p75 = percentile[3];
    stats->p95 = percentile[4];
}

/* Counting sort by key: `ends` begins as zeros and has keys + 2 entries; afterwards the values of
 * key k stand from ends[k] to ends[k + 1]. NULL: memory is short. */
static double *sort_by_key(const og_digest *digest, size_t *ends, size_t keys)
{
    for (unsigned i = 0; i < digest->worker_count; i++)
        for (const struct og_collected *c = digest->workers[i].last; c; c = c->before)
            for (size_t k = 0; k < c->count; k++)
                ends[c->keys[k] + 2]++;
    for (size_t k = 1; k < keys + 2; k++)
        ends[k] += ends[k - 1];
    double *values = malloc((ends[keys + 1] + 1) * sizeof *values);
    if (!values)
        return NULL;
    for (unsigned i = 0; i < digest->worker_count; i++)
        for (const struct og_collected *c = digest->workers[i].last; c; c = c->before)
            for (size_t k = 0; k < c->count; k++)
                values[ends[c->keys[k] + 1]++] = c->values[k];
    return values;
}

og_status og_digest_finish(og_digest *digest, og_error *err)
{
    size_t first = digest->group_first;
    size_t keys = (digest->group_end - first) * OG_DIGEST_WANTS;
    og_want *wants = digest->wants + first * OG_DIGEST_WANTS;
    size_t *ends = calloc(keys + 2, sizeof *ends);
    double *values = NULL;
    bool ok = ends != NULL;

    for (unsigned i = 0; i < digest->worker_count; i++)
        ok = ok && !digest->workers[i].failed;
    values = ok ? sort_by_key(digest, ends, keys) : NULL;
    if (values) {
        for (unsigned i = 0; i < digest->worker_count; i++)
            for (size_t k = 0; k < keys; k++)
                wants[k].equal += digest->workers[i].equal[k];
        for (size_t cell = first; cell < digest->group_end; cell++)
            finish_cell(digest, cell, values, ends + (cell - first) * OG_DIGEST_WANTS + 1);
    }
    free(ends);
    ok = values != NULL;
    free(values);
    og_digest_drop(digest);
    return ok ? OG_OK : og_fail(err, OG_ERR_MEMORY, "out of memory for percentiles");
}
