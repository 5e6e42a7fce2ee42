/* A whole file in memory, within a limit. */
#ifndef OG_IO_BYTES_H
#define OG_IO_BYTES_H

#include "base/arena.h"
#include "opgave.h"

/* The bytes of the regular file `path`, of at most `limit`, and a NUL behind them, in the arena.
 * NULL after an error: with the reason, in which the file is called `name`, OG_ERR_VALUE
 * when another one must be named and OG_ERR_IO when the system fails; or OG_ERR_MEMORY. */
const char *og_bytes_read(const char *path, const char *name, size_t limit, og_arena *arena,
                          size_t *length, og_error *err);

#endif
