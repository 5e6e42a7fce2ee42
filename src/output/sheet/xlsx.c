#include "output/sheet/xlsx.h"

#include "lang/error.h"

#ifndef OG_WITH_XLSX

bool og_xlsx_can(void)
{
    return false;
}

og_status og_xlsx_write(const og_book *book, const char *path, og_error *err)
{
    (void)book;
    return OG_FAIL(err, OG_ERR_EXTERNAL, XLSX_MISSING, .path = path);
}

#else

#include "base/width.h"
#include "io/file.h"
#include "output/sheet/xlsx_chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Looks: each plain, as a sum, and as a number made to be varied. */
enum { PLAIN, STRONG, INPUT, WAYS };

typedef struct writer {
    const og_book *book;
    lxw_workbook *workbook;
    lxw_format *formats[OG_LOOKS][WAYS];
    lxw_format *link;
} writer;

static const char *number_format(og_look look)
{
    switch (look) {
    case OG_LOOK_WHOLE:
    case OG_LOOK_EURO:
        return "#,##0";
    case OG_LOOK_COUNT:
        return "#,##0.0";
    case OG_LOOK_PRICE:
        return "#,##0.00";
    case OG_LOOK_SHARE:
        return "0.0%";
    case OG_LOOK_FACTOR:
        return "0.0000";
    default:
        return NULL;
    }
}

static lxw_format *add_format(writer *w, og_look look, int way)
{
    lxw_format *format = workbook_add_format(w->workbook);
    if (!format)
        return NULL;
    if (number_format(look))
        format_set_num_format(format, number_format(look));
    if (look == OG_LOOK_TITLE)
        format_set_font_size(format, 14);
    if (look == OG_LOOK_NOTE || look == OG_LOOK_KEY) {
        format_set_font_size(format, 9);
        format_set_font_color(format, 0x595959);
    }
    if (look == OG_LOOK_HEAD) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(format, LXW_BORDER_THIN);
    }
    if (look == OG_LOOK_TITLE || look == OG_LOOK_HEAD || look == OG_LOOK_GROUP || way == STRONG)
        format_set_bold(format);
    if (way == STRONG)
        format_set_top(format, LXW_BORDER_HAIR);
    if (way == INPUT) {
        format_set_bg_color(format, 0xFFF2CC);
        format_set_font_color(format, 0x1F3864);
    }
    return format;
}

static bool add_formats(writer *w)
{
    bool all = true;
    for (int look = 0; look < OG_LOOKS; look++)
        for (int way = 0; way < WAYS; way++) {
            w->formats[look][way] = add_format(w, (og_look)look, way);
            all &= w->formats[look][way] != NULL;
        }
    w->link = workbook_get_default_url_format(w->workbook);
    return all;
}

/* ---- sheets ------------------------------------------------------------------------------ */

static lxw_error write_cell(const writer *w, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                            const og_book_cell *cell)
{
    lxw_format *format = w->formats[cell->look][cell->strong  ? STRONG
                                                : cell->input ? INPUT
                                                              : PLAIN];
    if (cell->link) {
        char address[160];
        snprintf(address, sizeof address, "internal:'%s'!A1", cell->link);
        return worksheet_write_url_opt(sheet, row, column, address, w->link, cell->text, NULL);
    }
    if (cell->text)
        return worksheet_write_string(sheet, row, column, cell->text, format);
    if (cell->formula)
        return worksheet_write_formula_num(sheet, row, column, cell->formula, format, cell->value);
    if (!isnan(cell->value))
        return worksheet_write_number(sheet, row, column, cell->value, format);
    return cell->strong ? worksheet_write_blank(sheet, row, column, format) : LXW_NO_ERROR;
}

/* As wide as the longest text that is no heading, title or note; numbers take 12 characters. */
static double width_of(const og_sheet *sheet, size_t column)
{
    double width = column == 0 ? 10 : 12;
    if (sheet->widths[column] > 0)
        return sheet->widths[column];
    for (const og_sheet_row *row = sheet->first; row; row = row->next) {
        const og_book_cell *cell = &row->cells[column];
        bool counts = cell->text && (cell->look == OG_LOOK_TEXT);
        if (counts && (double)og_width(cell->text) + 2 > width)
            width = (double)og_width(cell->text) + 2;
    }
    return width < 60 ? width : 60;
}

/* How high a row must be for its heads, which are broken to the width of their columns. */
static size_t lines_of(const og_sheet *sheet, const og_sheet_row *row)
{
    size_t lines = 1;
    for (size_t c = 0; c < sheet->columns; c++) {
        const og_book_cell *cell = &row->cells[c];
        if (!cell->text || cell->look != OG_LOOK_HEAD)
            continue;
        size_t width = (size_t)width_of(sheet, c);
        size_t own = (og_width(cell->text) + width - 3) / (width - 2);
        lines = own > lines ? own : lines;
    }
    return lines < 5 ? lines : 5;
}

static void set_up(lxw_worksheet *sheet, const og_sheet *from)
{
    for (size_t c = 0; c < from->columns; c++)
        worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, width_of(from, c), NULL);
    worksheet_freeze_panes(sheet, (lxw_row_t)from->frozen_rows, (lxw_col_t)from->frozen_columns);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet, 1, 0);
    if (from->frozen_rows > 0)
        worksheet_repeat_rows(sheet, 0, (lxw_row_t)from->frozen_rows - 1);
    if (from->rows > 0 && !from->charts)
        worksheet_print_area(sheet, 0, 0, (lxw_row_t)from->rows - 1,
                             (lxw_col_t)(from->columns < 8 ? 8 : from->columns) - 1);
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

static lxw_error write_sheet(const writer *w, const og_sheet *from)
{
    lxw_worksheet *sheet = workbook_add_worksheet(w->workbook, from->name);
    lxw_error error = sheet ? LXW_NO_ERROR : LXW_ERROR_PARAMETER_VALIDATION;
    lxw_row_t r = 0;
    if (sheet)
        set_up(sheet, from);
    for (const og_sheet_row *row = from->first; row && error == LXW_NO_ERROR;
         row = row->next, r++) {
        size_t lines = lines_of(from, row);
        if (lines > 1)
            error = worksheet_set_row(sheet, r, 15.0 * (double)lines, NULL);
        for (size_t c = 0; c < from->columns && error == LXW_NO_ERROR; c++)
            error = write_cell(w, sheet, r, (lxw_col_t)c, &row->cells[c]);
    }
    for (const og_sheet_chart *chart = from->charts; chart && error == LXW_NO_ERROR;
         chart = chart->next)
        error = og_xlsx_chart(w->workbook, sheet, chart);
    return error;
}

static lxw_error write_names(const writer *w)
{
    lxw_error error = LXW_NO_ERROR;
    for (const og_book_name *name = w->book->names; name && error == LXW_NO_ERROR;
         name = name->next) {
        char column[LXW_MAX_COL_NAME_LENGTH], place[160];
        lxw_col_to_name(column, (lxw_col_t)name->column, 1);
        snprintf(place, sizeof place, "='%s'!%s$%zu", name->sheet->name, column, name->row + 1);
        error = workbook_define_name(w->workbook, name->name, place);
    }
    return error;
}

static lxw_error write_book(writer *w)
{
    lxw_doc_properties about = {.title = (char *)(uintptr_t)w->book->title,
                                .created = (time_t)w->book->made_at};
    lxw_error error = add_formats(w) ? workbook_set_properties(w->workbook, &about)
                                     : LXW_ERROR_MEMORY_MALLOC_FAILED;
    for (const og_sheet *sheet = w->book->first; sheet && error == LXW_NO_ERROR;
         sheet = sheet->next)
        error = write_sheet(w, sheet);
    return error == LXW_NO_ERROR ? write_names(w) : error;
}

/* ---- the file ---------------------------------------------------------------------------- */

/* A new name beside the file, of which nothing is there yet. */
static char *name_beside(const char *path)
{
    size_t size = strlen(path) + 64;
    char *beside = malloc(size);
    for (int try = 0; beside && try < 1000; try++) {
        snprintf(beside, size, "%s.%ld-%d.tmp", path, (long)getpid(), try);
        if (access(beside, F_OK) != 0)
            return beside;
    }
    free(beside);
    return NULL;
}

/* Only the file's end tells that a disk was full: the library says so too. */
static og_status explain(const char *path, lxw_error error, og_error *err)
{
    return OG_FAIL(err, error == LXW_ERROR_MEMORY_MALLOC_FAILED ? OG_ERR_MEMORY : OG_ERR_IO,
                   XLSX_FAILED, .path = path, .why = lxw_strerror(error));
}

bool og_xlsx_can(void)
{
    return true;
}

og_status og_xlsx_write(const og_book *book, const char *path, og_error *err)
{
    if (book->arena.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = og_file_fits(path, err);
    if (status != OG_OK)
        return status;
    char *beside = name_beside(path);
    if (!beside)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    writer w = {.book = book, .workbook = workbook_new(beside)};
    lxw_error error = w.workbook ? write_book(&w) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error closed = w.workbook ? workbook_close(w.workbook) : LXW_NO_ERROR;
    error = error == LXW_NO_ERROR ? closed : error;
    status = error == LXW_NO_ERROR ? og_file_place(beside, path, err) : explain(path, error, err);
    if (status != OG_OK)
        unlink(beside);
    free(beside);
    return status;
}

#endif
