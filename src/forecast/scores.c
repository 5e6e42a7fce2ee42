#include "forecast/scores_read.h"

#include "base/format.h"
#include "forecast/batch.h"
#include "forecast/benchmark.h"
#include "io/file.h"

#include <stdlib.h>
#include <time.h>

static double seconds_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) == 0
               ? (double)now.tv_sec + 1e-9 * (double)now.tv_nsec
               : 0.0;
}

static void add_number(og_file *file, double value)
{
    char text[40];
    og_format(text, sizeof text, ",%.10g", value);
    og_file_puts(file, text);
}

/* A name as a cell; quoted when it holds what separates cells. */
static void add_name(og_file *file, const char *name)
{
    bool quoted = false;
    for (const char *c = name; *c; c++)
        quoted |= *c == ',' || *c == '"' || *c == '\n' || *c == '\r';
    if (!quoted) {
        og_file_puts(file, name);
        return;
    }
    og_file_puts(file, "\"");
    for (const char *c = name; *c; c++) {
        og_file_add(file, c, 1);
        if (*c == '"')
            og_file_add(file, c, 1);
    }
    og_file_puts(file, "\"");
}

static void add_heading(og_file *file)
{
    og_file_puts(file, "series,method,h,mean");
    for (size_t k = 0; k < OG_LEVELS; k++) {
        char text[16];
        int thousandths = (int)(1000.0 * og_prospect_levels[k] + 0.5);
        if (thousandths % 10 == 0)
            og_format(text, sizeof text, ",q%02d", thousandths / 10);
        else
            og_format(text, sizeof text, ",q%03d", thousandths);
        og_file_puts(file, text);
    }
    og_file_puts(file, ",seconds\n");
}

static void add_rows(og_file *file, const char *name, const char *method, size_t horizon,
                     const double *mean, double quantile[][OG_LEVELS], double seconds)
{
    for (size_t h = 0; h < horizon; h++) {
        char text[48];
        add_name(file, name);
        og_format(text, sizeof text, ",%s,%zu", method, h + 1);
        og_file_puts(file, text);
        add_number(file, mean[h]);
        for (size_t k = 0; k < OG_LEVELS; k++)
            add_number(file, quantile[h][k]);
        add_number(file, seconds / (double)horizon);
        og_file_puts(file, "\n");
    }
}

/* Those that have both parts, as histories; *longest receives the longest test part. */
static size_t take_histories(const og_scored *series, size_t count, unsigned frequency,
                             og_track *histories, size_t *longest)
{
    size_t taken = 0;
    *longest = 0;
    for (size_t i = 0; i < count; i++) {
        if (series[i].train_count == 0 || series[i].test_count == 0)
            continue;
        histories[taken++] =
            (og_track){.y = series[i].train, .n = series[i].train_count, .season = frequency};
        *longest = series[i].test_count > *longest ? series[i].test_count : *longest;
    }
    return taken;
}

static bool forecast_all(const og_scored *series, size_t count, const og_track *histories,
                         const og_lesson *lesson, double learning, og_file *file)
{
    og_prediction *out = malloc(sizeof *out);
    size_t taken = 0;
    for (size_t i = 0; out && i < count; i++) {
        if (series[i].train_count == 0 || series[i].test_count == 0)
            continue;
        const og_track *history = &histories[taken++];
        size_t horizon = series[i].test_count;
        double start = seconds_now();
        if (!og_prediction_make(history, horizon, lesson, out)) {
            free(out);
            return false;
        }
        add_rows(file, series[i].name, "opgave", horizon, out->mean, out->quantile,
                 seconds_now() - start + learning);
        start = seconds_now();
        og_naive2(history, horizon, out->mean, out->quantile);
        add_rows(file, series[i].name, "naive2", horizon, out->mean, out->quantile,
                 seconds_now() - start);
    }
    bool done = out != NULL;
    free(out);
    return done;
}

static og_status write_all(const og_scored *series, size_t count, unsigned frequency,
                           og_arena *arena, const char *out, og_error *err)
{
    size_t longest;
    og_track *histories = og_arena_array(arena, count, sizeof *histories);
    og_lesson *lesson = og_arena_alloc(arena, sizeof *lesson);
    if (!histories || !lesson)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    size_t taken = take_histories(series, count, frequency, histories, &longest);
    if (taken == 0)
        return OG_FAIL(err, OG_ERR_VALUE, SCORES_NONE);
    if (longest > OG_HORIZON_MAX)
        return OG_FAIL(err, OG_ERR_VALUE, SCORES_HORIZON, .most = OG_COUNT(OG_HORIZON_MAX));
    double start = seconds_now();
    if (!og_lesson_learn(histories, taken, longest, lesson))
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    double learning = (seconds_now() - start) / (double)taken;

    og_file file = {0};
    og_status status = og_file_open(&file, out, err);
    if (status != OG_OK)
        return status;
    add_heading(&file);
    if (!forecast_all(series, count, histories, lesson, learning, &file)) {
        og_file_abandon(&file);
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    return og_file_close(&file, err);
}

og_status og_forecast_scores(const char *path, unsigned frequency, const char *out,
                             og_diagnostics *diags, og_error *err)
{
    if (frequency == 0)
        frequency = og_scored_frequency(path);
    if (frequency == 0)
        return OG_FAIL(err, OG_ERR_VALUE, SCORES_FREQUENCY, .path = path);
    og_arena arena = {0};
    size_t count = 0;
    og_scored *series = og_scored_read(path, &arena, diags, &count);
    og_status status;
    if (series)
        status = write_all(series, count, frequency, &arena, out, err);
    else if (diags->failed || arena.failed)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    else
        status = OG_ERR_VALUE; /* told in diags */
    og_arena_clear(&arena);
    return status;
}
