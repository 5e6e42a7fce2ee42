#include "engine/sieve.h"

#include "base/wide.h"

#include <math.h>
#include <string.h>

/* Several edges are counted in one word, each in a field of its bits. */
#define FIELD 10
#define IN(field) ((uint64_t)1 << FIELD * (field))
#define FIVE 5 /* as many as there are percentiles */
#define SIX 6  /* as many as a word has fields */
#define LANES 8

_Static_assert(OG_BATCH <= OG_SIEVE_MOST && OG_SIEVE_MOST < 1 << FIELD, "a field holds a count");
_Static_assert(OG_SIEVE_EDGES % (2 * SIX) == 0, "no edges are compared but a sieve's");
_Static_assert(OG_SIEVE_WORDS == LANES / 2, "two lanes make a word");

double og_sieve_next(double x)
{
    return x < (double)INFINITY ? nextafter(x, INFINITY) : (double)NAN;
}

void og_sieve_set(og_sieve *sieve, const double *edges, uint32_t count)
{
    sieve->count = count;
    memcpy(sieve->edges, edges, count * sizeof *edges);
    for (size_t i = count; i < OG_SIEVE_EDGES; i++)
        sieve->edges[i] = NAN;
}

bool og_sieve_single(const og_sieve *sieve, uint32_t class)
{
    if (class == 0 || class == sieve->count)
        return false;
    double next = og_sieve_next(sieve->edges[class - 1]);
    return next == sieve->edges[class] || (isnan(next) && isnan(sieve->edges[class]));
}

OG_WIDE size_t og_sieve_count(const double *values, size_t count, double edge)
{
    size_t reached = 0;
    for (size_t i = 0; i < count; i++)
        reached += values[i] >= edge;
    return reached;
}

OG_WIDE static uint64_t count_five(const double *restrict values, size_t count,
                                   const double *restrict edges)
{
    const double e0 = edges[0], e1 = edges[1], e2 = edges[2], e3 = edges[3], e4 = edges[4];
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        const double x = values[i];
        uint64_t reached = x >= e0 ? IN(0) : 0;
        reached |= x >= e1 ? IN(1) : 0;
        reached |= x >= e2 ? IN(2) : 0;
        reached |= x >= e3 ? IN(3) : 0;
        reached |= x >= e4 ? IN(4) : 0;
        sum += reached;
    }
    return sum;
}

static uint32_t field_of(uint64_t sum, size_t field)
{
    return (uint32_t)(sum >> FIELD * field) % (1 << FIELD);
}

void og_sieve_count_edges(const og_sieve *sieve, const double *values, size_t count,
                          uint32_t *at_least)
{
    for (uint32_t j = 0; j < sieve->count; j += FIVE) {
        double edges[FIVE];
        for (uint32_t k = 0; k < FIVE; k++)
            edges[k] = j + k < sieve->count ? sieve->edges[j + k] : (double)NAN;
        uint64_t sum = count_five(values, count, edges);
        for (uint32_t k = 0; k < FIVE && j + k < sieve->count; k++)
            at_least[j + k] += field_of(sum, k);
    }
}

/* Comparing is most of the work, and an operation less per value shows. A value is compared with
 * one upper edge alone, that of the last lower edge which it reaches. To reach that is to reach
 * those before it, so that it tells all fields that the value counts in; and what is counted so of
 * the values inside tells how many each window has.
 *
 * Lane j fills every other bit of word j % 4. Edges are copied, as the compiler makes no vectors of
 * what is read under a condition; with `bit` made of `reached` at the end it makes none either
 * (look at -fopt-info-vec after a change: half of the speed is in this loop). */
static inline __attribute__((always_inline)) void
compare(const double *restrict values, const double *restrict edges, size_t windows,
        uint32_t *restrict at_least, uint64_t *restrict inside)
{
    double low[SIX], high[SIX];
    uint64_t sums[LANES] = {0}, insides[LANES] = {0}, bits[LANES] = {0}, sum = 0, within = 0;
    for (size_t k = 0; k < windows; k++) {
        low[k] = edges[2 * k];
        high[k] = edges[2 * k + 1];
    }
    for (size_t t = 0; t < OG_BATCH / LANES; t++)
        for (size_t j = 0; j < LANES; j++) {
            const double x = values[LANES * t + j];
            const uint64_t bit = x >= low[0] ? (uint64_t)1 << 62 : 0;
            uint64_t reached = 0, fields = 0;
            double upper = high[0];
            for (size_t k = 0; k < windows; k++) {
                fields |= IN(k);
                reached = x >= low[k] ? fields : reached;
                upper = x >= low[k] ? high[k] : upper;
            }
            const uint64_t in = x >= upper ? 0 : UINT64_MAX;
            sums[j] += reached;
            insides[j] += reached & in;
            bits[j] = bits[j] >> 2 | (bit & in);
        }
    for (size_t j = 0; j < LANES; j++) {
        sum += sums[j];
        within += insides[j];
        inside[j] ^= bits[j];
    }
    for (size_t k = 0; k < windows; k++) {
        uint32_t others = k + 1 < windows ? field_of(within, k + 1) : 0;
        at_least[2 * k] += field_of(sum, k);
        at_least[2 * k + 1] += field_of(sum, k) - (field_of(within, k) - others);
    }
}

OG_WIDE size_t og_sieve_row(const og_sieve *sieve, const double *values, uint32_t *at_least,
                            uint64_t bits[OG_SIEVE_WORDS])
{
    uint64_t inside[LANES] = {0};
    size_t met = 0;
    if (!sieve->collects) {
        og_sieve_count_edges(sieve, values, OG_BATCH, at_least);
        return 0;
    }
    uint32_t j = 0;
    for (; sieve->count - j > 2 * FIVE; j += 2 * SIX)
        compare(values, sieve->edges + j, SIX, at_least + j, inside);
    if (j < sieve->count)
        compare(values, sieve->edges + j, FIVE, at_least + j, inside);
    for (size_t w = 0; w < OG_SIEVE_WORDS; w++) {
        bits[w] = inside[w] | inside[w + OG_SIEVE_WORDS] << 1;
        met += (size_t)__builtin_popcountll(bits[w]);
    }
    return met;
}

OG_WIDE void og_sieve_gather(const double *values, const uint64_t bits[OG_SIEVE_WORDS], double *out)
{
    for (size_t w = 0; w < OG_SIEVE_WORDS; w++)
        for (uint64_t word = bits[w]; word != 0; word &= word - 1)
            *out++ = values[OG_SIEVE_WORDS * (size_t)__builtin_ctzll(word) + w];
}

OG_WIDE static size_t differing(const double *values, size_t count, double base)
{
    size_t differ = 0;
    for (size_t i = 0; i < count; i++)
        differ += !(values[i] == base);
    return differ;
}

bool og_sieve_flat(const double *values, size_t count, double base)
{
    return values[0] == base && values[count / 2] == base && values[count - 1] == base &&
           differing(values, count, base) == 0;
}
