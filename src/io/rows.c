#include "io/rows.h"

#include "io/csv.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

og_rows *og_rows_new(void)
{
    return calloc(1, sizeof(og_rows));
}

void og_rows_free(og_rows *rows)
{
    if (!rows)
        return;
    og_arena_clear(&rows->arena);
    free(rows->heads);
    free(rows->cells);
    free(rows);
}

/* Room for one more of `size` bytes; false: memory is short. */
static bool make_room(og_rows *rows, void **items, size_t size, size_t count, size_t *capacity)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity ? 2 * *capacity : 64;
    void *grown = realloc(*items, wanted * size);
    rows->arena.failed |= !grown;
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

void og_rows_add_head(og_rows *rows, const char *name)
{
    void *items = rows->heads;
    if (!make_room(rows, &items, sizeof *rows->heads, rows->width, &rows->head_capacity))
        return;
    rows->heads = items;
    rows->heads[rows->width++] = og_arena_text(&rows->arena, name, strlen(name));
}

static void add_cell(og_rows *rows, og_rows_cell cell)
{
    void *items = rows->cells;
    if (!make_room(rows, &items, sizeof *rows->cells, rows->cell_count, &rows->cell_capacity))
        return;
    rows->cells = items;
    rows->cells[rows->cell_count++] = cell;
}

void og_rows_add_text(og_rows *rows, const char *text)
{
    add_cell(rows, (og_rows_cell){og_arena_text(&rows->arena, text, strlen(text)), (double)NAN});
}

void og_rows_add_number(og_rows *rows, double number)
{
    add_cell(rows, (og_rows_cell){NULL, number});
}

void og_rows_add_empty(og_rows *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        og_rows_add_number(rows, (double)NAN);
}

og_status og_rows_finish(og_rows *rows, og_rows **out, og_error *err)
{
    *out = rows;
    if (rows && !rows->arena.failed)
        return OG_OK;
    og_rows_free(rows);
    *out = NULL;
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- reading ----------------------------------------------------------------------------- */

size_t og_rows_count(const og_rows *rows)
{
    return rows->width ? rows->cell_count / rows->width : 0;
}

size_t og_rows_width(const og_rows *rows)
{
    return rows->width;
}

const char *og_rows_head(const og_rows *rows, size_t column)
{
    return rows->heads[column];
}

const char *og_rows_text(const og_rows *rows, size_t row, size_t column)
{
    return rows->cells[row * rows->width + column].text;
}

double og_rows_number(const og_rows *rows, size_t row, size_t column)
{
    return rows->cells[row * rows->width + column].number;
}

/* ---- writing ----------------------------------------------------------------------------- */

og_status og_rows_write(const og_rows *rows, const char *path, og_error *err)
{
    og_file file;
    og_status status = og_file_open(&file, path, err);
    if (status != OG_OK)
        return status;
    for (size_t i = 0; i < rows->width; i++) {
        og_file_puts(&file, i > 0 ? "," : "");
        og_csv_text(&file, rows->heads[i]);
    }
    for (size_t i = 0; i < rows->cell_count; i++) {
        og_file_puts(&file, i % rows->width > 0 ? "," : "\n");
        if (rows->cells[i].text)
            og_csv_text(&file, rows->cells[i].text);
        else
            og_csv_value(&file, rows->cells[i].number);
    }
    og_file_puts(&file, "\n");
    return og_file_close(&file, err);
}
