#include "fuzz.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* What no input may exceed: of processor time, ten times what any is known to need; of memory, what
 * the design allows. Sanitizers slow down and keep what was freed. */
#define SECONDS (SANITIZED ? 20.0 : 2.0)
#define MEBIBYTES (SANITIZED ? 1536L : 256L)

#define FILES_MAX 8 /* files of one input */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[64];

void fuzz_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("\nDOES NOT HOLD: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}

/* ---- folder ---- */

static void empty_folder(void)
{
    DIR *files = opendir(folder);
    struct dirent *entry;
    while (files && (entry = readdir(files)) != NULL) {
        if (entry->d_type == DT_REG)
            unlinkat(dirfd(files), entry->d_name, 0);
    }
    if (files)
        closedir(files);
}

static void remove_folder(void)
{
    empty_folder();
    rmdir(folder);
}

const char *fuzz_folder(void)
{
    if (folder[0])
        return folder;
    bool memory = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/opgave-fuzz-XXXXXX", memory ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder))
        fuzz_fail("cannot make %s: %s", folder, strerror(errno));
    atexit(remove_folder);
    return folder;
}

static void write_part(const char *name, size_t length, const uint8_t *data, size_t size)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%.*s", folder, (int)length, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        fuzz_fail("cannot write %s: %s", path, strerror(errno));
    close(fd);
}

/* The name of a part behind "#file ": its length, 0 when it is none. */
static size_t part_name(const char *name, size_t size)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = 0;
    while (length < size && length < 64 && name[length] && strchr(letters, name[length]))
        length++;
    static const char *const endings[] = {".yaml\n", ".csv\n"};
    for (size_t i = 0; i < 2 && length > 0; i++) {
        size_t ending = strlen(endings[i]);
        if (size - length >= ending && memcmp(name + length, endings[i], ending) == 0)
            return length + ending - 1;
    }
    return 0;
}

const char *fuzz_files(const uint8_t *data, size_t size)
{
    static char path[128];
    static const char mark[] = "#file ";
    const size_t mark_length = sizeof mark - 1;
    const char *name = "input.yaml";
    size_t name_length = strlen(name), start = 0, files = 0;

    fuzz_folder();
    empty_folder();
    for (size_t at = 0; at < size && files < FILES_MAX; at++) {
        bool begins = at == 0 || data[at - 1] == '\n';
        if (!begins || size - at < mark_length || memcmp(data + at, mark, mark_length) != 0)
            continue;
        const char *next = (const char *)data + at + mark_length;
        size_t length = part_name(next, size - at - mark_length);
        if (length == 0)
            continue;
        write_part(name, name_length, data + start, at - start);
        name = next;
        name_length = length;
        start = at + mark_length + length + 1;
        files++;
    }
    write_part(name, name_length, data + start, size - start);
    snprintf(path, sizeof path, "%s/input.yaml", folder);
    return path;
}

/* ---- parts of targets ---- */

char *fuzz_text(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        fuzz_fail("no memory");
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

og_diagnostics *fuzz_diagnostics(const uint8_t *data, size_t size)
{
    bool dutch = size > 0 && (data[size / 2] & 1);
    og_diagnostics *diags = og_diagnostics_new(dutch ? OG_LANGUAGE_NL : OG_LANGUAGE_EN);
    if (!diags)
        fuzz_fail("no memory");
    return diags;
}

void fuzz_diagnostics_end(og_diagnostics *diags)
{
    for (og_severity s = OG_SEVERITY_ERROR; s <= OG_SEVERITY_ADVICE; s++) {
        char *text = og_diagnostics_text(diags, s);
        if (!text)
            fuzz_fail("no text of what was found");
        free(text);
    }
    og_diagnostics_free(diags);
}

og_scenario *fuzz_scenario(const char *path, const char *const *set, size_t set_count,
                           const uint8_t *data, size_t size)
{
    og_diagnostics *diags = fuzz_diagnostics(data, size);
    og_scenario *scenario = NULL;
    og_status status = og_scenario_load(path, set, set_count, &scenario, diags);
    size_t errors = og_diagnostics_count(diags, OG_SEVERITY_ERROR);
    if (status == OG_OK ? errors > 0 || !scenario : scenario != NULL)
        fuzz_fail("status %d with %zu errors and %s", (int)status, errors,
                  scenario ? "a scenario" : "none");
    if (status != OG_OK && (status != OG_ERR_SCENARIO || errors == 0))
        fuzz_fail("a file is answered with '%s' and %zu errors", og_status_text(status), errors);
    fuzz_diagnostics_end(diags);
    return scenario;
}

char *fuzz_show(const og_scenario *scenario)
{
    og_error err = {0};
    char *text = NULL;
    if (og_scenario_show(scenario, false, og_scenario_replicates(scenario),
                         og_scenario_seed(scenario), &text, &err) != OG_OK)
        fuzz_fail("what was loaded cannot be shown: %s", err.message);
    return text;
}

/* ---- entry ---- */

static double processor_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Adds libFuzzer's own bounds, which end what would never return; the user's come behind. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static char timeout[] = "-timeout=30", memory[] = "-rss_limit_mb=2048",
                length[] = "-max_len=65536";
    static char *arguments[64];
    int count = 0;
    arguments[count++] = (*argv)[0];
    arguments[count++] = timeout;
    arguments[count++] = memory;
    arguments[count++] = length;
    for (int i = 1; i < *argc && count < 63; i++)
        arguments[count++] = (*argv)[i];
    *argc = count;
    *argv = arguments;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    if (!ready)
        og_init();
    ready = true;
    double start = processor_seconds();
    fuzz_input(data, size);
    double took = processor_seconds() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    if (took > SECONDS)
        fuzz_fail("%zu bytes took %.1f s, more than %g", size, took, SECONDS);
    if (usage.ru_maxrss > MEBIBYTES * 1024)
        fuzz_fail("%zu bytes took %ld MiB, more than %ld", size, usage.ru_maxrss / 1024, MEBIBYTES);
    return 0;
}
