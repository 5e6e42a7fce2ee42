/* Distributions and their tables, for tests. */
#ifndef OG_TEST_DISTRIBUTION_H
#define OG_TEST_DISTRIBUTION_H

#include "dist/dist.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* DIST(NORMAL, 3, mean, sd): the mask of the parameters that are given, and these. */
#define DIST(kind_, given_, ...)                                                                   \
    {                                                                                              \
        .kind = OG_DIST_##kind_, .given = given_, .p = { __VA_ARGS__ }                             \
    }

static inline og_dist listed(og_dist_kind kind, const double *values, const double *weights,
                             size_t count)
{
    return (og_dist){.kind = kind, .values = values, .weights = weights, .count = count};
}

typedef struct made {
    og_tables *tables;
    og_quantile quantile;
    const double *block;
} made;

static inline made make(const og_dist *dist)
{
    made m = {.tables = og_tables_new()};
    size_t length;
    assert_non_null(m.tables);
    assert_int_equal(og_dist_check(dist, NULL, NULL), OG_OK);
    assert_int_equal(og_tables_add(m.tables, dist, &m.quantile, NULL), OG_OK);
    m.block = og_tables_block(m.tables, &length);
    assert_true(m.quantile.offset + m.quantile.length == length);
    return m;
}

static inline double value(const made *m, double u)
{
    double x;
    og_quantile_fill(&m->quantile, m->block, &u, 1, &x);
    return x;
}

#endif
