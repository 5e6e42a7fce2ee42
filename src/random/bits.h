/* Words of 32 and 64 bits: mixing, reversing, and making uniforms of them. */
#ifndef OG_RANDOM_BITS_H
#define OG_RANDOM_BITS_H

#include <stdint.h>
#include <string.h>

/* The increment and the output function of SplitMix64 (Steele, Lea and Flood, OOPSLA'14): a
 * bijection in which every bit of the input reaches every bit of the output. */
#define OG_BITS_STEP UINT64_C(0x9E3779B97F4A7C15)

static inline uint64_t og_bits_mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* In this order, or gcc sees the swap of four bytes, for which SSE2 has no instruction, and leaves
 * the loop scalar. */
static inline uint32_t og_bits_reverse(uint32_t x)
{
    x = (x >> 8 & 0x00FF00FF) | (x & 0x00FF00FF) << 8;
    x = (x >> 4 & 0x0F0F0F0F) | (x & 0x0F0F0F0F) << 4;
    x = x >> 16 | x << 16;
    x = (x >> 2 & 0x33333333) | (x & 0x33333333) << 2;
    return (x >> 1 & 0x55555555) | (x & 0x55555555) << 1;
}

/* (k + 1/2) 2^-52 with k the top 52 bits of both words. They become the mantissa of a number
 * 1 + k 2^-52, from which a subtraction that is exact leaves the result: no conversion of integers,
 * which SSE2 cannot do for 64 bits. */
static inline double og_bits_unit(uint32_t low, uint32_t high)
{
    uint64_t bits = (((uint64_t)high << 32 | low) >> 12) | UINT64_C(0x3FF0000000000000);
    double one_to_two;
    memcpy(&one_to_two, &bits, sizeof bits);
    return one_to_two - (1 - 0x1p-53);
}

#endif
