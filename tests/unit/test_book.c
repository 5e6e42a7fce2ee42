/* Books: what cells, tabs and names may hold, places and values; and that writers refuse to write
 * half a file. */
#include "folder.h"

#include "output/sheet/book.h"
#include "output/sheet/csv.h"
#include "output/sheet/xlsx.h"

#include <math.h>

static const char *held(og_book *book, const char *text)
{
    return og_book_fit(book, text);
}

static void texts_are_texts(void **state)
{
    (void)state;
    og_book book;
    og_book_init(&book, OG_LANGUAGE_NL, "Een titel");
    assert_string_equal(held(&book, "=1+1"), "'=1+1");
    assert_string_equal(held(&book, "+1"), "'+1");
    assert_string_equal(held(&book, "-1"), "'-1");
    assert_string_equal(held(&book, "@x"), "'@x");
    assert_string_equal(held(&book, "\tx"), "' x");
    assert_string_equal(held(&book, "'s-Gravenhage"), "'s-Gravenhage");
    assert_string_equal(held(&book, "a=b\nc\x01"), "a=b c ");
    assert_string_equal(held(&book, "a\xFFz\xC3"), "a\uFFFDz\uFFFD");
    assert_string_equal(held(&book, "é 漢 😀"), "é 漢 😀");
    assert_string_equal(held(&book, ""), "");
    og_book_clear(&book);
}

static void tabs_fit_and_differ(void **state)
{
    (void)state;
    og_book book;
    og_book_init(&book, OG_LANGUAGE_NL, "");
    assert_string_equal(og_book_sheet(&book, "Geld", 1)->name, "Geld");
    assert_string_equal(og_book_sheet(&book, "geld", 1)->name, "geld (2)");
    assert_string_equal(og_book_sheet(&book, "'s-Gravenhage/[a]:*?\\'b'", 1)->name,
                        "s-Gravenhage  a      b");
    assert_string_equal(og_book_sheet(&book, "''", 1)->name, "-");
    const char *name = og_book_sheet(&book, "1234567890123456789012345678901234567890", 1)->name;
    assert_string_equal(name, "1234567890123456789012345678901");
    name = og_book_sheet(&book, "1234567890123456789012345678901234567890", 1)->name;
    assert_string_equal(name, "123456789012345678901234567 (2)");
    name = og_book_sheet(&book, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", 1)->name;
    assert_int_equal(strlen(name), 4 * 15); /* each counts for two of 31 */
    const og_sheet *one = og_book_sheet(&book, "Locaties, geld", 1);
    const og_sheet *two = og_book_sheet(&book, "Locaties geld", 1);
    assert_string_equal(one->file, "locaties-geld");
    assert_string_equal(two->file, "locaties-geld-2");
    og_book_clear(&book);
}

static void numbers_are_finite(void **state)
{
    (void)state;
    og_book book;
    og_book_init(&book, OG_LANGUAGE_NL, "");
    og_sheet *sheet = og_book_sheet(&book, "a", 5);
    og_sheet_next(sheet);
    og_sheet_number(sheet, OG_LOOK_EURO, 1.5);
    og_sheet_number(sheet, OG_LOOK_EURO, NAN);
    og_sheet_number(sheet, OG_LOOK_EURO, INFINITY);
    og_sheet_formula(sheet, OG_LOOK_EURO, -INFINITY, "%s", "A1");
    og_sheet_formula(sheet, OG_LOOK_EURO, 3, "2*%s", og_sheet_ref(sheet, sheet, 0, 0));
    assert_true(og_sheet_value(sheet, 0, 0) == 1.5);
    for (size_t c = 1; c < 4; c++) {
        assert_true(isnan(og_sheet_value(sheet, 0, c)));
        assert_null(sheet->first->cells[c].formula);
    }
    assert_string_equal(sheet->first->cells[4].formula, "2*A1");
    og_sheet_number(sheet, OG_LOOK_EURO, 9); /* beyond the last column: nothing */
    assert_true(og_sheet_value(sheet, 0, 4) == 3);
    assert_true(isnan(og_sheet_value(sheet, 5, 0)));
    og_book_clear(&book);
}

static void places(void **state)
{
    (void)state;
    og_book book;
    og_book_init(&book, OG_LANGUAGE_NL, "");
    og_sheet *sheet = og_book_sheet(&book, "a", 1),
             *other = og_book_sheet(&book, "Geld, spreiding", 1);
    assert_string_equal(og_sheet_ref(sheet, sheet, 3, 1), "B4");
    assert_string_equal(og_sheet_ref(sheet, sheet, 0, 25), "Z1");
    assert_string_equal(og_sheet_ref(sheet, sheet, 0, 26), "AA1");
    assert_string_equal(og_sheet_ref(sheet, sheet, 0, 701), "ZZ1");
    assert_string_equal(og_sheet_ref(sheet, sheet, 0, 702), "AAA1");
    assert_string_equal(og_sheet_ref(sheet, other, 1, 0), "'Geld, spreiding'!A2");
    assert_string_equal(og_sheet_range(sheet, sheet, 1, 1, 2, 3), "B2:D3");
    og_book_clear(&book);
}

static size_t name_count(const og_book *book)
{
    size_t count = 0;
    for (const og_book_name *name = book->names; name; name = name->next)
        count++;
    return count;
}

/* Names that a spreadsheet takes for cells, or removes when it 'repairs', are left out. */
static void names(void **state)
{
    (void)state;
    static const char *const wrong[] = {"Q1", "abc123", "R1C1", "r2", "c", "1x", "", "é"};
    og_book book;
    og_book_init(&book, OG_LANGUAGE_NL, "");
    og_sheet *sheet = og_book_sheet(&book, "a", 1);
    og_book_name_cell(&book, "prijs_norm-2_2027", sheet, 0, 0);
    assert_string_equal(book.names->name, "prijs_norm_2_2027");
    og_book_name_cell(&book, "PRIJS_norm_2_2027", sheet, 1, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong - 1; i++)
        og_book_name_cell(&book, wrong[i], sheet, 0, 0);
    assert_int_equal(name_count(&book), 1);
    og_book_clear(&book);
}

static void files_are_whole(void **state)
{
    const char *out = ((const folder *)*state)->path;
    char path[128], read[256] = {0};
    og_book book;
    og_error err = {.status = OG_OK};
    og_book_init(&book, OG_LANGUAGE_NL, "");
    og_sheet *sheet = og_book_sheet(&book, "a", 3);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TEXT, "a;\"b\"");
    og_sheet_number(sheet, OG_LOOK_EURO, -1234.5);
    og_sheet_formula(sheet, OG_LOOK_EURO, 0.1, "%s", "A1");
    snprintf(path, sizeof path, "%s/csv", out);
    assert_int_equal(og_csv_write_book(&book, path, &err), OG_OK);
    snprintf(path, sizeof path, "%s/csv/a.csv", out);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(fread(read, 1, sizeof read - 1, file) > 0);
    fclose(file);
    assert_string_equal(read, "\uFEFF\"a;\"\"b\"\"\";-1234,5;0,1\r\n");
    book.arena.failed = true; /* memory was short while it was made: nothing is written */
    assert_int_equal(og_csv_write_book(&book, out, &err), OG_ERR_MEMORY);
    snprintf(path, sizeof path, "%s/a.xlsx", out);
    assert_int_not_equal(og_xlsx_write(&book, path, &err), OG_OK);
    assert_int_not_equal(access(path, F_OK), 0);
    book.arena.failed = false;
    err = (og_error){.status = OG_OK};
    assert_int_equal(og_xlsx_write(&book, out, &err), og_xlsx_can() ? OG_ERR_IO : OG_ERR_EXTERNAL);
    assert_true(err.message[0] != '\0');
    assert_int_equal(folder_count(out), 2); /* out/ and csv/, as before */
    og_book_clear(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_texts),
        cmocka_unit_test(tabs_fit_and_differ),
        cmocka_unit_test(numbers_are_finite),
        cmocka_unit_test(places),
        cmocka_unit_test(names),
        WITH_FOLDER(files_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
