#include "study/sweep.h"

#include "base/limits.h"
#include "lang/error.h"
#include "study/case.h"
#include "study/joint.h"
#include "study/statistic.h"
#include "study/study.h"
#include "study/turn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t og_sweep_points(const og_sweep *sweep, size_t axis)
{
    return axis < sweep->axis_count ? sweep->axes[axis].count : 1;
}

og_sweep_cell *og_sweep_at(const og_sweep *sweep, size_t asked, size_t i, size_t j)
{
    size_t rows = og_sweep_points(sweep, 0), columns = og_sweep_points(sweep, 1);
    return &sweep->cells[(asked * rows + i) * columns + j];
}

void og_sweep_free(og_sweep *sweep)
{
    if (!sweep)
        return;
    og_scenario_free(sweep->scenario);
    og_arena_clear(&sweep->arena);
    free(sweep);
}

/* ---- cases ------------------------------------------------------------------------------- */

/* A run told apart by the cases of the axes: which combination each pair of points stands for. */
typedef struct told {
    og_joint *joint;
    og_joint_group groups[OG_SWEEP_AXES];
    size_t numbers[OG_SWEEP_AXES]
                  [OG_JOINT_COMBINATIONS]; /* by point: the plan's number of the case */
} told;

static og_status tell_apart(const og_sweep *sweep, const og_study_run *run, told *out,
                            og_error *err)
{
    for (size_t a = 0; a < OG_SWEEP_AXES; a++) {
        const og_axis *axis = &sweep->axes[a];
        size_t group = 0;
        out->groups[a] = (og_joint_group){NULL, 1};
        if (axis->kind != OG_AXIS_CASE)
            continue;
        if (axis->count > OG_JOINT_COMBINATIONS)
            return OG_FAIL(err, OG_ERR_LIMIT, JOINT_TOO_MANY,
                           .most = OG_COUNT(OG_JOINT_COMBINATIONS));
        for (size_t k = 0; k < axis->count; k++)
            if (og_case_find(run->plan, strchr(axis->path, '.') + 1, axis->names[k], &group,
                             &out->numbers[a][k], err) != OG_OK)
                return err->status;
        out->groups[a] = (og_joint_group){og_result_cases(run->result, group),
                                          og_plan_case_group(run->plan, group).count};
    }
    return og_joint_new(run->result, out->groups, OG_SWEEP_AXES, &out->joint, err);
}

/* ---- runs -------------------------------------------------------------------------------- */

typedef struct sweeper {
    og_sweep *sweep;
    const char *path;
    const og_sweep_options *options;
    og_diagnostics *diags;
    og_error *err;
    og_turning *turning; /* NULL: every point is compiled for itself */
    size_t runs, done;
} sweeper;

static size_t runs_of(const og_sweep *sweep, size_t axis)
{
    bool rerun = axis < sweep->axis_count && sweep->axes[axis].kind != OG_AXIS_CASE;
    return rerun ? sweep->axes[axis].count : 1;
}

static og_status describe(sweeper *s, const og_study_run *run)
{
    og_sweep *sweep = s->sweep;
    sweep->replicates = og_result_replicates(run->result);
    sweep->seed = og_result_seed(run->result);
    for (size_t m = 0; m < sweep->asked_count; m++) {
        og_status status = og_question_of(s->options->metrics[m], run->plan, &sweep->arena,
                                          &sweep->asked[m], s->err);
        if (status != OG_OK)
            return status;
    }
    return OG_OK;
}

static og_status fill_cell(sweeper *s, const og_study_run *run, const told *told_apart, size_t i,
                           size_t j)
{
    const og_sweep *sweep = s->sweep;
    const og_result *view = og_joint_view(told_apart->joint);
    const size_t cases[OG_SWEEP_AXES] = {
        sweep->axes[0].kind == OG_AXIS_CASE ? told_apart->numbers[0][i] : 0,
        sweep->axes[1].kind == OG_AXIS_CASE ? told_apart->numbers[1][j] : 0};
    size_t number = og_joint_number(told_apart->groups, OG_SWEEP_AXES, cases);
    for (size_t m = 0; m < sweep->asked_count; m++) {
        og_sweep_cell *cell = og_sweep_at(sweep, m, i, j);
        const og_query *query = &sweep->asked[m].query;
        size_t metric = og_query_find(run->plan, query);
        cell->sure = og_plan_metric(run->plan, metric).sure;
        og_status status =
            og_query_estimate(query, run->plan, view, 0, number, &cell->value, s->err);
        if (status == OG_OK)
            status = og_result_summary(view, metric, 0, number, &cell->summary, s->err);
        if (status != OG_OK)
            return status;
    }
    return OG_OK;
}

/* The cells that one run gives: more than one along an axis of cases. */
static og_status fill_cells(sweeper *s, const og_study_run *run, size_t i, size_t j)
{
    const og_sweep *sweep = s->sweep;
    size_t rows = runs_of(sweep, 0) > 1 ? i + 1 : og_sweep_points(sweep, 0);
    size_t columns = runs_of(sweep, 1) > 1 ? j + 1 : og_sweep_points(sweep, 1);
    told cases = {0};
    s->sweep->kept |= run->scenario->observed.count > 0;
    og_status status = s->done == 0 ? describe(s, run) : OG_OK;
    if (status == OG_OK)
        status = tell_apart(sweep, run, &cases, s->err);
    for (size_t k = i; k < rows && status == OG_OK; k++)
        for (size_t l = j; l < columns && status == OG_OK; l++)
            status = fill_cell(s, run, &cases, k, l);
    og_joint_free(cases.joint);
    return status;
}

static og_study_task task_of(const sweeper *s)
{
    return (og_study_task){.queries = s->options->metrics,
                           .query_count = s->options->metric_count,
                           .queries_only = true};
}

/* One plan for all points, where that can be. */
static og_status begin_turning(sweeper *s)
{
    og_sweep *sweep = s->sweep;
    const og_study_task task = task_of(s);
    size_t count = 0, most = og_sweep_points(sweep, 0) + og_sweep_points(sweep, 1);
    og_turn_point *points = og_arena_array(&sweep->arena, most, sizeof *points);
    for (size_t a = 0; a < sweep->axis_count && points; a++) {
        const og_axis *axis = &sweep->axes[a];
        if (axis->kind == OG_AXIS_FILE)
            return OG_OK;
        for (size_t k = 0; axis->kind == OG_AXIS_NUMBER && k < axis->count; k++)
            points[count++] = (og_turn_point){&axis->settings[k], 1};
    }
    if (!points)
        return OG_FAIL(s->err, OG_ERR_MEMORY, NO_MEMORY);
    return og_turning_new(s->path, s->options->study, sweep->scenario, points, count, &task,
                          &s->turning, s->err);
}

static og_status run_point(sweeper *s, size_t i, size_t j)
{
    const size_t at[OG_SWEEP_AXES] = {i, j};
    const og_sweep *sweep = s->sweep;
    const char *set[OG_SWEEP_AXES], *path = s->path;
    og_study_task task = task_of(s);
    task.set = set;
    task.from = (double)s->done / (double)s->runs;
    task.to = (double)(s->done + 1) / (double)s->runs;
    for (size_t a = 0; a < sweep->axis_count; a++) {
        const og_axis *axis = &sweep->axes[a];
        if (axis->kind == OG_AXIS_NUMBER)
            set[task.set_count++] = axis->settings[at[a]];
        if (axis->kind == OG_AXIS_FILE)
            path = axis->settings[at[a]];
    }
    og_error mine = og_error_like(s->err);
    og_study_run run;
    og_status status =
        og_turning_run(s->turning, path, s->options->study, &task, &run, s->diags, &mine);
    if (status != OG_OK && path != s->path) /* which of the files lacks the series, say */
        OG_FAIL(s->err, status, STUDY_SCENARIO, .path = path, .why = mine.message);
    else if (status != OG_OK)
        og_error_pass(s->err, &mine);
    else
        status = fill_cells(s, &run, i, j);
    og_study_run_clear(&run);
    s->done++;
    return status;
}

/* ---- break-even -------------------------------------------------------------------------- */

static const og_sweep_cell *along(const og_sweep *sweep, size_t asked, size_t k, size_t other)
{
    bool first = sweep->crossing_axis == 0;
    return og_sweep_at(sweep, asked, first ? k : other, first ? other : k);
}

static void find_crossings_of(og_sweep *sweep, size_t asked, size_t other)
{
    const og_axis *axis = &sweep->axes[sweep->crossing_axis];
    for (size_t k = 1; k < axis->count; k++) {
        og_estimate a = along(sweep, asked, k - 1, other)->value;
        og_estimate b = along(sweep, asked, k, other)->value;
        bool crosses = (a.value < 0 && b.value >= 0) || (a.value > 0 && b.value <= 0);
        if (!crosses)
            continue;
        double share = a.value / (a.value - b.value);
        double slope = (b.value - a.value) / (axis->values[k] - axis->values[k - 1]);
        double error = (1 - share) * a.error + share * b.error;
        sweep->crossings[sweep->crossing_count++] = (og_crossing){
            asked, other, axis->values[k - 1] + share * (axis->values[k] - axis->values[k - 1]),
            error / fabs(slope)};
    }
}

/* Along the first axis of numbers. */
static og_status find_crossings(og_sweep *sweep, og_error *err)
{
    size_t axis = 0;
    while (axis < sweep->axis_count && sweep->axes[axis].kind != OG_AXIS_NUMBER)
        axis++;
    sweep->crossing_axis = axis < sweep->axis_count ? axis : OG_SWEEP_AXES;
    if (sweep->crossing_axis == OG_SWEEP_AXES)
        return OG_OK;
    size_t points = og_sweep_points(sweep, 0) * og_sweep_points(sweep, 1);
    sweep->crossings =
        og_arena_array(&sweep->arena, sweep->asked_count * points, sizeof *sweep->crossings);
    if (!sweep->crossings)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t m = 0; m < sweep->asked_count; m++)
        for (size_t other = 0; other < og_sweep_points(sweep, 1 - axis); other++)
            if (sweep->asked[m].measure == OG_MEASURE_MONEY &&
                !og_question_chance(&sweep->asked[m]))
                find_crossings_of(sweep, m, other);
    return OG_OK;
}

/* ---- the whole --------------------------------------------------------------------------- */

static og_status check_options(const og_sweep_options *options, og_error *err)
{
    if (options->vary_count == 0 || options->vary_count > OG_SWEEP_AXES)
        return OG_FAIL(err, OG_ERR_VALUE, VARY_WHAT);
    if (options->metric_count == 0)
        return OG_FAIL(err, OG_ERR_VALUE, METRIC_MISSING);
    for (size_t m = 0; m < options->metric_count; m++) {
        og_query query;
        og_status status = og_query_parse(options->metrics[m], &query, err);
        if (status != OG_OK)
            return status;
        if (query.kind == OG_QUERY_CONDITION)
            return OG_QUERY_FAIL(options->metrics[m], query.part.at + query.part.length, err,
                                 SWEEP_CONDITION);
    }
    return OG_OK;
}

static og_status prepare(sweeper *s)
{
    og_sweep *sweep = s->sweep;
    const og_sweep_options *options = s->options;
    og_status status =
        og_study_load(s->path, options->study, NULL, 0, &sweep->scenario, s->diags, s->err);
    for (; sweep->axis_count < options->vary_count && status == OG_OK; sweep->axis_count++)
        status = og_axis_parse(options->vary[sweep->axis_count], sweep->scenario, &sweep->arena,
                               &sweep->axes[sweep->axis_count], s->err);
    if (status != OG_OK)
        return status;
    if (sweep->axis_count > 1 && strcmp(sweep->axes[0].path, sweep->axes[1].path) == 0)
        return OG_FAIL(s->err, OG_ERR_VALUE, VARY_TWICE, .path = sweep->axes[0].path);
    s->runs = runs_of(sweep, 0) * runs_of(sweep, 1);
    if (s->runs > OG_LIMIT_RUNS)
        return OG_FAIL(s->err, OG_ERR_VALUE, RUNS_MANY, .runs = OG_COUNT(s->runs),
                       .most = OG_COUNT(OG_LIMIT_RUNS));
    size_t points = og_sweep_points(sweep, 0) * og_sweep_points(sweep, 1);
    sweep->asked_count = options->metric_count;
    sweep->asked = og_arena_array(&sweep->arena, sweep->asked_count, sizeof *sweep->asked);
    sweep->cells = og_arena_array(&sweep->arena, sweep->asked_count * points, sizeof *sweep->cells);
    return sweep->asked && sweep->cells ? OG_OK : OG_FAIL(s->err, OG_ERR_MEMORY, NO_MEMORY);
}

og_status og_sweep_new(const char *path, const og_sweep_options *options, og_sweep **out,
                       og_diagnostics *diags, og_error *err)
{
    og_error mine = og_error_like(err);
    og_sweep *sweep = calloc(1, sizeof *sweep);
    og_sweep_options own;
    og_study_options study;
    sweeper s = {sweep, path, &own, diags, &mine, NULL, 0, 0};
    *out = NULL;
    og_status status = OG_STUDY_OPTIONS(&own, &study, options, &mine);
    if (status == OG_OK)
        status = sweep ? check_options(&own, &mine) : OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = prepare(&s);
    if (status == OG_OK)
        status = begin_turning(&s);
    for (size_t i = 0; status == OG_OK && i < runs_of(sweep, 0); i++)
        for (size_t j = 0; status == OG_OK && j < runs_of(sweep, 1); j++)
            status = run_point(&s, i, j);
    og_turning_free(s.turning);
    if (status == OG_OK)
        status = find_crossings(sweep, &mine);
    if (status == OG_OK) {
        *out = sweep;
        return OG_OK;
    }
    og_sweep_free(sweep);
    return og_error_pass(err, &mine);
}
