/* All the files of a run. */
#include "base/progress.h"
#include "io/file.h"
#include "lang/error.h"
#include "output/file/charts.h"
#include "output/file/metrics.h"
#include "output/file/run_json.h"
#include "output/file/series.h"
#include "output/file/staged.h"

#include <stdlib.h>
#include <string.h>

typedef struct writer {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    const og_write_options *options;
    char *resolved; /* text of resolved.yaml */
} writer;

static og_status write_series(const writer *w, const char *path, og_error *err)
{
    return og_csv_write_series(w->plan, w->result, path, err);
}

static og_status write_metrics(const writer *w, const char *path, og_error *err)
{
    return og_json_write_metrics(w->scenario, w->plan, w->result, path, &w->options->progress, err);
}

static og_status write_values(const writer *w, const char *path, og_error *err)
{
    for (size_t m = 0; m < og_plan_metric_count(w->plan); m++)
        if (og_plan_metric(w->plan, m).requested)
            return og_csv_write_values(w->plan, w->result, path, &w->options->progress, err);
    return OG_OK;
}

static og_status write_resolved(const writer *w, const char *path, og_error *err)
{
    return og_file_write(path, w->resolved, strlen(w->resolved), err);
}

static og_status write_charts(const writer *w, const char *path, og_error *err)
{
    const og_chart_source about = {.study = OG_CHART_RUN, .plan = w->plan, .result = w->result};
    (void)path;
    return og_charts_write(w->scenario, &about, og_result_seed(w->result),
                           og_result_replicates(w->result), w->options, err);
}

/* What other programs read, then the charts. */
static const struct {
    const char *name;
    og_status (*write)(const writer *w, const char *path, og_error *err);
} parts[] = {{"series.csv", write_series},
             {"metrics.json", write_metrics},
             {"values.csv", write_values},
             {"resolved.yaml", write_resolved},
             {"charts", write_charts}};

static og_status write_part(const writer *w, size_t i, og_error *err)
{
    char *path = og_file_path(w->options->directory, parts[i].name);
    og_status status = OG_OK;
    if (!og_progress_tell(&w->options->progress, 1))
        status = OG_FAIL(err, OG_CANCELLED, CANCELLED);
    else if (!path)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    else
        status = parts[i].write(w, path, err);
    free(path);
    return status;
}

/* run.json tells of all other files, and so comes last. Of charts that failed nothing is kept. */
static og_status write_run(const writer *w, bool charts, og_error *err)
{
    char *path = og_file_path(w->options->directory, "run.json");
    og_status status =
        path ? og_json_write_run(w->scenario, w->result, w->options, charts, path, err)
             : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    free(path);
    return status;
}

static og_status write_parts(const void *run, const og_write_options *options, og_error *err)
{
    writer w = *(const writer *)run;
    size_t count = sizeof parts / sizeof *parts;
    w.options = options;
    og_status status = og_scenario_show(w.scenario, false, og_result_replicates(w.result),
                                        og_result_seed(w.result), &w.resolved, err);
    for (size_t i = 0; i < count && status == OG_OK; i++)
        status = write_part(&w, i, err);
    free(w.resolved);
    if (status != OG_OK && status != OG_ERR_EXTERNAL)
        return status;
    og_error cause = og_error_like(err);
    og_status told = write_run(&w, status == OG_OK, &cause);
    if (told != OG_OK && err)
        *err = cause;
    return told == OG_OK ? status : told;
}

/* What would pass for this run's: values that it was not asked for, charts that it did not draw. */
static bool goes(const char *path)
{
    return strcmp(path, "values.csv") == 0 || og_charts_go(path, OG_CHART_RUN);
}

og_status og_write_run(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                       const og_write_options *options, og_error *err)
{
    const writer run = {scenario, plan, result, options, NULL};
    return og_write_staged(&run, write_parts, goes, options, err);
}
