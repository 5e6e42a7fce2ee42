#include "io/child.h"

#include "base/progress.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LAST_WORDS 240 /* bytes */

typedef struct child {
    pid_t pid;
    int ear; /* reads its stderr; -1 once it is closed */
    size_t length;
    og_child_report *report;
} child;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void end_with(child *c, og_child_end end, int number)
{
    c->report->end = end;
    c->report->number = number;
}

static bool start(child *c, const og_child_job *job)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    int ends[2], failure;

    if (pipe2(ends, O_CLOEXEC) != 0) {
        end_with(c, OG_CHILD_NOT_RUN, errno);
        return false;
    }
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[1], 2);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawn_file_actions_addchdir_np(&files, job->folder);
    posix_spawnattr_init(&attributes);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF);
    /* The casts drop const only because the interface is older than const. */
    failure = posix_spawnp(&c->pid, job->arguments[0], &files, &attributes,
                           (char *const *)(uintptr_t)job->arguments,
                           (char *const *)(uintptr_t)job->environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    c->ear = ends[0];
    if (failure == 0)
        return true;
    close(ends[0]);
    end_with(c, failure == ENOENT ? OG_CHILD_MISSING : OG_CHILD_NOT_RUN, failure);
    return false;
}

/* Waits a moment for words on stderr and keeps the first of them. */
static void listen_to(child *c)
{
    struct pollfd ear = {.fd = c->ear, .events = POLLIN};
    char word[1024];
    if (poll(&ear, 1, c->ear < 0 ? 2 : 20) <= 0)
        return;
    ssize_t got = read(c->ear, word, sizeof word);
    if (got <= 0) {
        close(c->ear);
        c->ear = -1;
        return;
    }
    size_t room = OG_CHILD_HEARD - c->length;
    size_t taken = (size_t)got < room ? (size_t)got : room;
    memcpy(c->report->heard + c->length, word, taken);
    c->length += taken;
}

/* What it said, on one line and without anything that acts on a terminal. */
static void tidy(char *text, size_t length)
{
    size_t kept = 0;
    bool blank = false;
    for (size_t i = 0, size; i<length; i += size> 0 ? size : 1) {
        uint32_t code = ' ';
        size = og_utf8_decode(text + i, length - i, &code);
        if (size == 0 || code == ' ' || og_utf8_control(code)) {
            blank = kept > 0;
            continue;
        }
        if (blank)
            text[kept++] = ' ';
        blank = false;
        memmove(text + kept, text + i, size);
        kept += size;
    }
    text[kept] = '\0';
}

/* Ends it and whatever it started; its number is ours until we have waited for it. */
static int stop(child *c)
{
    int how = 0;
    kill(-c->pid, SIGKILL);
    while (waitpid(c->pid, &how, 0) < 0 && errno == EINTR)
        continue;
    for (int tries = 0; tries < 50 && c->ear >= 0; tries++)
        listen_to(c);
    if (c->ear >= 0)
        close(c->ear);
    tidy(c->report->heard, c->length);
    return how;
}

static void limit(pid_t pid, enum __rlimit_resource what, unsigned long most)
{
    const struct rlimit both = {most, most};
    if (most > 0)
        prlimit(pid, what, &both, NULL);
}

static void wait_for(child *c, const og_child_job *job)
{
    const double end = now() + job->seconds;
    siginfo_t state = {0};
    bool waiting = true;
    limit(c->pid, RLIMIT_CPU, job->processor_seconds);
    limit(c->pid, RLIMIT_AS, job->memory);
    limit(c->pid, RLIMIT_FSIZE, job->file);
    while (waiting && state.si_pid == 0) {
        listen_to(c);
        waiting = false;
        if (waitid(P_PID, (id_t)c->pid, &state, WEXITED | WNOHANG | WNOWAIT) != 0)
            end_with(c, OG_CHILD_LOST, errno);
        else if (!og_progress_tell(job->progress, job->share))
            end_with(c, OG_CHILD_CANCELLED, 0);
        else if (now() > end)
            end_with(c, OG_CHILD_SLOW, 0);
        else
            waiting = true;
    }
    int how = stop(c);
    if (!waiting)
        return;
    if (WIFSIGNALED(how))
        end_with(c, OG_CHILD_KILLED, WTERMSIG(how));
    else if (WEXITSTATUS(how) != 0)
        end_with(c, OG_CHILD_FAILED, WEXITSTATUS(how));
}

void og_child_run(const og_child_job *job, og_child_report *report)
{
    child c = {.report = report};
    *report = (og_child_report){.end = OG_CHILD_DONE};
    if (start(&c, job))
        wait_for(&c, job);
}

const char *og_child_last_words(const og_child_report *report)
{
    size_t length = strlen(report->heard);
    const char *words = report->heard + (length > LAST_WORDS ? length - LAST_WORDS : 0);
    while ((*words & 0xc0) == 0x80) /* inside a character */
        words++;
    return words;
}
