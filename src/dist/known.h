/* Distributions that are known by some of their quantiles alone. */
#ifndef OG_DIST_KNOWN_H
#define OG_DIST_KNOWN_H

#include "dist/shape.h"

enum { OG_KNOWN_MOST = 32 };

/* Quantile `x` at standard normal variates `z`, ascending; `slope` dx/dz. */
typedef struct og_known {
    size_t count;
    double z[OG_KNOWN_MOST], x[OG_KNOWN_MOST], slope[OG_KNOWN_MOST];
} og_known;

/* x as a function of z: through the quantiles, monotone, with a derivative (Fritsch and Carlson,
 * SIAM J. Numer. Anal. 17, 1980), and straight on beyond the outermost two of either side, which
 * is how a normal distribution goes on. 2 to OG_KNOWN_MOST quantiles, probabilities in (0, 1). */
void og_known_init(og_known *known, const double *probabilities, const double *values,
                   size_t count);

/* The value at z; *slope (or NULL) its derivative. */
double og_known_at(const og_known *known, double z, double *slope);

/* Its curve, which refers to it. */
void og_known_curve(const og_known *known, og_curve *curve);

#endif
