/* The CSV door, for even and for ragged rows: cells lie in the text or are copies of it, in order,
 * and each has a place. */
#include "fuzz.h"

#include "csv/csv.h"

#include <stdlib.h>
#include <string.h>

static void check_cell(const og_csv *csv, const og_csv_cell *cell, size_t size)
{
    if (cell->start > size || cell->length > size || cell->line == 0)
        fuzz_fail("a cell of %u bytes at byte %u, line %u, of %zu", (unsigned)cell->length,
                  (unsigned)cell->start, (unsigned)cell->line, size);
    if (cell->length > 0 && memchr(cell->text, '\0', cell->length))
        fuzz_fail("a cell holds a NUL");
    og_pos pos = og_csv_pos(csv, cell);
    if (pos.line == 0 || pos.column == 0)
        fuzz_fail("a cell without a place");
    og_csv_cell trimmed = og_csv_trim(*cell);
    if (trimmed.length > cell->length)
        fuzz_fail("trimming made a cell longer");
}

static void check(const og_csv *csv, size_t size, bool ragged)
{
    if (csv->row_count == 0)
        fuzz_fail("a table without rows");
    for (size_t r = 0; r < csv->row_count; r++) {
        const og_csv_row *row = &csv->rows[r];
        if (row->count == 0 || (!ragged && row->count != csv->rows[0].count))
            fuzz_fail("row %zu has %zu cells, the first %zu", r, row->count, csv->rows[0].count);
        for (size_t c = 0; c < row->count; c++)
            check_cell(csv, &row->cells[c], size);
    }
}

void fuzz_input(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    for (int ragged = 0; ragged < 2; ragged++) {
        og_arena arena = {0};
        og_diagnostics *diags = fuzz_diagnostics(data, size);
        const og_source source = {.name = "input.csv", .text = text, .length = size};
        const og_csv_options options = {.ragged = ragged};
        const og_csv *csv = og_csv_parse(&source, &options, &arena, diags);
        if (csv)
            check(csv, size, ragged);
        else if (diags->errors == 0)
            fuzz_fail("neither a table nor an error");
        fuzz_diagnostics_end(diags);
        og_arena_clear(&arena);
    }
    free(text);
}
