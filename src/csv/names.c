#include "csv/names.h"

#include <string.h>

/* FNV-1a. */
static uint64_t hash_of(const char *text, size_t length)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 32;
}

/* The slot that holds the name, or the empty one where it belongs. */
static uint32_t *slot_of(const og_names *names, const char *text, size_t length)
{
    size_t mask = 2 * names->capacity - 1;
    size_t at = hash_of(text, length) & mask;
    while (names->slots[at] > 0) {
        const char *item = names->items[names->slots[at] - 1];
        if (strncmp(item, text, length) == 0 && item[length] == '\0')
            break;
        at = (at + 1) & mask;
    }
    return &names->slots[at];
}

static bool grow(og_names *names)
{
    og_names more = *names;
    more.capacity = names->capacity ? 2 * names->capacity : 64;
    more.items = og_arena_array(names->arena, more.capacity, sizeof *more.items);
    more.slots = og_arena_array(names->arena, 2 * more.capacity, sizeof *more.slots);
    if (!more.items || !more.slots)
        return false;
    for (size_t i = 0; i < names->count; i++) {
        more.items[i] = names->items[i];
        *slot_of(&more, more.items[i], strlen(more.items[i])) = (uint32_t)i + 1;
    }
    *names = more;
    return true;
}

size_t og_names_add(og_names *names, const char *text, size_t length)
{
    if (names->count == names->capacity && !grow(names))
        return SIZE_MAX;
    uint32_t *slot = slot_of(names, text, length);
    if (*slot > 0)
        return *slot - 1;
    char *copy = og_arena_text(names->arena, text, length);
    if (!copy)
        return SIZE_MAX;
    names->items[names->count++] = copy;
    *slot = (uint32_t)names->count;
    return names->count - 1;
}
