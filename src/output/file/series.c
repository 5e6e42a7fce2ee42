#include "output/file/series.h"

#include "base/number.h"
#include "base/progress.h"
#include "io/csv.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Half of the numbers equal the one before them, and to print one takes longer than all else. */
static void add_stats(og_file *file, const og_stats *stats, bool positive)
{
    bool given = stats->valid > 0;
    const double numbers[] = {stats->mean, stats->p5,  stats->p25,
                              stats->p50,  stats->p75, stats->p95};
    char text[1 + OG_NUMBER_SIZE] = ",";
    size_t length = 1;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (given && (i == 0 || numbers[i] != numbers[i - 1]))
            length = 1 + og_number_print(numbers[i], text + 1);
        og_file_add(file, text, length);
    }
    og_csv_number(file, given && positive, stats->p_positive);
    og_file_puts(file, "\n");
}

og_status og_csv_write_series(const og_plan *plan, const og_result *result, const char *path,
                              og_error *err)
{
    og_file file;
    og_status status = og_file_open(&file, path, err);
    if (status != OG_OK)
        return status;
    og_file_puts(&file, "series,period,mean,p5,p25,p50,p75,p95,p_positive\n");
    for (size_t s = 0; s < og_plan_series_count(plan); s++) {
        og_series series = og_plan_series(plan, s);
        for (size_t t = 0; series.published && t < series.count; t++) {
            og_stats stats = og_result_stats(result, s, t);
            og_file_puts(&file, series.id);
            og_file_puts(&file, ",");
            og_file_puts(&file, og_plan_span(plan, s, t).key);
            add_stats(&file, &stats, series.positive);
        }
    }
    return og_file_close(&file, err);
}

typedef struct column {
    const double *values;
    og_metric metric;
} column;

/* first(...) is told by the period's key, or `never`. */
static void add_first(og_file *file, const og_plan *plan, const og_metric *metric, double value)
{
    og_file_puts(file, ",");
    og_file_puts(file,
                 isnan(value) ? "never" : og_plan_span(plan, metric->series, (size_t)value).key);
}

static void add_row(og_file *file, const og_plan *plan, uint64_t replicate, const column *columns,
                    size_t count)
{
    char text[32];
    int length = snprintf(text, sizeof text, "%" PRIu64, replicate);
    og_file_add(file, text, (size_t)length);
    for (size_t i = 0; i < count; i++) {
        double value = columns[i].values[replicate];
        if (columns[i].metric.first)
            add_first(file, plan, &columns[i].metric, value);
        else
            og_csv_number(file, !isnan(value), value);
    }
    og_file_puts(file, "\n");
}

og_status og_csv_write_values(const og_plan *plan, const og_result *result, const char *path,
                              const og_progress *progress, og_error *err)
{
    size_t all = og_plan_metric_count(plan), count = 0;
    uint64_t replicates = og_result_replicates(result);
    og_file file = {0};
    column *columns = calloc(all + 1, sizeof *columns);
    og_status status =
        columns ? og_file_open(&file, path, err) : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status != OG_OK)
        goto done;

    og_file_puts(&file, "replicate");
    for (size_t m = 0; m < all; m++) {
        og_metric metric = og_plan_metric(plan, m);
        if (!metric.requested)
            continue;
        og_file_puts(&file, ",");
        og_csv_text(&file, metric.text);
        columns[count++] = (column){og_result_values(result, m), metric};
    }
    og_file_puts(&file, "\n");
    for (uint64_t r = 0; r < replicates && status == OG_OK; r++) {
        add_row(&file, plan, r, columns, count);
        if (r % 4096 == 0 && !og_progress_tell(progress, 1))
            status = OG_FAIL(err, OG_CANCELLED, CANCELLED);
    }
    if (status == OG_OK)
        status = og_file_close(&file, err);

done:
    og_file_abandon(&file);
    free(columns);
    return status;
}
