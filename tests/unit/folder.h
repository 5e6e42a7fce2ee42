/* A folder of its own for a test that writes files: in its state, gone afterwards. */
#ifndef OG_TEST_FOLDER_H
#define OG_TEST_FOLDER_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

typedef struct folder {
    char path[64], program[96];
} folder;

static int folder_make(void **state)
{
    folder *f = calloc(1, sizeof *f);
    if (!f)
        return -1;
    snprintf(f->path, sizeof f->path, "/tmp/opgave-test-XXXXXX");
    *state = f;
    return mkdtemp(f->path) ? mkdir(strcat(strcpy(f->program, f->path), "/out"), 0700) : -1;
}

static void folder_each(const char *path, void (*visit)(const char *path, void *context),
                        void *context)
{
    DIR *directory = opendir(path);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char file[512];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        visit(file, context);
    }
    closedir(directory);
}

static void folder_delete(const char *path, void *context)
{
    (void)context;
    if (unlink(path) != 0) {
        folder_each(path, folder_delete, NULL);
        rmdir(path);
    }
}

static int folder_drop(void **state)
{
    folder *f = *state;
    folder_each(f->path, folder_delete, NULL);
    rmdir(f->path);
    free(f);
    return 0;
}

static void folder_count_file(const char *path, void *context)
{
    (void)path;
    ++*(int *)context;
}

/* How many files a folder has. */
static int folder_count(const char *path)
{
    int count = 0;
    folder_each(path, folder_count_file, &count);
    return count;
}

#endif
