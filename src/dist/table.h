/* The block that tables are built into: inside dist only. */
#ifndef OG_DIST_TABLE_H
#define OG_DIST_TABLE_H

#include "dist/shape.h"

/* More entries than this make a scenario error. */
#define OG_STEP_LIMIT 65536

typedef struct og_block {
    double *at;
    size_t length, capacity;
    bool failed; /* sticky: memory was short */
} og_block;

/* `count` doubles more, zeroed; where they start, as an index that stays valid when the block
 * moves. When memory is short the block fails and 0 is returned: callers may go on writing within
 * what there was before, so they check `failed` first. */
size_t og_block_add(og_block *block, size_t count);

/* One octave of a mesh (random/table.h): its cells, 2^bits of them, start with number `first`. */
void og_mesh_set(double *mesh, bool upper, int exponent, int bits, size_t first);

/* Append a table to the block: of a NORMAL, LOGNORMAL, GAMMA or BETA, of a count or a DISCRETE, of
 * an EMPIRICAL. `dist` is read for lists and messages only. */
og_status og_cubic_add(og_block *block, const og_shape *shape, og_error *err);
og_status og_step_add(og_block *block, const og_dist *dist, const og_shape *shape, og_error *err);
og_status og_sample_add(og_block *block, const og_dist *dist, og_error *err);

#endif
