#include "output/chart/gnuplot.h"

#include "base/format.h"
#include "base/progress.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "io/file.h"
#include "lang/error.h"
#include "output/chart/svg.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SCRIPT "chart.gp"
#define DATA "chart.tsv"
#define PICTURE "picture"
#define HEARD 8192              /* bytes of stderr that are kept */
#define LAST_WORDS 240          /* bytes of it in a message, which has more to say */
#define PICTURE_MAX (50L << 20) /* bytes */

const char *og_gnuplot_ending(og_chart_format format)
{
    static const char *const endings[] = {
        [OG_CHART_SVG] = "svg", [OG_CHART_PNG] = "png", [OG_CHART_PDF] = "pdf"};
    return endings[format];
}

static og_status read_file(const char *path, og_strbuf *out, og_error *err)
{
    char block[16384];
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_NO_PICTURE);
    while ((got = read(fd, block, sizeof block)) > 0 && out->length < PICTURE_MAX)
        og_strbuf_add(out, block, (size_t)got);
    close(fd);
    if (got != 0)
        return OG_FAIL(err, OG_ERR_IO, GNUPLOT_UNREADABLE);
    return out->failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* ---- the picture ---- */

static bool ends_with(const og_strbuf *file, const char *end, size_t length)
{
    return file->length >= length && memcmp(file->text + file->length - length, end, length) == 0;
}

/* gnuplot answers 0 on a full disk too: only the end of the file tells that it is whole. */
static bool is_whole(const og_strbuf *file, og_chart_format format)
{
    switch (format) {
    case OG_CHART_SVG:
        return ends_with(file, "</svg>\n\n", 8) || ends_with(file, "</svg>\n", 7);
    case OG_CHART_PNG:
        return ends_with(file, "IEND\xae\x42\x60\x82", 8);
    case OG_CHART_PDF:
        return ends_with(file, "%%EOF\n", 6) || ends_with(file, "%%EOF", 5);
    }
    return false;
}

static og_status check_picture(const og_gnuplot_job *job, const char *path, og_error *err)
{
    og_strbuf file = {0}, described = {0};
    og_status status = read_file(path, &file, err);
    if (status != OG_OK)
        goto done;
    if (!is_whole(&file, job->format)) {
        status = OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_HALF);
        goto done;
    }
    if (job->format == OG_CHART_SVG) {
        og_svg_describe(&described, file.text, job->title, job->description, job->language);
        if (described.failed)
            status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        else if (!og_svg_sound(described.text))
            status = OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_UNSOUND);
        else
            status = og_file_write(path, described.text, described.length, err);
    }
done:
    og_strbuf_clear(&file);
    og_strbuf_clear(&described);
    return status;
}

/* ---- the process ---- */

typedef struct child {
    pid_t pid;
    int ear; /* reads its stderr; -1 once it is closed */
    char heard[HEARD + 1];
    size_t heard_length;
} child;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static og_status start(child *gnuplot, const og_gnuplot_job *job, const char *program,
                       const char *folder, og_error *err)
{
    const char *const arguments[] = {
        program, "-d", "-c", SCRIPT, DATA, PICTURE, og_gnuplot_ending(job->format), NULL};
    static const char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                              "HOME=/nonexistent", NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    int ends[2], failure;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return OG_FAIL(err, OG_ERR_IO, GNUPLOT_NOT_RUN, .program = program,
                       .why = og_errno_text(errno));
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[1], 2);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawn_file_actions_addchdir_np(&files, folder);
    posix_spawnattr_init(&attributes);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF);
    /* The casts drop const only because the interface is older than const. */
    failure =
        posix_spawnp(&gnuplot->pid, program, &files, &attributes,
                     (char *const *)(uintptr_t)arguments, (char *const *)(uintptr_t)environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    gnuplot->ear = ends[0];
    if (failure == 0)
        return OG_OK;
    close(ends[0]);
    if (failure == ENOENT)
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_MISSING, .program = program);
    return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_NOT_RUN, .program = program,
                   .why = og_errno_text(failure));
}

/* Waits a moment for words on stderr and keeps the first of them. */
static void listen_to(child *gnuplot)
{
    struct pollfd ear = {.fd = gnuplot->ear, .events = POLLIN};
    char word[1024];
    if (poll(&ear, 1, gnuplot->ear < 0 ? 2 : 20) <= 0)
        return;
    ssize_t got = read(gnuplot->ear, word, sizeof word);
    if (got <= 0) {
        close(gnuplot->ear);
        gnuplot->ear = -1;
        return;
    }
    size_t room = HEARD - gnuplot->heard_length;
    size_t taken = (size_t)got < room ? (size_t)got : room;
    memcpy(gnuplot->heard + gnuplot->heard_length, word, taken);
    gnuplot->heard_length += taken;
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
static int stop(child *gnuplot)
{
    int how = 0;
    kill(-gnuplot->pid, SIGKILL);
    while (waitpid(gnuplot->pid, &how, 0) < 0 && errno == EINTR)
        continue;
    for (int tries = 0; tries < 50 && gnuplot->ear >= 0; tries++)
        listen_to(gnuplot);
    if (gnuplot->ear >= 0)
        close(gnuplot->ear);
    tidy(gnuplot->heard, gnuplot->heard_length);
    return how;
}

/* gnuplot repeats the whole command before it says what is wrong with it. */
static const char *last_words(const child *gnuplot)
{
    size_t length = strlen(gnuplot->heard);
    const char *words = gnuplot->heard + (length > LAST_WORDS ? length - LAST_WORDS : 0);
    while ((*words & 0xc0) == 0x80) /* inside a character */
        words++;
    return words;
}

static og_status wait_for(child *gnuplot, const og_gnuplot_job *job, og_error *err)
{
    const struct rlimit processor = {30, 30}, memory = {1L << 30, 1L << 30},
                        file = {PICTURE_MAX, PICTURE_MAX};
    double seconds = job->seconds > 0 ? job->seconds : 60, end = now() + seconds;
    og_status status = OG_OK;
    siginfo_t state = {0};

    prlimit(gnuplot->pid, RLIMIT_CPU, &processor, NULL);
    prlimit(gnuplot->pid, RLIMIT_AS, &memory, NULL);
    prlimit(gnuplot->pid, RLIMIT_FSIZE, &file, NULL);
    while (status == OG_OK && state.si_pid == 0) {
        listen_to(gnuplot);
        if (waitid(P_PID, (id_t)gnuplot->pid, &state, WEXITED | WNOHANG | WNOWAIT) != 0)
            status = OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_LOST, .why = og_errno_text(errno));
        else if (!og_progress_tell(job->progress, job->share))
            status = OG_FAIL(err, OG_CANCELLED, CANCELLED);
        else if (now() > end)
            status = OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_SLOW, .seconds = OG_NUMBER(seconds));
    }
    int how = stop(gnuplot);
    if (status != OG_OK)
        return status;
    if (WIFSIGNALED(how))
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_KILLED,
                       .signal = OG_COUNT((unsigned)WTERMSIG(how)), .words = last_words(gnuplot));
    if (WEXITSTATUS(how) != 0 && gnuplot->heard[0])
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_FAILED, .words = last_words(gnuplot));
    if (WEXITSTATUS(how) != 0)
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_SILENT);
    return OG_OK;
}

static og_status run(const og_gnuplot_job *job, const char *folder, og_error *err)
{
    /* A relative path is one from here, not from the folder that gnuplot runs in. */
    const char *program = job->program ? job->program : "gnuplot";
    char *whole = strchr(program, '/') ? realpath(program, NULL) : NULL;
    child *gnuplot = calloc(1, sizeof *gnuplot);
    og_status status = gnuplot ? start(gnuplot, job, whole ? whole : program, folder, err)
                               : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = wait_for(gnuplot, job, err);
    free(gnuplot);
    free(whole);
    return status;
}

/* Script, data and picture: as gnuplot sees them in its folder, and where they come to stand. */
typedef struct files {
    char *folder, *from[3], *to[3];
} files;

static og_status name_files(files *names, const og_gnuplot_job *job, og_error *err)
{
    static const char *const inside[] = {SCRIPT, DATA, PICTURE};
    const char *const endings[] = {"gp", "tsv", og_gnuplot_ending(job->format)};
    names->folder = og_file_path(job->directory, ".opgave-XXXXXX");
    if (!names->folder)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (!mkdtemp(names->folder)) {
        OG_FAIL(err, OG_ERR_IO, FILE_CANNOT_WRITE, .path = job->directory,
                .why = og_errno_text(errno));
        free(names->folder);
        names->folder = NULL;
        return OG_ERR_IO;
    }
    for (int i = 0; i < 3; i++) {
        char name[256];
        og_format(name, sizeof name, "%s.%s", job->name, endings[i]);
        names->from[i] = og_file_path(names->folder, inside[i]);
        names->to[i] = og_file_path(job->directory, name);
        if (!names->from[i] || !names->to[i])
            return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    return OG_OK;
}

og_status og_gnuplot_draw(const og_gnuplot_job *job, og_error *err)
{
    files names = {0};
    og_status status = name_files(&names, job, err);
    if (status == OG_OK)
        status = og_file_write(names.from[0], job->script, strlen(job->script), err);
    if (status == OG_OK)
        status = og_file_write(names.from[1], job->data, strlen(job->data), err);
    if (status == OG_OK)
        status = run(job, names.folder, err);
    if (status == OG_OK)
        status = check_picture(job, names.from[2], err);
    for (int i = 0; i < 3 && status == OG_OK; i++)
        status = og_file_place(names.from[i], names.to[i], err);

    for (int i = 0; i < 3; i++) {
        if (names.from[i])
            unlink(names.from[i]);
        free(names.from[i]);
        free(names.to[i]);
    }
    if (names.folder)
        rmdir(names.folder);
    free(names.folder);
    return status;
}
