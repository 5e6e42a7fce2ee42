/* Counter-based uniforms: a pure function of (key, replicate, index). Nothing is remembered. */
#ifndef OG_RANDOM_UNIFORM_H
#define OG_RANDOM_UNIFORM_H

#include <stddef.h>
#include <stdint.h>

/* The key of a value's draws: a 64-bit hash of the seed and the value's path. */
uint64_t og_uniform_key(uint64_t seed, const char *path);

/* out[i] = (k + 1/2) 2^-52 for replicate first + i, with k the top 52 bits of a 64-bit word of
 * Philox4x32-10 (Salmon et al., SC'11) at counter (replicate / 2, index), of which replicate
 * mod 2 takes its half. In (0, 1), never 0 or 1; 1 - u is on the lattice too. */
void og_uniform_fill(uint64_t key, uint64_t first, size_t count, int32_t index, double *out);

/* The same of the replicates that are listed. */
void og_uniform_pick(uint64_t key, const uint64_t *replicates, size_t count, int32_t index,
                     double *out);

#endif
