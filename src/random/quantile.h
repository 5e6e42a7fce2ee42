/* Quantile functions at run time: tables and closed forms made with the plan, evaluated for a
 * whole batch at once. C and its maths library only. */
#ifndef OG_RANDOM_QUANTILE_H
#define OG_RANDOM_QUANTILE_H

#include <stddef.h>
#include <stdint.h>

typedef enum og_quantile_kind {
    OG_QUANTILE_IDENTITY,   /* location + scale * u */
    OG_QUANTILE_TRIANGULAR, /* on [0, 1] with mode at parameter, then location + scale * x */
    OG_QUANTILE_CUBIC,      /* piecewise cubic in u over the whole lattice, hierarchical */
    OG_QUANTILE_STEP,       /* sorted CDF with a guide table: counts, discrete */
    OG_QUANTILE_SAMPLE      /* type 7 quantile of a sorted sample */
} og_quantile_kind;

/* A table lies in the plan's block of doubles, from `offset`, `length` doubles long; random/table.h
 * tells its inner layout. Plain data, no pointers. */
typedef struct og_quantile {
    uint32_t kind; /* og_quantile_kind */
    uint32_t reserved;
    uint64_t offset, length;
    double parameter; /* mode of a triangular */
    double location, scale;
} og_quantile;

/* out[i] = Q(u[i]); `block` is the plan's block of doubles. out may be u. */
void og_quantile_fill(const og_quantile *quantile, const double *block, const double *u,
                      size_t count, double *out);

/* Standard normal quantile (needs the table `normal`) and distribution function, for persistence
 * and correlation. og_normal_cdf stays within [2^-53, 1 - 2^-53]. */
void og_normal_cdf(const double *z, size_t count, double *u);

#endif
