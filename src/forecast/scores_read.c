#include "forecast/scores_read.h"

#include "base/number.h"
#include "csv/csv.h"
#include "csv/names.h"
#include "forecast/method.h"

#include <stdlib.h>
#include <string.h>

#define BYTES_MAX ((size_t)256 << 20)

typedef struct row {
    size_t series, order;
    double index, value;
    bool test;
} row;

typedef struct columns {
    size_t series, value, part, index;
} columns;

static bool find_columns(const og_csv *csv, columns *out, og_diagnostics *diags)
{
    static const char *const names[] = {"series", "value", "part"};
    size_t at[3];
    for (size_t i = 0; i < 3; i++) {
        at[i] = og_csv_find(csv, names[i]);
        if (at[i] == OG_CSV_NONE) {
            OG_ERROR_AT(diags, og_csv_pos(csv, csv->rows[0].cells), SCORES_COLUMN,
                        .name = names[i]);
            return false;
        }
    }
    *out = (columns){at[0], at[1], at[2], og_csv_find(csv, "index")};
    return true;
}

static bool cell_is(og_csv_cell cell, const char *text)
{
    return cell.length == strlen(text) && memcmp(cell.text, text, cell.length) == 0;
}

static bool read_number(const og_csv *csv, const og_csv_cell *cell, double *out,
                        og_diagnostics *diags)
{
    og_csv_cell trimmed = og_csv_trim(*cell);
    if (og_number_parse(trimmed.text, trimmed.length, out) == OG_NUMBER_OK)
        return true;
    OG_ERROR_AT(diags, og_csv_pos(csv, cell), SCORES_NUMBER);
    return false;
}

static bool read_row(const og_csv *csv, const og_csv_row *from, const columns *at, og_names *names,
                     row *out, og_diagnostics *diags)
{
    og_csv_cell name = og_csv_trim(from->cells[at->series]);
    og_csv_cell part = og_csv_trim(from->cells[at->part]);
    out->series = og_names_add(names, name.text, name.length);
    out->test = cell_is(part, "test");
    if (!out->test && !cell_is(part, "train")) {
        OG_ERROR_AT(diags, og_csv_pos(csv, &from->cells[at->part]), SCORES_PART);
        return false;
    }
    out->index = 0.0;
    if (at->index != OG_CSV_NONE && !read_number(csv, &from->cells[at->index], &out->index, diags))
        return false;
    return out->series != SIZE_MAX && read_number(csv, &from->cells[at->value], &out->value, diags);
}

/* By series, then train before test, then index; rows of one index stay in the file's order. */
static int row_compare(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->series != y->series)
        return x->series < y->series ? -1 : 1;
    if (x->test != y->test)
        return x->test - y->test;
    if (x->index < y->index || x->index > y->index)
        return x->index < y->index ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static bool is_sorted(const row *rows, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (row_compare(&rows[i - 1], &rows[i]) > 0)
            return false;
    return true;
}

static og_scored *gather(const row *rows, size_t count, const og_names *names, og_arena *arena)
{
    og_scored *out = og_arena_array(arena, names->count, sizeof *out);
    double *values = og_arena_array(arena, count, sizeof *values);
    if (!out || !values)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        og_scored *s = &out[rows[i].series];
        values[i] = rows[i].value;
        s->name = names->items[rows[i].series];
        if (rows[i].test) {
            s->test_count++;
            continue;
        }
        s->train = s->train_count == 0 ? &values[i] : s->train;
        s->train_count++;
    }
    return out;
}

og_scored *og_scored_read(const char *path, og_arena *arena, og_diagnostics *diags, size_t *count)
{
    const og_csv_options options = {.limit = BYTES_MAX};
    og_names names = {.arena = arena};
    columns at;
    const og_csv *csv = og_csv_read(path, path, (og_pos){0}, &options, arena, diags);
    if (!csv || !find_columns(csv, &at, diags))
        return NULL;
    size_t rows_count = csv->row_count - 1;
    row *rows = og_arena_array(arena, rows_count, sizeof *rows);
    bool fine = rows != NULL;
    for (size_t i = 0; fine && i < rows_count; i++) {
        rows[i].order = i;
        fine = read_row(csv, &csv->rows[i + 1], &at, &names, &rows[i], diags);
    }
    if (!fine)
        return NULL;
    if (!is_sorted(rows, rows_count))
        qsort(rows, rows_count, sizeof *rows, row_compare);
    *count = names.count;
    return gather(rows, rows_count, &names, arena);
}

unsigned og_scored_frequency(const char *path)
{
    static const unsigned known[] = {1, 2, 4, 12};
    const char *mark = NULL;
    for (const char *at = path; (at = strstr(at, "_f")) != NULL; at++)
        mark = at;
    char *end;
    unsigned long number = mark ? strtoul(mark + 2, &end, 10) : 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (mark && number == known[i] && (*end == '.' || *end == '\0'))
            return known[i];
    return 0;
}
