#include "study/study.h"

#include "base/progress.h"
#include "compile/request.h"
#include "lang/error.h"
#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

og_status og_study_options_take(og_study_options *own, const og_study_options **given,
                                og_error *err)
{
    og_status status = OG_OPTIONS(own, *given, err);
    *given = own;
    return status;
}

void og_study_run_clear(og_study_run *run)
{
    og_result_free(run->result);
    if (!run->borrowed) {
        og_plan_free(run->plan);
        og_scenario_free(run->scenario);
    }
    *run = (og_study_run){0};
}

static og_status run_plan(const og_scenario *scenario, const og_study_options *options,
                          const og_study_task *task, og_study_run *run, og_error *err)
{
    og_progress_part part = {&options->progress, task->from, task->to};
    const og_run_options how = {
        .size = sizeof how,
        .replicates = options->replicates ? options->replicates : og_scenario_replicates(scenario),
        .seed = options->seed_given ? options->seed : og_scenario_seed(scenario),
        .threads = options->threads,
        .progress = og_progress_of(&part)};
    og_status status = og_run(run->plan, &how, &run->result, err);
    if (status != OG_OK)
        og_study_run_clear(run);
    return status;
}

og_status og_study_run_plan(const og_scenario *scenario, og_plan *plan,
                            const og_study_options *options, const og_study_task *task,
                            og_study_run *run, og_error *err)
{
    *run = (og_study_run){.plan = plan, .borrowed = true};
    return run_plan(scenario, options, task, run, err);
}

og_status og_study_run_scenario(const og_scenario *scenario, const og_study_options *options,
                                const og_study_task *task, og_study_run *run, og_diagnostics *diags,
                                og_error *err)
{
    og_progress_part part = {&options->progress, task->from, task->to};
    const og_request request = {.metrics = task->queries,
                                .metric_count = task->query_count,
                                .metrics_only = task->queries_only,
                                .progress = og_progress_of(&part),
                                .detail = task->detail};
    *run = (og_study_run){.first = scenario->first};
    og_status status = og_plan_request(scenario, &request, &run->plan, diags, err);
    return status == OG_OK ? run_plan(scenario, options, task, run, err) : status;
}

og_status og_study_load(const char *path, const og_study_options *options, const char *const *more,
                        size_t more_count, og_scenario **out, og_diagnostics *diags, og_error *err)
{
    size_t count = options->set_count + more_count;
    const char **set = calloc(count + 1, sizeof *set);
    *out = NULL;
    if (!set)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < count; i++)
        set[i] = i < options->set_count ? options->set[i] : more[i - options->set_count];
    const og_load_options how = {.size = sizeof how,
                                 .set = set,
                                 .set_count = count,
                                 .read = options->read,
                                 .read_context = options->read_context};
    og_status status = og_scenario_load_with(path, &how, out, diags);
    if (status != OG_OK)
        OG_FAIL(err, status, STUDY_SCENARIO, .path = path,
                .why = og_status_said(status, og_error_language(err)));
    free(set);
    return status;
}

og_status og_study_run_new(const char *path, const og_study_options *options,
                           const og_study_task *task, og_study_run *run, og_diagnostics *diags,
                           og_error *err)
{
    og_scenario *scenario = NULL;
    *run = (og_study_run){0};
    og_status status =
        og_study_load(path, options, task->set, task->set_count, &scenario, diags, err);
    if (status == OG_OK)
        status = og_study_run_scenario(scenario, options, task, run, diags, err);
    if (status == OG_OK)
        run->scenario = scenario;
    else
        og_scenario_free(scenario);
    return status;
}
