/* From a distribution to its shape and its quantiles, by the table of types: inside dist only. */
#ifndef OG_DIST_TYPE_H
#define OG_DIST_TYPE_H

#include "dist/shape.h"

/* A point has a uniform shape of scale 0. */
og_shape og_shape_of(const og_dist *dist);

void og_curve_init(og_curve *curve, const og_shape *shape);

#endif
