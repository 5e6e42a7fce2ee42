#include "output/sheet/timeline.h"

#include "output/view/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HELPERS 6 /* columns of a fan */

/* From light to dark and back; the first takes up room and is not seen. The same blue as in the
 * charts of a run. */
static const char *const fan_colours[HELPERS] = {NULL,     "C6DBEF", "6BAED6",
                                                 "08306B", "6BAED6", "C6DBEF"};
static const char *const line_colours[4] = {"B2182B", "08519C", "1B7837", "762A83"};

void og_timeline_begin(og_timeline *line, const og_sheet_source *source, size_t like)
{
    size_t room = 64 + 12 * og_plan_series_count(source->plan);
    *line = (og_timeline){.source = source, .like = like, .room = room};
    line->columns = og_arena_array(&source->book->arena, room, sizeof *line->columns);
    if (!line->columns)
        line->room = 0;
}

static size_t add_column(og_timeline *line, og_timeline_column column)
{
    if (line->count == line->room)
        return OG_NO_COLUMN;
    line->columns[line->count++] = column;
    return line->count; /* column 0 tells the periods */
}

static og_look look_of(const og_series *series)
{
    return series->unit == OG_UNIT_EURO ? OG_LOOK_EURO : OG_LOOK_COUNT;
}

static size_t add_stat(og_timeline *line, size_t series, og_stat stat, const char *head,
                       const char *formula, size_t a, size_t b, size_t c)
{
    og_series of = og_plan_series(line->source->plan, series);
    const char *key = NULL;
    if (of.published)
        key = og_arena_printf(&line->source->book->arena, "%s %s", of.id, og_stat_names[stat]);
    return add_column(line, (og_timeline_column){.head = head,
                                                 .key = key,
                                                 .look = look_of(&of),
                                                 .series = series,
                                                 .stat = stat,
                                                 .formula = formula,
                                                 .a = a,
                                                 .b = b,
                                                 .c = c});
}

static og_timeline_series no_series(void)
{
    og_timeline_series none = {.series = OG_NO_SERIES};
    for (size_t i = 0; i < OG_STATS; i++)
        none.at[i] = OG_NO_COLUMN;
    return none;
}

og_timeline_series og_timeline_formula(og_timeline *line, size_t series, const char *head,
                                       const char *formula, size_t a, size_t b, size_t c)
{
    og_timeline_series out = no_series();
    if (series == OG_NO_SERIES)
        return out;
    out.series = series;
    out.at[OG_STAT_MEAN] = add_stat(line, series, OG_STAT_MEAN, head, formula, a, b, c);
    return out;
}

og_timeline_series og_timeline_mean(og_timeline *line, size_t series, const char *head)
{
    return og_timeline_formula(line, series, head, NULL, 0, 0, 0);
}

void og_timeline_spread(og_timeline *line, og_timeline_series *of, const char *head)
{
    static const char *const percents[OG_STATS] = {"", "5%", "25%", "50%", "75%", "95%"};
    if (of->series == OG_NO_SERIES || og_source_constant(line->source, of->series))
        return;
    for (int stat = OG_STAT_P5; stat < OG_STATS; stat++)
        of->at[stat] =
            add_stat(line, of->series, (og_stat)stat,
                     og_arena_printf(&line->source->book->arena, "%s %s", head, percents[stat]),
                     NULL, 0, 0, 0);
}

size_t og_timeline_numbers(og_timeline *line, const char *head, const double *values, og_look look,
                           bool input)
{
    return add_column(
        line,
        (og_timeline_column){
            .head = head, .look = look, .series = OG_NO_SERIES, .values = values, .input = input});
}

size_t og_timeline_computed(og_timeline *line, const char *head, const double *values, og_look look,
                            const char *formula, size_t a, size_t b, size_t c)
{
    return add_column(line, (og_timeline_column){.head = head,
                                                 .look = look,
                                                 .series = OG_NO_SERIES,
                                                 .values = values,
                                                 .formula = formula,
                                                 .a = a,
                                                 .b = b,
                                                 .c = c});
}

void og_timeline_vary(og_timeline *line, size_t column)
{
    if (column != OG_NO_COLUMN)
        line->columns[column - 1].input = true;
}

/* Half of how thick the median is drawn: a thin part of what the fan spans. */
static double thickness_of(const og_timeline *line, size_t series)
{
    double low = 0, high = 0;
    for (size_t t = 0; t < og_plan_series(line->source->plan, series).count; t++) {
        double p5 = og_stat_of(line->source, series, t, OG_STAT_P5);
        double p95 = og_stat_of(line->source, series, t, OG_STAT_P95);
        low = p5 < low ? p5 : low;
        high = p95 > high ? p95 : high;
    }
    return high > low ? 0.008 * (high - low) : 0;
}

void og_timeline_fan_add(og_timeline *line, const og_timeline_series *of, const char *title,
                         const char *words, const char *unit)
{
    og_arena *arena = &line->source->book->arena;
    size_t periods = og_plan_series(line->source->plan, line->like).count;
    double *thick = og_arena_array(arena, periods, sizeof *thick);
    og_timeline_fan *fan = og_arena_alloc(arena, sizeof *fan);
    if (of->series == OG_NO_SERIES || of->at[OG_STAT_P5] == OG_NO_COLUMN || !thick || !fan)
        return;
    for (size_t t = 0; t < periods; t++)
        thick[t] = 2 * thickness_of(line, of->series);
    const og_book *book = line->source->book;
    const char *const heads[HELPERS] = {
        OG_TEXT(book->language, SHEET_FAN_BASE),  OG_TEXT(book->language, SHEET_FAN_LOW),
        OG_TEXT(book->language, SHEET_FAN_BELOW), OG_TEXT(book->language, SHEET_FAN_MEDIAN),
        OG_TEXT(book->language, SHEET_FAN_ABOVE), OG_TEXT(book->language, SHEET_FAN_HIGH)};
    size_t median = line->count + 4;
    const og_timeline_column parts[HELPERS] = {
        {.formula = "{a}", .a = of->at[OG_STAT_P5]},
        {.formula = "MAX(0,{a}-{b})", .a = of->at[OG_STAT_P25], .b = of->at[OG_STAT_P5]},
        {.formula = "MAX(0,{a}-{b}-{c}/2)",
         .a = of->at[OG_STAT_P50],
         .b = of->at[OG_STAT_P25],
         .c = median},
        {.values = thick},
        {.formula = "MAX(0,{a}-{b}-{c}/2)",
         .a = of->at[OG_STAT_P75],
         .b = of->at[OG_STAT_P50],
         .c = median},
        {.formula = "MAX(0,{a}-{b})", .a = of->at[OG_STAT_P95], .b = of->at[OG_STAT_P75]}};
    *fan = (og_timeline_fan){title, unit, words, line->count + 1, line->fans};
    line->fans = fan;
    for (size_t i = 0; i < HELPERS; i++) {
        og_timeline_column column = parts[i];
        column.head = heads[i];
        column.look = OG_LOOK_COUNT;
        column.series = OG_NO_SERIES;
        add_column(line, column);
    }
}

/* ---- written out ------------------------------------------------------------------------- */

static const char *formula_of(const og_timeline *line, const og_timeline_column *column, size_t row)
{
    og_strbuf out = {0};
    for (const char *c = column->formula; *c; c++) {
        if (*c != '{') {
            og_strbuf_putc(&out, *c);
            continue;
        }
        size_t at = c[1] == 'a' ? column->a : c[1] == 'b' ? column->b : column->c;
        bool above = c[2] == '^';
        og_strbuf_puts(&out, og_sheet_ref(line->sheet, line->sheet, above ? row - 1 : row, at));
        c += above ? 3 : 2;
    }
    og_arena *arena = &line->source->book->arena;
    const char *kept = out.text && !out.failed ? og_arena_text(arena, out.text, out.length) : "";
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return kept;
}

/* What a formula of helpers comes to, of the cells of its row. */
static double helper_value(const og_timeline *line, const og_timeline_column *column)
{
    const og_book_cell *cells = line->sheet->last->cells;
    double a = cells[column->a].value;
    if (strcmp(column->formula, "{a}") == 0)
        return a;
    double b = cells[column->b].value;
    double c = strstr(column->formula, "{c}") ? line->columns[column->c - 1].values[0] / 2 : 0;
    return fmax(0, a - b - c);
}

static void write_cell(og_timeline *line, const og_timeline_column *column, size_t row,
                       size_t period)
{
    double value = column->values ? column->values[period]
                   : column->series != OG_NO_SERIES
                       ? og_stat_of(line->source, column->series, period, column->stat)
                       : (double)NAN;
    bool first = column->formula && strchr(column->formula, '^') && period == 0;
    if (column->formula && column->series == OG_NO_SERIES && !column->values)
        value = helper_value(line, column);
    if (column->formula && !first)
        og_sheet_formula(line->sheet, column->look, value, "%s", formula_of(line, column, row));
    else if (column->input)
        og_sheet_input(line->sheet, column->look, value);
    else
        og_sheet_number(line->sheet, column->look, value);
}

static void write_heads(og_timeline *line, const char *title, const char *note)
{
    og_sheet *sheet = line->sheet;
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TITLE, title);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_NOTE, note);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_KEY, "period");
    for (size_t i = 0; i < line->count; i++) {
        if (line->columns[i].key)
            og_sheet_text(sheet, OG_LOOK_KEY, line->columns[i].key);
        else
            og_sheet_skip(sheet, 1);
    }
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(sheet->book->language, SHEET_PERIOD));
    for (size_t i = 0; i < line->count; i++)
        og_sheet_text(sheet, OG_LOOK_HEAD, line->columns[i].head);
    sheet->frozen_rows = 4;
    sheet->frozen_columns = 1;
}

void og_charts_place(const og_sheet_source *source, og_sheet_chart *chart)
{
    size_t count = 0;
    for (const og_sheet_chart *other = source->charts->charts; other; other = other->next)
        count++;
    chart->row = 3 + 21 * ((count - 1) / 2);
    chart->column = 12 * ((count - 1) % 2);
}

static void write_fan(const og_timeline *line, const og_timeline_fan *fan)
{
    const og_sheet_source *source = line->source;
    og_sheet_chart *chart = og_sheet_chart_add(source->charts, HELPERS);
    const char *const names[HELPERS] = {NULL,
                                        OG_TEXT(source->book->language, SHEET_BAND_90),
                                        OG_TEXT(source->book->language, SHEET_BAND_50),
                                        OG_TEXT(source->book->language, SHEET_BAND_MEDIAN),
                                        NULL,
                                        NULL};
    if (!chart)
        return;
    chart->data = line->sheet;
    chart->title = og_book_fit(source->book, fan->title);
    chart->words = og_book_fit(source->book, fan->words);
    chart->unit = fan->unit;
    chart->stacked = true;
    chart->first = line->first;
    chart->last = line->last;
    for (size_t i = 0; i < HELPERS; i++)
        chart->lines[i] = (og_sheet_line){names[i], fan->first + i, fan_colours[i], NULL};
    og_charts_place(source, chart);
}

void og_timeline_lines(og_timeline *line, const og_timeline_chart *from)
{
    og_sheet_chart *chart = og_sheet_chart_add(line->source->charts, from->count);
    if (!chart || !line->sheet)
        return;
    chart->data = line->sheet;
    chart->title = og_book_fit(line->source->book, from->title);
    chart->words = og_book_fit(line->source->book, from->words);
    chart->unit = from->unit;
    chart->first = line->first;
    chart->last = line->last;
    for (size_t i = 0; i < from->count; i++)
        chart->lines[i] =
            (og_sheet_line){og_book_fit(line->source->book, from->names[i]), from->columns[i],
                            line_colours[i], i == 0 ? "dash" : NULL};
    og_charts_place(line->source, chart);
}

void og_timeline_write(og_timeline *line, const char *name, const char *title, const char *note)
{
    const og_plan *plan = line->source->plan;
    if (line->count == 0)
        return;
    line->sheet = og_book_sheet(line->source->book, name, line->count + 1);
    if (!line->sheet)
        return;
    write_heads(line, title, note);
    for (size_t t = 0; t < og_plan_series(plan, line->like).count; t++) {
        size_t row = og_sheet_next(line->sheet);
        line->first = t == 0 ? row : line->first;
        line->last = row;
        og_sheet_text(line->sheet, OG_LOOK_TEXT, og_plan_span(plan, line->like, t).key);
        for (size_t i = 0; i < line->count; i++)
            write_cell(line, &line->columns[i], row, t);
    }
    for (const og_timeline_fan *fan = line->fans; fan; fan = fan->next)
        write_fan(line, fan);
}
