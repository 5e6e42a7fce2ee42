#include "engine/pile.h"

#include <stdlib.h>

#define SLAB 256 /* chunks that are allocated together: a megabyte */

struct og_slab {
    struct og_slab *before;
    og_chunk chunks[SLAB];
};

void og_chunk_pool_clear(og_chunk_pool *pool)
{
    while (pool->slabs) {
        struct og_slab *before = pool->slabs->before;
        free(pool->slabs);
        pool->slabs = before;
    }
    *pool = (og_chunk_pool){0};
}

void og_chunk_return(og_chunk_pool *pool, og_chunk *chunk)
{
    chunk->before = pool->unused;
    pool->unused = chunk;
}

static og_chunk *lend(og_chunk_pool *pool)
{
    og_chunk *chunk = pool->unused;
    if (chunk) {
        pool->unused = chunk->before;
        return chunk;
    }
    if (pool->fresh == 0) {
        struct og_slab *slab = malloc(sizeof *slab);
        if (!slab)
            return NULL;
        slab->before = pool->slabs;
        pool->slabs = slab;
        pool->fresh = SLAB;
    }
    return &pool->slabs->chunks[SLAB - pool->fresh--];
}

double *og_pile_room(og_chunk_pool *pool, og_pile *pile, size_t count)
{
    if (pile->room < count) {
        og_chunk *chunk = lend(pool);
        if (!chunk)
            return NULL;
        if (pile->last)
            pile->last->count = OG_CHUNK - pile->room;
        chunk->before = pile->last;
        *pile = (og_pile){chunk, OG_CHUNK};
    }
    double *next = pile->last->values + (OG_CHUNK - pile->room);
    pile->room -= (uint32_t)count;
    return next;
}

og_chunk *og_pile_take(og_pile *pile, og_chunk *others)
{
    og_chunk *taken = pile->last, **end = &taken;
    if (!taken)
        return others;
    taken->count = OG_CHUNK - pile->room;
    *pile = (og_pile){NULL, 0};
    while (*end)
        end = &(*end)->before;
    *end = others;
    return taken;
}
