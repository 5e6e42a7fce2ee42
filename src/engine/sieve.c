#include "engine/sieve.h"

#include "base/wide.h"

#include <math.h>
#include <string.h>

#define TEN 10 /* edges of five percentiles, which are compared at once */

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

/* Comparing is most of the work, and an operation less per value shows. Upper edges are not
 * counted, as what is between a lower edge and its upper one is collected, and can be counted then;
 * and a value is compared with one of them alone, that of the last lower edge which it reaches. */
OG_WIDE static void compare_ten(const double *restrict values, const double *restrict edges,
                                uint32_t *restrict at_least, uint64_t *restrict inside)
{
    const double e0 = edges[0], e1 = edges[1], e2 = edges[2], e3 = edges[3], e4 = edges[4];
    const double e5 = edges[5], e6 = edges[6], e7 = edges[7], e8 = edges[8], e9 = edges[9];
    uint64_t n0 = 0, n2 = 0, n4 = 0, n6 = 0, n8 = 0;
    for (size_t i = 0; i < OG_BATCH; i++) {
        const double x = values[i];
        const uint64_t r0 = x >= e0 ? 1 : 0;
        double upper = x >= e2 ? e3 : e1;
        upper = x >= e4 ? e5 : upper;
        upper = x >= e6 ? e7 : upper;
        upper = x >= e8 ? e9 : upper;
        n0 += r0;
        n2 += x >= e2 ? 1 : 0;
        n4 += x >= e4 ? 1 : 0;
        n6 += x >= e6 ? 1 : 0;
        n8 += x >= e8 ? 1 : 0;
        inside[i] = x >= upper ? 0 : r0;
    }
    at_least[0] += (uint32_t)n0;
    at_least[2] += (uint32_t)n2;
    at_least[4] += (uint32_t)n4;
    at_least[6] += (uint32_t)n6;
    at_least[8] += (uint32_t)n8;
}

OG_WIDE static void compare_two(const double *restrict values, const double *restrict edges,
                                uint32_t *restrict at_least, uint64_t *restrict inside)
{
    const double e0 = edges[0], e1 = edges[1];
    uint64_t n0 = 0;
    for (size_t i = 0; i < OG_BATCH; i++) {
        const uint64_t r0 = values[i] >= e0, r1 = values[i] >= e1;
        n0 += r0;
        inside[i] ^= r0 ^ r1;
    }
    at_least[0] += (uint32_t)n0;
}

_Static_assert(OG_BATCH == 8 * 32, "a column is half a word");

/* Value 8 t + j is bit t of column j, so that columns fill like vectors; two columns make a word.
 */
OG_WIDE static size_t pack(const uint64_t *restrict inside, uint64_t *restrict bits)
{
    uint64_t columns[8] = {0};
    for (size_t t = 0; t < OG_BATCH / 8; t++)
        for (size_t j = 0; j < 8; j++)
            columns[j] |= inside[8 * t + j] << t;
    size_t met = 0;
    for (size_t j = 0; j < OG_SIEVE_WORDS; j++) {
        bits[j] = columns[j] | columns[j + 4] << 32;
        met += (size_t)__builtin_popcountll(bits[j]);
    }
    return met;
}

size_t og_sieve_row(const og_sieve *sieve, const double *values, uint32_t *at_least,
                    uint64_t bits[OG_SIEVE_WORDS])
{
    uint64_t inside[OG_BATCH];
    if (!sieve->collects) {
        for (uint32_t j = 0; j < sieve->count; j++)
            at_least[j] += (uint32_t)og_sieve_count(values, OG_BATCH, sieve->edges[j]);
        return 0;
    }
    compare_ten(values, sieve->edges, at_least, inside);
    for (uint32_t j = TEN; j < sieve->count; j += 2)
        compare_two(values, sieve->edges + j, at_least + j, inside);
    return pack(inside, bits);
}

void og_sieve_gather(const double *values, const uint64_t bits[OG_SIEVE_WORDS], double *out)
{
    for (size_t j = 0; j < OG_SIEVE_WORDS; j++)
        for (uint64_t word = bits[j]; word != 0; word &= word - 1) {
            size_t bit = (size_t)__builtin_ctzll(word);
            *out++ = values[8 * (bit % 32) + j + 4 * (bit / 32)];
        }
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
