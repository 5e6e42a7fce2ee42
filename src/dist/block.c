#include "dist/block.h"

#include <stdlib.h>
#include <string.h>

size_t og_block_add(og_block *block, size_t count)
{
    size_t start = block->length;
    if (count > block->capacity - start) {
        size_t capacity = 2 * block->capacity + count;
        double *at = realloc(block->at, capacity * sizeof *at);
        if (!at) {
            block->failed = true;
            return 0;
        }
        block->at = at;
        block->capacity = capacity;
    }
    memset(block->at + start, 0, count * sizeof *block->at);
    block->length += count;
    return start;
}
