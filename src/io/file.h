/* Files that appear whole or not at all: written under another name in the same folder, then
 * renamed. Whatever goes wrong, the old file stays and nothing else is left behind. */
#ifndef OG_IO_FILE_H
#define OG_IO_FILE_H

#include "lang/error.h"

#include <stddef.h>

/* A file being written. Zeroed: none, which og_file_abandon accepts. */
typedef struct og_file {
    char *path, *temporary; /* temporary: NULL when nothing is open */
    char *buffer;
    size_t used;
    int descriptor;
    int fault; /* the first failure of writing, as an errno: sticky */
} og_file;

/* `path` must be new or a regular file. Messages of all functions here read
 * "cannot write 'out/base/series.csv': No space left on device". */
OG_NODISCARD og_status og_file_open(og_file *file, const char *path, og_error *err);

/* Failures are kept for og_file_close. */
void og_file_add(og_file *file, const char *text, size_t length);
void og_file_puts(og_file *file, const char *text);

/* Puts the file in place, or removes it again when anything failed since og_file_open. */
OG_NODISCARD og_status og_file_close(og_file *file, og_error *err);

/* Removes what was written. */
void og_file_abandon(og_file *file);

/* All of the above for a text at hand. */
OG_NODISCARD og_status og_file_write(const char *path, const char *text, size_t length,
                                     og_error *err);

/* Puts a finished file on the same file system in its place; `from` is gone afterwards, in any
 * case. */
OG_NODISCARD og_status og_file_place(const char *from, const char *to, og_error *err);

/* Whether `path` is new or a regular file, which others may take the place of. */
OG_NODISCARD og_status og_file_fits(const char *path, og_error *err);

/* The message of all functions here, for an errno. */
og_status og_file_fail(const char *path, int fault, og_error *err);

/* Makes a folder and those above it, as far as they are missing. */
OG_NODISCARD og_status og_file_make_folder(const char *path, og_error *err);

/* "DIRECTORY/NAME"; free() it. NULL when memory is short. */
char *og_file_path(const char *directory, const char *name);

#endif
