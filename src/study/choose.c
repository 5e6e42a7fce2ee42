#include "study/choose.h"

#include "engine/result.h"
#include "lang/error.h"
#include "study/case.h"
#include "study/influence.h"
#include "study/joint.h"
#include "study/statistic.h"
#include "study/study.h"
#include "study/turn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void og_choose_free(og_choose *choose)
{
    if (!choose)
        return;
    og_scenario_free(choose->scenario);
    og_arena_clear(&choose->arena);
    free(choose);
}

size_t og_choose_case(const og_choose *choose, size_t future, size_t group)
{
    for (size_t g = choose->group_count; --g > group;)
        future /= choose->groups[g].count;
    return future % choose->groups[group].count;
}

typedef struct chooser {
    og_choose *choose;
    const char *path;
    const og_choose_options *options;
    og_turning *turning; /* the base's options; NULL: each is compiled for itself */
    og_diagnostics *diags;
    og_error *err;
    og_estimate *values; /* what choose->table borrows */
    double *errors, *expected_errors, *weights;
    /* By option and replicate: what it contributes to the statistic of its future, and which that
     * is. */
    double *terms;
    uint8_t *futures;
    uint64_t *tries;        /* by option and replicate: which try it was */
    const og_result *shape; /* replicates and randomisations, which all runs share */
} chooser;

static og_status out_of_memory(chooser *c)
{
    return OG_FAIL(c->err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- what is asked ----------------------------------------------------------------------- */

static og_status take_options(chooser *c)
{
    og_choose *choose = c->choose;
    const og_choose_options *asked = c->options;
    og_arena *arena = &choose->arena;
    size_t count = 1 + asked->other_count + asked->with_count;
    if (count < 2 || count > OG_CHOOSE_OPTIONS)
        return OG_FAIL(c->err, OG_ERR_VALUE, CHOOSE_OPTIONS, .most = OG_COUNT(OG_CHOOSE_OPTIONS));
    choose->options = og_arena_array(arena, count, sizeof *choose->options);
    if (!choose->options)
        return out_of_memory(c);
    for (size_t i = 0; i <= asked->other_count; i++) {
        const char *path = i == 0 ? c->path : asked->others[i - 1];
        choose->options[choose->option_count++] =
            (og_choose_option){.name = og_case_stem(path, arena), .path = path};
    }
    for (size_t i = 0; i < asked->with_count; i++) {
        og_variant variant;
        og_status status =
            og_variant_parse(asked->with[i], choose->scenario, arena, &variant, c->err);
        if (status != OG_OK)
            return status;
        choose->options[choose->option_count++] = (og_choose_option){
            variant.name, variant.label, c->path, variant.set, variant.set_count, 0};
    }
    return arena->failed ? out_of_memory(c) : OG_OK;
}

static og_status take_group(chooser *c, const og_case_set *set)
{
    og_choose *choose = c->choose;
    og_arena *arena = &choose->arena;
    size_t count = set->cases.count;
    const char **cases = og_arena_array(arena, count, sizeof *cases);
    const char **labels = og_arena_array(arena, count, sizeof *labels);
    double *weights = og_arena_array(arena, count, sizeof *weights), sum = 0;
    if (arena->failed)
        return out_of_memory(c);
    count = 0; /* a case that cannot be is no future */
    for (size_t k = 0; k < set->cases.count; k++) {
        const og_count *one = set->cases.at[k];
        if (!(one->value > 0))
            continue;
        cases[count] = one->item.id;
        labels[count] = og_case_label(&one->item, arena);
        weights[count++] = one->value;
        sum += one->value;
    }
    for (size_t k = 0; k < count; k++)
        weights[k] /= sum;
    choose->groups[choose->group_count++] = (og_choose_group){
        set->item.id, og_case_label(&set->item, arena), count, cases, labels, weights};
    return arena->failed ? out_of_memory(c) : OG_OK;
}

/* Those of --over, else all that the base has. */
static og_status take_groups(chooser *c)
{
    og_choose *choose = c->choose;
    const og_array *sets = &choose->scenario->cases;
    size_t count = c->options->over_count ? c->options->over_count : sets->count;
    choose->groups = og_arena_array(&choose->arena, count + 1, sizeof *choose->groups);
    if (!choose->groups)
        return out_of_memory(c);
    for (size_t i = 0; i < count; i++) {
        int found = (int)i;
        if (c->options->over_count) {
            og_status status =
                og_case_group_find(choose->scenario, c->options->over[i], &found, c->err);
            if (status != OG_OK)
                return status;
        }
        og_status status = take_group(c, sets->at[found]);
        if (status != OG_OK)
            return status;
    }
    return OG_OK;
}

static og_status check_metric(chooser *c)
{
    og_query query;
    if (!c->options->metric)
        return OG_FAIL(c->err, OG_ERR_VALUE, METRIC_MISSING);
    og_status status = og_query_parse(c->options->metric, &query, c->err);
    if (status == OG_OK && query.kind == OG_QUERY_CONDITION)
        status = OG_FAIL(c->err, OG_ERR_VALUE, CHOOSE_CONDITION);
    return status;
}

/* ---- tables ------------------------------------------------------------------------------ */

static og_status make_table(chooser *c)
{
    og_choose *choose = c->choose;
    og_arena *arena = &choose->arena;
    size_t options = choose->option_count, futures = 1;
    for (size_t g = 0; g < choose->group_count; g++) {
        futures *= choose->groups[g].count;
        if (futures > OG_JOINT_COMBINATIONS)
            return OG_FAIL(c->err, OG_ERR_LIMIT, JOINT_TOO_MANY,
                           .most = OG_COUNT(OG_JOINT_COMBINATIONS));
    }
    c->values = og_arena_array(arena, options * futures, sizeof *c->values);
    c->errors = og_arena_array(arena, options * options * futures, sizeof *c->errors);
    c->expected_errors = og_arena_array(arena, options * options, sizeof *c->expected_errors);
    c->weights = og_arena_array(arena, futures, sizeof *c->weights);
    if (arena->failed)
        return out_of_memory(c);
    choose->table = (og_decision_table){.options = options,
                                        .futures = futures,
                                        .maximize = c->options->maximize,
                                        .weights = c->weights,
                                        .values = c->values,
                                        .errors = c->errors,
                                        .expected_errors = c->expected_errors};
    for (size_t f = 0; f < futures; f++) {
        c->weights[f] = 1;
        for (size_t g = 0; g < choose->group_count; g++)
            c->weights[f] *= choose->groups[g].weights[og_choose_case(choose, f, g)];
    }
    return OG_OK;
}

/* ---- runs -------------------------------------------------------------------------------- */

/* The run's combinations of cases, numbered as the futures of the study. */
static og_status join_cases(chooser *c, const og_study_run *run, og_joint **out)
{
    const og_choose *choose = c->choose;
    uint64_t n = og_result_replicates(run->result);
    og_joint_group groups[64];
    uint8_t *drawn = malloc(choose->group_count * n + 1);
    og_status status = drawn ? OG_OK : out_of_memory(c);
    if (status == OG_OK && choose->group_count > sizeof groups / sizeof *groups)
        status =
            OG_FAIL(c->err, OG_ERR_LIMIT, JOINT_TOO_MANY, .most = OG_COUNT(OG_JOINT_COMBINATIONS));
    for (size_t g = 0; g < choose->group_count && status == OG_OK; g++) {
        const og_choose_group *group = &choose->groups[g];
        uint8_t number[OG_JOINT_COMBINATIONS] = {0}; /* by the run's own number of a case */
        size_t in = 0, own = 0;
        for (size_t k = 0; k < group->count && status == OG_OK; k++) {
            status = og_case_find(run->plan, group->id, group->cases[k], &in, &own, c->err);
            number[own] = (uint8_t)k;
        }
        const uint8_t *cases = status == OG_OK ? og_result_cases(run->result, in) : NULL;
        for (uint64_t r = 0; r < n && cases; r++)
            drawn[g * n + r] = number[cases[r]];
        groups[g] = (og_joint_group){drawn + g * n, group->count};
    }
    if (status == OG_OK)
        status = og_joint_new(run->result, groups, choose->group_count, out, c->err);
    free(drawn);
    return status;
}

static og_status read_futures(chooser *c, size_t option, const og_study_run *run,
                              const og_joint *joint)
{
    const og_choose *choose = c->choose;
    const og_query *query = &choose->asked.query;
    const og_result *view = og_joint_view(joint);
    uint64_t n = og_result_replicates(view);
    double *room = malloc(2 * n * sizeof *room), *terms = c->terms + option * n;
    og_status status = room ? OG_OK : out_of_memory(c);
    if (status == OG_OK)
        memcpy(c->futures + option * n, og_result_cases(view, 0), n);
    for (size_t f = 0; f < choose->table.futures && status == OG_OK; f++) {
        og_estimate *value = &c->values[option * choose->table.futures + f];
        status = og_query_estimate(query, run->plan, view, 0, f, value, c->err);
        if (status == OG_OK && isnan(value->value))
            status = OG_FAIL(c->err, OG_ERR_VALUE, CHOOSE_NO_VALUE,
                             .option = choose->options[option].name, .metric = query->text);
        if (status != OG_OK)
            break;
        og_influence_terms(query, run->plan, view, 0, f, room, room + n);
        for (uint64_t r = 0; r < n; r++)
            if (c->futures[option * n + r] == f)
                terms[r] = room[n + r];
    }
    free(room);
    return status;
}

/* What the first run tells of all. */
static og_status describe(chooser *c, const og_study_run *run)
{
    og_choose *choose = c->choose;
    choose->replicates = og_result_replicates(run->result);
    choose->seed = og_result_seed(run->result);
    c->terms = calloc(choose->option_count * choose->replicates, sizeof *c->terms);
    c->futures = calloc(choose->option_count * choose->replicates, 1);
    c->tries = calloc(choose->option_count * choose->replicates, sizeof *c->tries);
    if (!c->terms || !c->futures || !c->tries)
        return out_of_memory(c);
    return og_question_of(c->options->metric, run->plan, &choose->arena, &choose->asked, c->err);
}

static og_study_task task_of(const chooser *c)
{
    return (og_study_task){.queries = &c->options->metric, .query_count = 1, .queries_only = true};
}

/* One plan for the base as it stands and with settings, where that can be. */
static og_status begin_turning(chooser *c)
{
    og_choose *choose = c->choose;
    const og_study_task task = task_of(c);
    size_t count = 0;
    og_turn_point *points = og_arena_array(&choose->arena, choose->option_count, sizeof *points);
    if (!points)
        return out_of_memory(c);
    for (size_t i = 0; i < choose->option_count; i++)
        if (choose->options[i].path == c->path)
            points[count++] = (og_turn_point){choose->options[i].set, choose->options[i].set_count};
    return og_turning_new(c->path, c->options->study, choose->scenario, points, count, &task,
                          &c->turning, c->err);
}

/* Where the base observes something, a future is as likely as it is among what fits that. */
static void weigh_kept(chooser *c)
{
    const og_choose *choose = c->choose;
    for (size_t f = 0; f < choose->table.futures; f++) {
        uint64_t count = 0;
        for (uint64_t r = 0; r < choose->replicates; r++)
            count += c->futures[r] == f;
        c->weights[f] = (double)count / (double)choose->replicates;
    }
}

static og_status run_option(chooser *c, size_t i, og_study_run *run)
{
    og_choose *choose = c->choose;
    og_choose_option *option = &choose->options[i];
    og_study_task task = task_of(c);
    task.set = option->set;
    task.set_count = option->set_count;
    task.from = (double)i / (double)choose->option_count;
    task.to = (double)(i + 1) / (double)choose->option_count;
    og_study_options how = *c->options->study;
    how.replicates = how.replicates ? how.replicates : og_scenario_replicates(choose->scenario);
    how.seed = how.seed_given ? how.seed : og_scenario_seed(choose->scenario);
    how.seed_given = true;
    og_turning *turning = option->path == c->path ? c->turning : NULL;
    og_status status = og_turning_run(turning, option->path, &how, &task, run, c->diags, c->err);
    if (status == OG_OK && i == 0)
        status = describe(c, run);
    if (status == OG_OK && !option->label) {
        const char *title = og_scenario_title(run->scenario);
        option->label = og_arena_text(&choose->arena, title, strlen(title));
    }
    for (uint64_t r = 0; status == OG_OK && r < choose->replicates; r++)
        c->tries[i * choose->replicates + r] = og_result_number(run->result, r);
    if (status == OG_OK) {
        option->tries = og_result_tries(run->result);
        choose->kept |= run->scenario->observed.count > 0;
    }
    og_joint *joint = NULL;
    if (status == OG_OK)
        status = join_cases(c, run, &joint);
    if (status == OG_OK)
        status = read_futures(c, i, run, joint);
    if (status == OG_OK && i == 0 && run->scenario->observed.count > 0)
        weigh_kept(c);
    og_joint_free(joint);
    return status;
}

/* ---- errors of differences ----------------------------------------------------------------- */

/* Whether the replicates of both are the same tries: place by place, for they are in their order.
 */
static bool same_tries(const chooser *c, size_t a, size_t b)
{
    uint64_t n = c->choose->replicates;
    return memcmp(c->tries + a * n, c->tries + b * n, n * sizeof *c->tries) == 0;
}

/* Replicate by replicate where both options meet the same futures; else as two samples. */
static double difference_error(const chooser *c, size_t a, size_t b, size_t future, double *room)
{
    const og_choose *choose = c->choose;
    uint64_t n = choose->replicates;
    size_t futures = choose->table.futures;
    if (!same_tries(c, a, b) || memcmp(c->futures + a * n, c->futures + b * n, n) != 0)
        return hypot(c->values[a * futures + future].error, c->values[b * futures + future].error);
    for (uint64_t r = 0; r < n; r++)
        room[r] = c->futures[a * n + r] == future ? c->terms[a * n + r] - c->terms[b * n + r]
                                                  : (double)NAN;
    return og_influence_error(c->shape, room);
}

static og_status find_errors(chooser *c)
{
    const og_decision_table *table = &c->choose->table;
    double *room = malloc(c->choose->replicates * sizeof *room);
    if (!room)
        return out_of_memory(c);
    for (size_t a = 0; a < table->options; a++)
        for (size_t b = 0; b < a; b++) {
            double sum = 0;
            c->choose->apart |= !same_tries(c, a, b);
            for (size_t f = 0; f < table->futures; f++) {
                double error = difference_error(c, a, b, f, room);
                c->errors[(a * table->options + b) * table->futures + f] = error;
                c->errors[(b * table->options + a) * table->futures + f] = error;
                sum += isnan(error) ? 0 : pow(table->weights[f] * error, 2);
            }
            c->expected_errors[a * table->options + b] = sqrt(sum);
            c->expected_errors[b * table->options + a] = sqrt(sum);
        }
    free(room);
    return OG_OK;
}

/* ---- the whole --------------------------------------------------------------------------- */

static og_status prepare(chooser *c)
{
    og_choose *choose = c->choose;
    og_status status = check_metric(c);
    if (status == OG_OK)
        status =
            og_study_load(c->path, c->options->study, NULL, 0, &choose->scenario, c->diags, c->err);
    if (status == OG_OK)
        status = take_options(c);
    if (status == OG_OK)
        status = take_groups(c);
    return status == OG_OK ? make_table(c) : status;
}

static og_status decide(chooser *c)
{
    og_choose *choose = c->choose;
    og_decision_make(&choose->table, &choose->arena, &choose->decision);
    if (choose->option_count == 2 && choose->group_count == 1) {
        choose->break_even =
            og_arena_array(&choose->arena, choose->table.futures, sizeof *choose->break_even);
        for (size_t f = 0; f < choose->table.futures && choose->break_even; f++)
            choose->break_even[f] = og_decision_break_even(&choose->table, f);
    }
    return choose->arena.failed ? out_of_memory(c) : OG_OK;
}

og_status og_choose_new(const char *path, const og_choose_options *options, og_choose **out,
                        og_diagnostics *diags, og_error *err)
{
    og_error mine = {.language = err ? err->language : OG_LANGUAGE_EN};
    og_choose *choose = calloc(1, sizeof *choose);
    og_choose_options own;
    og_study_options study;
    chooser c = {.choose = choose, .path = path, .options = &own, .diags = diags, .err = &mine};
    og_study_run last = {0};
    *out = NULL;
    og_status status = OG_STUDY_OPTIONS(&own, &study, options, &mine);
    if (status == OG_OK)
        status = choose ? prepare(&c) : out_of_memory(&c);
    if (status == OG_OK)
        status = begin_turning(&c);
    for (size_t i = 0; status == OG_OK && i < choose->option_count; i++) {
        og_study_run_clear(&last);
        status = run_option(&c, i, &last);
    }
    c.shape = last.result;
    if (status == OG_OK)
        status = find_errors(&c);
    og_study_run_clear(&last);
    og_turning_free(c.turning);
    free(c.terms);
    free(c.futures);
    free(c.tries);
    if (status == OG_OK)
        status = decide(&c);
    if (status == OG_OK) {
        *out = choose;
        return OG_OK;
    }
    og_choose_free(choose);
    return og_error_pass(err, &mine);
}
