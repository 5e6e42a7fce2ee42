/* A cell's edges, and a row of its values against them.
 *
 * Edges e[0] <= e[1] <= ... cut the numbers in classes: class c holds the values v with
 * e[c - 1] <= v < e[c], class 0 those below all edges, class `count` those above. A NaN is an edge
 * that no value reaches, not even infinity. Of every class it is known how many values it has; the
 * values in the odd classes are collected too. So the order statistics in an odd class are known
 * exactly, and those in a class that is but one number wide. */
#ifndef OG_ENGINE_SIEVE_H
#define OG_ENGINE_SIEVE_H

#include "model/plan.h"

#include <stdbool.h>

#define OG_SIEVE_EDGES 48
#define OG_SIEVE_WORDS (OG_BATCH / 64)

typedef struct og_sieve {
    double base;     /* sums are of differences from it */
    uint32_t count;  /* edges; even when it collects */
    bool collects;   /* false: the odd classes are counted only */
    bool takes_flat; /* the base is in a class that is not collected */
    double edges[OG_SIEVE_EDGES];
} og_sieve;

/* The least number above x; NaN above infinity. */
double og_sieve_next(double x);

/* Puts edges in their place: the rest of `edges` is NaN. */
void og_sieve_set(og_sieve *sieve, const double *edges, uint32_t count);

static inline bool og_sieve_collected(const og_sieve *sieve, uint32_t class)
{
    return sieve->collects && class % 2 == 1;
}

/* Whether a class (but the first and the last) holds one number alone. */
bool og_sieve_single(const og_sieve *sieve, uint32_t class);

/* How many of `count` values are at least `edge`. */
size_t og_sieve_count(const double *values, size_t count, double edge);

/* Adds to at_least[j], for every j, how many of `count` <= OG_SIEVE_MOST values reach e[j]. */
#define OG_SIEVE_MOST 1023
void og_sieve_count_edges(const og_sieve *sieve, const double *values, size_t count,
                          uint32_t *at_least);

/* The same for a whole row; and when the sieve collects, `bits` tells which values lie in an odd
 * class (bit i of word j that of value 4 i + j), and their number is returned. NaN reaches nothing.
 */
size_t og_sieve_row(const og_sieve *sieve, const double *values, uint32_t *at_least,
                    uint64_t bits[OG_SIEVE_WORDS]);

/* The values that `bits` tells of. */
void og_sieve_gather(const double *values, const uint64_t bits[OG_SIEVE_WORDS], double *out);

/* Whether every value equals `base`. */
bool og_sieve_flat(const double *values, size_t count, double base);

#endif
