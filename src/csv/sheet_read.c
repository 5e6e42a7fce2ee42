#include "csv/sheet_read.h"

#include "csv/frequency.h"
#include "csv/points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct building {
    const og_csv *csv;
    const og_sheet_options *options;
    og_arena *arena;
    og_sheet *sheet;
    og_diagnostics *diags;
} building;

static int point_compare(const void *a, const void *b)
{
    const og_point *x = a, *y = b;
    if (x->series != y->series)
        return x->series < y->series ? -1 : 1;
    if (x->ordinal != y->ordinal)
        return x->ordinal < y->ordinal ? -1 : 1;
    return (x->cell > y->cell) - (x->cell < y->cell);
}

static const char *key_of(const building *b, int64_t ordinal)
{
    char text[OG_PERIOD_SIZE];
    og_label_print(ordinal, b->sheet->frequency, text);
    const char *copy = og_arena_text(b->arena, text, strlen(text));
    return copy ? copy : "";
}

/* ---- one series ----------------------------------------------------------------------------- */

/* Points of one period become one: days are added up, else it is an error. */
static size_t join_periods(building *b, og_point *points, size_t count, bool days)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || points[kept - 1].ordinal != points[i].ordinal) {
            points[kept++] = points[i];
            continue;
        }
        if (!days) {
            OG_ERROR_AT(b->diags, og_csv_pos(b->csv, points[i].cell), HISTORY_TWICE,
                        .period = key_of(b, points[i].ordinal),
                        .line = OG_COUNT(points[kept - 1].cell->line),
                        .dashes = OG_SHEET_DASHES(b->options));
            continue;
        }
        b->sheet->summed++;
        if (isnan(points[kept - 1].value))
            points[kept - 1].value = points[i].value;
        else if (!isnan(points[i].value))
            points[kept - 1].value += points[i].value;
    }
    return kept;
}

/* The step that all periods keep, when it is more than one; else 0. */
static int64_t common_step(const og_point *points, size_t count)
{
    int64_t step = count > 1 ? points[1].ordinal - points[0].ordinal : 0;
    for (size_t i = 2; i < count; i++)
        if (points[i].ordinal - points[i - 1].ordinal != step)
            return 0;
    return count > 2 && step > 1 ? step : 0;
}

/* Whether period follows on period with a value; else an error that says which is missing. */
static bool no_gap(building *b, const og_sheet_series *s, const og_point *points, size_t count)
{
    int64_t step = common_step(points, count);
    if (step > 1) {
        OG_ERROR_AT(b->diags, og_csv_pos(b->csv, points[1].cell), HISTORY_STEP,
                    .step = OG_COUNT((unsigned long long)step),
                    .first = key_of(b, points[0].ordinal), .second = key_of(b, points[1].ordinal));
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        bool absent = i > 0 && points[i].ordinal != points[i - 1].ordinal + 1;
        if (!absent && !isnan(points[i].value))
            continue;
        OG_ERROR_AT(b->diags, og_csv_pos(b->csv, points[i].cell), HISTORY_GAP,
                    .period = key_of(b, absent ? points[i - 1].ordinal + 1 : points[i].ordinal),
                    .series = s->name[0] ? s->name : b->sheet->source);
        return false;
    }
    return true;
}

static bool build_series(building *b, og_point *points, size_t count, og_sheet_series *s)
{
    size_t first = 0, last = count;
    while (first < last && isnan(points[first].value))
        first++;
    while (last > first && isnan(points[last - 1].value))
        last--;
    *s = (og_sheet_series){.name = s->name, .state = OG_SERIES_EMPTY, .part = 1.0};
    if (first == last)
        return true;
    b->sheet->trimmed += count - (last - first);
    points += first;
    count = last - first;
    s->state = OG_SERIES_FINE;
    s->first = points[0].ordinal;
    s->n = count;
    if (!no_gap(b, s, points, count))
        return false;
    s->y = og_arena_array(b->arena, count, sizeof *s->y);
    for (size_t i = 0; s->y && i < count; i++) {
        s->y[i] = points[i].value / points[i].exposure;
        s->part = points[i].exposure;
    }
    return s->y != NULL;
}

/* ---- all of them ---------------------------------------------------------------------------- */

static bool is_total(const char *name)
{
    return strcasecmp(name, "nederland") == 0 || strncasecmp(name, "totaal", 6) == 0 ||
           strcasecmp(name, "total") == 0;
}

static void set_states(og_sheet *sheet)
{
    int64_t latest = INT64_MIN;
    for (size_t i = 0; i < sheet->count; i++) {
        const og_sheet_series *s = &sheet->series[i];
        if (s->state == OG_SERIES_FINE && s->first + (int64_t)s->n > latest)
            latest = s->first + (int64_t)s->n;
    }
    for (size_t i = 0; i < sheet->count; i++) {
        og_sheet_series *s = &sheet->series[i];
        if (s->state != OG_SERIES_FINE)
            continue;
        if (s->first + (int64_t)s->n < latest)
            s->state = OG_SERIES_ENDED;
        else if (sheet->count > 1 && is_total(s->name))
            s->state = OG_SERIES_TOTAL;
        sheet->fine += s->state == OG_SERIES_FINE;
    }
}

/* Shares that were given on the command line, of the period in all series. */
static bool apply_exposure(building *b, og_points *points, const char *text)
{
    const char *equals = strchr(text, '=');
    og_label label = og_label_read(text, equals ? (size_t)(equals - text) : strlen(text));
    og_csv_cell share = {.text = equals ? equals + 1 : "",
                         .length = equals ? (uint32_t)strlen(equals + 1) : 0};
    int64_t ordinal = 0;
    double value = 0.0;
    bool met = false;
    if (!equals || label.kind == OG_LABEL_NONE ||
        !og_frequency_ordinal(label, b->sheet->frequency, &ordinal) ||
        !og_figure_read(share, OG_DECIMAL_POINT, &value) || !(value > 0.0 && value <= 1.0)) {
        OG_ERROR_AT(b->diags, (og_pos){0}, HISTORY_EXPOSURE, .text = text);
        return false;
    }
    for (size_t i = 0; i < points->count; i++) {
        if (points->items[i].ordinal == ordinal) {
            points->items[i].exposure = value;
            met = true;
        }
    }
    if (!met)
        OG_ERROR_AT(b->diags, (og_pos){0}, HISTORY_EXPOSURE_NONE, .period = key_of(b, ordinal));
    return met;
}

static bool build(building *b, og_points *points)
{
    og_sheet *sheet = b->sheet;
    const size_t errors = b->diags->errors;
    bool fine = true;
    for (size_t i = 0; i < b->options->exposure_count; i++)
        fine &= apply_exposure(b, points, b->options->exposure[i]);
    sheet->count = points->names.count;
    sheet->series = og_arena_array(b->arena, sheet->count, sizeof *sheet->series);
    if (!sheet->series || !fine)
        return false;
    qsort(points->items, points->count, sizeof *points->items, point_compare);
    for (size_t i = 0; i < points->count;) {
        size_t end = i, series = points->items[i].series;
        while (end < points->count && points->items[end].series == series)
            end++;
        og_sheet_series *s = &sheet->series[series];
        s->name = points->names.items[series];
        size_t count = join_periods(b, points->items + i, end - i, points->days);
        fine &= build_series(b, points->items + i, count, s);
        i = end;
    }
    set_states(sheet);
    return fine && b->diags->errors == errors;
}

og_sheet *og_sheet_parse(const og_csv *csv, const og_sheet_options *options, og_arena *arena,
                         og_diagnostics *diags)
{
    og_sheet *sheet = og_arena_alloc(arena, sizeof *sheet);
    og_layout layout;
    og_points points;
    if (!sheet || !og_layout_find(csv, options, arena, &layout, diags))
        return NULL;
    *sheet = (og_sheet){.rewrapped = csv->rewrapped, .source = csv->source->name};
    if (!og_points_read(&layout, options, arena, sheet, &points, diags))
        return NULL;
    sheet->frequency = layout.frequency;
    sheet->column =
        layout.shape == OG_LAYOUT_LONG ? og_layout_title(&layout, layout.value, arena) : "";
    building b = {csv, options, arena, sheet, diags};
    if (!build(&b, &points))
        return NULL;
    if (sheet->fine == 0) {
        OG_ERROR_AT(diags, og_csv_pos(csv, csv->rows[0].cells), HISTORY_NOTHING);
        return NULL;
    }
    return sheet;
}

og_sheet *og_sheet_read(const char *path, const og_sheet_options *options, og_arena *arena,
                        og_diagnostics *diags)
{
    const og_csv_options ragged = {.limit = OG_SHEET_BYTES, .ragged = true};
    const og_csv *csv = og_csv_read(path, path, (og_pos){0}, &ragged, arena, diags);
    return csv ? og_sheet_parse(csv, options, arena, diags) : NULL;
}
