/* What is known of a value before anything is drawn: its bounds, and of which other value, its
 * root, it is (but for rounding) a constant times and a constant more. Rounding keeps the order of
 * two numbers, so that its order statistics are those of the root, times and plus the same: a
 * location's places from whether it is open, this month's demand from the yearly arrivals. */
#ifndef OG_PROGRAM_FACT_H
#define OG_PROGRAM_FACT_H

#include "program/interval.h"

#include <stdbool.h>

#define OG_ROOT_NONE (-1) /* of a constant */

typedef struct og_fact {
    og_interval interval;
    double offset, scale; /* offset + scale * root */
    int32_t root;         /* a node whose root is itself */
    bool two;             /* the root is either 0 or 1, the value either end of the interval */
} og_fact;

og_fact og_fact_constant(double k);

/* Of a node of which no more is known than its bounds. */
og_fact og_fact_row(og_interval interval, int32_t node);

/* What an instruction (but FILL, QUANTILE, ALLOCATE, SHIFT) that makes a node is known to make of
 * operands in a, b and c; the constant 0 stands for those that it does not read. */
og_fact og_fact_of(const og_instr *instr, const og_fact in[3], int32_t node);

#endif
