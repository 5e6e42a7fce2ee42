/* Memory, texts, UTF-8 and errors. */
#include "base/arena.h"
#include "base/format.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "lang/error.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void arena_gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    og_arena arena = {0};

    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *memory = og_arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        if (size > 0)
            memset(memory, 0xAA, size);
    }
    char *large = og_arena_alloc(&arena, 1 << 20);
    assert_non_null(large);
    large[(1 << 20) - 1] = 1;
    assert_false(arena.failed);
    og_arena_clear(&arena);
    assert_null(arena.last);
}

static void arena_texts(void **state)
{
    (void)state;
    og_arena arena = {0};

    assert_string_equal(og_arena_text(&arena, "abcdef", 3), "abc");
    assert_string_equal(og_arena_text(&arena, NULL, 0), "");
    assert_string_equal(og_arena_printf(&arena, "%s=%.2f", "x", 1.5), "x=1.50");
    og_arena_clear(&arena);
}

static void arena_failure_is_sticky(void **state)
{
    (void)state;
    og_arena arena = {0};

    assert_null(og_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    assert_non_null(og_arena_alloc(&arena, 8));
    assert_true(arena.failed);
    og_arena_clear(&arena);
    assert_false(arena.failed);
    assert_null(og_arena_alloc(&arena, SIZE_MAX));
    assert_null(og_arena_text(&arena, "", SIZE_MAX));
    assert_true(arena.failed);
    og_arena_clear(&arena);
}

static void strbuf_grows(void **state)
{
    (void)state;
    og_strbuf buf = {0};
    char expected[2001];

    for (int i = 0; i < 1000; i++) {
        og_strbuf_putc(&buf, 'a');
        og_strbuf_add(&buf, "bcd", 1);
        expected[2 * i] = 'a';
        expected[2 * i + 1] = 'b';
    }
    expected[2000] = '\0';
    assert_int_equal(buf.length, 2000);
    assert_string_equal(buf.text, expected);
    og_strbuf_clear(&buf);

    og_strbuf_puts(&buf, "x");
    og_strbuf_repeat(&buf, '-', 3);
    og_strbuf_printf(&buf, "%d|%g", 7, 0.5);
    char *text = og_strbuf_take(&buf);
    assert_string_equal(text, "x---7|0.5");
    assert_null(buf.text);
    free(text);
}

static void strbuf_take_of_nothing(void **state)
{
    (void)state;
    og_strbuf buf = {0};
    char *text = og_strbuf_take(&buf);

    assert_string_equal(text, "");
    free(text);
}

static void strbuf_failure_is_sticky(void **state)
{
    (void)state;
    og_strbuf buf = {0};

    og_strbuf_puts(&buf, "kept");
    og_strbuf_repeat(&buf, 'x', SIZE_MAX / 2);
    assert_true(buf.failed);
    og_strbuf_puts(&buf, "more");
    assert_null(og_strbuf_take(&buf));
    assert_null(buf.text);
    assert_false(buf.failed);
}

static void utf8_decodes_what_is_well_formed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
        uint32_t code;
    } good[] = {{"A", 1, 'A'},
                {"\xC2\x80", 2, 0x80},
                {"\xC3\xAB", 2, 0xEB},
                {"\xE0\xA0\x80", 3, 0x800},
                {"\xED\x9F\xBF", 3, 0xD7FF},
                {"\xE2\x82\xAC", 3, 0x20AC},
                {"\xF0\x90\x80\x80", 4, 0x10000},
                {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF}};
    static const char *const bad[] = {"\x80",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC3",
                                      "\xC3(",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xE2\x82",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF5\x80\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xFF"};
    uint32_t code;

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_int_equal(og_utf8_decode(good[i].text, strlen(good[i].text), &code), good[i].size);
        assert_int_equal(code, good[i].code);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(og_utf8_decode(bad[i], strlen(bad[i]), &code), 0);
    assert_int_equal(og_utf8_decode("", 0, &code), 0);
    assert_int_equal(og_utf8_count("Oekra\xC3\xAFns\xFFx", 11), 10);
}

static void utf8_control(void **state)
{
    (void)state;
    static const uint32_t yes[] = {0,      7,      '\t',   '\n',   0x1B,   0x7F,   0x85,
                                   0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0x1FFFF};
    static const uint32_t no[] = {' ', '~', 0xA0, 0xEB, 0x2013, 0x2027, 0x202F, 0x20AC, 0x1F600};

    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        assert_true(og_utf8_control(yes[i]));
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        assert_false(og_utf8_control(no[i]));
}

static void first_error_wins(void **state)
{
    (void)state;
    og_error err = {0};

    assert_int_equal(OG_FAIL(&err, OG_ERR_IO, ONLY_SAID, .what = "cannot write x"), OG_ERR_IO);
    assert_int_equal(OG_FAIL(&err, OG_ERR_VALUE, ONLY_SAID, .what = "later"), OG_ERR_VALUE);
    assert_int_equal(err.status, OG_ERR_IO);
    assert_string_equal(err.message, "cannot write x");
    assert_int_equal(OG_FAIL(NULL, OG_ERR_MEMORY, ONLY_SAID, .what = "nobody hears"),
                     OG_ERR_MEMORY);
}

static void long_error_is_cut_between_characters(void **state)
{
    (void)state;
    char text[1001];

    for (size_t shift = 0; shift < 2; shift++) {
        og_error err = {0};
        text[0] = 'x';
        for (size_t i = shift; i + 1 < sizeof text; i += 2)
            memcpy(text + i, "\xC3\xAB", 2);
        text[1000] = '\0';
        OG_FAIL(&err, OG_ERR_IO, ONLY_SAID, .what = text);

        size_t length = strlen(err.message);
        assert_in_range(length, sizeof err.message - 3, sizeof err.message - 1);
        assert_string_equal(err.message + length - 3, "...");
        for (size_t at = 0, size; at < length; at += size) {
            uint32_t code;
            size = og_utf8_decode(err.message + at, length - at, &code);
            assert_int_not_equal(size, 0);
        }
    }
}

static void status_texts(void **state)
{
    (void)state;
    assert_string_equal(og_status_text(OG_OK), "done");
    assert_string_equal(og_status_text(OG_CANCELLED), "cancelled");
    assert_string_equal(og_status_text((og_status)99), "unknown status");
    assert_string_equal(og_errno_text(ENOENT), "No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_texts),
        cmocka_unit_test(arena_failure_is_sticky),
        cmocka_unit_test(strbuf_grows),
        cmocka_unit_test(strbuf_take_of_nothing),
        cmocka_unit_test(strbuf_failure_is_sticky),
        cmocka_unit_test(utf8_decodes_what_is_well_formed),
        cmocka_unit_test(utf8_control),
        cmocka_unit_test(first_error_wins),
        cmocka_unit_test(long_error_is_cut_between_characters),
        cmocka_unit_test(status_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
