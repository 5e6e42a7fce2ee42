#include "io/file.h"

#include "base/format.h"
#include "base/path.h"
#include "lang/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE 65536
#define TEMPORARY_SIZE 48
#define TEMPORARY_TRIES 1000

/* A fault beside those of errno: renaming would replace a device or a pipe by a file. */
#define NOT_REGULAR (-1)

static og_status fail(og_error *err, const char *path, int fault)
{
    og_language language = og_error_language(err);
    return OG_FAIL(err, fault == ENOMEM ? OG_ERR_MEMORY : OG_ERR_IO, FILE_CANNOT_WRITE,
                   .path = path,
                   .why = fault == NOT_REGULAR ? OG_TEXT(language, WHY_NOT_REGULAR)
                                               : og_fault_text(fault, language));
}

char *og_file_path(const char *directory, const char *name)
{
    size_t size = strlen(directory) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        og_format(path, size, "%s/%s", directory, name);
    return path;
}

/* Opens a new file next to `path`. The name does not grow with that of the file, which may be as
 * long as the system allows; of a run that was killed the old name is passed over. */
static int open_temporary(const char *path, char *temporary)
{
    size_t folder = (size_t)(og_path_name(path) - path);
    memcpy(temporary, path, folder);
    for (int try = 0; try < TEMPORARY_TRIES; try++) {
        og_format(temporary + folder, TEMPORARY_SIZE, ".opgave-%ld-%d.tmp", (long)getpid(), try);
        int descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

static int unfit(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return 0;
    return S_ISREG(info.st_mode) ? 0 : S_ISDIR(info.st_mode) ? EISDIR : NOT_REGULAR;
}

static void forget(og_file *file)
{
    free(file->path);
    free(file->temporary);
    free(file->buffer);
    *file = (og_file){0};
}

og_status og_file_open(og_file *file, const char *path, og_error *err)
{
    *file = (og_file){.path = strdup(path),
                      .temporary = malloc(strlen(path) + TEMPORARY_SIZE),
                      .buffer = malloc(BUFFER_SIZE),
                      .descriptor = -1};
    int fault = unfit(path);
    if (!file->path || !file->temporary || !file->buffer) {
        fault = ENOMEM;
    } else if (!fault) {
        file->descriptor = open_temporary(path, file->temporary);
        fault = file->descriptor < 0 ? errno : 0;
    }
    if (!fault)
        return OG_OK;
    forget(file);
    return fail(err, path, fault);
}

static void flush(og_file *file)
{
    size_t done = 0;
    while (!file->fault && done < file->used) {
        ssize_t n = write(file->descriptor, file->buffer + done, file->used - done);
        if (n >= 0)
            done += (size_t)n;
        else if (errno != EINTR)
            file->fault = errno;
    }
    file->used = 0;
}

void og_file_add(og_file *file, const char *text, size_t length)
{
    while (length > 0) {
        size_t room = BUFFER_SIZE - file->used, part = length < room ? length : room;
        memcpy(file->buffer + file->used, text, part);
        file->used += part;
        text += part;
        length -= part;
        if (file->used == BUFFER_SIZE)
            flush(file);
    }
}

void og_file_puts(og_file *file, const char *text)
{
    og_file_add(file, text, strlen(text));
}

og_status og_file_close(og_file *file, og_error *err)
{
    flush(file);
    if (!file->fault && fsync(file->descriptor) != 0)
        file->fault = errno;
    if (close(file->descriptor) != 0 && !file->fault)
        file->fault = errno;
    if (!file->fault && rename(file->temporary, file->path) != 0)
        file->fault = errno;

    og_status status = OG_OK;
    if (file->fault) {
        (void)unlink(file->temporary);
        status = fail(err, file->path, file->fault);
    }
    forget(file);
    return status;
}

void og_file_abandon(og_file *file)
{
    if (!file->temporary)
        return;
    (void)close(file->descriptor);
    (void)unlink(file->temporary);
    forget(file);
}

og_status og_file_write(const char *path, const char *text, size_t length, og_error *err)
{
    og_file file;
    og_status status = og_file_open(&file, path, err);
    if (status != OG_OK)
        return status;
    og_file_add(&file, text, length);
    return og_file_close(&file, err);
}

og_status og_file_place(const char *from, const char *to, og_error *err)
{
    int fault = unfit(to);
    int descriptor = fault ? -1 : open(from, O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        if (fsync(descriptor) != 0)
            fault = errno;
        (void)close(descriptor);
    } else if (!fault) {
        fault = errno;
    }
    if (!fault && rename(from, to) == 0)
        return OG_OK;
    if (!fault)
        fault = errno;
    (void)unlink(from);
    return fail(err, to, fault);
}

og_status og_file_fits(const char *path, og_error *err)
{
    int fault = unfit(path);
    return fault ? fail(err, path, fault) : OG_OK;
}

og_status og_file_fail(const char *path, int fault, og_error *err)
{
    return fail(err, path, fault);
}

/* mkdir that is content with a folder that is there; 0 or an errno. */
static int make_one(const char *path)
{
    struct stat info;
    if (mkdir(path, 0777) == 0)
        return 0;
    int fault = errno;
    if (stat(path, &info) == 0)
        return S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
    return fault;
}

og_status og_file_make_folder(const char *path, og_error *err)
{
    char *copy = strdup(path);
    if (!copy)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    int fault = 0;
    for (char *at = copy; !fault && *at;) {
        at += strspn(at, "/");
        at += strcspn(at, "/");
        char here = *at;
        *at = '\0';
        fault = make_one(copy);
        if (!fault)
            *at = here;
    }
    og_status status = OG_OK;
    if (fault == ENOTDIR)
        status = OG_FAIL(err, OG_ERR_IO, FOLDER_IS_FILE, .path = path, .name = copy);
    else if (fault)
        status = OG_FAIL(err, OG_ERR_IO, FOLDER_CANNOT_MAKE, .path = path,
                         .why = og_fault_text(fault, og_error_language(err)));
    free(copy);
    return status;
}
