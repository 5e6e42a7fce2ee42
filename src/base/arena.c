#include "base/arena.h"

#include "base/format.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)32 << 10)

struct og_arena_block {
    struct og_arena_block *before;
    size_t used, size; /* bytes of data */
    alignas(max_align_t) char data[];
};

void og_arena_clear(og_arena *arena)
{
    struct og_arena_block *block = arena->last;
    while (block) {
        struct og_arena_block *before = block->before;
        free(block);
        block = before;
    }
    *arena = (og_arena){0};
}

static struct og_arena_block *block_add(og_arena *arena, size_t size)
{
    struct og_arena_block *block = calloc(1, sizeof *block + size);
    if (block) {
        block->size = size;
        block->before = arena->last;
        arena->last = block;
    }
    return block;
}

void *og_arena_alloc(og_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    struct og_arena_block *block = arena->last;

    if (size > PTRDIFF_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + align - 1) / align * align;
    if (!block || block->size - block->used < size)
        block = block_add(arena, size > BLOCK_SIZE ? size : BLOCK_SIZE);
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    void *memory = block->data + block->used;
    block->used += size;
    return memory;
}

void *og_arena_array(og_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return og_arena_alloc(arena, count * size);
}

char *og_arena_text(og_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        arena->failed = true;
        return NULL;
    }
    char *copy = og_arena_alloc(arena, length + 1);
    if (copy && length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *og_arena_printf(og_arena *arena, const char *format, ...)
{
    va_list args, again;
    char *text = NULL;

    va_start(args, format);
    va_copy(again, args);
    int length = og_vformat(NULL, 0, format, args);
    if (length < 0)
        arena->failed = true;
    else
        text = og_arena_alloc(arena, (size_t)length + 1);
    if (text)
        og_vformat(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}
