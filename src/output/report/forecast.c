/* A forecast for people. */
#include "output/view/forecast.h"

#include "output/doc/render.h"
#include "output/report/scores_table.h"

#include <math.h>
#include <string.h>

enum { SHOWN_SERIES = 20, SHOWN_NAMES = 8 };

typedef struct teller {
    const og_forecast *f;
    og_language language;
    og_document *doc;
} teller;

#define SAID(t, ...) OG_DOC_TEXT((t)->doc, __VA_ARGS__)
#define WORD(t, name) OG_TEXT((t)->language, name)

static void say(teller *t, const char *text)
{
    og_doc_paragraph(t->doc, text);
}

static void note(teller *t, const char *text)
{
    og_doc_note(t->doc, text);
}

static const char *number(teller *t, double value, int decimals)
{
    return og_doc_number(t->doc, value, decimals);
}

static const char *share(teller *t, double value)
{
    return og_doc_percent(t->doc, value);
}

static const char *period(teller *t, int64_t ordinal)
{
    return og_forecast_period(&t->doc->arena, ordinal, t->f->sheet->frequency, t->language);
}

static const char *periods(teller *t, size_t count)
{
    const char *n = OG_COUNT(count);
    if (count == 1)
        return SAID(t, FORECAST_ONE_PERIOD,
                    .unit = og_forecast_unit(t->f->sheet->frequency, t->language));
    switch (t->f->sheet->frequency) {
    case 1:
        return SAID(t, FORECAST_YEARS, .count = n);
    case 2:
        return SAID(t, FORECAST_HALVES, .count = n);
    case 4:
        return SAID(t, FORECAST_QUARTERS, .count = n);
    default:
        return SAID(t, FORECAST_MONTHS, .count = n);
    }
}

/* ---- what was read -------------------------------------------------------------------------- */

static void tell_read(teller *t)
{
    const og_sheet *sheet = t->f->sheet;
    const og_sheet_series *s = t->f->items[0].series;
    int64_t first = s->first, last = s->first + (int64_t)s->n - 1;
    for (size_t i = 1; i < t->f->count; i++) {
        const og_sheet_series *other = t->f->items[i].series;
        first = other->first < first ? other->first : first;
    }
    if (t->f->count == 1)
        say(t, SAID(t, FORECAST_READ_ONE, .file = sheet->source,
                    .column = og_forecast_name(t->f, t->f->items), .periods = periods(t, s->n),
                    .first = period(t, first), .last = period(t, last)));
    else
        say(t, SAID(t, FORECAST_READ_MANY, .file = sheet->source, .series = OG_COUNT(t->f->count),
                    .values = OG_COUNT(sheet->values),
                    .unit = og_forecast_unit(sheet->frequency, t->language),
                    .first = period(t, first), .last = period(t, last)));
}

static const char *lines_of(teller *t)
{
    const og_sheet *sheet = t->f->sheet;
    const char *list = "";
    for (size_t i = 0; i < sheet->skipped && i < OG_SHEET_LINES; i++) {
        const char *next = og_arena_printf(&t->doc->arena, "%s%s%u", list, i > 0 ? ", " : "",
                                           sheet->skipped_line[i]);
        list = next ? next : list;
    }
    if (sheet->skipped > OG_SHEET_LINES) {
        const char *next = og_arena_printf(&t->doc->arena, "%s, ... (%zu)", list, sheet->skipped);
        list = next ? next : list;
    }
    return list;
}

/* Names of the series in a state; *count of them. */
static const char *names_of(teller *t, og_series_state state, size_t *count)
{
    const og_sheet *sheet = t->f->sheet;
    const char *list = "";
    *count = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet->series[i].state != state)
            continue;
        if (++*count > SHOWN_NAMES)
            continue;
        const char *next = og_arena_printf(&t->doc->arena, "%s%s%s", list, *count > 1 ? ", " : "",
                                           sheet->series[i].name);
        list = next ? next : list;
    }
    if (*count > SHOWN_NAMES) {
        const char *next = og_arena_printf(&t->doc->arena, "%s, ...", list);
        list = next ? next : list;
    }
    return list;
}

static void tell_states(teller *t)
{
    size_t count;
    const char *names = names_of(t, OG_SERIES_EMPTY, &count);
    if (count > 0)
        note(t, SAID(t, FORECAST_EMPTY, .count = OG_COUNT(count), .names = names));
    names = names_of(t, OG_SERIES_ENDED, &count);
    if (count > 0)
        note(t, SAID(t, FORECAST_ENDED, .count = OG_COUNT(count), .names = names));
    names = names_of(t, OG_SERIES_TOTAL, &count);
    if (count > 0)
        note(t, SAID(t, FORECAST_TOTALS, .count = OG_COUNT(count), .names = names));
}

/* A last value this far below all others may be of a period that is not over. */
#define PART_BELOW 0.6

static void tell_part(teller *t)
{
    const og_sheet_series *s = t->f->items[0].series;
    int64_t last = s->first + (int64_t)s->n - 1;
    double least = HUGE_VAL;
    char key[OG_PERIOD_SIZE];
    if (t->f->count > 1 || s->n < 3)
        return;
    if (s->part < 1.0) {
        note(t, SAID(t, FORECAST_PART, .period = period(t, last), .share = share(t, s->part)));
        return;
    }
    for (size_t i = 0; i + 1 < s->n; i++)
        least = fmin(least, s->y[i]);
    if (!(s->y[s->n - 1] >= 0.0 && s->y[s->n - 1] < PART_BELOW * least))
        return;
    og_label_print(last, t->f->sheet->frequency, key);
    say(t, SAID(t, FORECAST_PART_ASKED, .period = period(t, last),
                .value = number(t, s->y[s->n - 1], og_forecast_decimals(t->f->items)), .key = key));
}

static void tell_notes(teller *t)
{
    const og_sheet *sheet = t->f->sheet;
    if (sheet->rewrapped)
        note(t, WORD(t, FORECAST_REWRAPPED));
    if (sheet->skipped > 0)
        note(t, SAID(t, FORECAST_SKIPPED, .lines = lines_of(t)));
    if (sheet->decimal == OG_DECIMAL_COMMA)
        note(t, WORD(t, FORECAST_DECIMAL_COMMA));
    if (sheet->left_out > 0)
        note(t, SAID(t, FORECAST_LEFT_OUT, .count = OG_COUNT(sheet->left_out)));
    if (sheet->summed > 0)
        say(t, SAID(t, FORECAST_SUMMED, .count = og_forecast_unit(sheet->frequency, t->language)));
    if (sheet->provisional > 0)
        note(t, SAID(t, FORECAST_PROVISIONAL, .count = OG_COUNT(sheet->provisional)));
    if (sheet->missing > 0)
        note(t, SAID(t, FORECAST_MISSING, .count = OG_COUNT(sheet->missing)));
    tell_states(t);
    tell_part(t);
}

/* ---- what may come -------------------------------------------------------------------------- */

static const og_scale *scale_of(teller *t, const og_forecast_item *item)
{
    return og_doc_scale(t->doc, (og_scale){.unit = 1.0,
                                           .decimals = og_forecast_decimals(item),
                                           .name = "",
                                           .language = t->language});
}

static void add_outlook(teller *t, og_grid *grid, const og_forecast_item *item, size_t h)
{
    const og_scale *scale = scale_of(t, item);
    const double *q = item->quantile[h];
    og_grid_add(grid, og_cell_number(item->mean[h], scale));
    og_grid_add(grid, og_cell_range(q[OG_LEVEL_LOW80], q[OG_LEVEL_HIGH80], scale));
    og_grid_add(grid, og_cell_range(q[OG_LEVEL_LOW95], q[OG_LEVEL_HIGH95], scale));
}

static og_grid *begin_table(teller *t, const char *first)
{
    og_grid *grid = og_doc_table(t->doc, NULL, 4);
    og_grid_head(grid, true, first);
    og_grid_head(grid, false, WORD(t, FORECAST_EXPECTED));
    og_grid_head(grid, false, WORD(t, FORECAST_RANGE80));
    og_grid_head(grid, false, WORD(t, FORECAST_RANGE95));
    return grid;
}

/* Period by period. */
static void tell_one(teller *t)
{
    const og_forecast_item *item = t->f->items;
    const og_sheet_series *s = item->series;
    int64_t last = og_forecast_last(item);
    og_grid *grid = begin_table(t, "");
    og_grid_add(grid, og_cell_words(SAID(t, FORECAST_LAST_KNOWN, .period = period(t, last))));
    og_grid_add(grid, og_cell_number(s->y[s->n - 1], scale_of(t, item)));
    og_grid_add(grid, og_cell_empty());
    og_grid_add(grid, og_cell_empty());
    for (size_t h = 0; h < t->f->horizon; h++) {
        og_grid_add(grid, og_cell_words(period(t, last + 1 + (int64_t)h)));
        add_outlook(t, grid, item, h);
    }
}

/* Series by series, of the first period ahead. */
static void tell_many(teller *t)
{
    og_grid *grid = begin_table(t, period(t, og_forecast_last(t->f->items) + 1));
    for (size_t i = 0; i < t->f->count && i < SHOWN_SERIES; i++) {
        og_grid_add(grid, og_cell_words(og_forecast_name(t->f, &t->f->items[i])));
        add_outlook(t, grid, &t->f->items[i], 0);
    }
    if (t->f->count > SHOWN_SERIES)
        note(t, SAID(t, FORECAST_MORE, .count = OG_COUNT(t->f->count - SHOWN_SERIES)));
}

/* ---- how, and how it would have done ----------------------------------------------------------
 */

static const char *how(teller *t, size_t kind, size_t blend)
{
    const double *weight = og_blends[blend].weight;
    const char *gain = share(t, 1.0 - t->f->lesson.loss[kind]);
    if (blend == OG_BLEND_LAST)
        return WORD(t, FORECAST_HOW_LAST);
    if (weight[OG_WAY_TREND] > 0.9)
        return SAID(t, FORECAST_HOW_TREND, .gain = gain);
    if (weight[OG_WAY_TREND] > 0.0)
        return SAID(t, FORECAST_HOW_MIX, .gain = gain);
    if (weight[OG_WAY_STEADY] > 0.0)
        return SAID(t, FORECAST_HOW_STEADY, .gain = gain);
    return SAID(t, FORECAST_HOW_RECENT, .gain = gain);
}

static const char *failed_methods(teller *t, uint32_t failed)
{
    const char *list = "";
    for (size_t i = 0; i < OG_METHOD_COUNT; i++) {
        if (!(failed >> i & 1u))
            continue;
        const char *next =
            og_arena_printf(&t->doc->arena, "%s%s%s", list, *list ? ", " : "", og_methods[i].name);
        list = next ? next : list;
    }
    return list;
}

enum { FEW = 10 };

static void tell_how(teller *t)
{
    size_t counts[OG_KINDS][OG_BLENDS] = {{0}};
    uint32_t failed = 0;
    for (size_t i = 0; i < t->f->count; i++) {
        counts[t->f->items[i].kind][t->f->items[i].blend]++;
        failed |= t->f->items[i].failed;
    }
    for (size_t kind = 0; kind < OG_KINDS; kind++) {
        for (size_t blend = 0; blend < OG_BLENDS; blend++) {
            size_t count = counts[kind][blend];
            const char *text = count > 0 ? how(t, kind, blend) : NULL;
            if (text && t->f->count > 1)
                text = SAID(t, FORECAST_OF_SERIES, .count = OG_COUNT(count), .how = text);
            if (text)
                say(t, text);
        }
    }
    if (t->f->count == 1 && t->f->items[0].seasonal)
        say(t, WORD(t, FORECAST_SEASONS));
    if (t->f->count == 1 && t->f->items[0].series->n <= FEW)
        say(t, SAID(t, FORECAST_SHORT, .values = periods(t, t->f->items[0].series->n)));
    if (failed)
        say(t, SAID(t, FORECAST_FAILED, .methods = failed_methods(t, failed)));
}

/* Below this the 95% range has not held. */
#define WITHIN_LEAST 0.88

static void tell_record(teller *t)
{
    const og_record *r = &t->f->record;
    og_doc_heading(t->doc, 2, WORD(t, FORECAST_RECORD));
    if (r->origins == 0) {
        say(t, WORD(t, FORECAST_RECORD_NONE));
        return;
    }
    if (r->origins == 1 && t->f->count == 1) {
        say(t, WORD(t, FORECAST_RECORD_ONCE));
        return;
    }
    const char *forecasts = number(t, r->forecasts, 0);
    say(t,
        t->f->count == 1
            ? SAID(t, FORECAST_RECORD_ONE, .origins = OG_COUNT(r->origins), .forecasts = forecasts)
            : SAID(t, FORECAST_RECORD_MANY, .series = OG_COUNT(r->series), .forecasts = forecasts));
    og_report_scores(t->doc, &r->ours, &r->naive);
    if (r->ours.within95 < WITHIN_LEAST && r->forecasts >= 20)
        say(t, SAID(t, FORECAST_RECORD_WIDE, .within = share(t, r->ours.within95)));
    say(t, WORD(t, FORECAST_SHOCKS));
}

og_status og_forecast_text(const og_forecast *forecast, char **text, og_error *err)
{
    og_document doc;
    og_doc_init(&doc, forecast->language);
    teller t = {forecast, forecast->language, &doc};
    tell_read(&t);
    tell_notes(&t);
    og_doc_heading(&doc, 2, WORD(&t, FORECAST_HEAD));
    if (forecast->count == 1)
        tell_one(&t);
    else
        tell_many(&t);
    tell_how(&t);
    tell_record(&t);
    return og_doc_render(&doc, "text", text, err);
}
