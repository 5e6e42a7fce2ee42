#include "io/files.h"

#include "base/path.h"
#include "base/progress.h"
#include "io/bytes.h"
#include "lang/error.h"

#include <stdlib.h>
#include <string.h>

/* What the caller's reader gives, copied: the caller may reuse its own. */
static const char *ask_reader(og_files *files, const char *path, const char *name, size_t limit,
                              size_t *length, og_error *err)
{
    const char *bytes = NULL, *why;
    og_language language = og_error_language(err);
    if (!files->read(files->context, path, &bytes, length) || !bytes)
        why = OG_TEXT(language, WHY_NOT_GIVEN);
    else if (*length > limit)
        why = OG_SAID(files->arena, language, FILE_LARGE, .most = OG_COUNT(limit >> 20));
    else
        return og_arena_text(files->arena, bytes, *length);
    OG_FAIL(err, OG_ERR_IO, FILE_CANNOT_READ, .path = name, .why = why);
    return NULL;
}

/* Whether a link leads out of the folder of the first file. What cannot be found tells so itself
 * when it is opened. */
static bool leaves(const og_files *files, const char *path)
{
    const char *first = files->first->path;
    const size_t folder = (size_t)(og_path_name(first) - first);
    const char *name = folder > 0 ? og_arena_text(files->arena, first, folder) : ".";
    char *here = name ? realpath(name, NULL) : NULL, *there = realpath(path, NULL);
    const size_t length = here ? strlen(here) : 0;
    const bool below = !here || !there || length == 1 || /* all lies below the root */
                       (strncmp(here, there, length) == 0 && there[length] == '/');
    free(here);
    free(there);
    return !below;
}

/* What the file system gives. */
static const char *ask_system(og_files *files, const char *path, const char *name, size_t limit,
                              size_t *length, og_error *err)
{
    if (!files->first || !leaves(files, path))
        return og_bytes_read(path, name, limit, files->arena, length, err);
    OG_FAIL(err, OG_ERR_VALUE, FILE_CANNOT_READ, .path = name,
            .why = OG_TEXT(og_error_language(err), WHY_LINK));
    return NULL;
}

const og_files_entry *og_files_read(og_files *files, const char *path, const char *name,
                                    size_t limit, og_error *err)
{
    for (const og_files_entry *entry = files->first; entry; entry = entry->next)
        if (strcmp(entry->path, path) == 0)
            return entry;
    if (!og_progress_tell(&files->progress, 0)) {
        files->stopped = true;
        OG_FAIL(err, OG_CANCELLED, CANCELLED);
        return NULL;
    }
    size_t length = 0;
    const char *bytes = files->read ? ask_reader(files, path, name, limit, &length, err)
                                    : ask_system(files, path, name, limit, &length, err);
    og_files_entry *entry = bytes ? og_arena_alloc(files->arena, sizeof *entry) : NULL;
    const char *copy = entry ? og_arena_text(files->arena, path, strlen(path)) : NULL;
    if (!copy) {
        OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY); /* unless another error was told */
        return NULL;
    }
    *entry = (og_files_entry){copy, bytes, length, NULL};
    *(files->last ? &files->last->next : &files->first) = entry;
    files->last = entry;
    return entry;
}
