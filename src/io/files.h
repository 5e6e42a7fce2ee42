/* The files that one scenario is read from: by the caller's reader or from the file system, each
 * once. */
#ifndef OG_IO_FILES_H
#define OG_IO_FILES_H

#include "base/arena.h"
#include "opgave.h"

/* A file that was read. */
typedef struct og_files_entry {
    const char *path, *bytes; /* a NUL stands behind them */
    size_t length;
    struct og_files_entry *next; /* in the order in which they were read */
} og_files_entry;

typedef struct og_files {
    og_arena *arena;   /* holds what is read */
    og_read_file read; /* NULL: the file system */
    void *context;
    og_progress progress; /* told of each file */
    bool stopped;         /* by `progress` */
    og_files_entry *first, *last;
    size_t values; /* taken from CSV files so far, for who limits them */
} og_files;

/* The file `path`, of at most `limit` bytes, called `name` in messages. NULL after an error:
 * OG_ERR_IO with the reason (OG_ERR_VALUE when it is reached by a symbolic link that leads out of
 * the folder of the first file), OG_ERR_MEMORY, or OG_CANCELLED (files->stopped). */
const og_files_entry *og_files_read(og_files *files, const char *path, const char *name,
                                    size_t limit, og_error *err);

#endif
