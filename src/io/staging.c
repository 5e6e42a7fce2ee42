#include "io/staging.h"

#include "base/format.h"
#include "io/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 4096 /* files of a command */

/* ---- folders ---- */

/* Length of the longest part of `path` that is there. */
static size_t existing(const char *path)
{
    struct stat info;
    char *copy = strdup(path);
    size_t length = copy ? strlen(copy) : 0;
    while (length > 0 && stat(copy, &info) != 0) {
        while (length > 0 && copy[length - 1] == '/')
            length--;
        while (length > 0 && copy[length - 1] != '/')
            length--;
        copy[length] = '\0';
    }
    free(copy);
    return length;
}

static bool is_name(const char *name)
{
    return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

static int is_entry(const struct dirent *entry)
{
    return is_name(entry->d_name);
}

static int open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Removes all below, and the folder, which it closes. Takes no memory, as there may be none:
 * opendir would. */
static void remove_folder(const char *path, int folder)
{
    char below[PATH_MAX];
    _Alignas(struct dirent64) char entries[4096];
    ssize_t size = 0;
    while (folder >= 0 && (size = getdents64(folder, entries, sizeof entries)) > 0) {
        for (ssize_t at = 0; at < size;) {
            const struct dirent64 *entry = (const struct dirent64 *)(const void *)(entries + at);
            at += entry->d_reclen;
            int length = snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
            if (!is_name(entry->d_name) || length < 0 || (size_t)length >= sizeof below)
                continue;
            if (unlink(below) != 0 && errno == EISDIR)
                remove_folder(below, open_folder(below));
        }
    }
    if (folder >= 0)
        close(folder);
    (void)rmdir(path);
}

void og_staging_drop(const og_staging *staging, const char *name)
{
    char *path = og_file_path(staging->folder, name);
    if (path)
        remove_folder(path, open_folder(path));
    free(path);
}

/* Removes the folders that og_staging_open made, as far as they are empty. */
static void remove_made(og_staging *staging)
{
    for (size_t length = strlen(staging->target); length > staging->kept;) {
        if (rmdir(staging->target) != 0)
            return;
        while (length > staging->kept && staging->target[length - 1] == '/')
            length--;
        while (length > staging->kept && staging->target[length - 1] != '/')
            length--;
        staging->target[length] = '\0';
    }
}

void og_staging_abandon(og_staging *staging)
{
    if (staging->folder)
        remove_folder(staging->folder, staging->descriptor);
    if (staging->target)
        remove_made(staging);
    free(staging->folder);
    free(staging->target);
    *staging = (og_staging){0};
}

og_status og_staging_open(og_staging *staging, const char *target, og_error *err)
{
    *staging = (og_staging){.target = strdup(target), .descriptor = -1, .kept = existing(target)};
    if (!staging->target)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = og_file_make_folder(target, err);
    if (status == OG_OK) {
        staging->folder = og_file_path(target, ".opgave-XXXXXX");
        if (!staging->folder)
            status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    if (status == OG_OK && !mkdtemp(staging->folder)) {
        status = og_file_fail(target, errno, err);
        free(staging->folder);
        staging->folder = NULL;
    }
    if (status == OG_OK && (staging->descriptor = open_folder(staging->folder)) < 0)
        status = og_file_fail(target, errno, err);
    if (status != OG_OK)
        og_staging_abandon(staging);
    return status;
}

void og_staging_explain(const og_staging *staging, og_error *err)
{
    const char *name = staging->folder ? staging->folder + strlen(staging->target) : NULL;
    if (!name || !err)
        return;
    size_t length = strlen(name);
    for (char *at; (at = strstr(err->message, name)) != NULL;)
        memmove(at, at + length, strlen(at + length) + 1);
}

/* ---- moving ---- */

/* A file that comes, goes, or both: one takes the place of the other. */
typedef struct move {
    char *from;  /* NULL: none comes */
    char *place; /* below the target */
    char *aside; /* where the one that was there is kept meanwhile; NULL: none was there */
    bool is_aside, is_placed;
} move;

typedef struct moves {
    const og_staging *staging;
    og_staging_goes *goes;
    move *all;
    size_t count, capacity;
    char *folder; /* charts/ below the target, when it had to be made */
    bool failed;  /* no memory */
    int fault;    /* what is there could not be seen: an errno */
} moves;

typedef enum kind { NOTHING, FILE_THERE, FOLDER_THERE } kind;

static kind kind_of(moves *m, const char *path)
{
    struct stat info;
    if (lstat(path, &info) == 0)
        return S_ISDIR(info.st_mode) ? FOLDER_THERE : FILE_THERE;
    if (errno != ENOENT && errno != ENOTDIR)
        m->fault = errno;
    return NOTHING;
}

static void add_move(moves *m, const char *path, bool comes)
{
    if (m->count == m->capacity) {
        size_t capacity = m->capacity ? 2 * m->capacity : 32;
        move *grown = capacity <= MOST ? realloc(m->all, capacity * sizeof *grown) : NULL;
        m->failed |= !grown;
        if (!grown)
            return;
        m->all = grown;
        m->capacity = capacity;
    }
    char name[32];
    og_format(name, sizeof name, ".aside-%zu", m->count);
    move *one = &m->all[m->count++];
    *one = (move){.place = og_file_path(m->staging->target, path)};
    if (comes)
        one->from = og_file_path(m->staging->folder, path);
    if (one->place && kind_of(m, one->place) != NOTHING)
        one->aside = og_file_path(m->staging->folder, name);
    m->failed |= !one->place || (comes && !one->from) || (one->place && !one->aside && !comes);
}

static bool is_coming(moves *m, const char *path)
{
    char *coming = og_file_path(m->staging->folder, path);
    bool is = coming && kind_of(m, coming) != NOTHING;
    m->failed |= !coming;
    free(coming);
    return is;
}

/* Names below `root` in `folder` ("" or "charts"): what comes, or what goes and does not come. */
static void collect(moves *m, const char *root, const char *folder, bool comes)
{
    char *path = og_file_path(root, folder);
    struct dirent **entries = NULL;
    int count = path ? scandir(path, &entries, is_entry, alphasort) : -1;
    m->failed |= !path || (count < 0 && errno == ENOMEM);
    if (count < 0 && errno != ENOENT)
        m->fault = errno;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *below = *folder ? og_file_path(folder, name) : strdup(name);
        char *here = below ? og_file_path(root, below) : NULL;
        m->failed |= !here;
        kind found = here ? kind_of(m, here) : NOTHING;
        if (found == FOLDER_THERE && comes && !*folder)
            collect(m, root, below, comes);
        else if (found == FILE_THERE && (comes || (m->goes(below) && !is_coming(m, below))))
            add_move(m, below, comes);
        free(here);
        free(below);
        free(entries[i]);
    }
    free(entries);
    free(path);
}

/* Keeps the old file under another name too, so that its place is never empty; where the file
 * system cannot, moves it there. */
static bool set_aside(move *one)
{
    if (one->aside && one->from && link(one->place, one->aside) == 0)
        one->is_aside = true;
    else if (one->aside)
        one->is_aside = rename(one->place, one->aside) == 0;
    return !one->aside || one->is_aside;
}

static const char *apply(moves *m)
{
    for (size_t i = 0; i < m->count; i++) {
        move *one = &m->all[i];
        if (!set_aside(one))
            return one->place;
        if (one->from && rename(one->from, one->place) != 0)
            return one->place;
        one->is_placed = one->from != NULL;
    }
    return NULL;
}

static void undo(moves *m)
{
    for (size_t i = m->count; i-- > 0;) {
        const move *one = &m->all[i];
        if (one->is_aside)
            (void)rename(one->aside, one->place);
        else if (one->is_placed)
            (void)unlink(one->place);
    }
    if (m->folder)
        (void)rmdir(m->folder);
}

static void forget(moves *m)
{
    for (size_t i = 0; i < m->count; i++) {
        free(m->all[i].from);
        free(m->all[i].place);
        free(m->all[i].aside);
    }
    free(m->all);
    free(m->folder);
}

/* The folders of what comes, all of one level. */
static og_status make_folders(moves *m, og_error *err)
{
    const char *target = m->staging->target;
    for (size_t i = 0; i < m->count; i++) {
        const char *place = m->all[i].place, *slash = strrchr(place, '/');
        if (!m->all[i].from || (size_t)(slash - place) <= strlen(target) || m->folder)
            continue;
        char *folder = strndup(place, (size_t)(slash - place));
        if (!folder)
            return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        bool there = kind_of(m, folder) != NOTHING;
        og_status status = there ? OG_OK : og_file_make_folder(folder, err);
        if (there || status != OG_OK)
            free(folder);
        else
            m->folder = folder;
        if (status != OG_OK)
            return status;
    }
    return OG_OK;
}

static og_status move_all(moves *m, og_error *err)
{
    if (m->failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (m->fault)
        return og_file_fail(m->staging->target, m->fault, err);
    for (size_t i = 0; i < m->count; i++) {
        og_status status = m->all[i].from ? og_file_fits(m->all[i].place, err) : OG_OK;
        if (status != OG_OK)
            return status;
    }
    og_status status = make_folders(m, err);
    if (status != OG_OK)
        return status;
    const char *failed = apply(m);
    if (!failed)
        return OG_OK;
    int fault = errno;
    undo(m);
    return og_file_fail(failed, fault, err);
}

og_status og_staging_place(og_staging *staging, og_staging_goes *goes, og_error *err)
{
    moves m = {.staging = staging, .goes = goes};
    char *charts = og_file_path(staging->target, "charts");
    collect(&m, staging->folder, "", true);
    if (goes) {
        collect(&m, staging->target, "", false);
        collect(&m, staging->target, "charts", false);
    }
    m.failed |= !charts;
    og_status status = move_all(&m, err);
    if (charts && status == OG_OK)
        (void)rmdir(charts); /* when nothing is left there */
    forget(&m);
    free(charts);
    og_staging_abandon(staging);
    return status;
}
