/* Files that appear together or not at all. */
#include "fixture.h"

#include "io/file.h"
#include "io/staging.h"

#include <sys/stat.h>

static char root[] = "/tmp/opgave-staging-XXXXXX";

/* Runs a shell command in the root and returns its status. */
static int shell(const char *command)
{
    char line[512];
    snprintf(line, sizeof line, "cd %s && %s", root, command);
    return system(line);
}

static int make_root(void **state)
{
    (void)state;
    strcpy(root, "/tmp/opgave-staging-XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static int drop_root(void **state)
{
    (void)state;
    return shell("rm -rf \"$PWD\"");
}

static og_staging begin(const char *below)
{
    char target[128];
    og_staging staging;
    og_error err = {0};
    snprintf(target, sizeof target, "%s/%s", root, below);
    assert_int_equal(og_staging_open(&staging, target, &err), OG_OK);
    return staging;
}

static void put(const og_staging *staging, const char *name, const char *text)
{
    og_error err = {0};
    char *path = og_file_path(staging->folder, name);
    assert_int_equal(og_file_write(path, text, strlen(text), &err), OG_OK);
    free(path);
}

static bool goes(const char *path)
{
    return strcmp(path, "values.csv") == 0 || strncmp(path, "charts/", 7) == 0;
}

static void test_place(void **state)
{
    og_error err = {0};
    (void)state;
    assert_int_equal(shell("mkdir -p out/charts && cd out && echo old >a && echo mine >notes && "
                           "echo old >values.csv && echo old >charts/x.svg && echo old "
                           ">charts/y.svg"),
                     0);
    og_staging staging = begin("out");
    put(&staging, "a", "new\n");
    put(&staging, "b", "new\n");
    char *charts = og_file_path(staging.folder, "charts");
    assert_int_equal(mkdir(charts, 0777), 0);
    free(charts);
    put(&staging, "charts/y.svg", "new\n");
    assert_int_equal(shell("test \"$(cat out/a)\" = old"), 0); /* until all are there */
    assert_int_equal(og_staging_place(&staging, goes, &err), OG_OK);
    assert_null(staging.folder);
    assert_int_equal(shell("cd out && test \"$(find . -type f | sort | tr '\\n' ' ')\" = "
                           "'./a ./b ./charts/y.svg ./notes '"),
                     0);
    assert_int_equal(shell("cd out && test \"$(cat a b charts/y.svg notes | tr '\\n' ' ')\" = "
                           "'new new new mine '"),
                     0);
}

/* One of several cannot be placed: all stays. */
static void test_refuse(void **state)
{
    og_error err = {0};
    (void)state;
    assert_int_equal(shell("mkdir -p out/z && echo old >out/a && echo old >out/values.csv"), 0);
    og_staging staging = begin("out");
    put(&staging, "a", "new\n");
    put(&staging, "m", "new\n");
    put(&staging, "z", "new\n");
    assert_int_equal(og_staging_place(&staging, goes, &err), OG_ERR_IO);
    assert_non_null(strstr(err.message, "out/z"));
    assert_int_equal(shell("test \"$(ls -A out | tr '\\n' ' ')\" = 'a values.csv z ' && "
                           "test \"$(cat out/a)\" = old"),
                     0);
}

/* Folders that were made for nothing go again; those that were there stay. */
static void test_abandon(void **state)
{
    (void)state;
    assert_int_equal(shell("mkdir here"), 0);
    og_staging staging = begin("here/and/there");
    put(&staging, "a", "new\n");
    og_staging_abandon(&staging);
    assert_int_equal(shell("test -d here && ! test -e here/and"), 0);
    og_staging_abandon(&staging);
}

/* When the last of the folder's charts goes, so does charts/, unless others are in it. */
static void test_charts_go(void **state)
{
    og_error err = {0};
    (void)state;
    assert_int_equal(shell("mkdir -p out/charts && echo old >out/charts/x.svg"), 0);
    og_staging staging = begin("out");
    put(&staging, "a", "new\n");
    assert_int_equal(og_staging_place(&staging, goes, &err), OG_OK);
    assert_int_equal(shell("test \"$(ls -A out)\" = a"), 0);
}

static void test_explain(void **state)
{
    og_error err = {.status = OG_ERR_IO};
    (void)state;
    og_staging staging = begin("out");
    snprintf(err.message, sizeof err.message, "cannot write '%s/series.csv': full", staging.folder);
    og_staging_explain(&staging, &err);
    assert_non_null(strstr(err.message, "/out/series.csv': full"));
    og_staging_abandon(&staging);
}

int main(void)
{
#define IN_ROOT(test) cmocka_unit_test_setup_teardown(test, make_root, drop_root)
    const struct CMUnitTest tests[] = {
        IN_ROOT(test_place),     IN_ROOT(test_refuse),  IN_ROOT(test_abandon),
        IN_ROOT(test_charts_go), IN_ROOT(test_explain),
    };
    return cmocka_run_group_tests_name("staging", tests, NULL, NULL);
}
