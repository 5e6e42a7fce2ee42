/* Sampling designs: uniforms that fill (0, 1) more evenly than independent ones, again a pure
 * function of (key, replicate) that does not depend on how many replicates there are.
 *
 * Replicate r is point r / 16 of randomisation r mod 16. The randomisations are independent of each
 * other; how much a statistic differs between them tells its standard error. */
#ifndef OG_RANDOM_DESIGN_H
#define OG_RANDOM_DESIGN_H

#include "random/sobol.h"

#define OG_DESIGN_RANDOMISATIONS 16

typedef enum og_sampling {
    OG_SAMPLING_RANDOM,
    OG_SAMPLING_LATIN_HYPERCUBE,
    OG_SAMPLING_SOBOL
} og_sampling;

extern const char *const og_sampling_names[]; /* NULL-terminated, as a scenario writes them */

/* out[i] is the uniform of replicate first + i, on the lattice (k + 1/2) 2^-52. `first` and `count`
 * are multiples of OG_DESIGN_RANDOMISATIONS, and replicates are below 2^36.
 *
 * With the direction numbers of a dimension (OG_SOBOL_BITS of them) it is an Owen-scrambled Sobol'
 * point: what is drawn with other dimensions fills the cube with it. With NULL it is an
 * Owen-scrambled van der Corput point, its index Owen-scrambled too, so that values under different
 * keys are paired at random: latin hypercube sampling that can be continued. Either way each of
 * the first 2^m points of a randomisation lies in its own interval of length 2^-m. The scrambling
 * is nested in the first 32 bits; the other 20 are a hash of those. */
void og_design_fill(uint64_t key, const uint32_t *directions, uint64_t first, size_t count,
                    double *out);

#endif
