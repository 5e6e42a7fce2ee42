/* A folder of a test's own, and its files read whole. */
#ifndef OG_TEST_WHOLE_FILE_H
#define OG_TEST_WHOLE_FILE_H

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

static char folder[] = "/tmp/opgave-output-XXXXXX";

/* Valid until sixteen calls later. */
static inline const char *in_folder(const char *name)
{
    static char path[16][512];
    static unsigned turn;
    char *out = path[turn++ % 16];
    snprintf(out, sizeof path[0], "%s/%s", folder, name);
    return out;
}

static inline char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 1 << 22);
    assert_non_null(text);
    size_t length = fread(text, 1, (1 << 22) - 1, file);
    assert_true(length < (1 << 22) - 1);
    fclose(file);
    return text;
}

static inline void expect_text(const char *path, const char *expected)
{
    char *text = read_whole(path);
    assert_string_equal(text, expected);
    free(text);
}

static inline void empty_folder(const char *path)
{
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char name[1024];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        assert_true(snprintf(name, sizeof name, "%s/%s", path, entry->d_name) < (int)sizeof name);
        if (unlink(name) != 0) {
            empty_folder(name);
            assert_int_equal(rmdir(name), 0);
        }
    }
    closedir(dir);
}

static inline size_t entries(void)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2;
}

static inline int make(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static inline int clean(void **state)
{
    (void)state;
    empty_folder(folder);
    return 0;
}

static inline int drop(void **state)
{
    (void)state;
    return rmdir(folder);
}

#endif
