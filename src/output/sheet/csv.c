#include "output/sheet/csv.h"

#include "base/number.h"
#include "io/file.h"
#include "io/staging.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct style {
    char separator, decimal;
} style;

static void add_text(og_file *file, const style *as, const char *text)
{
    const char special[] = {as->separator, '"', '\0'};
    if (!strpbrk(text, special)) {
        og_file_puts(file, text);
        return;
    }
    og_file_puts(file, "\"");
    for (const char *c = text; *c; c++) {
        if (*c == '"')
            og_file_puts(file, "\"");
        og_file_add(file, c, 1);
    }
    og_file_puts(file, "\"");
}

static void add_number(og_file *file, const style *as, double value)
{
    char text[OG_NUMBER_SIZE];
    size_t length = og_number_print_short(value, text);
    for (size_t i = 0; i < length; i++)
        if (text[i] == '.')
            text[i] = as->decimal;
    og_file_add(file, text, length);
}

static og_status write_sheet(const og_sheet *sheet, const style *as, const char *path,
                             og_error *err)
{
    og_file file;
    og_status status = og_file_open(&file, path, err);
    if (status != OG_OK)
        return status;
    og_file_puts(&file, "\uFEFF");
    for (const og_sheet_row *row = sheet->first; row; row = row->next) {
        size_t count = sheet->columns;
        while (count > 1 && !row->cells[count - 1].text && isnan(row->cells[count - 1].value))
            count--;
        for (size_t c = 0; c < count; c++) {
            const og_book_cell *cell = &row->cells[c];
            if (c > 0)
                og_file_add(&file, &as->separator, 1);
            if (cell->text)
                add_text(&file, as, cell->text);
            else if (!isnan(cell->value))
                add_number(&file, as, cell->value);
        }
        og_file_puts(&file, "\r\n");
    }
    return og_file_close(&file, err);
}

og_status og_csv_write_book(const og_book *book, const char *folder, og_error *err)
{
    const style as = book->language == OG_LANGUAGE_NL ? (style){';', ','} : (style){',', '.'};
    og_staging staging;
    if (book->arena.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = og_staging_open(&staging, folder, err);
    if (status != OG_OK)
        return status;
    for (const og_sheet *sheet = book->first; sheet && status == OG_OK; sheet = sheet->next) {
        og_strbuf name = {0};
        og_strbuf_printf(&name, "%s.csv", sheet->file);
        char *path = name.text && !name.failed ? og_file_path(staging.folder, name.text) : NULL;
        status = path ? write_sheet(sheet, &as, path, err) : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        free(path);
        og_strbuf_clear(&name);
    }
    og_staging_explain(&staging, err);
    if (status == OG_OK)
        return og_staging_place(&staging, NULL, err);
    og_staging_abandon(&staging);
    return status;
}
