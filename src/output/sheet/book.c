#include "output/sheet/book.h"

#include "base/utf8.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define NAME_MOST 31    /* characters of a sheet's name */
#define TEXT_MOST 32000 /* bytes of a text: a cell holds 32,767 characters */

void og_book_init(og_book *book, og_language language, const char *title)
{
    *book = (og_book){.language = language};
    book->title = og_arena_text(&book->arena, title, strlen(title));
}

void og_book_clear(og_book *book)
{
    og_arena_clear(&book->arena);
    *book = (og_book){0};
}

/* ---- texts ------------------------------------------------------------------------------- */

/* Whether a spreadsheet takes a text that begins so for something to run. */
static bool is_run(char first)
{
    return first != '\0' && strchr("=+-@\t\r\n", first) != NULL;
}

/* What a cell can hold of a text. */
static const char *fit_text(og_arena *arena, const char *text)
{
    og_strbuf out = {0};
    size_t length = strlen(text);
    uint32_t code;
    if (is_run(text[0]))
        og_strbuf_putc(&out, '\'');
    for (size_t i = 0, size; i < length && out.length < TEXT_MOST; i += size) {
        size = og_utf8_decode(text + i, length - i, &code);
        if (size == 0) {
            og_strbuf_puts(&out, "\uFFFD");
            size = 1;
        } else if (og_utf8_control(code) || code == 0xFFFE || code == 0xFFFF) {
            og_strbuf_putc(&out, ' ');
        } else {
            og_strbuf_add(&out, text + i, size);
        }
    }
    const char *kept = out.text && !out.failed ? og_arena_text(arena, out.text, out.length) : "";
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return kept;
}

const char *og_book_fit(og_book *book, const char *text)
{
    return fit_text(&book->arena, text);
}

/* ---- sheets ------------------------------------------------------------------------------ */

static bool is_taken(const og_book *book, const char *name)
{
    for (const og_sheet *sheet = book->first; sheet; sheet = sheet->next)
        if (strcasecmp(sheet->name, name) == 0)
            return true;
    return false;
}

/* Without what tabs may not hold, and at most so many characters. */
static char *fit_name(og_arena *arena, const char *name, size_t most)
{
    og_strbuf out = {0};
    size_t length = strlen(name), characters = 0;
    uint32_t code;
    while (*name == '\'' || *name == ' ') {
        name++;
        length--;
    }
    for (size_t i = 0, size; i < length && characters < most; i += size) {
        size = og_utf8_decode(name + i, length - i, &code);
        bool fits =
            size > 0 && !og_utf8_control(code) && !(code < 128 && strchr("[]:*?/\\'", (int)code));
        characters += code > 0xFFFF ? 2 : 1; /* spreadsheets count halves of pairs */
        if (characters > most)
            break;
        if (fits)
            og_strbuf_add(&out, name + i, size);
        else
            og_strbuf_putc(&out, ' ');
        size = size ? size : 1;
    }
    while (out.length > 0 && out.text[out.length - 1] == ' ')
        out.text[--out.length] = '\0';
    char *kept = og_arena_text(arena, out.length ? out.text : "-", out.length ? out.length : 1);
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return kept;
}

static const char *unique_name(og_book *book, const char *name)
{
    char *fit = fit_name(&book->arena, name, NAME_MOST);
    for (unsigned n = 2; fit && is_taken(book, fit); n++) {
        char *shorter = fit_name(&book->arena, name, NAME_MOST - 4);
        fit = shorter ? og_arena_printf(&book->arena, "%s (%u)", shorter, n) : NULL;
    }
    return fit;
}

/* Letters, digits and dashes; others' cases and accents are left to the tab. */
static const char *file_name(og_book *book, const char *name)
{
    og_strbuf out = {0};
    for (const char *c = name; *c; c++) {
        if (isalnum((unsigned char)*c))
            og_strbuf_putc(&out, (char)tolower((unsigned char)*c));
        else if (out.length > 0 && out.text[out.length - 1] != '-')
            og_strbuf_putc(&out, '-');
    }
    while (out.length > 0 && out.text[out.length - 1] == '-')
        out.text[--out.length] = '\0';
    const char *kept =
        og_arena_text(&book->arena, out.length ? out.text : "sheet", out.length ? out.length : 5);
    book->arena.failed |= out.failed;
    og_strbuf_clear(&out);
    bool taken = true;
    for (unsigned n = 2; kept && taken; n++) {
        taken = false;
        for (const og_sheet *sheet = book->first; sheet; sheet = sheet->next)
            taken |= strcmp(sheet->file, kept) == 0;
        if (taken)
            kept = og_arena_printf(&book->arena, "%s-%u", kept, n);
    }
    return kept;
}

og_sheet *og_book_sheet(og_book *book, const char *name, size_t columns)
{
    og_sheet *sheet = og_arena_alloc(&book->arena, sizeof *sheet);
    const char *tab = unique_name(book, name), *file = tab ? file_name(book, tab) : NULL;
    double *widths = og_arena_array(&book->arena, columns, sizeof *widths);
    if (!sheet || !file || !widths)
        return NULL;
    *sheet =
        (og_sheet){.name = tab, .file = file, .columns = columns, .widths = widths, .book = book};
    if (book->last)
        book->last->next = sheet;
    else
        book->first = sheet;
    book->last = sheet;
    return sheet;
}

size_t og_sheet_next(og_sheet *sheet)
{
    if (!sheet)
        return 0;
    og_sheet_row *row = og_arena_alloc(&sheet->book->arena, sizeof *row);
    og_book_cell *cells = og_arena_array(&sheet->book->arena, sheet->columns, sizeof *cells);
    if (!row || !cells)
        return 0;
    for (size_t i = 0; i < sheet->columns; i++)
        cells[i].value = (double)NAN;
    row->cells = cells;
    if (sheet->last)
        sheet->last->next = row;
    else
        sheet->first = row;
    sheet->last = row;
    sheet->filled = 0;
    return sheet->rows++;
}

/* ---- cells ------------------------------------------------------------------------------- */

static size_t add_cell(og_sheet *sheet, og_book_cell cell)
{
    if (!sheet || !sheet->last || sheet->filled == sheet->columns)
        return 0;
    sheet->last->cells[sheet->filled] = cell;
    return sheet->filled++;
}

size_t og_sheet_text(og_sheet *sheet, og_look look, const char *text)
{
    if (!sheet)
        return 0;
    return add_cell(sheet, (og_book_cell){.text = fit_text(&sheet->book->arena, text),
                                          .value = (double)NAN,
                                          .look = look});
}

size_t og_sheet_link(og_sheet *sheet, const og_sheet *to, const char *text)
{
    size_t column = og_sheet_text(sheet, OG_LOOK_TEXT, text);
    if (sheet && to && sheet->last)
        sheet->last->cells[column].link = to->name;
    return column;
}

size_t og_sheet_number(og_sheet *sheet, og_look look, double value)
{
    value = isfinite(value) ? value + 0.0 : (double)NAN; /* + 0: no -0 */
    return add_cell(sheet, (og_book_cell){.value = value, .look = look});
}

size_t og_sheet_input(og_sheet *sheet, og_look look, double value)
{
    size_t column = og_sheet_number(sheet, look, value);
    if (sheet && sheet->last)
        sheet->last->cells[column].input = true;
    return column;
}

size_t og_sheet_skip(og_sheet *sheet, size_t cells)
{
    size_t column = sheet ? sheet->filled : 0;
    for (size_t i = 0; i < cells; i++)
        add_cell(sheet, (og_book_cell){.value = (double)NAN});
    return column;
}

size_t og_sheet_formula(og_sheet *sheet, og_look look, double value, const char *format, ...)
{
    if (!sheet)
        return 0;
    og_arena *arena = &sheet->book->arena;
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length >= 0 ? og_arena_array(arena, (size_t)length + 1, 1) : NULL;
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    if (!isfinite(value))
        return og_sheet_skip(sheet, 1);
    return add_cell(sheet, (og_book_cell){.formula = text, .value = value + 0.0, .look = look});
}

void og_sheet_strong(og_sheet *sheet)
{
    for (size_t i = 0; sheet && sheet->last && i < sheet->columns; i++)
        sheet->last->cells[i].strong = true;
}

/* ---- places ------------------------------------------------------------------------------ */

static void add_column(og_strbuf *out, size_t column)
{
    char letters[8];
    size_t count = 0;
    for (size_t n = column + 1; n > 0 && count < sizeof letters; n = (n - 1) / 26)
        letters[count++] = (char)('A' + (n - 1) % 26);
    while (count > 0)
        og_strbuf_putc(out, letters[--count]);
}

static const char *place(const og_sheet *from, const og_sheet *of, size_t row, size_t column,
                         bool range, size_t last_row, size_t last_column)
{
    if (!from || !of)
        return "";
    og_strbuf out = {0};
    if (from != of)
        og_strbuf_printf(&out, "'%s'!", of->name);
    add_column(&out, column);
    og_strbuf_printf(&out, "%zu", row + 1);
    if (range) {
        og_strbuf_putc(&out, ':');
        add_column(&out, last_column);
        og_strbuf_printf(&out, "%zu", last_row + 1);
    }
    og_arena *arena = &from->book->arena;
    const char *kept = out.text && !out.failed ? og_arena_text(arena, out.text, out.length) : NULL;
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return kept ? kept : "";
}

const char *og_sheet_ref(const og_sheet *from, const og_sheet *of, size_t row, size_t column)
{
    return place(from, of, row, column, false, 0, 0);
}

const char *og_sheet_range(const og_sheet *from, const og_sheet *of, size_t row, size_t column,
                           size_t last_row, size_t last_column)
{
    return place(from, of, row, column, true, last_row, last_column);
}

double og_sheet_value(const og_sheet *sheet, size_t row, size_t column)
{
    const og_sheet_row *at = sheet ? sheet->first : NULL;
    for (size_t i = 0; at && i < row; i++)
        at = at->next;
    return at && column < sheet->columns ? at->cells[column].value : (double)NAN;
}

/* ---- names ------------------------------------------------------------------------------- */

/* Not like a cell ("Q1", "R1C1"), nor longer than is allowed. */
static bool name_fits(const char *name)
{
    size_t length = strlen(name), letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm"
                                                         "nopqrstuvwxyz");
    if (length == 0 || length > 200 || !(isalpha((unsigned char)name[0]) || name[0] == '_'))
        return false;
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_' && *c != '.')
            return false;
    bool like_cell = letters <= 3 && letters < length &&
                     strspn(name + letters, "0123456789") == length - letters;
    bool like_r1c1 = (name[0] == 'R' || name[0] == 'r' || name[0] == 'C' || name[0] == 'c') &&
                     strspn(name + 1, "0123456789RCrc") == length - 1;
    return !like_cell && !like_r1c1;
}

void og_book_name_cell(og_book *book, const char *name, const og_sheet *sheet, size_t row,
                       size_t column)
{
    og_strbuf out = {0};
    for (const char *c = name; *c; c++)
        og_strbuf_putc(&out, isalnum((unsigned char)*c) || *c == '.' ? *c : '_');
    char *kept = out.text && !out.failed ? og_arena_text(&book->arena, out.text, out.length) : NULL;
    book->arena.failed |= out.failed;
    og_strbuf_clear(&out);
    if (!kept || !sheet || !name_fits(kept))
        return;
    for (const og_book_name *other = book->names; other; other = other->next)
        if (strcasecmp(other->name, kept) == 0)
            return;
    og_book_name *added = og_arena_alloc(&book->arena, sizeof *added);
    if (!added)
        return;
    *added = (og_book_name){NULL, kept, sheet, row, column};
    if (book->last_name)
        book->last_name->next = added;
    else
        book->names = added;
    book->last_name = added;
}

og_sheet_chart *og_sheet_chart_add(og_sheet *sheet, size_t lines)
{
    if (!sheet)
        return NULL;
    og_sheet_chart *chart = og_arena_alloc(&sheet->book->arena, sizeof *chart);
    og_sheet_line *at = og_arena_array(&sheet->book->arena, lines, sizeof *at);
    if (!chart || !at)
        return NULL;
    *chart = (og_sheet_chart){.lines = at, .line_count = lines};
    if (sheet->last_chart)
        sheet->last_chart->next = chart;
    else
        sheet->charts = chart;
    sheet->last_chart = chart;
    return chart;
}
