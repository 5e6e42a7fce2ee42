/* A metric's moments. */
#ifndef OG_ENGINE_MOMENTS_H
#define OG_ENGINE_MOMENTS_H

#include <stddef.h>

typedef struct og_moments {
    double mean, second, fourth; /* central, of `count` and not `count - 1` */
    double positive;             /* values above OG_POSITIVE */
} og_moments;

/* Of `count` >= 1 values (no NaN). What is constant has central moments that are exactly 0. */
og_moments og_moments_of(const double *values, size_t count);

#endif
