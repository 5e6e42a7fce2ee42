/* Memory that lives and dies together: the nodes of a tree, the parts of a scenario. */
#ifndef OG_BASE_ARENA_H
#define OG_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct og_arena {
    struct og_arena_block *last; /* newest block; blocks are chained for og_arena_clear */
    bool failed;                 /* sticky: some request could not be met */
} og_arena;

/* A zeroed og_arena is empty and valid. */
void og_arena_clear(og_arena *arena);

/* `size` zeroed bytes aligned for any type, or NULL (and arena->failed) when memory is short. */
void *og_arena_alloc(og_arena *arena, size_t size);

/* As og_arena_alloc for `count` items of `size` bytes; NULL when the product overflows. */
void *og_arena_array(og_arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of `length` bytes of `text`. */
char *og_arena_text(og_arena *arena, const char *text, size_t length);

/* printf into the arena, numbers as in the C locale. */
char *og_arena_printf(og_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
