/* What is known of a cell's values, class by class (engine/sieve.h), and what follows from it. */
#ifndef OG_ENGINE_CENSUS_H
#define OG_ENGINE_CENSUS_H

#include "engine/sieve.h"

#define OG_LEVELS 5
#define OG_RANKS (2 * OG_LEVELS) /* a percentile lies between two */

extern const unsigned og_levels[OG_LEVELS]; /* percent */

typedef struct og_census {
    uint64_t valid, positive, flat; /* values; those above OG_POSITIVE; those in flat rows */
    double sum;                     /* of differences from the base */
    uint64_t at_least[OG_SIEVE_EDGES];
    double order[OG_RANKS]; /* the wanted order statistics; NaN: not known */
} og_census;

/* How many values lie below a class, and in it. */
uint64_t og_census_below(const og_sieve *sieve, const og_census *census, uint32_t class);
uint64_t og_census_in(const og_sieve *sieve, const og_census *census, uint32_t class);

/* The class that holds a rank < valid. */
uint32_t og_census_class(const og_sieve *sieve, const og_census *census, uint64_t rank);

/* New edges, between which the wanted ranks of `replicates` in all will lie when `done` are known,
 * given a sample of the values collected, which is rearranged and has room behind it for as many
 * again. They lie in classes that `sieve` collects or that are one number wide. */
void og_census_narrow(const og_sieve *sieve, const og_census *census, uint64_t done,
                      uint64_t replicates, double *sample, size_t count, og_sieve *narrow);

#endif
