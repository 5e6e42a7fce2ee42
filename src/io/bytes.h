/* A whole file in memory, within a limit. */
#ifndef OG_IO_BYTES_H
#define OG_IO_BYTES_H

#include "base/arena.h"

/* The bytes of the regular file `path`, of at most `limit`, and a NUL behind them, in the arena.
 * NULL with the reason in *why (English, in the arena or static), which is NULL when memory is
 * short. */
const char *og_bytes_read(const char *path, size_t limit, og_arena *arena, size_t *length,
                          const char **why);

#endif
