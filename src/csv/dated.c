#include "csv/dated.h"

#include "csv/layout.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct reading {
    const og_csv *csv;
    const og_dated_options *options;
    og_arena *arena;
    og_diagnostics *diags;
    size_t heading, period, value; /* row, columns */
    og_decimal decimal;
    int numbered; /* what 2022-1 is: periods in a year; 0: there are none */
} reading;

static size_t column_called(const og_csv *csv, size_t row, const char *name)
{
    for (size_t c = 0; c < csv->rows[row].count; c++) {
        og_csv_cell cell = og_layout_cell(csv, row, c);
        if (cell.length == strlen(name) && memcmp(cell.text, name, cell.length) == 0)
            return c;
    }
    return OG_CSV_NONE;
}

/* "jaar, aantal": the cells of the first row that has more than one. */
static const char *headings(const reading *r)
{
    enum { SHOWN = 20 };
    const og_csv *csv = r->csv;
    size_t row = 0;
    while (row + 1 < csv->row_count && og_layout_remark(csv, row))
        row++;
    const char *list = "";
    for (size_t c = 0; c < csv->rows[row].count && c < SHOWN; c++) {
        og_csv_cell cell = og_layout_cell(csv, row, c);
        const char *next = og_arena_printf(r->arena, "%s%s%.*s", list, c > 0 ? ", " : "",
                                           (int)(cell.length < 40 ? cell.length : 40), cell.text);
        list = next ? next : list;
    }
    return list;
}

static bool find_columns(reading *r)
{
    for (size_t row = 0; row < r->csv->row_count; row++) {
        r->heading = row;
        r->period = column_called(r->csv, row, r->options->period);
        r->value = column_called(r->csv, row, r->options->value);
        if (r->period != OG_CSV_NONE && r->value != OG_CSV_NONE)
            return true;
    }
    OG_ERROR_AT(r->diags, r->options->from, DATED_COLUMNS, .path = r->csv->source->name,
                .period = r->options->period, .value = r->options->value, .columns = headings(r));
    return false;
}

static og_label label_of(const reading *r, size_t row)
{
    og_csv_cell cell = og_layout_cell(r->csv, row, r->period);
    return og_label_read(cell.text, cell.length);
}

static const og_csv_cell *cell_at(const reading *r, size_t row, size_t column)
{
    const og_csv_row *cells = &r->csv->rows[row];
    return &cells->cells[column < cells->count ? column : cells->count - 1];
}

/* What the column as a whole tells of its numbers, and of periods such as 2022-1. */
static bool see_column(reading *r)
{
    og_number_style style = {0};
    const og_csv_cell *first = NULL;
    bool unlike = false;
    int most = 0;
    for (size_t row = r->heading + 1; row < r->csv->row_count; row++) {
        og_label label = label_of(r, row);
        og_number_style one = {0};
        if (label.kind == OG_LABEL_NONE)
            continue;
        if (label.kind == OG_LABEL_NUMBERED && label.place + 1 > most)
            most = label.place + 1;
        og_csv_cell cell = og_layout_cell(r->csv, row, r->value);
        og_number_style_see(&style, cell);
        og_number_style_see(&one, cell);
        if (!first || (one.either_unlike > 0 && !unlike))
            first = cell_at(r, row, r->value);
        unlike |= one.either_unlike > 0;
    }
    r->numbered = most > 4 ? 12 : most > 2 ? 4 : most > 0 ? 2 : 0;
    r->decimal = r->options->decimal != OG_DECIMAL_UNKNOWN ? r->options->decimal
                                                           : og_number_style_decimal(&style);
    if (r->decimal == OG_DECIMAL_UNKNOWN && style.point_only + style.comma_only == 0)
        OG_ERROR_AT(r->diags, og_csv_pos(r->csv, first), DATED_DECIMAL);
    else if (r->decimal == OG_DECIMAL_UNKNOWN) /* both occur: the cells that do not fit are told */
        r->decimal = style.point_only >= style.comma_only ? OG_DECIMAL_POINT : OG_DECIMAL_COMMA;
    return r->decimal != OG_DECIMAL_UNKNOWN;
}

static bool period_of(const reading *r, og_label label, og_period *out)
{
    int frequency = label.kind == OG_LABEL_NUMBERED ? r->numbered : og_label_frequency(label.kind);
    if (label.kind == OG_LABEL_DAY)
        *out = (og_period){label.place, label.place, OG_PERIOD_DAY};
    else if (frequency > 0)
        *out = og_label_period((int64_t)label.year * frequency + label.place, frequency);
    return label.kind == OG_LABEL_DAY || frequency > 0;
}

static bool is_total(og_csv_cell cell)
{
    return cell.length >= 5 && (strncasecmp(cell.text, "totaal", 6) == 0 ||
                                (cell.length == 5 && strncasecmp(cell.text, "total", 5) == 0));
}

/* A row of which the period cell is none. */
static bool pass_over(const reading *r, size_t row)
{
    og_csv_cell cell = og_layout_cell(r->csv, row, r->period);
    const og_pos pos = og_csv_pos(r->csv, cell_at(r, row, r->period));
    if (is_total(cell))
        OG_ADVICE_AT(r->diags, pos, DATED_TOTAL);
    else if (!og_layout_remark(r->csv, row) &&
             !og_figure_missing(og_layout_cell(r->csv, row, r->value)))
        OG_ERROR_AT(r->diags, pos, DATED_PERIOD);
    else
        return true;
    return is_total(cell);
}

/* *add tells whether the row has a figure. */
static bool read_row(const reading *r, size_t row, og_dated *out, bool *add)
{
    og_csv_cell cell = og_layout_cell(r->csv, row, r->value);
    const og_label label = label_of(r, row);
    *add = false;
    if (label.kind == OG_LABEL_NONE)
        return pass_over(r, row);
    *out =
        (og_dated){.at_period = cell_at(r, row, r->period), .at_value = cell_at(r, row, r->value)};
    if (!period_of(r, label, &out->period)) {
        OG_ERROR_AT(r->diags, og_csv_pos(r->csv, out->at_period), DATED_WEEK);
        return false;
    }
    if (og_figure_missing(cell)) {
        OG_ADVICE_AT(r->diags, og_csv_pos(r->csv, out->at_value), DATED_MISSING);
        return true;
    }
    if (cell.text[cell.length - 1] == '*') { /* provisional */
        cell.length--;
        cell = og_csv_trim(cell);
    }
    *add = og_figure_read(cell, r->decimal, &out->value);
    if (!*add)
        OG_ERROR_AT(r->diags, og_csv_pos(r->csv, out->at_value), DATED_NUMBER,
                    .mark = r->decimal == OG_DECIMAL_COMMA ? "," : ".");
    return *add;
}

static int by_period(const void *a, const void *b)
{
    const og_dated *x = a, *y = b;
    if (x->period.first != y->period.first)
        return x->period.first < y->period.first ? -1 : 1;
    if (x->period.last != y->period.last)
        return x->period.last < y->period.last ? -1 : 1;
    return (x->at_period > y->at_period) - (x->at_period < y->at_period);
}

static bool is_told_once(const reading *r, const og_dated_list *list)
{
    bool once = true;
    for (size_t i = 1; i < list->count; i++) {
        const og_dated *it = &list->items[i], *before = it - 1;
        char key[OG_PERIOD_SIZE];
        if (it->period.first != before->period.first || it->period.last != before->period.last)
            continue;
        og_period_print(it->period, key);
        OG_ERROR_AT(r->diags, og_csv_pos(r->csv, it->at_period), DATED_TWICE, .period = key,
                    .line = OG_COUNT(before->at_period->line));
        once = false;
    }
    return once;
}

bool og_dated_read(const og_csv *csv, const og_dated_options *options, og_arena *arena,
                   og_dated_list *out, og_diagnostics *diags)
{
    reading r = {.csv = csv, .options = options, .arena = arena, .diags = diags};
    *out = (og_dated_list){.items = og_arena_array(arena, csv->row_count, sizeof *out->items)};
    if (!out->items || !find_columns(&r) || !see_column(&r))
        return false;
    bool fine = true;
    for (size_t row = r.heading + 1; row < csv->row_count; row++) {
        bool add;
        fine &= read_row(&r, row, &out->items[out->count], &add);
        out->count += add;
    }
    qsort(out->items, out->count, sizeof *out->items, by_period);
    fine = is_told_once(&r, out) && fine;
    if (fine && out->count == 0)
        OG_ERROR_AT(diags, options->from, COLUMN_EMPTY, .path = csv->source->name,
                    .name = options->value);
    return fine && out->count > 0;
}
