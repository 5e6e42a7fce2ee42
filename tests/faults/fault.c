/* Preloaded into the command under test: makes its n-th call of a kind fail.
 *
 *   OPGAVE_FAULT=KIND:N     the N-th call of that kind fails, once; KIND:N+ every one from there on
 *   OPGAVE_FAULT_REPORT=FD  where to write 'F' when one has failed, and "L<blocks>\n" at the end:
 *                           the allocations that were never freed
 *
 * Kinds: `memory` (allocations, also those that libraries make), `io` (every call below in turn),
 * the name of one of them, `short` (a write takes half), `interrupt` (a read, write, wait or poll
 * is interrupted), and `term`, `int` and `hup` (the signal arrives at the N-th call of `io`).
 * Children get neither the variables nor this library. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define HANG 60 /* seconds after which the command is ended */

enum { MEMORY = 1, SHORT = 2, INTERRUPT = 4, FIRST_CALL = 8 };

/* The calls, in bits of their own, and what they fail with. */
#define CALLS(X)                                                                                   \
    X(OPEN, "open", EMFILE)                                                                        \
    X(READ, "read", EIO)                                                                           \
    X(WRITE, "write", ENOSPC)                                                                      \
    X(FSYNC, "fsync", EIO)                                                                         \
    X(RENAME, "rename", EACCES)                                                                    \
    X(CLOSE, "close", EIO)                                                                         \
    X(MKDIR, "mkdir", ENOSPC)                                                                      \
    X(PIPE, "pipe", EMFILE)                                                                        \
    X(SPAWN, "spawn", EAGAIN)                                                                      \
    X(THREAD, "thread", EAGAIN)                                                                    \
    X(STAT, "stat", EIO)

enum {
#define X(name, text, fault) PLACE_##name,
    CALLS(X) CALL_COUNT
#undef X
};

#define CALL(name) (FIRST_CALL << PLACE_##name)

static const struct {
    const char *name;
    int fault;
} calls[] = {
#define X(name, text, fault) {text, fault},
    CALLS(X)
#undef X
};

static unsigned mask; /* the kinds that count */
static long wanted;
static bool onwards, armed;
static int signal_sent, report = -1;
static atomic_long counted, live;
static atomic_bool fired;

/* Not inlined, so that a debugger can stop where a fault strikes. */
__attribute__((noinline)) static void tell(const char *text, size_t length)
{
    if (report >= 0)
        syscall(SYS_write, report, text, length);
}

/* Whether this call is the one. */
static bool fails(unsigned kind)
{
    if (!armed || !(mask & kind))
        return false;
    long number = atomic_fetch_add(&counted, 1) + 1;
    if (number != wanted && !(onwards && number > wanted))
        return false;
    if (!atomic_exchange(&fired, true))
        tell("F", 1);
    if (!signal_sent)
        return true;
    raise(signal_sent);
    return false;
}

static bool call_fails(int place)
{
    if (!fails((unsigned)FIRST_CALL << place))
        return false;
    errno = calls[place].fault;
    return true;
}

static bool interrupted(void)
{
    if (!fails(INTERRUPT))
        return false;
    errno = EINTR;
    return true;
}

/* ---- beginning and end ---- */

static unsigned kind_mask(const char *kind, size_t length)
{
    static const struct {
        const char *name;
        unsigned mask;
        int signal;
    } kinds[] = {{"memory", MEMORY, 0},
                 {"short", SHORT, 0},
                 {"interrupt", INTERRUPT, 0},
                 {"io", ~(unsigned)(FIRST_CALL - 1), 0},
                 {"term", ~(unsigned)(FIRST_CALL - 1), SIGTERM},
                 {"int", ~(unsigned)(FIRST_CALL - 1), SIGINT},
                 {"hup", ~(unsigned)(FIRST_CALL - 1), SIGHUP}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strlen(kinds[i].name) == length && memcmp(kinds[i].name, kind, length) == 0) {
            signal_sent = kinds[i].signal;
            return kinds[i].mask;
        }
    }
    for (int i = 0; i < CALL_COUNT; i++)
        if (strlen(calls[i].name) == length && memcmp(calls[i].name, kind, length) == 0)
            return (unsigned)FIRST_CALL << i;
    static const char unknown[] = "fault: OPGAVE_FAULT names no kind\n";
    syscall(SYS_write, STDERR_FILENO, unknown, sizeof unknown - 1);
    _exit(125);
}

__attribute__((constructor)) static void begin(void)
{
    const char *fault = getenv("OPGAVE_FAULT"), *where = getenv("OPGAVE_FAULT_REPORT");
    const char *colon = fault ? strchr(fault, ':') : NULL;
    if (where)
        report = atoi(where);
    if (colon) {
        mask = kind_mask(fault, (size_t)(colon - fault));
        char *end;
        wanted = strtol(colon + 1, &end, 10);
        onwards = *end == '+';
    }
    unsetenv("LD_PRELOAD");
    unsetenv("OPGAVE_FAULT");
    unsetenv("OPGAVE_FAULT_REPORT");
    alarm(HANG);
    armed = colon != NULL;
}

__attribute__((destructor)) static void end(void)
{
    char text[32];
    armed = false;
    int length = snprintf(text, sizeof text, "L%ld\n", (long)atomic_load(&live));
    tell(text, (size_t)length);
}

/* ---- memory ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

static void *made(void *block)
{
    if (block)
        atomic_fetch_add(&live, 1);
    return block;
}

static bool short_of_memory(void)
{
    if (!fails(MEMORY))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return short_of_memory() ? NULL : made(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return short_of_memory() ? NULL : made(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    if (short_of_memory())
        return NULL;
    void *grown = __libc_realloc(block, size);
    if (block && size == 0)
        atomic_fetch_sub(&live, 1);
    return block ? grown : made(grown);
}

void *reallocarray(void *block, size_t count, size_t size)
{
    size_t product;
    if (__builtin_mul_overflow(count, size, &product)) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(block, product);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return short_of_memory() ? NULL : made(__libc_memalign(alignment, size));
}

void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size)
{
    return aligned_alloc(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    void *block = aligned_alloc(alignment, size);
    if (!block)
        return ENOMEM;
    *out = block;
    return 0;
}

void free(void *block)
{
    if (block)
        atomic_fetch_sub(&live, 1);
    __libc_free(block);
}

/* ---- calls ---- */

/* NEXT(name): a pointer to the C library's own function of that name. */
#define NEXT(name)                                                                                 \
    static __typeof__(name) *next;                                                                 \
    if (!next)                                                                                     \
    *(void **)&next = dlsym(RTLD_NEXT, #name)

static mode_t mode_of(int flags, va_list args)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = mode_of(flags, args);
    va_end(args);
    return call_fails(PLACE_OPEN) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = mode_of(flags, args);
    va_end(args);
    return call_fails(PLACE_OPEN) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

/* What the headers call instead where they check what they can (_FORTIFY_SOURCE). */
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return open(path, flags);
}

int __openat_2(int folder, const char *path, int flags);
int __openat_2(int folder, const char *path, int flags)
{
    return openat(folder, path, flags);
}

ssize_t read(int fd, void *out, size_t size)
{
    return call_fails(PLACE_READ) || interrupted() ? -1 : syscall(SYS_read, fd, out, size);
}

ssize_t __read_chk(int fd, void *out, size_t size, size_t room);
ssize_t __read_chk(int fd, void *out, size_t size, size_t room)
{
    return size > room ? (abort(), -1) : read(fd, out, size);
}

ssize_t write(int fd, const void *data, size_t size)
{
    if (call_fails(PLACE_WRITE) || interrupted())
        return -1;
    if (size > 1 && fails(SHORT))
        size /= 2;
    return syscall(SYS_write, fd, data, size);
}

/* Waiting for the disk thousands of times would take the test's time. */
int fsync(int fd)
{
    (void)fd;
    return call_fails(PLACE_FSYNC) ? -1 : 0;
}

int rename(const char *from, const char *to)
{
    return call_fails(PLACE_RENAME) ? -1 : (int)syscall(SYS_rename, from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return call_fails(PLACE_RENAME) ? -1
                                    : (int)syscall(SYS_renameat, from_folder, from, to_folder, to);
}

/* Closes all the same, as Linux does. */
int close(int fd)
{
    bool failing = call_fails(PLACE_CLOSE);
    int status = (int)syscall(SYS_close, fd);
    if (failing)
        errno = calls[PLACE_CLOSE].fault;
    return failing ? -1 : status;
}

int mkdir(const char *path, mode_t mode)
{
    return call_fails(PLACE_MKDIR) ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    return call_fails(PLACE_MKDIR) ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
}

char *mkdtemp(char *path)
{
    NEXT(mkdtemp);
    return call_fails(PLACE_MKDIR) ? NULL : next(path);
}

int pipe2(int ends[2], int flags)
{
    return call_fails(PLACE_PIPE) ? -1 : (int)syscall(SYS_pipe2, ends, flags);
}

int posix_spawnp(pid_t *restrict pid, const char *restrict file,
                 const posix_spawn_file_actions_t *restrict actions,
                 const posix_spawnattr_t *restrict attributes, char *const argv[restrict],
                 char *const environment[restrict])
{
    NEXT(posix_spawnp);
    return call_fails(PLACE_SPAWN) ? calls[PLACE_SPAWN].fault
                                   : next(pid, file, actions, attributes, argv, environment);
}

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes,
                   void *(*enter)(void *), void *restrict argument)
{
    NEXT(pthread_create);
    return call_fails(PLACE_THREAD) ? calls[PLACE_THREAD].fault
                                    : next(thread, attributes, enter, argument);
}

int stat(const char *restrict path, struct stat *restrict out)
{
    return call_fails(PLACE_STAT) ? -1 : fstatat(AT_FDCWD, path, out, 0);
}

int lstat(const char *restrict path, struct stat *restrict out)
{
    return call_fails(PLACE_STAT) ? -1 : fstatat(AT_FDCWD, path, out, AT_SYMLINK_NOFOLLOW);
}

int fstat(int fd, struct stat *out)
{
    return call_fails(PLACE_STAT) ? -1 : fstatat(fd, "", out, AT_EMPTY_PATH);
}

int poll(struct pollfd *fds, nfds_t count, int timeout)
{
    NEXT(poll);
    return interrupted() ? -1 : next(fds, count, timeout);
}

pid_t waitpid(pid_t pid, int *status, int options)
{
    return interrupted() ? -1 : (pid_t)syscall(SYS_wait4, pid, status, options, NULL);
}

int waitid(idtype_t type, id_t id, siginfo_t *info, int options)
{
    return interrupted() ? -1 : (int)syscall(SYS_waitid, type, id, info, options, NULL);
}
