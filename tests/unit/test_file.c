/* Files appear whole or not at all. */
#include "whole_file.h"

#include "io/file.h"
#include "io/sha256.h"

#include <signal.h>
#include <sys/resource.h>

static void test_file(void **state)
{
    (void)state;
    og_error err = {0};
    og_file file;
    const char *path = in_folder("a.txt");
    assert_int_equal(og_file_write(path, "old", 3, &err), OG_OK);
    assert_int_equal(og_file_open(&file, path, &err), OG_OK);
    for (int i = 0; i < 100000; i++)
        og_file_puts(&file, "0123456789");
    expect_text(path, "old");
    assert_int_equal(og_file_close(&file, &err), OG_OK);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, 1000000);
    assert_int_equal(info.st_mode & 0600, 0600);
    assert_int_equal(entries(), 1);

    assert_int_equal(og_file_open(&file, path, &err), OG_OK);
    og_file_puts(&file, "half");
    og_file_abandon(&file);
    og_file_abandon(&file);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, 1000000);
    assert_int_equal(entries(), 1);
}

/* FIPS 180-4's examples, and of a file as of bytes. */
static void test_sha256(void **state)
{
    (void)state;
    static const char empty[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    static const char many[] = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    char out[OG_SHA256_SIZE];
    uint64_t length;
    og_error err = {0};
    og_sha256_bytes("", 0, out);
    assert_string_equal(out, empty);
    og_sha256_bytes("abc", 3, out);
    assert_string_equal(out, abc);
    char *text = malloc(1000000);
    assert_non_null(text);
    memset(text, 'a', 1000000);
    assert_int_equal(og_file_write(in_folder("many"), text, 1000000, &err), OG_OK);
    free(text);
    assert_int_equal(og_sha256_file(in_folder("many"), out, &length, &err), OG_OK);
    assert_string_equal(out, many);
    assert_int_equal(length, 1000000);
    assert_int_equal(og_sha256_file(in_folder("none"), out, &length, &err), OG_ERR_IO);
    assert_non_null(strstr(err.message, "none': No such file or directory"));
}

static void expect_refused(const char *path, const char *why)
{
    og_error err = {0};
    char message[600];
    snprintf(message, sizeof message, "cannot write '%s': %s", path, why);
    assert_int_equal(og_file_write(path, "x", 1, &err), OG_ERR_IO);
    assert_string_equal(err.message, message);
}

static void test_file_refused(void **state)
{
    (void)state;
    og_error err = {0};
    expect_refused("/dev/full", "not a regular file");
    expect_refused(folder, "Is a directory");
    expect_refused(in_folder("none/a.txt"), "No such file or directory");
    assert_int_equal(og_file_write(in_folder("a"), "x", 1, &err), OG_OK);
    expect_refused(in_folder("a/b"), "Not a directory");
    if (geteuid() != 0) {
        assert_int_equal(chmod(folder, 0500), 0);
        expect_refused(in_folder("c"), "Permission denied");
        assert_int_equal(chmod(folder, 0700), 0);
    }
    assert_int_equal(entries(), 1);
}

/* A limit on the size of files stands in for a full disk. */
static void test_file_full(void **state)
{
    (void)state;
    og_error err = {0};
    og_file file;
    struct rlimit before, limit;
    const char *path = in_folder("a.txt");
    assert_int_equal(og_file_write(path, "old", 3, &err), OG_OK);

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 100000;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_int_equal(og_file_open(&file, path, &err), OG_OK);
    for (int i = 0; i < 20000; i++)
        og_file_puts(&file, "0123456789");
    og_status status = og_file_close(&file, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);

    assert_int_equal(status, OG_ERR_IO);
    assert_non_null(strstr(err.message, "a.txt': File too large"));
    expect_text(path, "old");
    assert_int_equal(entries(), 1);
}

static void test_place(void **state)
{
    (void)state;
    og_error err = {0};
    assert_int_equal(og_file_write(in_folder("a"), "new", 3, &err), OG_OK);
    assert_int_equal(og_file_write(in_folder("b"), "old", 3, &err), OG_OK);
    assert_int_equal(og_file_place(in_folder("a"), in_folder("b"), &err), OG_OK);
    expect_text(in_folder("b"), "new");
    assert_int_equal(og_file_place(in_folder("b"), in_folder("none/b"), &err), OG_ERR_IO);
    assert_int_equal(entries(), 0);
}

static void test_make_folder(void **state)
{
    (void)state;
    og_error err = {0};
    struct stat info;
    assert_int_equal(og_file_make_folder(in_folder("a/b//c/"), &err), OG_OK);
    assert_int_equal(stat(in_folder("a/b/c"), &info), 0);
    assert_true(S_ISDIR(info.st_mode));
    assert_int_equal(og_file_make_folder(in_folder("a/b/c"), &err), OG_OK);
    assert_int_equal(og_file_make_folder("/", &err), OG_OK);
    assert_int_equal(og_file_write(in_folder("a/file"), "x", 1, &err), OG_OK);
    assert_int_equal(og_file_make_folder(in_folder("a/file/d"), &err), OG_ERR_IO);
    assert_non_null(strstr(err.message, "cannot make the folder '"));
    assert_non_null(strstr(err.message, "a/file/d': a file has the name '"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_file, clean),
        cmocka_unit_test_teardown(test_sha256, clean),
        cmocka_unit_test_teardown(test_file_refused, clean),
        cmocka_unit_test_teardown(test_file_full, clean),
        cmocka_unit_test_teardown(test_place, clean),
        cmocka_unit_test_teardown(test_make_folder, clean),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
