#include "csv/layout.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

og_csv_cell og_layout_cell(const og_csv *csv, size_t row, size_t column)
{
    if (column >= csv->rows[row].count)
        return (og_csv_cell){.text = "", .line = csv->rows[row].cells[0].line};
    return og_csv_trim(csv->rows[row].cells[column]);
}

static size_t filled(const og_csv *csv, size_t row)
{
    size_t count = 0;
    for (size_t c = 0; c < csv->rows[row].count; c++)
        count += og_layout_cell(csv, row, c).length > 0;
    return count;
}

static bool begins_with(og_csv_cell cell, const char *word)
{
    size_t length = strlen(word);
    return cell.length >= length && strncasecmp(cell.text, word, length) == 0;
}

bool og_layout_remark(const og_csv *csv, size_t row)
{
    static const char *const words[] = {"bron",        "source", "\xC2\xA9",
                                        "toelichting", "noot",   "note"};
    og_csv_cell first = og_layout_cell(csv, row, 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_with(first, words[i]))
            return true;
    return filled(csv, row) <= 1 && csv->rows[row].count > 0;
}

const char *og_layout_title(const og_layout *layout, size_t column, og_arena *arena)
{
    const char *text = NULL;
    if (layout->heading != SIZE_MAX) {
        og_csv_cell cell = og_layout_cell(layout->csv, layout->heading, column);
        if (cell.length > 0)
            text = og_arena_text(arena, cell.text, cell.length);
    }
    if (!text)
        text = og_arena_printf(arena, "%zu", column + 1);
    return text ? text : "";
}

/* ---- where the periods are ---------------------------------------------------------------- */

static og_label label_at(const og_csv *csv, size_t row, size_t column)
{
    og_csv_cell cell = og_layout_cell(csv, row, column);
    return og_label_read(cell.text, cell.length);
}

/* Rows that are looked at to find out what stands where. */
enum { ROWS_ASKED = 2000, HEADING_ROWS = 12 };

/* The share of a column's filled cells that are periods, and how many. */
static double period_share(const og_csv *csv, size_t column, size_t *labels)
{
    size_t cells = 0;
    *labels = 0;
    for (size_t r = 0; r < csv->row_count && r < ROWS_ASKED; r++) {
        if (og_layout_cell(csv, r, column).length == 0 || csv->rows[r].count < 2)
            continue;
        cells++;
        *labels += label_at(csv, r, column).kind != OG_LABEL_NONE;
    }
    return cells > 0 ? (double)*labels / (double)cells : 0.0;
}

/* The leftmost column that is as good as any; OG_CSV_NONE when none holds periods. */
static size_t find_period_column(const og_csv *csv, size_t columns)
{
    size_t best = OG_CSV_NONE;
    double most = 0.2;
    for (size_t c = 0; c < columns; c++) {
        size_t labels;
        double share = period_share(csv, c, &labels);
        if (labels > 0 && share > most + 0.2) {
            most = share;
            best = c;
        }
    }
    return best;
}

/* The row near the top with most periods, at least two and half of what it holds. */
static size_t find_period_row(const og_csv *csv)
{
    size_t best = SIZE_MAX, most = 1;
    for (size_t r = 0; r < csv->row_count && r < HEADING_ROWS; r++) {
        size_t labels = 0;
        for (size_t c = 0; c < csv->rows[r].count; c++)
            labels += label_at(csv, r, c).kind != OG_LABEL_NONE;
        if (labels > most && 2 * labels >= filled(csv, r)) {
            most = labels;
            best = r;
        }
    }
    return best;
}

/* ---- heading ------------------------------------------------------------------------------ */

static size_t distinct(const og_csv *csv, size_t row)
{
    size_t count = 0;
    for (size_t c = 0; c < csv->rows[row].count; c++) {
        og_csv_cell cell = og_layout_cell(csv, row, c);
        bool fresh = cell.length > 0;
        for (size_t d = 0; d < c && fresh && c < 256; d++) {
            og_csv_cell other = og_layout_cell(csv, row, d);
            fresh = other.length != cell.length || memcmp(other.text, cell.text, cell.length) != 0;
        }
        count += fresh;
    }
    return count;
}

/* Of the rows above the data the one that tells most columns apart, the lowest of equals: titles
 * have one cell, rows of units repeat themselves. */
static size_t find_heading(const og_csv *csv, size_t first)
{
    size_t best = SIZE_MAX, most = 1;
    for (size_t r = 0; r < first; r++) {
        size_t count = distinct(csv, r);
        if (count >= most && !(count == 1 && csv->rows[first].count > 1)) {
            most = count;
            best = r;
        }
    }
    return best;
}

/* ---- what the other columns hold ------------------------------------------------------------ */

static og_number_style style_of(const og_layout *l, size_t column)
{
    og_number_style style = {0};
    for (size_t r = l->first; r < l->csv->row_count && r < l->first + ROWS_ASKED; r++) {
        bool data =
            l->shape == OG_LAYOUT_ACROSS || label_at(l->csv, r, l->period).kind != OG_LABEL_NONE;
        if (data)
            og_number_style_see(&style, og_layout_cell(l->csv, r, column));
    }
    return style;
}

static bool holds_numbers(const og_number_style *s)
{
    return s->numbers > 0 && s->numbers >= s->others;
}

static bool is_called(const og_layout *l, size_t column, const char *const *names)
{
    og_csv_cell cell = {.text = ""};
    if (l->heading != SIZE_MAX)
        cell = og_layout_cell(l->csv, l->heading, column);
    for (; *names; names++)
        if (strlen(*names) == cell.length && strncasecmp(*names, cell.text, cell.length) == 0)
            return true;
    return false;
}

static size_t column_called(const og_layout *l, const char *name)
{
    for (size_t c = 0; c < l->columns && l->heading != SIZE_MAX; c++) {
        og_csv_cell cell = og_layout_cell(l->csv, l->heading, c);
        if (cell.length == strlen(name) && memcmp(cell.text, name, cell.length) == 0)
            return c;
    }
    return OG_CSV_NONE;
}

static bool asked_column(const og_layout *l, const char *name, size_t *out, og_diagnostics *diags)
{
    *out = column_called(l, name);
    if (*out != OG_CSV_NONE)
        return true;
    size_t row = l->heading != SIZE_MAX ? l->heading : 0;
    OG_ERROR_AT(diags, og_csv_pos(l->csv, l->csv->rows[row].cells), HISTORY_NO_COLUMN,
                .name = name);
    return false;
}

/* "waarde (1.234), aantal (12)": columns to choose from, with their first number. */
static const char *candidates(const og_layout *l, og_arena *arena)
{
    enum { SHOWN = 12 };
    const char *list = "";
    size_t shown = 0, more = 0;
    for (size_t c = 0; c < l->columns; c++) {
        if (!l->use[c])
            continue;
        if (shown == SHOWN) {
            more++;
            continue;
        }
        og_csv_cell value = og_layout_cell(l->csv, l->first, c);
        const char *next = og_arena_printf(
            arena, "%s%s%s (%.*s)", list, shown > 0 ? ", " : "", og_layout_title(l, c, arena),
            (int)(value.length < 30 ? value.length : 30), value.text);
        list = next ? next : list;
        shown++;
    }
    const char *all = more > 0 ? og_arena_printf(arena, "%s, ... (+%zu)", list, more) : list;
    return all ? all : "";
}

/* Columns of numbers into `use`, of words into `name`. Keys and orders (ID, index) are neither,
 * unless nothing else has numbers. */
static void sort_columns(og_layout *l, bool orders_too)
{
    static const char *const orders[] = {"id", "index", "nr", "nummer", "part", NULL};
    static const char *const shares[] = {"exposure", "blootstelling", "deel", NULL};
    size_t numbers = 0;
    for (size_t c = 0; c < l->columns; c++) {
        if (c == l->period || (is_called(l, c, orders) && !orders_too))
            continue;
        og_number_style style = style_of(l, c);
        if (is_called(l, c, shares)) {
            l->exposure = c;
            continue;
        }
        l->use[c] = holds_numbers(&style);
        l->name[c] = !l->use[c] && style.others > 0;
        numbers += l->use[c];
    }
    if (numbers == 0 && !orders_too)
        sort_columns(l, true);
}

static bool choose_names(og_layout *l, const og_sheet_options *options, og_diagnostics *diags)
{
    size_t column;
    if (!options->series)
        return true;
    if (!asked_column(l, options->series, &column, diags))
        return false;
    memset(l->name, 0, l->columns * sizeof *l->name);
    l->name[column] = true;
    l->use[column] = false;
    return true;
}

static int compare_cells(const void *a, const void *b)
{
    const og_csv_cell *one = a, *two = b;
    size_t length = one->length < two->length ? one->length : two->length;
    int order = memcmp(one->text, two->text, length);
    return order ? order : (one->length > two->length) - (one->length < two->length);
}

/* Whether every period stands once, so that there is but one series. False when memory is short. */
static bool is_single(const og_layout *l, og_arena *arena)
{
    size_t count = 0;
    og_csv_cell *cells = og_arena_array(arena, l->csv->row_count + 1, sizeof *cells);
    for (size_t r = l->first; cells && r < l->csv->row_count; r++)
        if (label_at(l->csv, r, l->period).kind != OG_LABEL_NONE)
            cells[count++] = og_layout_cell(l->csv, r, l->period);
    if (!cells)
        return false;
    qsort(cells, count, sizeof *cells, compare_cells);
    for (size_t i = 1; i < count; i++)
        if (compare_cells(&cells[i - 1], &cells[i]) == 0)
            return false;
    return count > 0;
}

/* Words behind the values of a single series are remarks, and name nothing. */
static void drop_remarks(og_layout *l, const og_sheet_options *options, og_arena *arena)
{
    if (l->shape != OG_LAYOUT_LONG || options->series || !is_single(l, arena))
        return;
    for (size_t c = l->value + 1; c < l->columns; c++)
        l->name[c] = false;
}

static bool choose_down(og_layout *l, const og_sheet_options *options, og_arena *arena,
                        og_diagnostics *diags)
{
    size_t numbers = 0;
    sort_columns(l, false);
    og_pos pos = og_csv_pos(l->csv, l->csv->rows[l->heading != SIZE_MAX ? l->heading : 0].cells);
    l->shape = OG_LAYOUT_LONG;
    if (!choose_names(l, options, diags))
        return false;
    if (options->column) {
        bool found = asked_column(l, options->column, &l->value, diags);
        if (found)
            drop_remarks(l, options, arena);
        return found;
    }
    for (size_t c = 0; c < l->columns; c++) {
        numbers += l->use[c];
        l->value = l->use[c] ? c : l->value;
    }
    if (numbers == 0)
        OG_ERROR_AT(diags, pos, HISTORY_NO_NUMBERS);
    else if (numbers > 1 && !options->wide)
        OG_ERROR_AT(diags, pos, HISTORY_WHICH_COLUMN, .candidates = candidates(l, arena));
    else if (numbers > 1)
        l->shape = OG_LAYOUT_DOWN;
    else
        drop_remarks(l, options, arena);
    return numbers == 1 || (numbers > 1 && options->wide);
}

static bool choose_across(og_layout *l, const og_sheet_options *options, og_diagnostics *diags)
{
    og_pos pos = og_csv_pos(l->csv, l->csv->rows[l->heading].cells);
    if (!options->wide) {
        OG_ERROR_AT(diags, pos, HISTORY_PERIODS_ACROSS);
        return false;
    }
    for (size_t c = 0; c < l->columns; c++) {
        l->labels[c] = label_at(l->csv, l->heading, c);
        l->use[c] = l->labels[c].kind != OG_LABEL_NONE;
        l->name[c] = !l->use[c];
    }
    return choose_names(l, options, diags);
}

static size_t widest(const og_csv *csv)
{
    size_t columns = 0;
    for (size_t r = 0; r < csv->row_count; r++)
        columns = csv->rows[r].count > columns ? csv->rows[r].count : columns;
    return columns < OG_LAYOUT_COLUMNS ? columns : OG_LAYOUT_COLUMNS;
}

bool og_layout_find(const og_csv *csv, const og_sheet_options *options, og_arena *arena,
                    og_layout *out, og_diagnostics *diags)
{
    size_t columns = widest(csv), row = find_period_row(csv);
    *out = (og_layout){.csv = csv,
                       .columns = columns,
                       .heading = SIZE_MAX,
                       .exposure = OG_CSV_NONE,
                       .period = find_period_column(csv, columns)};
    out->use = og_arena_array(arena, columns, sizeof *out->use);
    out->name = og_arena_array(arena, columns, sizeof *out->name);
    out->labels = og_arena_array(arena, columns, sizeof *out->labels);
    if (!out->use || !out->name || !out->labels)
        return false;
    if (row != SIZE_MAX && (out->period == OG_CSV_NONE || row + 1 < csv->row_count)) {
        size_t labels;
        bool rows_too = out->period != OG_CSV_NONE &&
                        period_share(csv, out->period, &labels) > 0.5 && labels > 2;
        if (!rows_too) {
            out->shape = OG_LAYOUT_ACROSS;
            out->heading = row;
            out->first = row + 1;
            return choose_across(out, options, diags);
        }
    }
    if (out->period == OG_CSV_NONE) {
        OG_ERROR_AT(diags, og_csv_pos(csv, csv->rows[0].cells), HISTORY_NO_PERIODS);
        return false;
    }
    while (out->first < csv->row_count &&
           label_at(csv, out->first, out->period).kind == OG_LABEL_NONE)
        out->first++;
    out->heading = find_heading(csv, out->first);
    return choose_down(out, options, arena, diags);
}
