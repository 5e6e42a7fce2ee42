/* The distributions: names, parameters, what they allow, and their quantile tables. */
#ifndef OG_DIST_DIST_H
#define OG_DIST_DIST_H

#include "lang/error.h"
#include "random/quantile.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OG_DIST_PARAMETERS 4

typedef enum og_dist_kind {
    OG_DIST_PERT,
    OG_DIST_TRIANGULAR,
    OG_DIST_UNIFORM,
    OG_DIST_NORMAL,
    OG_DIST_LOGNORMAL,
    OG_DIST_GAMMA,
    OG_DIST_BETA,
    OG_DIST_POISSON,
    OG_DIST_NEGATIVE_BINOMIAL,
    OG_DIST_BINOMIAL,
    OG_DIST_BERNOULLI,
    OG_DIST_DISCRETE,
    OG_DIST_EMPIRICAL,
    OG_DIST_KINDS
} og_dist_kind;

/* A distribution as a scenario states it. Parameter i of the type's list is p[i], given when bit i
 * of `given` is set; `values` and `weights` only for discrete (both) and empirical (values). */
typedef struct og_dist {
    og_dist_kind kind;
    uint32_t given;
    double p[OG_DIST_PARAMETERS];
    const double *values, *weights;
    size_t count;
} og_dist;

typedef struct og_dist_type {
    const char *name;                               /* as in `dist:` */
    const char *parameters[OG_DIST_PARAMETERS + 1]; /* keys in order, NULL-terminated */
    bool is_count;                                  /* defaults to vary: month */
    bool lists;                                     /* takes values (and weights) */
    const char *description;                        /* one sentence, for the schema and its docs */
} og_dist_type;

/* The table, indexed by og_dist_kind. */
extern const og_dist_type og_dist_types[OG_DIST_KINDS];

/* What a parameter may be on its own, by kind and place in the type's list. A bound of 1e100 is no
 * more than what a double can square. */
typedef struct og_dist_range {
    double low, high;
    bool open; /* low itself is not allowed */
} og_dist_range;

extern const og_dist_range og_dist_ranges[OG_DIST_KINDS][OG_DIST_PARAMETERS];

/* The sets of parameters that a distribution is stated by, as masks: all of `first`, or all of
 * `second` (0: there is one way only), and any of `optional`. Those with lists have none. */
typedef struct og_dist_statement {
    uint32_t first, second, optional;
} og_dist_statement;

og_dist_statement og_dist_stated_by(og_dist_kind kind);

/* Whether the parameters are all there and allowed; on failure err->message says what is wrong
 * ("low must be at most likely, got low 5 and likely 3"), without the key path, and *parameter
 * (may be NULL) is the index of the offending one, or -1. */
og_status og_dist_check(const og_dist *dist, int *parameter, og_error *err);

/* Mean, and the support: what can come out of the distribution at all (+-INFINITY when it is
 * unbounded on that side). */
double og_dist_mean(const og_dist *dist);
void og_dist_support(const og_dist *dist, double *low, double *high);

/* Q(u) straight from GSL or in closed form: what the tables are made from and tested against. At
 * 0 and 1 it is the end of the support. */
double og_dist_quantile(const og_dist *dist, double u);

/* Collects tables; distributions of one shape (equal up to location and scale) share one. */
typedef struct og_tables og_tables;
og_tables *og_tables_new(void);
void og_tables_free(og_tables *tables);

/* Adds `dist` (checked before); *out refers into the block that og_tables_block gives in the end.
 * Between its 2^-13 quantiles a table of a continuous distribution is right to 1e-6 of the
 * interquartile range (or 1e-10 of the distance between these quantiles, if that is more), beyond
 * them down to 2^-53 to 1e-4 of the distance to the median; it never falls but by rounding.
 * Fails when a step table would pass 65,536 entries (OG_ERR_LIMIT) or memory is short. */
og_status og_tables_add(og_tables *tables, const og_dist *dist, og_quantile *out, og_error *err);

/* The block of doubles so far; owned by `tables`, moves when tables are added. */
const double *og_tables_block(const og_tables *tables, size_t *length);

/* Correlation: the lower Cholesky factor (row-major, n x n) of a symmetric matrix with unit
 * diagonal; OG_ERR_NUMERIC when it is not positive definite. `factor` may be `matrix`. */
og_status og_correlation_factor(const double *matrix, size_t n, double *factor, og_error *err);

#endif
