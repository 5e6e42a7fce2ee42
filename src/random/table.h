/* How quantile tables lie in the plan's block: written in dist, read by random/quantile.c.
 *
 * A CUBIC table looks its cell up in a *mesh* over (0, 1) that grows finer towards both ends. u is
 * folded to the mass p = min(u, 1 - u) beyond it; each tail has an octave for every exponent that p
 * can have, and octave o, holding p in [2^e, 2^(e+1)), is cut into 2^b equal cells, with b its own.
 * With scale = 2^(b-e) the product p * scale lies in [2^b, 2^(b+1)): its whole part plus `start` is
 * the cell's number and its fraction the place within the cell, both without rounding. The last
 * octave of a tail is the single point p = 1/2, the median.
 *
 *   mesh    scale, start of every octave of the lower tail, then of the upper tail
 *   CUBIC   mesh, then per cell c0 c1 c2 c3: Q = c0 + t (c1 + t (c2 + t c3)), t in [0, 1)
 *   STEP    cells, entries; per cell of (0, 1) (a power of two of equal ones) the first entry whose
 *           CDF reaches the cell's start; then the entries' CDF, ascending to 1; then their values.
 *           Q is the value of the first entry whose CDF reaches u
 *   SAMPLE  the number of values less one, then the values ascending, the last one twice */
#ifndef OG_RANDOM_TABLE_H
#define OG_RANDOM_TABLE_H

enum {
    OG_MESH_OCTAVES = 53, /* of one tail: exponents -53 ... -1 */
    OG_MESH_LENGTH = 2 * 2 * OG_MESH_OCTAVES,
    OG_MESH_LOWEST = -53
};

/* Offsets in a table, in doubles. */
enum {
    OG_CUBIC_ROWS = OG_MESH_LENGTH,
    OG_STEP_CELLS = 0,
    OG_STEP_ENTRIES,
    OG_STEP_FIRST,
    OG_SAMPLE_LAST = 0,
    OG_SAMPLE_VALUES
};

#endif
