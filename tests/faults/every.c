/* every SHIM KIND FOLDER [-n NUMBERS] [-s STATUS] [-a FOLDER]... -- COMMAND...
 *
 * Runs the command again and again, each time with the next of its calls made to fail by fault.c,
 * until none is left to fail; at most NUMBERS times, evenly spread over all calls (0, the default:
 * every call). FOLDER (- : none) holds the results of an earlier run. Each time:
 *
 *   - it ends by itself, with 0 or 1 (or STATUS, which a signal gives);
 *   - with 0, folder and standard output are those of a run in which nothing failed;
 *   - else there is a message, and the folder is as it was (or as one given by -a);
 *   - it frees as much as a run in which nothing fails.
 *
 * Lines that tell how long it took are left out when files are compared. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILES 256
#define ALSO 4
#define SHOWN 20 /* failures that are printed */
#define COUNT_ONLY 1000000000L

static void die(const char *what)
{
    fprintf(stderr, "every: %s: %s\n", what, strerror(errno));
    exit(2);
}

/* ---- folders ---- */

typedef struct file {
    char *path; /* from the folder on; ends in '/' for a folder */
    char *text;
    size_t length;
} file;

typedef struct snapshot {
    file files[FILES];
    size_t count;
} snapshot;

static void *needed(void *block)
{
    if (!block)
        die("memory");
    return block;
}

static file read_file(const char *path)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0)
        die(path);
    file result = {NULL, needed(malloc((size_t)info.st_size + 1)), 0};
    for (ssize_t n;
         (n = read(fd, result.text + result.length, (size_t)info.st_size - result.length)) > 0;)
        result.length += (size_t)n;
    result.text[result.length] = '\0';
    close(fd);
    return result;
}

static int is_seen(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static void take(snapshot *all, const char *root, const char *below)
{
    char path[4096];
    struct dirent **entries;
    snprintf(path, sizeof path, "%s/%s", root, below);
    int count = scandir(path, &entries, is_seen, alphasort);
    if (count < 0 && errno != ENOENT)
        die(path);
    for (int i = 0; i < count; i++) {
        char name[2048];
        bool folder = entries[i]->d_type == DT_DIR;
        snprintf(name, sizeof name, "%s%s%s", below, entries[i]->d_name, folder ? "/" : "");
        snprintf(path, sizeof path, "%s/%s", root, name);
        if (all->count == FILES)
            die("too many files");
        all->files[all->count] = folder ? (file){0} : read_file(path);
        all->files[all->count++].path = needed(strdup(name));
        if (folder)
            take(all, root, name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static snapshot snap(const char *folder)
{
    snapshot all = {.count = 0};
    if (strcmp(folder, "-") != 0)
        take(&all, folder, "");
    return all;
}

static void forget(snapshot *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->files[i].path);
        free(all->files[i].text);
    }
    all->count = 0;
}

static size_t past_line(const file *f, size_t at)
{
    const char *end = memchr(f->text + at, '\n', f->length - at);
    return end ? (size_t)(end - f->text) + 1 : f->length;
}

static bool begins(const file *f, size_t at, const char *word)
{
    return f->length - at >= strlen(word) && memcmp(f->text + at, word, strlen(word)) == 0;
}

/* A line that tells time: `  "wall_seconds": 0.0123,`. */
static bool is_time(const file *f, size_t at)
{
    while (at < f->length && f->text[at] == ' ')
        at++;
    return begins(f, at, "\"wall_seconds\"") || begins(f, at, "\"made_at\"");
}

static bool same_file(const file *a, const file *b)
{
    if (strcmp(a->path, b->path) != 0 || !a->text != !b->text)
        return false;
    size_t i = 0, j = 0;
    while (i < a->length && j < b->length) {
        size_t i_end = past_line(a, i), j_end = past_line(b, j);
        bool equal = i_end - i == j_end - j && memcmp(a->text + i, b->text + j, i_end - i) == 0;
        if (!equal && !(is_time(a, i) && is_time(b, j)))
            return false;
        i = i_end;
        j = j_end;
    }
    return i == a->length && j == b->length;
}

/* The first path in which they differ; NULL: none. */
static const char *difference(const snapshot *a, const snapshot *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (!same_file(&a->files[i], &b->files[i]))
            return strcmp(a->files[i].path, b->files[i].path) < 0 ? a->files[i].path
                                                                  : b->files[i].path;
    if (a->count == b->count)
        return NULL;
    return a->count > b->count ? a->files[b->count].path : b->files[a->count].path;
}

static void empty(const char *root, const snapshot *all)
{
    char path[4096];
    for (size_t i = all->count; i-- > 0;) {
        snprintf(path, sizeof path, "%s/%s", root, all->files[i].path);
        remove(path);
    }
}

static void restore(const char *root, const snapshot *now, const snapshot *wanted)
{
    char path[4096];
    empty(root, now);
    mkdir(root, 0777);
    for (size_t i = 0; i < wanted->count; i++) {
        const file *f = &wanted->files[i];
        snprintf(path, sizeof path, "%s/%s", root, f->path);
        if (!f->text) {
            mkdir(path, 0777);
            continue;
        }
        int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        if (fd < 0 || write(fd, f->text, f->length) != (ssize_t)f->length)
            die(path);
        close(fd);
    }
}

/* ---- the command ---- */

typedef struct options {
    const char *shim, *kind, *folder;
    long numbers;
    int status;
    snapshot also[ALSO];
    size_t also_count;
    char **command;
} options;

typedef struct outcome {
    int how; /* as waitpid tells */
    bool fired;
    long live; /* -1: it did not come to an ordinary end */
    file out, err;
} outcome;

static file read_back(int fd)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    file result = read_file(path);
    close(fd);
    return result;
}

static int scratch(void)
{
    int fd = memfd_create("every", 0);
    if (fd < 0)
        die("memfd_create");
    return fd;
}

static outcome run(const options *o, long number)
{
    char preload[4096], fault[64], where[64];
    int out = scratch(), err = scratch(), report = scratch();
    snprintf(preload, sizeof preload, "LD_PRELOAD=%s", o->shim);
    snprintf(fault, sizeof fault, "OPGAVE_FAULT=%s:%ld", o->kind, number);
    snprintf(where, sizeof where, "OPGAVE_FAULT_REPORT=%d", report);
    char path[4096] = "PATH=";
    snprintf(path + 5, sizeof path - 5, "%s", getenv("PATH"));
    char *environment[] = {preload, fault, where, path, NULL};

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out, 1);
    posix_spawn_file_actions_adddup2(&files, err, 2);
    pid_t pid;
    outcome result = {0};
    int failure = posix_spawnp(&pid, o->command[0], &files, NULL, o->command, environment);
    if (failure || waitpid(pid, &result.how, 0) != pid)
        die(o->command[0]);
    posix_spawn_file_actions_destroy(&files);

    file told = read_back(report);
    result.fired = strchr(told.text, 'F') != NULL;
    const char *live = strchr(told.text, 'L');
    result.live = live ? atol(live + 1) : -1;
    free(told.text);
    result.out = read_back(out);
    result.err = read_back(err);
    return result;
}

static void forget_outcome(outcome *o)
{
    free(o->out.text);
    free(o->err.text);
}

/* ---- what must hold ---- */

typedef struct wanted {
    snapshot old, new;
    outcome clean;
} wanted;

static const char *judge(const options *o, const wanted *w, const outcome *got, const snapshot *now)
{
    static char text[4096];
    const char *changed = difference(&w->old, now);
    if (!WIFEXITED(got->how)) {
        snprintf(text, sizeof text, "ended by signal %d", WTERMSIG(got->how));
        return text;
    }
    int status = WEXITSTATUS(got->how);
    if (status == 0) {
        const char *missing = difference(&w->new, now);
        if (missing)
            snprintf(text, sizeof text, "ended with 0, but %s is not as it should be", missing);
        else if (got->out.length != w->clean.out.length ||
                 memcmp(got->out.text, w->clean.out.text, got->out.length) != 0)
            snprintf(text, sizeof text, "ended with 0, but printed something else");
        else
            text[0] = '\0';
        return text[0] ? text : NULL;
    }
    if (status != o->status) {
        snprintf(text, sizeof text, "ended with %d", status);
        return text;
    }
    if (got->err.length == 0)
        return "said nothing";
    for (size_t i = 0; i < o->also_count && changed; i++)
        if (!difference(&o->also[i], now))
            changed = NULL;
    if (changed) {
        snprintf(text, sizeof text, "changed %s", changed);
        return text;
    }
    if (got->live > w->clean.live) {
        snprintf(text, sizeof text, "%ld allocations were not freed", got->live - w->clean.live);
        return text;
    }
    return NULL;
}

static long count_calls(const options *o, const snapshot *old)
{
    long low = 0, high = 1; /* the low-th call exists, the high-th does not */
    for (bool fired = true; fired;) {
        outcome got = run(o, high);
        snapshot now = snap(o->folder);
        fired = got.fired;
        if (difference(old, &now))
            restore(o->folder, &now, old);
        forget(&now);
        forget_outcome(&got);
        if (fired) {
            low = high;
            high *= 2;
        }
    }
    while (high - low > 1) {
        long middle = low + (high - low) / 2;
        outcome got = run(o, middle);
        snapshot now = snap(o->folder);
        if (difference(old, &now))
            restore(o->folder, &now, old);
        *(got.fired ? &low : &high) = middle;
        forget(&now);
        forget_outcome(&got);
    }
    return low;
}

static int try_all(const options *o, wanted *w)
{
    long calls = o->numbers > 0 ? count_calls(o, &w->old) : 0, tried = 0, failures = 0;
    bool fired = true;
    for (long i = 0; fired && (o->numbers == 0 || (i < o->numbers && i < calls)); i++) {
        long number = o->numbers > 0 && calls > o->numbers ? 1 + i * calls / o->numbers : i + 1;
        outcome got = run(o, number);
        snapshot now = snap(o->folder);
        fired = got.fired;
        const char *fault = judge(o, w, &got, &now);
        if (fault && ++failures <= SHOWN)
            printf("%s:%ld: %s\n%.400s", o->kind, number, fault, got.err.text);
        tried += fired;
        if (difference(&w->old, &now))
            restore(o->folder, &now, &w->old);
        forget(&now);
        forget_outcome(&got);
    }
    printf("%s: %ld faults, %ld of them not survived\n", o->kind, tried, failures);
    return tried == 0 || failures > 0;
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    static options o = {.status = 1};
    static wanted w;
    o.shim = argv[1];
    o.kind = argv[2];
    o.folder = argv[3];
    int i = 4;
    for (; i + 1 < argc && strcmp(argv[i], "--") != 0; i += 2) {
        if (strcmp(argv[i], "-n") == 0)
            o.numbers = atol(argv[i + 1]);
        else if (strcmp(argv[i], "-s") == 0)
            o.status = atoi(argv[i + 1]);
        else if (strcmp(argv[i], "-a") == 0 && o.also_count < ALSO)
            o.also[o.also_count++] = snap(argv[i + 1]);
    }
    o.command = argv + i + 1;
    w.old = snap(o.folder);
    w.clean = run(&o, COUNT_ONLY);
    w.new = snap(o.folder);
    if (w.clean.how != 0 || w.clean.live < 0) {
        printf("without a fault it fails: %s", w.clean.err.text);
        return 2;
    }
    if (w.old.count > 0 && !difference(&w.old, &w.new)) {
        printf("the command leaves %s as it is\n", o.folder);
        return 2;
    }
    restore(o.folder, &w.new, &w.old);
    int status = try_all(&o, &w);
    forget_outcome(&w.clean);
    return status;
}
