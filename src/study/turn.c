#include "study/turn.h"

#include "base/number.h"
#include "compile/request.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CASE "case:" /* begins a setting that takes a case for certain */

struct og_turning {
    og_arena arena;
    const og_scenario *named;
    og_free *free;
    size_t count, capacity;
    og_scenario *scenario;
    og_plan *plan;
};

void og_turning_free(og_turning *turning)
{
    if (!turning)
        return;
    og_plan_free(turning->plan);
    og_scenario_free(turning->scenario);
    og_arena_clear(&turning->arena);
    free(turning);
}

/* ---- settings ---------------------------------------------------------------------------- */

/* "case:GROUP=NAME" as the path of the group and the number of the case. */
static bool read_case(og_turning *turning, const char *setting, const char **path, double *value)
{
    const char *group = setting + sizeof CASE - 1, *equals = strchr(group, '=');
    const og_array *groups = &turning->named->cases;
    const char *id =
        equals ? og_arena_text(&turning->arena, group, (size_t)(equals - group)) : NULL;
    const int found = id ? og_array_find(groups, id) : -1;
    if (found < 0)
        return false;
    const int number = og_array_find(&((const og_case_set *)groups->at[found])->cases, equals + 1);
    *path = og_arena_printf(&turning->arena, "cases.%s", id);
    *value = number;
    return number >= 0 && *path;
}

/* "PATH=NUMBER", or of a lever "NAME=NUMBER". */
static bool read_setting(og_turning *turning, const char *setting, const char **path, double *value)
{
    if (strncmp(setting, CASE, sizeof CASE - 1) == 0)
        return read_case(turning, setting, path, value);
    const char *equals = strchr(setting, '=');
    size_t length = equals ? (size_t)(equals - setting) : 0;
    if (length == 0 || strchr("*+", setting[length - 1]) || strncmp(setting, "cases.", 6) == 0)
        return false;
    while (length > 0 && strchr(" \t", setting[length - 1]))
        length--;
    const char *number = equals + 1 + strspn(equals + 1, " ");
    *path = og_arena_text(&turning->arena, setting, length);
    const int lever = *path ? og_array_find(&turning->named->levers, *path) : -1;
    if (lever >= 0)
        *path = ((const og_lever *)turning->named->levers.at[lever])->set.text;
    return *path && og_number_parse(number, strlen(number), value) == OG_NUMBER_OK;
}

static size_t find(const og_turning *turning, const char *path)
{
    size_t i = 0;
    while (i < turning->count && strcmp(turning->free[i].path, path) != 0)
        i++;
    return i;
}

/* Widens what the setting's path may be set to. */
static bool take(og_turning *turning, const char *setting)
{
    const char *path;
    double value;
    if (!read_setting(turning, setting, &path, &value))
        return false;
    const size_t i = find(turning, path);
    if (i == turning->count && turning->count == turning->capacity)
        return false;
    if (i == turning->count)
        turning->free[turning->count++] = (og_free){path, value, value};
    turning->free[i].low = fmin(turning->free[i].low, value);
    turning->free[i].high = fmax(turning->free[i].high, value);
    return true;
}

/* ---- compiling --------------------------------------------------------------------------- */

static bool all_turn(const og_turning *turning)
{
    for (size_t i = 0; i < turning->count; i++)
        if (isnan(og_plan_lever_at(turning->plan, i).low))
            return false;
    return true;
}

/* NULL levers, a fault of the scenario within what it may be set to: then there is no plan. */
static og_status compile(og_turning *turning, const char *path, const og_study_options *options,
                         const og_study_task *task, og_error *err)
{
    og_diagnostics *unheard = og_diagnostics_new(og_error_language(err));
    og_error mine = og_error_like(err);
    if (!unheard)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    const og_load_options how = {.size = sizeof how,
                                 .set = options->set,
                                 .set_count = options->set_count,
                                 .free = turning->free,
                                 .free_count = turning->count,
                                 .read = options->read,
                                 .read_context = options->read_context};
    const og_request request = {.metrics = task->queries,
                                .metric_count = task->query_count,
                                .metrics_only = task->queries_only};
    og_status status = og_scenario_load_with(path, &how, &turning->scenario, unheard);
    if (status == OG_OK && og_scenario_sampling(turning->scenario) != OG_SAMPLING_SOBOL)
        status = og_plan_request(turning->scenario, &request, &turning->plan, unheard, &mine);
    og_diagnostics_free(unheard);
    return status == OG_ERR_MEMORY ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

og_status og_turning_new(const char *path, const og_study_options *options,
                         const og_scenario *named, const og_turn_point *points, size_t count,
                         const og_study_task *task, og_turning **out, og_error *err)
{
    og_turning *turning = calloc(1, sizeof *turning);
    *out = NULL;
    if (!turning)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    turning->named = named;
    for (size_t i = 0; i < count; i++)
        turning->capacity += points[i].count;
    turning->free = og_arena_array(&turning->arena, turning->capacity + 1, sizeof *turning->free);
    bool turns = turning->free && count > 1;
    for (size_t i = 0; i < count && turns; i++)
        for (size_t k = 0; k < points[i].count && turns; k++)
            turns = take(turning, points[i].set[k]);
    og_status status = turning->arena.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
    if (status == OG_OK && turns)
        status = compile(turning, path, options, task, err);
    if (status == OG_OK && turning->plan && all_turn(turning))
        *out = turning;
    else
        og_turning_free(turning);
    return status;
}

/* ---- running ----------------------------------------------------------------------------- */

og_status og_turning_run(og_turning *turning, const char *path, const og_study_options *options,
                         const og_study_task *task, og_study_run *run, og_diagnostics *diags,
                         og_error *err)
{
    const char *free;
    double value;
    bool turned = true;
    if (!turning)
        return og_study_run_new(path, options, task, run, diags, err);
    for (size_t i = 0; i < turning->count; i++)
        turned = og_plan_turn(turning->plan, i, (double)NAN) && turned;
    for (size_t i = 0; i < task->set_count && turned; i++)
        turned = read_setting(turning, task->set[i], &free, &value) &&
                 og_plan_turn(turning->plan, find(turning, free), value);
    *run = (og_study_run){0};
    if (!turned)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY); /* it was within what the points set */
    const og_status status =
        og_study_run_plan(turning->scenario, turning->plan, options, task, run, err);
    run->scenario = status == OG_OK ? turning->scenario : NULL;
    return status;
}
