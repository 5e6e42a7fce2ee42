#include "io/bytes.h"

#include "base/format.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *kind_of(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a directory";
    if (S_ISFIFO(mode))
        return "a pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    return "a device";
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

static const char *read_file(int fd, size_t limit, og_arena *arena, size_t *length,
                             const char **why)
{
    struct stat info;

    if (fd < 0 || fstat(fd, &info) != 0) {
        *why = og_errno_text(errno);
        return NULL;
    }
    if (!S_ISREG(info.st_mode)) {
        *why = og_arena_printf(arena, "it is %s, not a file", kind_of(info.st_mode));
        return NULL;
    }
    if (info.st_size > (off_t)limit) {
        *why = og_arena_printf(arena, "larger than %zu MiB", limit >> 20);
        return NULL;
    }

    size_t size = (size_t)info.st_size;
    char *text = og_arena_alloc(arena, size + 1);
    if (!text)
        return NULL;
    ssize_t used = read_all(fd, text, size + 1);
    if (used < 0)
        *why = og_errno_text(errno);
    else if ((size_t)used > size)
        *why = "it grew while it was read";
    if (*why)
        return NULL;
    *length = (size_t)used;
    return text;
}

const char *og_bytes_read(const char *path, size_t limit, og_arena *arena, size_t *length,
                          const char **why)
{
    /* Without O_NONBLOCK a pipe would keep us waiting before it can be refused. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    *why = NULL;
    const char *text = read_file(fd, limit, arena, length, why);
    if (fd >= 0)
        close(fd);
    return text;
}
