#include "forecast/forecast.h"

#include "csv/sheet_read.h"
#include "lang/error.h"
#include "lang/options.h"

#include <stdlib.h>
#include <string.h>

int64_t og_forecast_last(const og_forecast_item *item)
{
    return item->series->first + (int64_t)item->series->n - 1;
}

static og_sheet_options options_of(const og_forecast_options *o)
{
    return (og_sheet_options){.frequency = (int)o->frequency,
                              .column = o->column,
                              .series = o->series,
                              .wide = o->wide,
                              .negative = o->allow_negative,
                              .decimal = o->decimal == ','   ? OG_DECIMAL_COMMA
                                         : o->decimal == '.' ? OG_DECIMAL_POINT
                                                             : OG_DECIMAL_UNKNOWN,
                              .exposure = o->exposure,
                              .exposure_count = o->exposure_count};
}

/* Three years, two by halves and quarters, one by months. */
static size_t usual_horizon(int frequency)
{
    return frequency == 1 ? 3 : frequency == 2 ? 4 : frequency == 4 ? 8 : 12;
}

static og_track *take_tracks(og_forecast *f, bool negative)
{
    og_sheet *sheet = f->sheet;
    og_track *tracks = og_arena_array(&f->arena, sheet->fine, sizeof *tracks);
    f->items = og_arena_array(&f->arena, sheet->fine, sizeof *f->items);
    for (size_t i = 0; tracks && f->items && i < sheet->count; i++) {
        const og_sheet_series *s = &sheet->series[i];
        if (s->state != OG_SERIES_FINE)
            continue;
        tracks[f->count] = (og_track){s->y, s->n, (size_t)sheet->frequency, negative};
        f->items[f->count++].series = s;
    }
    return f->items ? tracks : NULL;
}

/* Copies what is kept of a prediction: 100,000 of them fit into memory. */
static bool keep(og_forecast *f, const og_prediction *p, og_forecast_item *item)
{
    double *mean = og_arena_array(&f->arena, f->horizon, sizeof *mean);
    double(*quantile)[OG_LEVELS] = og_arena_array(&f->arena, f->horizon, sizeof *quantile);
    if (!mean || !quantile)
        return false;
    memcpy(mean, p->mean, f->horizon * sizeof *mean);
    memcpy(quantile, p->quantile, f->horizon * sizeof *quantile);
    item->kind = p->kind;
    item->blend = p->blend;
    item->failed = p->failed;
    item->seasonal = p->seasonal;
    item->mean = mean;
    item->quantile = (const double(*)[OG_LEVELS])quantile;
    return true;
}

static bool predict(og_forecast *f, const og_track *tracks)
{
    og_prediction *p = malloc(sizeof *p);
    bool done = p && og_lesson_learn(tracks, f->count, f->horizon, &f->lesson);
    for (size_t i = 0; done && i < f->count; i++)
        done =
            og_prediction_make(&tracks[i], f->horizon, &f->lesson, p) && keep(f, p, &f->items[i]);
    free(p);
    return done && og_record_make(tracks, f->count, f->horizon, &f->record);
}

og_status og_forecast_new(const char *path, const og_forecast_options *options, og_forecast **out,
                          og_diagnostics *diags, og_error *err)
{
    og_forecast_options own;
    og_status status = OG_OPTIONS(&own, options, err);
    *out = NULL;
    if (status != OG_OK)
        return status;
    const og_sheet_options sheet = options_of(&own);
    og_forecast *f = calloc(1, sizeof *f);
    if (!f)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (own.horizon > OG_HORIZON_MAX) {
        status = OG_FAIL(err, OG_ERR_VALUE, HISTORY_HORIZON, .most = OG_COUNT(OG_HORIZON_MAX));
        goto done;
    }
    f->language = own.language;
    f->sheet = og_sheet_read(path, &sheet, &f->arena, diags);
    if (!f->sheet) {
        bool memory = diags->failed || f->arena.failed;
        status = memory ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_ERR_VALUE;
        goto done;
    }
    f->horizon = own.horizon ? own.horizon : usual_horizon(f->sheet->frequency);
    const og_track *tracks = take_tracks(f, own.allow_negative);
    if (!tracks || !predict(f, tracks))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);

done:
    if (status == OG_OK)
        *out = f;
    else
        og_forecast_free(f);
    return status;
}

void og_forecast_free(og_forecast *forecast)
{
    if (!forecast)
        return;
    og_arena_clear(&forecast->arena);
    free(forecast);
}
