#include "random/erfc.h"

#include "base/wide.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* (1 + 2x) exp(x^2) erfc(x) for x >= 0 is smooth and lies between 1 and 1.24 (M. M. Shepherd and
 * J. G. Laframboise, Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in 0 <= x < infinity,
 * Math. Comp. 36, 1981). With t = (x - MIDDLE) / (x + MIDDLE) it is a polynomial: its Chebyshev
 * expansion in t, computed anew with 50 digits from 80 nodes and cut after degree 26 (the next term
 * is 3e-20), as powers of t. */
#define MIDDLE 3.75
static const double tail_series[] = {
    0x1.3ccda0b5d5dc2p+0,  -0x1.1f367683f89a7p-3,  0x1.d5f2948159d5cp-9,   0x1.510169d0967fep-4,
    -0x1.bda9309a288f3p-4, 0x1.7a14188a99bbdp-4,   -0x1.e0d0fa6dfff48p-5,  0x1.d0b0037dca912p-6,
    -0x1.3f603c33d3651p-7, 0x1.cc3a0e231627ep-10,  0x1.33fb248b98a1fp-12,  -0x1.303f9da131ea2p-12,
    0x1.b14442355be43p-15, 0x1.778a2b8f2e752p-16,  -0x1.800839304a96cp-17, -0x1.0525b6d7eefd4p-20,
    0x1.d6afb6f3f188ep-20, -0x1.f479469e8aafcp-25, -0x1.18678c18ad7acp-22, 0x1.a14b81d0a6467p-26,
    0x1.5ff0ac2a5982fp-25, -0x1.2da11a81e0e15p-28, -0x1.c1ceb688aadedp-28, 0x1.2c02a9487e3bcp-31,
    0x1.efff7805d80a7p-31, -0x1.4a219c71bb4d2p-35, -0x1.42cb7ae4cd5a0p-34,
};

/* erf(x) / x below NEAR, where 1 - erf(x) keeps more digits: in the same way its expansion in x^2,
 * cut after degree 9 (the next term is 7e-18). */
#define NEAR 0.5
static const double near_series[] = {
    0x1.20dd750429b6dp+0,  -0x1.812746b0379e6p-2,  0x1.ce2f21a042b29p-4,  -0x1.b82ce3127f7a0p-6,
    0x1.565bcd0aa841bp-8,  -0x1.c02db23dfea05p-11, 0x1.f9a2a68b90f36p-14, -0x1.f4bba46a9101ap-17,
    0x1.b77698ecaedf0p-20, -0x1.39fdacc73f1fbp-23,
};

/* 1/n!, for exp on [-ln 2 / 2, ln 2 / 2]: what is left out is below 5e-18. */
static const double exp_series[] = {1,
                                    1,
                                    1.0 / 2,
                                    1.0 / 6,
                                    1.0 / 24,
                                    1.0 / 120,
                                    1.0 / 720,
                                    1.0 / 5040,
                                    1.0 / 40320,
                                    1.0 / 362880,
                                    1.0 / 3628800,
                                    1.0 / 39916800,
                                    1.0 / 479001600,
                                    1.0 / 6227020800};

/* ln 2 in two parts: whole multiples of the first, up to 2000, are exact. */
#define LN2_HIGH 0x1.62e42fefap-1
#define LN2_LOW 0x1.cf79abc9e3b3ap-40

#define BEYOND 28.0 /* erfc is 0 from here on: exp(-BEYOND^2) < 2^-1074 */

enum { PIECE = 64 }; /* arguments at once: lanes of vector code */

#define LANES(...)                                                                                 \
    for (int i = 0; i < PIECE; i++)                                                                \
    __VA_ARGS__

#define COUNT(series) ((int)(sizeof(series) / sizeof *(series)))

static inline void polynomial(const double *c, int count, const double *restrict x,
                              double *restrict sum)
{
    LANES(sum[i] = c[count - 1]);
    for (int term = count - 2; term >= 0; term--)
        LANES(sum[i] = sum[i] * x[i] + c[term]);
}

static inline double power_of_2(int32_t exponent)
{
    const uint64_t bits = (uint64_t)(exponent + 1023) << 52;
    double power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* exp(-x^2), 0 <= x <= BEYOND. The square of the upper half of x is exact, and what it leaves out
 * is small: rounding x^2 itself would cost digits. The power of two comes in two factors, as that
 * of a result below the normal numbers is none. */
static inline void exp_minus_square(const double *restrict x, double *restrict y)
{
    double rest[PIECE];
    int32_t k[PIECE];
    LANES({
        const double split = x[i] * 0x1p27;
        const double high = (x[i] + split) - split, left = (x[i] - high) * (x[i] + high);
        const double square = high * high;
        k[i] = (int32_t)(square * 0x1.71547652b82fep0 + 0.5);
        rest[i] = ((k[i] * LN2_HIGH - square) + k[i] * LN2_LOW) - left;
    });
    polynomial(exp_series, COUNT(exp_series), rest, y);
    LANES(y[i] = y[i] * power_of_2(-(k[i] / 2)) * power_of_2(-(k[i] - k[i] / 2)));
}

static inline void fill_piece(const double *restrict x, double *restrict y)
{
    double size[PIECE], t[PIECE], square[PIECE], tail[PIECE], near[PIECE];
    LANES({
        size[i] = fabs(x[i]) < BEYOND ? fabs(x[i]) : BEYOND;
        t[i] = (size[i] - MIDDLE) / (size[i] + MIDDLE);
        square[i] = size[i] < NEAR ? x[i] * x[i] : 0;
    });
    polynomial(tail_series, COUNT(tail_series), t, tail);
    polynomial(near_series, COUNT(near_series), square, near);
    exp_minus_square(size, t);
    LANES({
        const double above = tail[i] / (1 + 2 * size[i]) * t[i];
        const double far = x[i] < 0 ? 2 - above : above;
        y[i] = size[i] < NEAR ? 1 - x[i] * near[i] : far;
    });
}

OG_WIDE void og_erfc_fill(const double *x, size_t count, double *y)
{
    double in[PIECE] = {0}, out[PIECE];
    for (; count > 0; count -= count < PIECE ? count : PIECE, x += PIECE, y += PIECE) {
        const size_t taken = count < PIECE ? count : PIECE;
        memcpy(in, x, taken * sizeof *x);
        fill_piece(in, out);
        memcpy(y, out, taken * sizeof *y);
        if (taken < PIECE)
            return;
    }
}
