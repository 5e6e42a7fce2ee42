/* Names of series, each with a number in the order of their first mention. */
#ifndef OG_CSV_NAMES_H
#define OG_CSV_NAMES_H

#include "base/arena.h"

#include <stdint.h>

/* A zeroed one is empty and valid; everything lives in the arena. */
typedef struct og_names {
    og_arena *arena;
    const char **items; /* NUL-terminated */
    size_t count, capacity;
    uint32_t *slots; /* of a table of twice the capacity: number and one, 0 where empty */
} og_names;

/* The number of the name, which is added when it is new; SIZE_MAX when memory is short. */
size_t og_names_add(og_names *names, const char *text, size_t length);

#endif
