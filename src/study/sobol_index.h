/* Variance-based sensitivity: which factor's draws move an output, from vectors of its values.
 *
 * f(A) and f(B) are the output over two independent samples of all factors, f(AB_i) over A with
 * factor i taken from B. With V the variance of f, the indices are
 *
 *     first  S_i = V(E(f | i)) / V,  estimated by mean(f(B) (f(AB_i) - f(A))) / V
 *     total  T_i = E(V(f | all but i)) / V,  by mean((f(A) - f(AB_i))^2) / 2 V
 *
 * (first: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Computer Physics
 * Communications 181, 2010, table 2 (b), f(B) less the mean; total: Jansen, Computer Physics
 * Communications 117, 1999, as table 2 (f) of the former). V is that of f(A) and f(B) together.
 * What the first-order indices leave of 1 is interaction: what factors do only together. */
#ifndef OG_STUDY_SOBOL_INDEX_H
#define OG_STUDY_SOBOL_INDEX_H

#include "lang/error.h"

#include <stdbool.h>
#include <stddef.h>

#define OG_SOBOL_RESAMPLES 200

/* An estimate and its 90 % bootstrap interval. Estimates can lie below 0, what they estimate not.
 */
typedef struct og_interval {
    double value, low, high;
} og_interval;

typedef struct og_sobol_index {
    og_interval first, total;
} og_sobol_index;

/* Sums of one output over blocks of replicates; what the bootstrap resamples are blocks. */
typedef struct og_sobol_sums {
    size_t factors, blocks, replicates;
    const double *a, *b;
    double shift;  /* taken off all values beforehand, so that little cancels */
    double spread; /* variance of f; 0: it is constant, and so is what is made of it */
    double *own;   /* [blocks][] of f(A) and f(B) */
    double *swaps; /* [factors][blocks][] of the swaps; zeros until one is added */
} og_sobol_sums;

/* f(A) and f(B), which stay the caller's and must live until the last factor is added.
 * og_sobol_sums_clear in any case. */
og_status og_sobol_sums_init(og_sobol_sums *sums, const double *a, const double *b,
                             size_t replicates, size_t factors, og_error *err);
void og_sobol_sums_clear(og_sobol_sums *sums);

/* f(AB_i) of a factor. One that is never added, or equals f(A), has no influence: 0 exactly. */
void og_sobol_sums_add(og_sobol_sums *sums, size_t factor, const double *swapped);

/* `out` has an item for each factor; *interaction is 1 less the sum of the first-order indices. All
 * zero when f is constant. Blocks are resampled with a fixed seed, OG_SOBOL_RESAMPLES times (Efron,
 * percentile interval). */
og_status og_sobol_indices(const og_sobol_sums *sums, og_sobol_index *out, og_interval *interaction,
                           og_error *err);

#endif
