/* The probability mass of a gamma or beta distribution, integrated from its density alone, and its
 * inverse in either tail down to 2^-53.
 *
 * Why not GSL's inverses: gsl_cdf_gamma_Pinv and gsl_cdf_beta_Pinv give NaN in deep tails, and for
 * narrow distributions (a beta with parameters of 1e7) do not return at all. In d = log x (gamma)
 * or logit x (beta), counted from the mode, the density is log-concave and smooth whatever the
 * parameters are, so that one quadrature serves them all. */
#ifndef OG_DIST_MASS_H
#define OG_DIST_MASS_H

#include <stdbool.h>
#include <stddef.h>

enum { OG_MASS_SIDE = 128, OG_MASS_NODES = 2 * OG_MASS_SIDE + 1, OG_MASS_TERMS = 20 };

typedef struct og_mass {
    bool beta;
    double a, b, n; /* shape of the gamma; parameters of the beta and their sum */
    double logit;   /* of the beta's mode */
    size_t count;   /* of the nodes between which the mass is known */
    size_t mode;    /* the node at d = 0 */
    double at[OG_MASS_NODES], density[OG_MASS_NODES]; /* unnormalised */
    double below[OG_MASS_NODES], above[OG_MASS_NODES];
    double series[OG_MASS_NODES][OG_MASS_TERMS + 1]; /* of the mass in each panel */
    double total;
} og_mass;

/* Where mass p lies below (or above), p in [2^-53, 1/2]. */
typedef struct og_mass_point {
    double x;     /* gamma: over its mean; beta: as it is */
    double slope; /* dx/dp, negative in the upper tail */
} og_mass_point;

/* Gamma with shape a, beta with parameters a and b: from 1e-7; the smaller of a and b up to 1e17.
 */
void og_mass_gamma(og_mass *mass, double a);
void og_mass_beta(og_mass *mass, double a, double b);

og_mass_point og_mass_find(const og_mass *mass, double p, bool upper);

#endif
