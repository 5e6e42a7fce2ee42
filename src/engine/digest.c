#include "engine/digest.h"

#include "base/error.h"
#include "engine/result.h"
#include "engine/select.h"
#include "model/plan.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const unsigned og_digest_levels[OG_DIGEST_LEVELS] = {5, 25, 50, 75, 95};

#define LARGE_RUN 65536 /* replicates from which finer windows pay */
#define SPREAD 4.0      /* standard deviations of a rank that a window reaches to either side */
#define LANES 8

og_status og_digest_init(og_digest *digest, size_t cells, uint64_t replicates, unsigned workers,
                         size_t tasks, og_error *err)
{
    bool large = replicates > LARGE_RUN;
    unsigned bins = large ? 128 : 32;
    unsigned width = OG_DIGEST_LEVELS * bins + 1;
    bool ok = true;
    *digest = (og_digest){
        .cells = cells,
        .replicates = replicates,
        .bins = bins,
        .width = width,
        .pilot = large ? 4096 : 1024,
        .worker_count = workers,
        .task_count = tasks,
        .workers = og_array(workers, sizeof *digest->workers),
        .sums = og_array(cells, tasks * sizeof *digest->sums),
        .binnings = og_array(cells, sizeof *digest->binnings),
        .marks = og_array(cells, width),
        .wants = og_array(cells, OG_DIGEST_WANTS * sizeof *digest->wants),
        .want_count = og_array(cells, sizeof *digest->want_count),
        .expected = og_array(cells, sizeof *digest->expected),
        .stats = og_array(cells, sizeof *digest->stats),
    };
    for (unsigned i = 0; digest->workers && i < workers; i++) {
        og_digest_worker *worker = &digest->workers[i];
        worker->bins = og_array(cells, width * sizeof *worker->bins);
        worker->tallies = og_array(cells, sizeof *worker->tallies);
        ok = ok && worker->bins && worker->tallies;
    }
    ok = ok && digest->workers && digest->sums && digest->binnings && digest->marks &&
         digest->wants && digest->want_count && digest->expected && digest->stats;
    return ok ? OG_OK : og_fail(err, OG_ERR_MEMORY, "out of memory for %zu statistics", cells);
}

void og_digest_clear(og_digest *digest)
{
    og_digest_drop(digest);
    for (unsigned i = 0; digest->workers && i < digest->worker_count; i++) {
        free(digest->workers[i].bins);
        free(digest->workers[i].tallies);
    }
    free(digest->workers);
    free(digest->sums);
    free(digest->binnings);
    free(digest->marks);
    free(digest->wants);
    free(digest->want_count);
    free(digest->expected);
    free(digest->stats);
    *digest = (og_digest){0};
}

static float clamped(float x, float scale, float offset, float top)
{
    float t = x * scale + offset;
    t = t > 0.0F ? t : 0.0F; /* NaN too */
    return t < top ? t : top;
}

void og_binning_fill(const og_binning *binning, unsigned bins, const double *values, int32_t *index)
{
    const og_binning b = *binning;
    const float top = (float)bins;
    for (size_t i = 0; i < OG_BATCH; i++) {
        float x = (float)(values[i] - b.base);
        index[i] = (int32_t)(clamped(x, b.scale[0], b.offset[0], top) +
                             clamped(x, b.scale[1], b.offset[1], top) +
                             clamped(x, b.scale[2], b.offset[2], top) +
                             clamped(x, b.scale[3], b.offset[3], top) +
                             clamped(x, b.scale[4], b.offset[4], top));
    }
}

bool og_binning_flat(const og_binning *binning, const double *values, size_t count)
{
    size_t i = 0;
    while (i < count && values[i] == binning->base)
        i++;
    return i == count;
}

/* The ranks between which a percentile of all replicates lies, as the pilot sees it. */
static void window_ranks(size_t count, unsigned percent, size_t *low, size_t *high)
{
    double n = (double)count, p = percent / 100.0;
    double reach = SPREAD * sqrt(n * p * (1.0 - p)) + 1.0;
    *low = (size_t)fmax(floor(n * p - reach), 0.0);
    *high = (size_t)fmin(ceil(n * p + reach), n - 1.0);
}

/* From `low`, in the second bin, to `high`, in the last; what lies lower falls in the first bin,
 * higher beyond the last. A window of a single value is made wide enough for scale and offset to
 * stay well within a float; one without finite ends has no bins. */
static void set_window(og_binning *binning, int window, unsigned bins, double low, double high)
{
    float from = (float)(low - binning->base), to = (float)(high - binning->base);
    float count = (float)bins;
    float least = 4.0F * count * FLT_EPSILON * fmaxf(fabsf(from), fabsf(to));
    float span = fmaxf(fmaxf(to - from, least), 1e-30F);
    bool usable = isfinite(span);
    binning->scale[window] = usable ? (count - 2.0F) / span : 0.0F;
    binning->offset[window] = usable ? 1.0F - from * binning->scale[window] : 0.0F;
}

/* The first number of the first batch, as the length of the pilot may not change the sums. */
static double choose_base(const double *values, size_t count)
{
    for (size_t i = 0; i < count && i < OG_BATCH; i++)
        if (isfinite(values[i]))
            return values[i];
    return 0.0;
}

void og_digest_plan(og_digest *digest, size_t cell, double *values, size_t count)
{
    og_binning *binning = &digest->binnings[cell];
    size_t low[OG_DIGEST_LEVELS], high[OG_DIGEST_LEVELS], ranks[2 * OG_DIGEST_LEVELS];
    size_t valid = 0, used = 0;
    binning->base = choose_base(values, count);
    for (size_t i = 0; i < count; i++)
        if (!isnan(values[i]))
            values[valid++] = values[i];
    if (valid == 0)
        return;
    for (int w = 0; w < OG_DIGEST_LEVELS; w++) {
        window_ranks(valid, og_digest_levels[w], &low[w], &high[w]);
        ranks[used++] = low[w];
        ranks[used++] = high[w];
    }
    for (size_t i = 1; i < used; i++) /* windows of a small pilot overlap */
        for (size_t k = i; k > 0 && ranks[k - 1] > ranks[k]; k--) {
            size_t rank = ranks[k];
            ranks[k] = ranks[k - 1];
            ranks[k - 1] = rank;
        }
    og_select(values, valid, ranks, used);
    for (int w = 0; w < OG_DIGEST_LEVELS; w++)
        set_window(binning, w, digest->bins, values[low[w]], values[high[w]]);
}

static double add_lanes(const double *lane)
{
    return ((lane[0] + lane[4]) + (lane[2] + lane[6])) +
           ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

/* The sum of differences from the base over a whole row, and how many values there are and how many
 * above OG_POSITIVE: in doubles, which share their lanes with the sum. */
static double row_moments(const double *values, double base, uint32_t *valid, uint32_t *positive)
{
    double sum[LANES] = {0}, seen[LANES] = {0}, above[LANES] = {0};
    for (size_t i = 0; i < OG_BATCH; i += LANES)
        for (size_t j = 0; j < LANES; j++) {
            double x = values[i + j], difference = x - base;
            sum[j] += x == x ? difference : 0.0;
            seen[j] += x == x ? 1.0 : 0.0;
            above[j] += x > OG_POSITIVE ? 1.0 : 0.0;
        }
    *valid += (uint32_t)add_lanes(seen);
    *positive += (uint32_t)add_lanes(above);
    return add_lanes(sum);
}

void og_digest_tally(og_digest *digest, unsigned worker, size_t task, size_t cell,
                     const double *values, size_t count)
{
    const og_binning *binning = &digest->binnings[cell];
    og_tally *tally = &digest->workers[worker].tallies[cell];
    uint32_t *bins = digest->workers[worker].bins + cell * digest->width;
    double padded[OG_BATCH];
    int32_t index[OG_BATCH];

    if (og_binning_flat(binning, values, count)) {
        tally->equal += (uint32_t)count;
        return;
    }
    if (count < OG_BATCH) {
        memcpy(padded, values, count * sizeof *padded);
        for (size_t i = count; i < OG_BATCH; i++)
            padded[i] = NAN;
        values = padded;
    }
    og_binning_fill(binning, digest->bins, values, index);
    for (size_t i = 0; i < OG_BATCH; i++)
        bins[index[i]]++;
    tally->rows++;
    digest->sums[task * digest->cells + cell] +=
        row_moments(values, binning->base, &tally->valid, &tally->positive);
}

uint32_t og_digest_bin(const og_digest *digest, size_t cell, double value)
{
    double row[OG_BATCH];
    int32_t index[OG_BATCH];
    for (size_t i = 0; i < OG_BATCH; i++)
        row[i] = value;
    og_binning_fill(&digest->binnings[cell], digest->bins, row, index);
    return (uint32_t)index[0];
}

/* Everything but the percentiles. */
static void settle_moments(og_digest *digest, size_t cell, const og_tally *all)
{
    double base = digest->binnings[cell].base, sum = 0.0;
    uint64_t valid = (uint64_t)all->valid + all->equal;
    uint64_t positive = (uint64_t)all->positive + (base > OG_POSITIVE ? all->equal : 0);
    for (size_t task = 0; task < digest->task_count; task++)
        sum += digest->sums[task * digest->cells + cell];
    digest->stats[cell] = (og_stats){
        .mean = valid > 0 ? base + sum / (double)valid + 0.0 : NAN,
        .p_positive = valid > 0 ? (double)positive / (double)valid : NAN,
        .valid = valid,
        .constant = all->equal == digest->replicates,
    };
}

/* Adds the workers' counts; from here on bins are cumulative: values in this bin and lower. */
static void settle_bins(og_digest *digest, size_t cell, og_tally *all)
{
    uint32_t *bins = digest->workers[0].bins + cell * digest->width;
    *all = digest->workers[0].tallies[cell];
    for (unsigned w = 1; w < digest->worker_count; w++) {
        const og_tally *tally = &digest->workers[w].tallies[cell];
        const uint32_t *more = digest->workers[w].bins + cell * digest->width;
        all->equal += tally->equal;
        all->rows += tally->rows;
        all->valid += tally->valid;
        all->positive += tally->positive;
        for (unsigned b = 0; b < digest->width; b++)
            bins[b] += more[b];
    }
    /* modulo 2^32 padding and NaN leave bin 0 as they came */
    bins[0] -= all->rows * OG_BATCH - all->valid;
    if (all->equal > 0)
        bins[og_digest_bin(digest, cell, digest->binnings[cell].base)] += all->equal;
    for (unsigned b = 1; b < digest->width; b++)
        bins[b] += bins[b - 1];
}

void og_digest_settle(og_digest *digest, size_t cell, const double *pilot, size_t count)
{
    og_tally all;
    settle_bins(digest, cell, &all);
    settle_moments(digest, cell, &all);
    og_digest_want(digest, cell, all.equal, pilot, count);
}
