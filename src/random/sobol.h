/* The Sobol' sequence: direction numbers for its dimensions, from the primitive polynomials and
 * initial numbers of Joe and Kuo, Constructing Sobol sequences with better two-dimensional
 * projections, SIAM J. Sci. Comput. 30 (2008). */
#ifndef OG_RANDOM_SOBOL_H
#define OG_RANDOM_SOBOL_H

#include <stddef.h>
#include <stdint.h>

#define OG_SOBOL_DIMENSIONS 161 /* of the table: all polynomials up to degree 10 */
#define OG_SOBOL_BITS 32

/* Point i of the sequence (in the natural order, point 0 at 0) is the exclusive or of
 * directions[j] over the bits j of i. The numbers are bit-reversed: bit 0 weighs a half, bit 1 a
 * quarter. dimension < OG_SOBOL_DIMENSIONS; dimension 0 is the van der Corput sequence. */
void og_sobol_directions(size_t dimension, uint32_t directions[OG_SOBOL_BITS]);

#endif
