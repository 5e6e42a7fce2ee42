/* The distributions: names, parameters, what they allow, and their quantile tables. To add one:
 * doc/architecture.md, Recipes. */
#ifndef OG_DIST_DIST_H
#define OG_DIST_DIST_H

#include "lang/error.h"
#include "random/quantile.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OG_DIST_PARAMETERS 4
#define OG_DIST_LARGE 1e100 /* no number of a distribution is larger: a double can square it */

/* The distributions: each is the row og_dist_<name> of kinds/<name>.c. */
#define OG_DIST_LIST(X)                                                                            \
    X(PERT, pert)                                                                                  \
    X(TRIANGULAR, triangular)                                                                      \
    X(UNIFORM, uniform)                                                                            \
    X(NORMAL, normal)                                                                              \
    X(LOGNORMAL, lognormal)                                                                        \
    X(GAMMA, gamma)                                                                                \
    X(WEIBULL, weibull)                                                                            \
    X(BETA, beta)                                                                                  \
    X(POISSON, poisson)                                                                            \
    X(NEGATIVE_BINOMIAL, negative_binomial)                                                        \
    X(BINOMIAL, binomial)                                                                          \
    X(BERNOULLI, bernoulli)                                                                        \
    X(DISCRETE, discrete)                                                                          \
    X(EMPIRICAL, empirical)

typedef enum og_dist_kind {
#define X(name, row) OG_DIST_##name,
    OG_DIST_LIST(X)
#undef X
        OG_DIST_KINDS
} og_dist_kind;

/* A distribution as a scenario states it. Parameter i of the type's list is p[i], given when bit i
 * of `given` is set; `values` and `weights` only for those with lists. */
typedef struct og_dist {
    og_dist_kind kind;
    uint32_t given;
    double p[OG_DIST_PARAMETERS];
    const double *values, *weights;
    size_t count;
} og_dist;

/* A parameter, and what it may be on its own; -+OG_DIST_LARGE is no bound. */
typedef struct og_dist_parameter {
    const char *key, *note; /* note: what it is, for the schema */
    double low, high;
    bool open; /* low itself is not allowed */
} og_dist_parameter;

/* The sets of parameters that a distribution is stated by, as masks: all of `first`, or all of
 * `second` (0: there is one way only), and any of `optional`. */
typedef struct og_dist_statement {
    uint32_t first, second, optional;
} og_dist_statement;

struct og_shape; /* shape.h */

typedef struct og_dist_type {
    const char *name;        /* as in `dist:` */
    const char *description; /* one sentence, for the schema and its docs */
    og_dist_parameter parameters[OG_DIST_PARAMETERS + 1]; /* ends with a NULL key */
    og_dist_statement stated;                             /* zero: by all of them */
    bool is_count;                                        /* defaults to vary: month */
    bool lists, weighted;                                 /* takes values, and weights */

    /* What the parameters must be together, each being within its own range (NULL: anything), as
     * og_dist_check. */
    og_status (*check)(const og_dist *dist, int *parameter, og_error *err);
    void (*support)(const og_dist *dist, double *low, double *high);
    /* Of one that is no point (its support is more than one number), and `mean` not when its shape
     * is uniform. */
    struct og_shape (*shape)(const og_dist *dist);
    double (*mean)(const og_dist *dist, const struct og_shape *shape);
} og_dist_type;

/* The table, indexed by og_dist_kind. */
extern const og_dist_type *const og_dist_types[OG_DIST_KINDS];

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

/* The same of a distribution that is known by `count` of its quantiles (2 to 32, ascending, not all
 * alike) at `probabilities` in (0, 1); between and beyond them as known.h tells. Right to 1e-4 of
 * the interquartile range. */
og_status og_tables_add_known(og_tables *tables, const double *probabilities, const double *values,
                              size_t count, og_quantile *out, og_error *err);

/* The block of doubles so far; owned by `tables`, moves when tables are added. */
const double *og_tables_block(const og_tables *tables, size_t *length);

/* Correlation: the lower Cholesky factor (row-major, n x n) of a symmetric matrix with unit
 * diagonal; OG_ERR_NUMERIC when it is not positive definite. `factor` may be `matrix`. */
og_status og_correlation_factor(const double *matrix, size_t n, double *factor, og_error *err);

#endif
