/* Hostile texts and files: each limit is exact, and refused at once. */
#include "yaml_text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ---- limits ----------------------------------------------------------------------------- */

static char *repeated(const char *unit, size_t count, size_t *length)
{
    size_t size = strlen(unit);
    char *text = malloc(size * count + 1);

    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * size, unit, size);
    text[size * count] = '\0';
    *length = size * count;
    return text;
}

static void assert_refused(const char *unit, size_t count, unsigned line, unsigned column,
                           const char *message)
{
    size_t length;
    char *text = repeated(unit, count, &length);
    clock_t start = clock();

    assert_error_bytes(text, length, line, column, message);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC); /* some would take minutes */
    free(text);
}

static void hostile_texts_are_refused_at_once(void **state)
{
    (void)state;
    static const char deep[] = "nested more than 64 levels deep";

    assert_refused("[", 200000, 1, 65, deep);
    assert_refused("[", 4 << 20, 1, 65, deep);
    assert_refused("{", 200000, 1, 65, deep);
    assert_refused("- ", 200000, 1, 129, deep);
    assert_refused("? ", 200000, 1, 129, deep);
    assert_refused("- a\n", 200000, 200000, 3, "more than 200000 values");
    assert_refused("a", (4 << 20) + 1, 0, 0, "larger than 4 MiB");
    assert_refused("a", 70000, 1, 1, "a text of more than 64 KiB");
}

static void limits_are_exact(void **state)
{
    (void)state;
    char text[200];
    fixture f;
    size_t length;

    memset(text, '[', 64);
    memset(text + 64, ']', 64);
    parse_bytes(&f, text, 128);
    assert_non_null(f.root);
    clear(&f);

    char *many = repeated("- a\n", OG_YAML_MAX_NODES - 1, &length);
    parse_bytes(&f, many, length);
    assert_non_null(f.root);
    assert_int_equal(f.root->count, OG_YAML_MAX_NODES - 1);
    clear(&f);
    free(many);

    char *scalar = repeated("x", OG_YAML_MAX_SCALAR, &length);
    parse_bytes(&f, scalar, length);
    assert_non_null(f.root);
    clear(&f);
    free(scalar);
}

static void too_many_keys(void **state)
{
    (void)state;
    char *text = malloc(OG_YAML_MAX_KEYS * 12 + 20);
    size_t used = 0;
    fixture f;

    for (int i = 0; i < OG_YAML_MAX_KEYS; i++)
        used += (size_t)sprintf(text + used, "k%d: 1\n", i);
    parse_bytes(&f, text, used);
    assert_non_null(f.root);
    assert_int_equal(f.root->count, OG_YAML_MAX_KEYS);
    clear(&f);
    used += (size_t)sprintf(text + used, "more: 1\n");
    assert_error_bytes(text, used, OG_YAML_MAX_KEYS + 1, 1, "more than 4096 keys in one map");
    free(text);
}

/* ---- files ------------------------------------------------------------------------------ */

typedef struct folder {
    char path[64];
    char file[80];
} folder;

static void folder_make(folder *at)
{
    strcpy(at->path, "/tmp/opgave-yaml-XXXXXX");
    assert_non_null(mkdtemp(at->path));
    sprintf(at->file, "%s/x.yaml", at->path);
}

static void folder_remove(folder *at)
{
    unlink(at->file);
    rmdir(at->path);
}

static void write_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void reading_a_file(void **state)
{
    (void)state;
    og_arena arena = {0};
    og_files files = {.arena = &arena};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    folder at;

    folder_make(&at);
    write_file(at.file,
               "\xEF\xBB\xBF"
               "a: 1\n",
               8);
    const og_source *source = og_source_read(&files, at.file, "x.yaml", (og_pos){0}, diags);
    assert_non_null(source);
    assert_string_equal(source->name, "x.yaml");
    assert_int_equal(source->length, 5);
    assert_memory_equal(source->text, "a: 1\n", 5);
    assert_int_equal(source->order, 0);

    og_node *root = og_yaml_parse(source, &arena, diags);
    assert_non_null(root);
    assert_pos(root->first->key_pos, 1, 1, 1);

    files = (og_files){.arena = &arena}; /* it was read once */
    write_file(at.file, "", 0);
    source = og_source_read(&files, at.file, "y.yaml", root->pos, diags);
    assert_non_null(source);
    assert_int_equal(source->length, 0);
    assert_int_equal(source->order, 1);
    assert_int_equal(diags->count, 0);
    folder_remove(&at);
    og_diagnostics_free(diags);
    og_arena_clear(&arena);
}

static void assert_unreadable(const char *path, const char *message)
{
    og_arena arena = {0};
    og_files files = {.arena = &arena};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);

    assert_null(og_source_read(&files, path, "x.yaml", (og_pos){0}, diags));
    assert_int_equal(diags->errors, 1);
    assert_string_equal(og_diagnostics_get(diags, 0).message, message);
    og_diagnostics_free(diags);
    og_arena_clear(&arena);
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    folder at;

    folder_make(&at);
    assert_unreadable(at.file, "cannot read 'x.yaml': No such file or directory");
    assert_unreadable(at.path, "cannot read 'x.yaml': it is a directory, not a file");
    assert_unreadable("/dev/null", "cannot read 'x.yaml': it is a device, not a file");
    assert_int_equal(mkfifo(at.file, 0600), 0);
    assert_unreadable(at.file, "cannot read 'x.yaml': it is a pipe, not a file");
    unlink(at.file);
    write_file(at.file, "a", 1);
    assert_int_equal(truncate(at.file, (off_t)OG_YAML_MAX_BYTES + 1), 0);
    assert_unreadable(at.file, "cannot read 'x.yaml': larger than 4 MiB");
    folder_remove(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_texts_are_refused_at_once),
        cmocka_unit_test(limits_are_exact),
        cmocka_unit_test(too_many_keys),
        cmocka_unit_test(reading_a_file),
        cmocka_unit_test(what_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
