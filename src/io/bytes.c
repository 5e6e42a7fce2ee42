#include "io/bytes.h"

#include "lang/error.h"
#include "lang/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static og_sentence kind_of(mode_t mode)
{
    if (S_ISDIR(mode))
        return OG_SENTENCE_WHY_FOLDER;
    if (S_ISFIFO(mode))
        return OG_SENTENCE_WHY_PIPE;
    if (S_ISSOCK(mode))
        return OG_SENTENCE_WHY_SOCKET;
    return OG_SENTENCE_WHY_DEVICE;
}

/* Fills `text` up to `size`; -1 with errno set. */
static ssize_t read_all(int fd, char *text, size_t size)
{
    size_t used = 0;

    while (used < size) {
        ssize_t n = read(fd, text + used, size - used);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        used += (size_t)n;
    }
    return (ssize_t)used;
}

/* Fills `*why`, NULL when only memory is short. */
static const char *read_file(int fd, size_t limit, og_arena *arena, size_t *length,
                             og_language language, const char **why)
{
    struct stat info;

    if (fd < 0 || fstat(fd, &info) != 0) {
        *why = og_fault_text(errno, language);
        return NULL;
    }
    if (!S_ISREG(info.st_mode)) {
        *why = og_sentence_text(kind_of(info.st_mode), language);
        return NULL;
    }
    if (info.st_size > (off_t)limit) {
        *why = OG_SAID(arena, language, FILE_LARGE, .most = OG_COUNT(limit >> 20));
        return NULL;
    }

    size_t size = (size_t)info.st_size;
    char *text = og_arena_alloc(arena, size + 1);
    if (!text)
        return NULL;
    ssize_t used = read_all(fd, text, size + 1);
    if (used < 0)
        *why = og_fault_text(errno, language);
    else if ((size_t)used > size)
        *why = OG_TEXT(language, WHY_GREW);
    if (*why)
        return NULL;
    *length = (size_t)used;
    return text;
}

/* Whether it is the system that fails, and not the name that is wrong; 0: the file is. */
static bool fault_is_system(int fault)
{
    static const int names[] = {0,     ENOENT, ENOTDIR,      EISDIR, EACCES,
                                EPERM, ELOOP,  ENAMETOOLONG, ENXIO};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i] == fault)
            return false;
    return true;
}

const char *og_bytes_read(const char *path, const char *name, size_t limit, og_arena *arena,
                          size_t *length, og_error *err)
{
    /* Without O_NONBLOCK a pipe would keep us waiting before it can be refused. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    const char *why = NULL;
    errno = fd < 0 ? errno : 0;
    const char *text = read_file(fd, limit, arena, length, og_error_language(err), &why);
    const int fault = errno;
    if (fd >= 0)
        close(fd);
    if (why)
        OG_FAIL(err, fault_is_system(fault) ? OG_ERR_IO : OG_ERR_VALUE, FILE_CANNOT_READ,
                .path = name, .why = why);
    else if (!text)
        OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    return text;
}
