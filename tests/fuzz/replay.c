/* Runs a fuzz target once on every file that is named, or stands in a folder that is named, without
 * libFuzzer: so that what it has found stays found with every compiler. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECONDS 60 /* after which an input hangs */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t inputs;

static void fail(const char *path)
{
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    exit(EXIT_FAILURE);
}

static void replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(size > 0 ? size : 1);
    if (!file || !data || fread(data, 1, size, file) != size)
        fail(path);
    fclose(file);
    alarm(SECONDS);
    fprintf(stderr, "%s\n", path); /* the last one named is the one that failed */
    LLVMFuzzerTestOneInput(data, size);
    alarm(0);
    free(data);
    inputs++;
}

static int is_seen(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void replay(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        fail(path);
    if (S_ISREG(info.st_mode))
        replay_file(path, (size_t)info.st_size);
    if (!S_ISDIR(info.st_mode))
        return;
    struct dirent **entries;
    int count = scandir(path, &entries, is_seen, alphasort);
    if (count < 0)
        fail(path);
    for (int i = 0; i < count; i++) {
        char below[4096];
        snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
        replay(below);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    printf("%zu inputs\n", inputs);
    return inputs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
