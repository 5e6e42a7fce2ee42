/* Histories out of a CSV as offices hand it over, for `opgave forecast`, `history:` and `{csv:}`:
 * series whose values are there, period after period, or an error; and of the first of them a
 * forecast whose quantiles are numbers and ascend. */
#include "fuzz.h"

#include "csv/dated.h"
#include "csv/sheet_read.h"
#include "forecast/batch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { AHEAD = 4, LONGEST = 60 };

static const og_sheet_options shapes[] = {
    {0},
    {.wide = true},
    {.wide = true, .negative = true, .keys = true},
    {.frequency = 12},
    {.frequency = 1, .decimal = OG_DECIMAL_COMMA},
    {.column = "aantal", .decimal = OG_DECIMAL_POINT},
    {.series = "gemeente"},
};

static const og_csv *read_csv(const og_source *source, og_arena *arena, og_diagnostics *diags)
{
    const og_csv_options ragged = {.ragged = true};
    return og_csv_parse(source, &ragged, arena, diags);
}

static void check_series(const og_sheet *sheet, const og_sheet_series *s, bool negative)
{
    char key[OG_PERIOD_SIZE];
    if (!s->name || (s->state != OG_SERIES_EMPTY && s->n == 0))
        fuzz_fail("a series without values");
    for (size_t t = 0; t < s->n; t++)
        if (!isfinite(s->y[t]) || (s->y[t] < 0 && !negative))
            fuzz_fail("value %zu of '%s' is %g", t, s->name, s->y[t]);
    if (s->n > 0)
        og_label_print(s->first + (int64_t)s->n - 1, sheet->frequency, key);
}

/* Only of numbers that a scenario may hold, and of few: each takes all methods. */
static void check_forecast(const og_sheet *sheet, const og_sheet_series *s, bool negative)
{
    for (size_t t = 0; t < s->n; t++)
        if (fabs(s->y[t]) > 1e15)
            return;
    const og_track track = {s->y, s->n < LONGEST ? s->n : LONGEST, (size_t)sheet->frequency,
                            negative};
    og_lesson *lesson = malloc(sizeof *lesson);
    og_prediction *p = malloc(sizeof *p);
    if (!lesson || !p || !og_lesson_learn(&track, 1, AHEAD, lesson) ||
        !og_prediction_make(&track, AHEAD, lesson, p))
        fuzz_fail("no memory for a forecast");
    for (size_t h = 0; h < AHEAD; h++)
        for (size_t k = 0; k < OG_LEVELS; k++)
            if (!isfinite(p->quantile[h][k]) || (!negative && p->quantile[h][k] < 0) ||
                (k > 0 && p->quantile[h][k] < p->quantile[h][k - 1]))
                fuzz_fail("quantile %zu of period %zu is %g", k, h, p->quantile[h][k]);
    free(lesson);
    free(p);
}

static void read_shape(const og_source *source, const og_sheet_options *options,
                       const uint8_t *data, size_t size)
{
    og_arena arena = {0};
    og_diagnostics *diags = fuzz_diagnostics(data, size);
    const og_csv *csv = read_csv(source, &arena, diags);
    const og_sheet *sheet = csv ? og_sheet_parse(csv, options, &arena, diags) : NULL;
    if (!sheet && diags->errors == 0)
        fuzz_fail("neither a sheet nor an error");
    if (sheet && diags->errors > 0)
        fuzz_fail("a sheet, and an error");
    bool told = false;
    for (size_t i = 0; sheet && i < sheet->count; i++) {
        check_series(sheet, &sheet->series[i], options->negative);
        if (told || sheet->series[i].state != OG_SERIES_FINE)
            continue;
        check_forecast(sheet, &sheet->series[i], options->negative);
        told = true;
    }
    fuzz_diagnostics_end(diags);
    og_arena_clear(&arena);
}

static const char *heading(const og_csv *csv, size_t column, og_arena *arena)
{
    og_csv_cell cell = {.text = ""};
    if (column < csv->rows[0].count)
        cell = og_csv_trim(csv->rows[0].cells[column]);
    const char *text = og_arena_text(arena, cell.text, cell.length);
    return text ? text : "";
}

/* As {csv: FILE, period: ..., value: ...} names its first two columns. */
static void read_dated(const og_source *source, const uint8_t *data, size_t size)
{
    og_arena arena = {0};
    og_diagnostics *diags = fuzz_diagnostics(data, size);
    const og_csv *csv = read_csv(source, &arena, diags);
    og_dated_list list = {0};
    if (csv) {
        const og_dated_options options = {.period = heading(csv, 0, &arena),
                                          .value = heading(csv, 1, &arena)};
        bool read = og_dated_read(csv, &options, &arena, &list, diags);
        if (read == (diags->errors > 0))
            fuzz_fail("%s", read ? "periods, and an error" : "neither periods nor an error");
        for (size_t i = 0; read && i < list.count; i++)
            if (!isfinite(list.items[i].value) ||
                list.items[i].period.last < list.items[i].period.first ||
                (i > 0 && list.items[i].period.first < list.items[i - 1].period.first))
                fuzz_fail("period %zu out of order, or without a number", i);
    }
    fuzz_diagnostics_end(diags);
    og_arena_clear(&arena);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    const og_source source = {.name = "input.csv", .text = text, .length = size};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        read_shape(&source, &shapes[i], data, size);
    read_dated(&source, data, size);
    free(text);
}
