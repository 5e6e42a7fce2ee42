#include "csv/points.h"

#include "csv/frequency.h"

#include <math.h>
#include <string.h>
#include <strings.h>

typedef struct reading {
    const og_layout *layout;
    const og_sheet_options *options;
    og_arena *arena;
    og_sheet *sheet;
    og_points *out;
    og_diagnostics *diags;
    og_decimal *decimal; /* by column */
} reading;

static void skip_line(og_sheet *sheet, uint32_t line)
{
    if (sheet->skipped < OG_SHEET_LINES)
        sheet->skipped_line[sheet->skipped] = line;
    sheet->skipped++;
}

/* ---- decimals ------------------------------------------------------------------------------- */

static bool is_value_column(const og_layout *l, size_t c)
{
    return l->shape == OG_LAYOUT_LONG ? c == l->value : l->use[c];
}

static bool is_data(const og_layout *l, size_t row)
{
    og_csv_cell cell = og_layout_cell(l->csv, row, l->period);
    return l->shape == OG_LAYOUT_ACROSS ||
           og_label_read(cell.text, cell.length).kind != OG_LABEL_NONE;
}

static og_number_style column_style(const og_layout *l, size_t c)
{
    og_number_style style = {0};
    for (size_t r = l->first; r < l->csv->row_count; r++)
        if (is_data(l, r))
            og_number_style_see(&style, og_layout_cell(l->csv, r, c));
    return style;
}

/* The first cell of a column that would be two numbers; else its first one. */
static const og_csv_cell *unclear_cell(const og_layout *l, size_t c)
{
    const og_csv_cell *any = NULL;
    for (size_t r = l->first; r < l->csv->row_count; r++) {
        og_number_style one = {0};
        if (!is_data(l, r) || c >= l->csv->rows[r].count)
            continue;
        any = any ? any : &l->csv->rows[r].cells[c];
        og_number_style_see(&one, og_csv_trim(l->csv->rows[r].cells[c]));
        if (one.either_unlike + one.point_only + one.comma_only > 0)
            return &l->csv->rows[r].cells[c];
    }
    return any;
}

/* A mark for each column of values; columns of one table that cannot tell follow those that can. */
static bool decide_decimals(reading *r)
{
    const og_layout *l = r->layout;
    og_decimal common = r->options->decimal;
    r->decimal = og_arena_array(r->arena, l->columns, sizeof *r->decimal);
    if (!r->decimal)
        return false;
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t c = 0; c < l->columns; c++) {
            if (!is_value_column(l, c))
                continue;
            og_number_style style = column_style(l, c);
            og_decimal own = og_number_style_decimal(&style);
            if (r->options->decimal != OG_DECIMAL_UNKNOWN)
                own = r->options->decimal;
            if (own != OG_DECIMAL_UNKNOWN && style.point_only + style.comma_only > 0)
                common = own;
            r->decimal[c] = own != OG_DECIMAL_UNKNOWN ? own : common;
            if (pass == 1 && r->decimal[c] == OG_DECIMAL_UNKNOWN) {
                OG_ERROR_AT(r->diags, og_csv_pos(l->csv, unclear_cell(l, c)), HISTORY_DECIMAL,
                            .dashes = OG_SHEET_DASHES(r->options));
                return false;
            }
            r->sheet->decimal = r->decimal[c];
        }
    }
    return true;
}

/* ---- points --------------------------------------------------------------------------------- */

/* The names of a row's series joined: "Leiden, mannen". */
static size_t series_of_row(reading *r, size_t row)
{
    const og_layout *l = r->layout;
    og_strbuf name = {0};
    for (size_t c = 0; c < l->columns; c++) {
        og_csv_cell cell = og_layout_cell(l->csv, row, c);
        if (!l->name[c] || cell.length == 0)
            continue;
        if (name.length > 0)
            og_strbuf_puts(&name, ", ");
        og_strbuf_add(&name, cell.text, cell.length);
    }
    size_t series = name.failed
                        ? SIZE_MAX
                        : og_names_add(&r->out->names, name.text ? name.text : "", name.length);
    og_strbuf_clear(&name);
    return series;
}

static bool read_value(reading *r, const og_csv_cell *cell, og_csv_cell trimmed, size_t column,
                       double *value)
{
    *value = NAN;
    if (og_figure_missing(trimmed)) {
        r->sheet->missing++;
        return true;
    }
    bool provisional = trimmed.text[trimmed.length - 1] == '*';
    r->sheet->provisional += provisional;
    trimmed.length -= provisional;
    trimmed = og_csv_trim(trimmed);
    if (!og_figure_read(trimmed, r->decimal[column], value)) {
        OG_ERROR_AT(r->diags, og_csv_pos(r->layout->csv, cell), HISTORY_NUMBER);
        return false;
    }
    if (*value < 0.0 && !r->options->negative) {
        OG_ERROR_AT(r->diags, og_csv_pos(r->layout->csv, cell), HISTORY_NEGATIVE,
                    .value = OG_NUMBER(*value),
                    .option = r->options->keys ? "negative: true" : "--allow-negative");
        return false;
    }
    r->sheet->values++;
    return true;
}

static bool add_point(reading *r, size_t row, size_t column, size_t series, int64_t ordinal)
{
    const og_csv *csv = r->layout->csv;
    size_t at = column < csv->rows[row].count ? column : csv->rows[row].count - 1;
    og_point *point = &r->out->items[r->out->count];
    *point = (og_point){series, ordinal, NAN, 1.0, &csv->rows[row].cells[at]};
    if (series == SIZE_MAX)
        return false;
    if (!read_value(r, point->cell, og_layout_cell(csv, row, column), column, &point->value))
        return false;
    if (r->layout->exposure != OG_CSV_NONE) {
        og_csv_cell share = og_layout_cell(csv, row, r->layout->exposure);
        double value = 1.0;
        if (share.length > 0 && !og_figure_read(share, OG_DECIMAL_POINT, &value) &&
            !og_figure_read(share, OG_DECIMAL_COMMA, &value))
            value = 0.0;
        if (!(value > 0.0 && value <= 1.0)) {
            OG_ERROR_AT(r->diags, og_csv_pos(csv, &csv->rows[row].cells[r->layout->exposure]),
                        HISTORY_SHARE);
            return false;
        }
        point->exposure = value;
    }
    r->out->count++;
    return true;
}

static bool is_total_row(og_csv_cell cell)
{
    return cell.length >= 6 && strncasecmp(cell.text, "totaal", 6) == 0;
}

/* The row's period; false when the row is none, *fine whether that may be. */
static bool row_period(reading *r, size_t row, int64_t *ordinal, bool *fine)
{
    const og_layout *l = r->layout;
    og_csv_cell cell = og_layout_cell(l->csv, row, l->period);
    og_label label = og_label_read(cell.text, cell.length);
    *fine = true;
    if (label.kind == OG_LABEL_NONE) {
        if (og_layout_remark(l->csv, row) || is_total_row(cell)) {
            skip_line(r->sheet, l->csv->rows[row].cells[0].line);
            return false;
        }
        size_t at = l->period < l->csv->rows[row].count ? l->period : 0;
        OG_ERROR_AT(r->diags, og_csv_pos(l->csv, &l->csv->rows[row].cells[at]), HISTORY_PERIOD);
        *fine = false;
        return false;
    }
    r->sheet->provisional += label.provisional;
    if (og_frequency_ordinal(label, l->frequency, ordinal))
        return true;
    r->sheet->left_out++;
    return false;
}

static bool read_down(reading *r)
{
    const og_layout *l = r->layout;
    bool fine = true;
    for (size_t row = l->first; row < l->csv->row_count; row++) {
        int64_t ordinal;
        bool may;
        if (!row_period(r, row, &ordinal, &may)) {
            fine &= may;
            continue;
        }
        for (size_t c = 0; c < l->columns; c++) {
            if (!is_value_column(l, c))
                continue;
            const char *title = l->shape == OG_LAYOUT_DOWN ? og_layout_title(l, c, r->arena) : NULL;
            size_t series =
                title ? og_names_add(&r->out->names, title, strlen(title)) : series_of_row(r, row);
            fine &= add_point(r, row, c, series, ordinal);
        }
    }
    return fine;
}

static bool has_numbers(const reading *r, size_t row)
{
    double value;
    for (size_t c = 0; c < r->layout->columns; c++) {
        if (r->layout->use[c] &&
            og_figure_read(og_layout_cell(r->layout->csv, row, c), r->decimal[c], &value))
            return true;
    }
    return false;
}

static bool read_across(reading *r)
{
    const og_layout *l = r->layout;
    bool fine = true;
    for (size_t row = l->first; row < l->csv->row_count; row++) {
        if (og_layout_remark(l->csv, row) && !has_numbers(r, row)) {
            skip_line(r->sheet, l->csv->rows[row].cells[0].line);
            continue;
        }
        size_t series = series_of_row(r, row);
        for (size_t c = 0; c < l->columns; c++) {
            int64_t ordinal;
            if (!l->use[c])
                continue;
            if (!og_frequency_ordinal(l->labels[c], l->frequency, &ordinal))
                r->sheet->left_out += row == l->first;
            else
                fine &= add_point(r, row, c, series, ordinal);
        }
    }
    return fine;
}

bool og_points_read(og_layout *layout, const og_sheet_options *options, og_arena *arena,
                    og_sheet *sheet, og_points *out, og_diagnostics *diags)
{
    reading r = {layout, options, arena, sheet, out, diags, NULL};
    size_t columns = 0;
    *out = (og_points){.names = {.arena = arena}};
    layout->frequency = og_frequency_find(layout, options, &out->days, diags);
    if (layout->frequency == 0)
        return false;
    for (size_t row = 0; row < layout->first; row++)
        if (row != layout->heading)
            skip_line(sheet, layout->csv->rows[row].cells[0].line);
    for (size_t c = 0; c < layout->columns; c++)
        columns += is_value_column(layout, c);
    out->items =
        og_arena_array(arena, (layout->csv->row_count + 1) * (columns + 1), sizeof *out->items);
    if (!out->items || !decide_decimals(&r))
        return false;
    bool fine = layout->shape == OG_LAYOUT_ACROSS ? read_across(&r) : read_down(&r);
    return fine && !arena->failed;
}
