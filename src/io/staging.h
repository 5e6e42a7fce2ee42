/* The files of one command, which appear together or not at all. They are written to a folder of
 * their own inside the one they are for, and put in place when all are there; until then, and
 * whenever anything fails, the files of an earlier run stay as they are. */
#ifndef OG_IO_STAGING_H
#define OG_IO_STAGING_H

#include "lang/error.h"

/* Zeroed: none, which og_staging_abandon accepts. */
typedef struct og_staging {
    char *target;   /* the folder that the files are for */
    char *folder;   /* where they are written: a folder below target, on the same file system */
    int descriptor; /* of folder, to clear it with when no other can be had */
    size_t kept;    /* bytes of target's path that were there before */
} og_staging;

/* Makes `target`, with those above it, as far as they are missing, and the folder below it. */
OG_NODISCARD og_status og_staging_open(og_staging *staging, const char *target, og_error *err);

/* Whether a file of an earlier run goes, as it would pass for one of this run's; `path` is from the
 * target on: "values.csv", "charts/reserve.svg". */
typedef bool og_staging_goes(const char *path);

/* Puts every file below staging->folder in its place below the target, and removes those in the
 * target and in the folders of the same names that go (NULL: none). When anything fails, all is put
 * back. Abandons what is left of the staging, in any case. */
OG_NODISCARD og_status og_staging_place(og_staging *staging, og_staging_goes *goes, og_error *err);

/* Removes what was written, and the folders that were made for it. */
void og_staging_abandon(og_staging *staging);

/* Removes a folder below staging->folder, with its files. */
void og_staging_drop(const og_staging *staging, const char *name);

/* Names in a message the file that was meant, rather than the one below staging->folder. */
void og_staging_explain(const og_staging *staging, og_error *err);

#endif
