/* What is known of a value before anything is drawn: between which bounds it lies in every
 * replicate. Operations are computed as the kernels compute them, and rounding keeps the order of
 * two numbers, so bounds hold to the last bit. */
#ifndef OG_PROGRAM_INTERVAL_H
#define OG_PROGRAM_INTERVAL_H

#include "model/plan.h"

/* NaN: nothing is known, not even that there is a value. */
typedef struct og_interval {
    double low, high;
} og_interval;

/* What an instruction (but QUANTILE, ALLOCATE, SHIFT) makes of operands in a, b and c; the interval
 * of a constant in the place of one is that constant. */
og_interval og_interval_of(const og_instr *instr, og_interval a, og_interval b, og_interval c);

/* The one value that it can have: low, when this is 1. */
static inline int og_interval_single(og_interval a)
{
    return a.low == a.high;
}

#endif
