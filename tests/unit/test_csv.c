/* CSV as RFC 4180 and spreadsheets write it, and what is told about a file that is none. */
#include "csv/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct parsed {
    og_arena arena;
    og_diagnostics *diags;
    og_source source;
    const og_csv *csv;
} parsed;

static parsed parse_bytes(const char *text, size_t length, bool ragged)
{
    parsed p = {.diags = og_diagnostics_new(OG_LANGUAGE_EN),
                .source = {.name = "x.csv", .text = text, .length = length}};
    og_source *source = og_arena_alloc(&p.arena, sizeof *source);
    assert_non_null(p.diags);
    assert_non_null(source);
    *source = p.source;
    p.csv = og_csv_parse(source, &(og_csv_options){.ragged = ragged}, &p.arena, p.diags);
    return p;
}

static parsed parse(const char *text)
{
    return parse_bytes(text, strlen(text), false);
}

static void clear(parsed *p)
{
    og_diagnostics_free(p->diags);
    og_arena_clear(&p->arena);
}

/* All cells: '|' between, newline after a row; quoted cells as they read. */
static void assert_cells(const char *text, const char *expected)
{
    parsed p = parse(text);
    char got[1024] = "";
    size_t used = 0;
    assert_non_null(p.csv);
    for (size_t i = 0; i < p.csv->row_count; i++) {
        for (size_t j = 0; j < p.csv->rows[i].count; j++) {
            og_csv_cell cell = p.csv->rows[i].cells[j];
            used += (size_t)snprintf(got + used, sizeof got - used, "%s%.*s", j > 0 ? "|" : "",
                                     (int)cell.length, cell.text);
        }
        used += (size_t)snprintf(got + used, sizeof got - used, "\n");
    }
    assert_string_equal(got, expected);
    clear(&p);
}

static void assert_fault_bytes(const char *text, size_t length, const char *expected)
{
    parsed p = parse_bytes(text, length, false);
    assert_null(p.csv);
    char *got = og_diagnostics_text(p.diags, OG_SEVERITY_ERROR);
    assert_non_null(got);
    assert_ptr_equal(strstr(got, expected), got);
    free(got);
    clear(&p);
}

static void assert_fault(const char *text, const char *expected)
{
    assert_fault_bytes(text, strlen(text), expected);
}

static void cells_of_every_form(void **state)
{
    (void)state;
    assert_cells("a,b\n1,2\n", "a|b\n1|2\n");
    assert_cells("a,b\r\n1,2", "a|b\n1|2\n");
    assert_cells("a,b\r1,2\r", "a|b\n1|2\n");
    assert_cells("a;b\n1,5;2,5\n", "a|b\n1,5|2,5\n");
    assert_cells("a\tb\n1,5\t2\n", "a|b\n1,5|2\n");
    assert_cells("a\n1\n", "a\n1\n");
    assert_cells("\"a\",\"b\"\n\"1\",\"2\"\n", "a|b\n1|2\n");
    assert_cells("a,b\n\"x, y\",\"say \"\"no\"\"\"\n", "a|b\nx, y|say \"no\"\n");
    assert_cells("a,b\n\"two\nlines\",2\n", "a|b\ntwo\nlines|2\n");
    assert_cells("a,b\n\"\",\n1,2\n", "a|b\n1|2\n");
    assert_cells("a,b\n\"\",2\n", "a|b\n|2\n");
    assert_cells("a,b\n\"\"\"\",\"\"\"x\"\"\"\n", "a|b\n\"|\"x\"\n");
    assert_cells("a,b\n5\" pipe,2\n", "a|b\n5\" pipe|2\n");
    assert_cells("a;b\n\"     390\" ;2\n", "a|b\n     390|2\n");
    assert_cells("sep=;\r\na;b\r\n1,2;3\r\n", "a|b\n1,2|3\n");
    assert_cells("sep=,\na;b,c\n1,2\n", "a;b|c\n1|2\n");
    assert_cells("a,b\n\n1,2\n,\n \n3,4\n\n", "a|b\n1|2\n3|4\n");
    assert_cells("a,b\n1,2,,\n", "a|b\n1|2\n");
}

static void whole_lines_in_quotes(void **state)
{
    (void)state;
    static const char text[] = "\"p;v;\"\"n\"\"\"\r\n\"2022-1;34;\"\"a;b\"\"\"\r\n";
    assert_cells(text, "p|v|n\n2022-1|34|a;b\n");
    parsed p = parse(text);
    assert_true(p.csv->rewrapped);
    og_pos pos = og_csv_pos(p.csv, &p.csv->rows[1].cells[1]);
    assert_int_equal(pos.line, 2);
    clear(&p);
    /* One column of quoted words with a comma in one is no such file. */
    assert_cells("\"name\"\n\"a, b\"\n", "name\na, b\n");
}

static void every_cell_knows_its_place(void **state)
{
    (void)state;
    parsed p = parse("naam;n\n\"Súd\nwest\";12\n\xC3\xA9\xC3\xA9;\"3\"\n");
    static const struct {
        size_t row, column;
        uint32_t line, at, width;
    } places[] = {{0, 0, 1, 1, 4}, {0, 1, 1, 6, 1}, {1, 0, 2, 1, 10},
                  {1, 1, 3, 7, 2}, {2, 0, 4, 1, 2}, {2, 1, 4, 4, 3}};
    assert_non_null(p.csv);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        og_pos pos = og_csv_pos(p.csv, &p.csv->rows[places[i].row].cells[places[i].column]);
        assert_int_equal(pos.line, places[i].line);
        assert_int_equal(pos.column, places[i].at);
        assert_int_equal(pos.width, places[i].width);
    }
    assert_int_equal(og_csv_find(p.csv, "n"), 1);
    assert_true(og_csv_find(p.csv, "N") == OG_CSV_NONE);
    clear(&p);
}

static void blanks_around_a_cell(void **state)
{
    (void)state;
    static const char *const texts[] = {"x y", "  x y ", "\tx y\n", "\xC2\xA0x y\xC2\xA0 ",
                                        "\xE2\x80\xAFx y\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        og_csv_cell cell =
            og_csv_trim((og_csv_cell){.text = texts[i], .length = (uint32_t)strlen(texts[i])});
        assert_int_equal(cell.length, 3);
        assert_memory_equal(cell.text, "x y", 3);
    }
    og_csv_cell blank = og_csv_trim((og_csv_cell){.text = " \xC2\xA0 ", .length = 4});
    assert_int_equal(blank.length, 0);
}

static void what_is_wrong_is_told_at_its_line(void **state)
{
    (void)state;
    assert_fault("a;b\n1;2\n3\n", "x.csv:3:1: error: this row has 1 cells, the heading has 2\n");
    assert_fault("a;b\n1;2\n\n3;4;5\n",
                 "x.csv:4:5: error: this row has 3 cells, the heading has 2\n");
    assert_fault("a;b\n1;\"2\n3;4\n", "x.csv:2:3: error: a quote opened in line 2 is never closed");
    assert_fault("\"a;b\n\"1;2\n", "x.csv:1:1: error: a quote opened in line 1 is never closed");
    assert_fault("a;b\n\"1\"x;2\n", "x.csv:2:1: error: text behind a closing quote");
    assert_fault("", "x.csv:1:1: error: the file is empty");
    assert_fault("\n \n;;\n", "x.csv:1:1: error: the file is empty");
    assert_fault("a;b\r\nS\xFA"
                 "dwest;2\r\n",
                 "x.csv:2:2: error: byte 0xFA is not UTF-8");
    assert_fault("a\r\xFA", "x.csv:2:1: error: byte 0xFA is not UTF-8");
    assert_fault("PK\x03\x04"
                 "stuff",
                 "x.csv:1:1: error: this is a workbook");
    assert_fault("\xD0\xCF\x11\xE0", "x.csv:1:1: error: this is a workbook");
    assert_fault_bytes("\xFF\xFE"
                       "a\0",
                       4, "x.csv:1:1: error: this is UTF-16");
    assert_fault_bytes("a;b\n1;\0002\n", 9, "x.csv:2:3: error: a NUL byte");
}

static void ragged_rows_are_kept(void **state)
{
    (void)state;
    static const char text[] = "Asielverzoeken, per maand\n\nperiode;a;b\n2022-1;1,5;2,5\n"
                               "2022-2;1,5;2,5\nBron: CBS\n";
    parsed p = parse_bytes(text, sizeof text - 1, true);
    assert_non_null(p.csv);
    assert_int_equal(p.csv->separator, ';');
    assert_int_equal(p.csv->row_count, 5);
    assert_int_equal(p.csv->rows[0].count, 1);
    assert_int_equal(p.csv->rows[2].count, 3);
    assert_int_equal(p.csv->rows[4].cells[0].line, 6);
    clear(&p);
}

static void files_and_their_limit(void **state)
{
    (void)state;
    char path[] = "/tmp/opgave-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    static const char text[] = "\xEF\xBB\xBF"
                               "a;b\r\n1;2\r\n";
    assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);

    og_arena arena = {0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_csv *csv = og_csv_read(path, "in.csv", (og_pos){0}, NULL, &arena, diags);
    assert_non_null(csv);
    assert_int_equal(og_csv_find(csv, "a"), 0);

    og_csv_options small = {.limit = 8};
    assert_null(og_csv_read(path, "in.csv", (og_pos){0}, &small, &arena, diags));
    assert_null(og_csv_read("/tmp", "folder.csv", (og_pos){0}, NULL, &arena, diags));
    assert_null(og_csv_read("/tmp/none/none", "none.csv", (og_pos){0}, NULL, &arena, diags));
    char *said = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    assert_non_null(strstr(said, "cannot read 'in.csv': larger than"));
    assert_non_null(strstr(said, "cannot read 'folder.csv': it is a directory"));
    assert_non_null(strstr(said, "cannot read 'none.csv': No such file"));
    free(said);
    og_diagnostics_free(diags);
    og_arena_clear(&arena);
    close(fd);
    unlink(path);
}

/* 100,000 series of twelve months: 1.2 million rows within seconds, however slow the build. */
static void large_files_take_linear_time(void **state)
{
    (void)state;
    enum { ROWS = 1200000, WIDTH = 20 };
    char *text = malloc((size_t)ROWS * WIDTH + 8);
    assert_non_null(text);
    memcpy(text, "s;p;v\n", 6);
    size_t length = 6;
    for (int i = 0; i < ROWS; i++) {
        char line[64];
        snprintf(line, sizeof line, "S%06d;2020-%02d;%03d\n", i / 12, i % 12 + 1, i % 1000);
        memcpy(text + length, line, WIDTH);
        length += WIDTH;
    }
    clock_t start = clock();
    parsed p = parse_bytes(text, length, false);
    assert_non_null(p.csv);
    assert_int_equal(p.csv->row_count, ROWS + 1);
    og_csv_cell last = p.csv->rows[ROWS].cells[2];
    assert_int_equal(last.line, ROWS + 1);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 20);
    clear(&p);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_every_form),
        cmocka_unit_test(whole_lines_in_quotes),
        cmocka_unit_test(every_cell_knows_its_place),
        cmocka_unit_test(blanks_around_a_cell),
        cmocka_unit_test(what_is_wrong_is_told_at_its_line),
        cmocka_unit_test(ragged_rows_are_kept),
        cmocka_unit_test(files_and_their_limit),
        cmocka_unit_test(large_files_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
