/* A distribution up to location and scale: what distributions that share a table have in common. */
#ifndef OG_DIST_SHAPE_H
#define OG_DIST_SHAPE_H

#include "dist/dist.h"
#include "dist/mass.h"

typedef struct og_family og_family;

/* The quantile function of a distribution is location + scale * that of its shape, which is of a
 * family, with the family's parameters a and b. */
typedef struct og_shape {
    const og_family *family;
    double a, b;
    double location, scale;
} og_shape;

/* A shape of a continuous family, made ready to be evaluated many times. */
typedef struct og_curve {
    og_shape shape;
    og_mass mass;                 /* where the family uses it */
    const struct og_known *known; /* known.h: of what is known by its quantiles; NULL */
} og_curve;

/* Outcomes with their weights. */
typedef struct og_list {
    const double *values, *weights;
    size_t count;
} og_list;

/* How the shapes of a family are evaluated. The functions that its `table` needs are there, and
 * `quantile`. */
struct og_family {
    og_quantile_kind table;

    /* Q(u) straight from GSL or in closed form, 0 < u < 1. NULL: of the curve, or of the count. */
    double (*quantile)(const og_dist *dist, const og_shape *shape, double u);

    /* CUBIC: the quantile where the tail has mass p in [2^-53, 1/2], with its derivative to p;
     * `ready` (or NULL) prepares the curve's mass. */
    void (*ready)(og_curve *curve);
    og_mass_point (*find)(const og_curve *curve, double p, bool upper);
    double tolerance; /* what the table may lie off, in distances between quartiles; 0: 2.5e-7 */

    /* STEP, of a count: p(k + 1) / p(k); where p is largest; what the ratio tends to, from below if
     * it ever is below (NULL: 0); the mass at or below k, or above it. */
    double (*ratio)(const og_shape *shape, double k);
    double (*mode)(const og_shape *shape);
    double (*limit)(const og_shape *shape);
    double (*mass)(const og_shape *shape, unsigned k, bool upper);

    /* STEP, of a few outcomes: these; `room` is for them. */
    og_list (*list)(const og_dist *dist, const og_shape *shape, double room[4]);
};

/* u; with scale 0, a constant. */
extern const og_family og_family_uniform;

bool og_dist_given(const og_dist *dist, int parameter);

/* A shape of which 0 is at low and 1 at high. */
og_shape og_shape_between(const og_family *family, double a, double b, double low, double high);

#define OG_PARAMETER_ANY .low = -OG_DIST_LARGE, .high = OG_DIST_LARGE
#define OG_PARAMETER_FROM_ZERO .low = 0, .high = OG_DIST_LARGE
#define OG_PARAMETER_ABOVE_ZERO .low = 0, .high = OG_DIST_LARGE, .open = true
#define OG_PARAMETER_SHARE .low = 0, .high = 1

/* In a check: blames parameter `index` (-1: none). */
#define OG_DIST_FAULT(index, ...) (*parameter = (index), OG_FAIL(err, OG_ERR_SCENARIO, __VA_ARGS__))

#endif
