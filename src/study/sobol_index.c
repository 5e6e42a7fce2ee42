#include "study/sobol_index.h"

#include "engine/estimate.h"
#include "random/uniform.h"

#include <math.h>
#include <stdlib.h>

#define MOST_BLOCKS 1024 /* enough for a bootstrap; more would only take time */

/* What is summed over a block, of f(A) and f(B) and of each swap. */
enum { COUNT, SUM, SQUARE, OWN };
enum { CROSS, DIFFERENCE, SQUARED, SWAP };

static size_t block_of(const og_sobol_sums *sums, size_t replicate)
{
    return (size_t)((double)replicate / (double)sums->replicates * (double)sums->blocks);
}

static double *swap_sums(const og_sobol_sums *sums, size_t factor)
{
    return sums->swaps + factor * sums->blocks * SWAP;
}

/* Rounding alone makes no variance. */
static double variance(const og_sobol_sums *sums)
{
    double square = 0, largest = 0;
    for (size_t r = 0; r < sums->replicates; r++) {
        double a = sums->a[r] - sums->shift, b = sums->b[r] - sums->shift;
        square += a * a + b * b;
        largest = fmax(largest, fmax(fabs(sums->a[r]), fabs(sums->b[r])));
    }
    double result = square / (2 * (double)sums->replicates);
    return sqrt(result) > 1e-12 * largest ? result : 0;
}

og_status og_sobol_sums_init(og_sobol_sums *sums, const double *a, const double *b,
                             size_t replicates, size_t factors, og_error *err)
{
    *sums = (og_sobol_sums){.factors = factors, .replicates = replicates, .a = a, .b = b};
    sums->blocks = replicates < MOST_BLOCKS ? replicates : MOST_BLOCKS;
    sums->own = calloc(sums->blocks, OWN * sizeof *sums->own);
    sums->swaps = calloc(factors * sums->blocks + 1, SWAP * sizeof *sums->swaps);
    if (!sums->own || !sums->swaps)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    double total = 0;
    for (size_t r = 0; r < replicates; r++)
        total += a[r] + b[r];
    sums->shift = total / (2 * (double)replicates);
    sums->spread = variance(sums);
    for (size_t r = 0; r < replicates; r++) {
        double *own = sums->own + block_of(sums, r) * OWN;
        double x = a[r] - sums->shift, y = b[r] - sums->shift;
        own[COUNT] += 2;
        own[SUM] += x + y;
        own[SQUARE] += x * x + y * y;
    }
    return OG_OK;
}

void og_sobol_sums_clear(og_sobol_sums *sums)
{
    free(sums->own);
    free(sums->swaps);
    *sums = (og_sobol_sums){0};
}

void og_sobol_sums_add(og_sobol_sums *sums, size_t factor, const double *swapped)
{
    for (size_t r = 0; r < sums->replicates; r++) {
        double *swap = swap_sums(sums, factor) + block_of(sums, r) * SWAP;
        double difference = swapped[r] - sums->a[r];
        swap[CROSS] += (sums->b[r] - sums->shift) * difference;
        swap[DIFFERENCE] += difference;
        swap[SQUARED] += difference * difference;
    }
}

/* ---- from sums to indices ---------------------------------------------------------------- */

/* The weighted sums of `width` columns over the blocks. */
static void weigh(const double *sums, size_t blocks, size_t width, const double *weights,
                  double *out)
{
    for (size_t k = 0; k < width; k++)
        out[k] = 0;
    for (size_t i = 0; i < blocks; i++)
        for (size_t k = 0; k < width; k++)
            out[k] += weights[i] * sums[i * width + k];
}

/* First-order and total indices in turn, then the interaction, with each block counted as often as
 * its weight says. */
static void indices(const og_sobol_sums *sums, const double *weights, double *out)
{
    double own[OWN], swap[SWAP], left = 1;
    weigh(sums->own, sums->blocks, OWN, weights, own);
    double mean = own[SUM] / own[COUNT], replicates = own[COUNT] / 2;
    double spread = own[SQUARE] / own[COUNT] - mean * mean;
    for (size_t i = 0; i < sums->factors; i++) {
        weigh(swap_sums(sums, i), sums->blocks, SWAP, weights, swap);
        double moved = (swap[CROSS] - mean * swap[DIFFERENCE]) / replicates;
        out[2 * i] = spread > 0 ? moved / spread : 0;
        out[2 * i + 1] = spread > 0 ? swap[SQUARED] / (2 * replicates) / spread : 0;
        left -= out[2 * i];
    }
    out[2 * sums->factors] = left;
}

/* Blocks drawn with replacement, as many as there are. */
static void resample(const og_sobol_sums *sums, int32_t number, double *u, double *weights)
{
    const uint64_t key = og_uniform_key(0, "bootstrap");
    og_uniform_fill(key, 0, sums->blocks, number, u);
    for (size_t i = 0; i < sums->blocks; i++)
        weights[i] = 0;
    for (size_t i = 0; i < sums->blocks; i++)
        weights[(size_t)(u[i] * (double)sums->blocks)] += 1;
}

/* `resampled` holds the quantity of every resample, `stride` apart. */
static og_interval interval(double value, const double *resampled, size_t stride)
{
    static const int levels[] = {5, 95};
    double sorted[OG_SOBOL_RESAMPLES];
    og_estimate ends[2];
    for (size_t i = 0; i < OG_SOBOL_RESAMPLES; i++)
        sorted[i] = resampled[i * stride];
    og_estimate_quantiles(sorted, OG_SOBOL_RESAMPLES, levels, 2, ends);
    return (og_interval){value, ends[0].value, ends[1].value};
}

og_status og_sobol_indices(const og_sobol_sums *sums, og_sobol_index *out, og_interval *interaction,
                           og_error *err)
{
    size_t width = 2 * sums->factors + 1;
    *interaction = (og_interval){0};
    for (size_t i = 0; i < sums->factors; i++)
        out[i] = (og_sobol_index){0};
    if (!(sums->spread > 0))
        return OG_OK;
    double *found = calloc((OG_SOBOL_RESAMPLES + 1) * width, sizeof *found);
    double *weights = calloc(2 * sums->blocks, sizeof *weights);
    og_status status = found && weights ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status != OG_OK)
        goto done;

    double *resampled = found + width;
    for (size_t i = 0; i < sums->blocks; i++)
        weights[i] = 1;
    indices(sums, weights, found);
    for (int32_t r = 0; r < OG_SOBOL_RESAMPLES; r++) {
        resample(sums, r, weights + sums->blocks, weights);
        indices(sums, weights, resampled + (size_t)r * width);
    }
    for (size_t i = 0; i < sums->factors; i++)
        out[i] = (og_sobol_index){
            .first = interval(found[2 * i], resampled + 2 * i, width),
            .total = interval(found[2 * i + 1], resampled + 2 * i + 1, width),
        };
    *interaction = interval(found[width - 1], resampled + width - 1, width);

done:
    free(found);
    free(weights);
    return status;
}
