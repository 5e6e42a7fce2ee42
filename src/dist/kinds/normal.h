/* The family of normal distributions, truncated to [a, b] (or infinite): counted from a if that is
 * finite, else from b if that is; on [0, 1] if both are. */
#ifndef OG_DIST_KINDS_NORMAL_H
#define OG_DIST_KINDS_NORMAL_H

#include "dist/shape.h"

/* Without bounds. */
og_shape og_normal_shape(double mean, double sd);

/* As og_family.find, of the standard normal distribution truncated to [a, b]. */
og_mass_point og_normal_find(double a, double b, double p, bool upper);

#endif
