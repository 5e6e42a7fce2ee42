/* The block of doubles that tables are built into: inside dist only. */
#ifndef OG_DIST_BLOCK_H
#define OG_DIST_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct og_block {
    double *at;
    size_t length, capacity;
    bool failed; /* sticky: memory was short */
} og_block;

/* `count` doubles more, zeroed; where they start, as an index that stays valid when the block
 * moves. When memory is short the block fails and 0 is returned: callers may go on writing within
 * what there was before, so they check `failed` first. */
size_t og_block_add(og_block *block, size_t count);

#endif
