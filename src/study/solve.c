#include "study/solve.h"

#include "base/limits.h"
#include "lang/error.h"
#include "study/statistic.h"
#include "study/study.h"
#include "study/turn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 60.0 /* of a usual solve: for the progress */

void og_solve_free(og_solve *solve)
{
    if (!solve)
        return;
    free(solve->points);
    og_scenario_free(solve->scenario);
    og_arena_clear(&solve->arena);
    free(solve);
}

bool og_solve_answer(const og_solve *solve, double *answer)
{
    *answer = solve->answer.any ? og_range_value(&solve->range, solve->answer.k) : (double)NAN;
    return solve->answer.any;
}

const og_solve_point *og_solve_at(const og_solve *solve, uint64_t k)
{
    for (size_t i = 0; i < solve->point_count; i++)
        if (solve->points[i].k == k)
            return &solve->points[i];
    return NULL;
}

/* ---- trying ------------------------------------------------------------------------------ */

typedef struct solver {
    og_solve *solve;
    const char *path;
    const og_solve_options *options;
    og_turning *turning; /* NULL: every value is compiled for itself */
    og_diagnostics *diags;
    og_error *err;
} solver;

static og_status keep(solver *s, og_solve_point point)
{
    og_solve *solve = s->solve;
    if (solve->point_count == solve->point_capacity) {
        size_t capacity = solve->point_capacity ? 2 * solve->point_capacity : 64;
        og_solve_point *grown = realloc(solve->points, capacity * sizeof *grown);
        if (!grown)
            return OG_FAIL(s->err, OG_ERR_MEMORY, NO_MEMORY);
        solve->points = grown;
        solve->point_capacity = capacity;
    }
    size_t at = solve->point_count++;
    for (; at > 0 && solve->points[at - 1].k > point.k; at--)
        solve->points[at] = solve->points[at - 1];
    solve->points[at] = point;
    return OG_OK;
}

static og_status describe(solver *s, const og_study_run *run)
{
    og_solve *solve = s->solve;
    solve->replicates = og_result_replicates(run->result);
    solve->seed = og_result_seed(run->result);
    og_status status =
        og_question_of(s->options->until, run->plan, &solve->arena, &solve->asked, s->err);
    if (status == OG_OK)
        og_query_limit(&solve->asked.query, run->plan, &solve->compare, &solve->limit);
    return status;
}

static og_study_task task_of(const solver *s)
{
    return (og_study_task){.queries = &s->options->until, .query_count = 1, .queries_only = true};
}

/* Runs the scenario with the value at k, as `--set` would, unless that was done before. */
static og_status try_value(solver *s, uint64_t k, const og_solve_point **out)
{
    og_solve *solve = s->solve;
    if ((*out = og_solve_at(solve, k)))
        return OG_OK;
    const char *set = og_range_setting(&solve->range, k, &solve->arena);
    double done = (double)solve->point_count;
    og_study_task task = task_of(s);
    task.set = &set;
    task.set_count = 1;
    task.from = fmin(done / RUNS, 1);
    task.to = fmin((done + 1) / RUNS, 1);
    og_solve_point point = {.k = k};
    og_study_run run = {0};
    og_status status = set ? OG_OK : OG_FAIL(s->err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status =
            og_turning_run(s->turning, s->path, s->options->study, &task, &run, s->diags, s->err);
    if (status == OG_OK && solve->point_count == 0)
        status = describe(s, &run);
    if (status == OG_OK)
        status = og_query_estimate(&solve->asked.query, run.plan, run.result, (size_t)-1, 0,
                                   &point.value, s->err);
    if (status == OG_OK) {
        point.holds = og_compare_holds(solve->compare, point.value.value, solve->limit);
        status = keep(s, point);
        *out = og_solve_at(solve, k);
    }
    og_study_run_clear(&run);
    return status;
}

/* ---- searching --------------------------------------------------------------------------- */

/* Place i of the search, in its order: from the end at which the answer lies if all hold. */
static uint64_t grid_of(const og_solve *solve, uint64_t i)
{
    return solve->largest ? solve->range.last - i : i;
}

static size_t scan_count(const og_solve *solve)
{
    return solve->range.last + 1 < OG_SOLVE_SCAN ? (size_t)solve->range.last + 1 : OG_SOLVE_SCAN;
}

static uint64_t scan_place(const og_solve *solve, size_t i)
{
    size_t parts = scan_count(solve) - 1;
    return parts > 0 ? (solve->range.last * i + parts / 2) / parts : 0;
}

/* Whether the condition holds had the statistic been `shift` errors higher. */
static bool point_holds(const og_solve *solve, const og_solve_point *point, double shift)
{
    double moved = isnan(point->value.error) ? 0 : shift * point->value.error;
    return og_compare_holds(solve->compare, point->value.value + moved, solve->limit);
}

/* Where it changes, by halving between places `before` and `after`, where it holds `then`, and
 * before not, or the reverse: the first place that is as `after` is. */
static og_status halve(solver *s, uint64_t before, uint64_t after, bool then, double shift,
                       uint64_t *out)
{
    while (after - before > 1) {
        uint64_t middle = before + (after - before) / 2;
        const og_solve_point *point;
        og_status status = try_value(s, grid_of(s->solve, middle), &point);
        if (status != OG_OK)
            return status;
        if (point_holds(s->solve, point, shift) == then)
            after = middle;
        else
            before = middle;
    }
    *out = after;
    return OG_OK;
}

static og_status search(solver *s, double shift, og_solve_found *out)
{
    og_solve *solve = s->solve;
    *out = (og_solve_found){false, 0};
    for (size_t i = 0; i < scan_count(solve); i++) {
        const og_solve_point *point;
        uint64_t place = scan_place(solve, i);
        og_status status = try_value(s, grid_of(solve, place), &point);
        if (status != OG_OK)
            return status;
        if (!point_holds(solve, point, shift))
            continue;
        if (i > 0)
            status = halve(s, scan_place(solve, i - 1), place, true, shift, &place);
        *out = (og_solve_found){status == OG_OK, grid_of(solve, place)};
        return status;
    }
    return OG_OK;
}

static og_status scan(solver *s)
{
    og_solve *solve = s->solve;
    for (size_t i = 0; i < scan_count(solve); i++) {
        const og_solve_point *point;
        og_status status = try_value(s, grid_of(solve, scan_place(solve, i)), &point);
        if (status != OG_OK)
            return status;
    }
    for (size_t i = 0; i < solve->point_count; i++)
        solve->points[i].scanned = true;
    return OG_OK;
}

/* In the order of the search: no place holds after which another does not. */
static bool is_monotone(const og_solve *solve)
{
    bool held = false;
    for (size_t i = 0; i < scan_count(solve); i++) {
        bool now = og_solve_at(solve, grid_of(solve, scan_place(solve, i)))->holds;
        if (held && !now)
            return false;
        held = now;
    }
    return true;
}

/* It holds at the end that the search begins with and fails from some place on: whoever asked for
 * the smallest may have meant the largest, and reverse. */
static og_status find_turn(solver *s)
{
    og_solve *solve = s->solve;
    size_t failing = scan_count(solve), last = failing;
    for (size_t i = 0; i < last; i++) {
        bool holds = og_solve_at(solve, grid_of(solve, scan_place(solve, i)))->holds;
        if (!holds && i < failing)
            failing = i;
        if (holds && i > failing)
            return OG_OK;
    }
    if (failing == 0 || failing == last)
        return OG_OK;
    uint64_t place = 1;
    og_status status =
        halve(s, scan_place(solve, failing - 1), scan_place(solve, failing), false, 0, &place);
    solve->turned = (og_solve_found){status == OG_OK, grid_of(solve, place - 1)};
    return status;
}

static size_t closest_end(const og_solve *solve)
{
    size_t last = solve->point_count - 1;
    double low = fabs(solve->points[0].value.value - solve->limit);
    double high = fabs(solve->points[last].value.value - solve->limit);
    return isnan(low) || high < low ? last : 0;
}

/* ---- the whole --------------------------------------------------------------------------- */

static og_status prepare(solver *s)
{
    og_solve *solve = s->solve;
    const og_solve_options *options = s->options;
    og_query query;
    og_status status = og_query_parse(options->until, &query, s->err);
    if (status == OG_OK && query.kind != OG_QUERY_CONDITION)
        status = OG_QUERY_FAIL(options->until, strlen(options->until), s->err, SOLVE_CONDITION);
    if (status == OG_OK)
        status =
            og_study_load(s->path, options->study, NULL, 0, &solve->scenario, s->diags, s->err);
    if (status != OG_OK)
        return status;
    solve->largest = options->largest;
    return og_range_parse(options->vary, solve->scenario, OG_LIMIT_RUNS, &solve->arena,
                          &solve->range, s->err);
}

/* One plan for all values, where that can be. */
static og_status begin_turning(solver *s)
{
    og_solve *solve = s->solve;
    const char *ends[] = {og_range_setting(&solve->range, 0, &solve->arena),
                          og_range_setting(&solve->range, solve->range.last, &solve->arena)};
    const og_turn_point points[] = {{&ends[0], 1}, {&ends[1], 1}};
    const og_study_task task = task_of(s);
    if (!ends[0] || !ends[1])
        return OG_FAIL(s->err, OG_ERR_MEMORY, NO_MEMORY);
    return og_turning_new(s->path, s->options->study, solve->scenario, points, 2, &task,
                          &s->turning, s->err);
}

/* The answer was put in with `--set` when it was tried, and so was what lies one step before it:
 * `search` ends only when the one holds and the other does not. */
static og_status find_answer(solver *s)
{
    og_solve *solve = s->solve;
    og_status status = scan(s);
    if (status == OG_OK)
        status = search(s, 0, &solve->answer);
    for (size_t i = 0; i < 2 && status == OG_OK; i++)
        status = search(s, i ? OG_SOLVE_SURE : -OG_SOLVE_SURE, &solve->shifted[i]);
    if (status == OG_OK)
        status = find_turn(s);
    if (status != OG_OK)
        return status;
    solve->monotone = is_monotone(solve);
    solve->closest = closest_end(solve);
    return OG_OK;
}

og_status og_solve_new(const char *path, const og_solve_options *options, og_solve **out,
                       og_diagnostics *diags, og_error *err)
{
    og_error mine = og_error_like(err);
    og_solve *solve = calloc(1, sizeof *solve);
    og_solve_options own;
    og_study_options study;
    solver s = {solve, path, &own, NULL, diags, &mine};
    *out = NULL;
    og_status status = OG_STUDY_OPTIONS(&own, &study, options, &mine);
    if (status == OG_OK)
        status = solve ? prepare(&s) : OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = begin_turning(&s);
    if (status == OG_OK)
        status = find_answer(&s);
    og_turning_free(s.turning);
    if (status == OG_OK) {
        *out = solve;
        return OG_OK;
    }
    og_solve_free(solve);
    return og_error_pass(err, &mine);
}
