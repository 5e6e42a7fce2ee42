#include "csv/csv_inside.h"

#include "io/bytes.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

enum { LINES_ASKED = 64 }; /* for the separator of a ragged file */

/* Room for the cells and rows of a text, as an upper bound, before it is cut. */
typedef struct table {
    og_csv_cell *cells;
    og_csv_row *rows;
    size_t cell_count, row_count;
} table;

static void bound(const og_source *source, char separator, size_t *cells, size_t *rows)
{
    *cells = *rows = 1;
    for (size_t i = 0; i < source->length; i++) {
        bool line = source->text[i] == '\n' || source->text[i] == '\r';
        *rows += line;
        *cells += line || source->text[i] == separator;
    }
}

static bool all_empty(const og_csv_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (og_csv_trim(cells[i]).length > 0)
            return false;
    }
    return true;
}

static void tell_fault(const og_source *source, const og_csv_cell *cell, og_csv_fault fault,
                       og_diagnostics *diags)
{
    og_pos pos = og_csv_place(source, cell->start, cell->line, 1);
    if (fault == OG_CSV_UNCLOSED)
        OG_ERROR_AT(diags, pos, QUOTE_OPEN, .line = OG_COUNT(cell->line));
    else
        OG_ERROR_AT(diags, pos, QUOTE_TEXT);
}

/* Excel's own way to name the separator: a first line `sep=;`. 0 when there is none. */
static char take_sep_line(og_csv_rest *rest)
{
    size_t left = (size_t)(rest->end - rest->text);
    if (left < 5 || memcmp(rest->text, "sep=", 4) != 0)
        return 0;
    char separator = rest->text[4];
    if ((separator != ';' && separator != ',' && separator != '\t') ||
        (left > 5 && rest->text[5] != '\n' && rest->text[5] != '\r'))
        return 0;
    bool both = left > 6 && rest->text[5] == '\r' && rest->text[6] == '\n';
    size_t length = left > 5 ? 6u + both : 5u;
    rest->text += length;
    rest->start += (uint32_t)length;
    rest->line++;
    return separator;
}

static bool cut_rows(og_csv_rest rest, char separator, og_arena *arena, table *out,
                     og_diagnostics *diags)
{
    while (rest.text < rest.end) {
        og_csv_cell *cells = out->cells + out->cell_count;
        size_t count;
        og_csv_fault fault = og_csv_cut(&rest, separator, arena, cells, &count);
        if (fault != OG_CSV_OK) {
            tell_fault(rest.source, &cells[count], fault, diags);
            return false;
        }
        if (all_empty(cells, count))
            continue;
        out->rows[out->row_count++] = (og_csv_row){cells, count};
        out->cell_count += count;
    }
    return true;
}

/* A file saved as CSV twice has one quoted cell a line, which is a line of CSV itself. */
static bool is_wrapped(const table *of, char *separator)
{
    og_csv_rest first = {.text = of->rows[0].cells[0].text};
    first.end = first.text + of->rows[0].cells[0].length;
    for (size_t i = 0; i < of->row_count; i++) {
        if (of->rows[i].count != 1 || !of->rows[i].cells[0].quoted)
            return false;
    }
    *separator = og_csv_separator(&first, 1);
    return of->row_count > 1 && *separator != 0;
}

static bool unwrap(const og_source *source, char separator, og_arena *arena, table *of,
                   og_diagnostics *diags)
{
    size_t cells, rows;
    bound(source, separator, &cells, &rows);
    table inner = {.cells = og_arena_array(arena, cells, sizeof *inner.cells), .rows = of->rows};
    if (!inner.cells)
        return false;
    for (size_t i = 0; i < of->row_count; i++) {
        og_csv_cell outer = of->rows[i].cells[0];
        og_csv_rest rest = {source,     outer.text,  outer.text + outer.length,
                            outer.line, outer.start, true};
        size_t count;
        og_csv_cell *at = inner.cells + inner.cell_count;
        og_csv_fault fault = og_csv_cut(&rest, separator, arena, at, &count);
        if (fault != OG_CSV_OK) {
            tell_fault(source, &at[count], fault, diags);
            return false;
        }
        if (count > 0)
            inner.rows[inner.row_count++] = (og_csv_row){at, count};
        inner.cell_count += count;
    }
    *of = inner;
    return true;
}

/* "38,50" where commas separate: two cells of digits. */
static bool is_cut_number(const og_csv_row *row, char separator)
{
    bool digits = separator == ',' && row->count > 1;
    for (size_t i = 0; i < row->count && digits; i++) {
        og_csv_cell cell = og_csv_trim(row->cells[i]);
        digits = cell.length > 0 && !cell.quoted;
        for (size_t k = 0; k < cell.length && digits; k++)
            digits = cell.text[k] >= '0' && cell.text[k] <= '9';
    }
    return digits;
}

/* Rows as long as the first; what hangs over at the end of a row and is empty is left out. */
static bool even_rows(og_csv *csv, og_csv_row *rows, og_diagnostics *diags)
{
    bool even = true;
    size_t want = rows[0].count;
    for (size_t i = 1; i < csv->row_count; i++) {
        size_t count = rows[i].count;
        while (count > want && og_csv_trim(rows[i].cells[count - 1]).length == 0)
            count--;
        rows[i].count = count;
        if (count == want)
            continue;
        const og_csv_cell *at = &rows[i].cells[count > want ? want : count - 1];
        if (want == 1 && is_cut_number(&rows[i], csv->separator))
            OG_ERROR_AT(diags, og_csv_pos(csv, &rows[i].cells[0]), ROW_COMMA);
        else
            OG_ERROR_AT(diags, og_csv_pos(csv, at), ROW_CELLS, .count = OG_COUNT(count),
                        .want = OG_COUNT(want));
        even = false;
    }
    return even;
}

static const og_csv *parse(const og_source *source, const og_csv_options *options, og_arena *arena,
                           og_diagnostics *diags)
{
    static const og_csv_options defaults = {0};
    if (!options)
        options = &defaults;
    og_csv_rest rest = {source, source->text, source->text + source->length, 1, 0, false};
    if (source->length >= UINT32_MAX) {
        OG_ERROR_AT(diags, ((og_pos){source, 1, 1, 0}), FILE_4GIB);
        return NULL;
    }
    if (!og_csv_check_text(source, diags))
        return NULL;
    char separator = take_sep_line(&rest);
    if (options->separator)
        separator = options->separator;
    if (!separator)
        separator = og_csv_separator(&rest, options->ragged ? LINES_ASKED : 1);
    og_csv *csv = og_arena_alloc(arena, sizeof *csv);
    table all = {0};
    size_t cells, rows;
    bound(source, separator ? separator : ',', &cells, &rows);
    all.cells = og_arena_array(arena, cells, sizeof *all.cells);
    all.rows = og_arena_array(arena, rows, sizeof *all.rows);
    if (!csv || !all.cells || !all.rows)
        return NULL;
    *csv = (og_csv){.source = source, .separator = separator ? separator : ','};
    if (!cut_rows(rest, csv->separator, arena, &all, diags))
        return NULL;
    if (all.row_count == 0) {
        OG_ERROR_AT(diags, ((og_pos){source, 1, 1, 0}), FILE_EMPTY);
        return NULL;
    }
    if (is_wrapped(&all, &separator)) {
        csv->separator = separator;
        csv->rewrapped = true;
        if (!unwrap(source, separator, arena, &all, diags))
            return NULL;
    }
    csv->rows = all.rows;
    csv->row_count = all.row_count;
    return options->ragged || even_rows(csv, all.rows, diags) ? csv : NULL;
}

const og_csv *og_csv_parse(const og_source *source, const og_csv_options *options, og_arena *arena,
                           og_diagnostics *diags)
{
    const og_csv *csv = parse(source, options, arena, diags);
    if (arena->failed)
        diags->failed = true;
    return arena->failed ? NULL : csv;
}

const og_csv *og_csv_read(const char *path, const char *name, og_pos from,
                          const og_csv_options *options, og_arena *arena, og_diagnostics *diags)
{
    og_error err = {.language = diags->language};
    size_t length = 0;
    size_t limit = options && options->limit ? options->limit : OG_CSV_MAX_BYTES;
    const char *text = og_bytes_read(path, name, limit, arena, &length, &err);
    const char *copy = og_arena_text(arena, name, strlen(name));
    og_source *source = og_arena_alloc(arena, sizeof *source);

    if (err.status != OG_OK && err.status != OG_ERR_MEMORY)
        og_diag_pass(diags, from, &err);
    if (!text || !copy || !source) {
        diags->failed |= arena->failed;
        return NULL;
    }
    size_t mark = length >= 3 && memcmp(text, BOM, 3) == 0 ? 3 : 0;
    *source = (og_source){.name = copy,
                          .text = text + mark,
                          .length = length - mark,
                          .order = from.source ? from.source->order + 1 : 0};
    return og_csv_parse(source, options, arena, diags);
}
