/* Values put aside for later, without an order. They lie in chunks that a pool lends and takes
 * back, so that a pile that grows and shrinks again and again asks the system for memory but once.
 */
#ifndef OG_ENGINE_PILE_H
#define OG_ENGINE_PILE_H

#include "model/plan.h"

#define OG_CHUNK (2 * OG_BATCH)

typedef struct og_chunk {
    struct og_chunk *before;
    size_t count;
    double values[OG_CHUNK];
} og_chunk;

/* Of one thread at a time. Chunks may go back to another pool than they came from, but no pool may
 * be cleared before all are done with. */
typedef struct og_chunk_pool {
    og_chunk *unused;
    struct og_slab *slabs;
    size_t fresh; /* chunks of the newest slab that were never lent */
} og_chunk_pool;

void og_chunk_pool_clear(og_chunk_pool *pool);
void og_chunk_return(og_chunk_pool *pool, og_chunk *chunk);

/* Zeroed: empty. The newest chunk tells its count only when the pile is closed: until then it is
 * the room that is left which counts, so that adding does not touch the chunk's head. */
typedef struct og_pile {
    og_chunk *last;
    uint32_t room;
} og_pile;

/* Room for `count` <= OG_BATCH values more, which count as added; NULL: memory is short. */
double *og_pile_room(og_chunk_pool *pool, og_pile *pile, size_t count);

/* Takes all chunks from a pile, which is then empty, and puts them before `others`. */
og_chunk *og_pile_take(og_pile *pile, og_chunk *others);

#endif
