/* A distribution up to location and scale: what distributions that share a table have in common. */
#ifndef OG_DIST_SHAPE_H
#define OG_DIST_SHAPE_H

#include "dist/dist.h"
#include "dist/mass.h"

/* Parameters, in the order of og_dist_types. */
enum { PERT_LOW, PERT_LIKELY, PERT_HIGH }; /* pert, triangular */
enum { UNIFORM_LOW, UNIFORM_HIGH };
enum { MEAN, SD, MIN, MAX }; /* normal; gamma, beta, counts as far as they go */
enum { MEDIAN, SIGMA, P5, P95 };
enum { TRIALS, CHANCE };

bool og_dist_given(const og_dist *dist, int parameter);

/* The quantile function of a distribution is location + scale * that of its shape, which is
 *
 *   UNIFORM                     u; with scale 0, a constant
 *   TRIANGULAR                  on [0, 1] with mode a
 *   NORMAL                      standard normal, truncated to [a, b] (or infinite); from a if that
 *                               is finite, else from b if that is; on [0, 1] if both are
 *   LOGNORMAL                   median 1, standard deviation a of the logarithm
 *   GAMMA                       shape a, mean 1
 *   BETA                        parameters a and b
 *   POISSON                     mean a
 *   NEGATIVE_BINOMIAL           mean a, dispersion b
 *   BINOMIAL                    a trials of probability b
 *   BERNOULLI                   1 with probability a
 *   DISCRETE, EMPIRICAL         the distribution itself */
typedef struct og_shape {
    og_dist_kind kind;
    double a, b;
    double location, scale;
} og_shape;

og_shape og_shape_of(const og_dist *dist);

/* A shape of NORMAL, LOGNORMAL, GAMMA or BETA, made ready to be evaluated many times. */
typedef struct og_curve {
    og_dist_kind kind;
    double a, b;
    og_mass mass;
} og_curve;

void og_curve_init(og_curve *curve, const og_shape *shape);

/* Its quantile where the tail has mass p in [2^-53, 1/2], with its derivative to p. */
og_mass_point og_curve_find(const og_curve *curve, double p, bool upper);

#endif
