#include "study/sensitivity.h"

#include "base/progress.h"
#include "compile/request.h"
#include "engine/run.h"
#include "lang/error.h"
#include "model/exec.h"
#include "study/statistic.h"
#include "study/study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A study while it runs. Vectors hold the values of one metric after the other. */
typedef struct analyst {
    og_sensitivity *study;
    const og_sensitivity_options *options;
    og_diagnostics *diags;
    og_error *err;
    og_plan *plan;
    uint64_t *keys, *other_keys, *mixed_keys;
    double *a, *b, *swapped;
    og_sobol_sums *sums; /* by metric */
    bool *moves;         /* by factor: something changed when it was swapped */
    size_t runs, done;
} analyst;

void og_sensitivity_free(og_sensitivity *study)
{
    if (!study)
        return;
    og_scenario_free(study->scenario);
    og_arena_clear(&study->arena);
    free(study);
}

static og_status no_memory(analyst *s)
{
    return OG_FAIL(s->err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- running ----------------------------------------------------------------------------- */

static og_status has_no_value(analyst *s, const og_query *query)
{
    og_arena arena = {0};
    const char *metric =
        og_arena_text(&arena, query->text + query->metric.part.at, query->metric.part.length);
    bool first = og_query_is_first(query);
    OG_FAIL(s->err, OG_ERR_VALUE, METRIC_NEVER, .metric = metric ? metric : "",
            .never = first ? OG_TEXT(og_error_language(s->err), NEVER_NOTE) : "",
            .limit = first ? "<= 2028-12" : "< 90");
    og_arena_clear(&arena);
    return OG_ERR_VALUE;
}

/* The values of all metrics under some keys. */
static og_status run_plan(analyst *s, const og_plan *plan, const uint64_t *keys, double *out)
{
    const og_study_options *how = s->options->study;
    const og_sensitivity *study = s->study;
    og_progress_part part = {&how->progress, (double)s->done / (double)s->runs,
                             (double)(s->done + 1) / (double)s->runs};
    const og_run_options options = {.size = sizeof options,
                                    .replicates = study->replicates,
                                    .seed = study->seed,
                                    .threads = how->threads,
                                    .progress = og_progress_of(&part)};
    og_result *result;
    og_status status = keys ? og_run_keys(plan, keys, &options, &result, s->err)
                            : og_run(plan, &options, &result, s->err);
    for (size_t m = 0; m < study->asked_count && status == OG_OK; m++) {
        const og_query *query = &study->asked[m].query;
        double *values = out + m * study->replicates;
        og_query_values(query, plan, result, values);
        for (uint64_t r = 0; r < study->replicates && status == OG_OK; r++)
            if (isnan(values[r]))
                status = has_no_value(s, query);
    }
    og_result_free(result);
    s->done++;
    return status;
}

/* ---- indices ----------------------------------------------------------------------------- */

static og_status begin_sums(analyst *s)
{
    og_sensitivity *study = s->study;
    uint64_t n = study->replicates;
    og_status status = run_plan(s, s->plan, s->keys, s->a);
    if (status == OG_OK)
        status = run_plan(s, s->plan, s->other_keys, s->b);
    for (size_t m = 0; m < study->asked_count && status == OG_OK; m++) {
        og_moved *moved = &study->moved[m];
        double sum = 0, square = 0;
        status = og_sobol_sums_init(&s->sums[m], s->a + m * n, s->b + m * n, n,
                                    study->factors.count, s->err);
        for (uint64_t r = 0; r < n; r++)
            sum += s->a[m * n + r];
        moved->mean = sum / (double)n;
        for (uint64_t r = 0; r < n; r++)
            square += pow(s->a[m * n + r] - moved->mean, 2);
        moved->sd = n > 1 ? sqrt(square / (double)(n - 1)) : 0;
        moved->constant = !(s->sums[m].spread > 0);
    }
    return status;
}

/* The run in which one factor's draws are those of the other seed. */
static og_status swap_factor(analyst *s, size_t number)
{
    const og_factor *factor = &s->study->factors.at[number];
    uint64_t n = s->study->replicates;
    memcpy(s->mixed_keys, s->keys, s->plan->draws.count * sizeof *s->keys);
    for (size_t i = 0; i < factor->count; i++)
        s->mixed_keys[factor->inputs[i].draw] = s->other_keys[factor->inputs[i].draw];
    og_status status = run_plan(s, s->plan, s->mixed_keys, s->swapped);
    for (size_t m = 0; m < s->study->asked_count && status == OG_OK; m++) {
        const double *values = s->swapped + m * n;
        og_sobol_sums_add(&s->sums[m], number, values);
        s->moves[number] |= memcmp(values, s->a + m * n, n * sizeof *values) != 0;
    }
    return status;
}

/* What one factor alone moves is all of that factor's, exactly: the factors hold every draw. */
static void settle_alone(const og_sensitivity *study, og_moved *moved)
{
    size_t movers = 0, mover = 0;
    for (size_t i = 0; i < study->factors.count; i++)
        if (moved->index[i].total.value > 0) {
            movers++;
            mover = i;
        }
    if (movers != 1)
        return;
    const og_interval all = {1, 1, 1};
    moved->index[mover] = (og_sobol_index){all, all};
    moved->interaction = (og_interval){0};
}

static og_status find_indices(analyst *s)
{
    og_sensitivity *study = s->study;
    bool constant = true;
    og_status status = begin_sums(s);
    for (size_t m = 0; m < study->asked_count; m++)
        constant &= study->moved[m].constant;
    for (size_t i = 0; i < study->factors.count && !constant && status == OG_OK; i++)
        if (study->factors.at[i].used > 0)
            status = swap_factor(s, i);
    for (size_t m = 0; m < study->asked_count && status == OG_OK; m++) {
        og_moved *moved = &study->moved[m];
        status = og_sobol_indices(&s->sums[m], moved->index, &moved->interaction, s->err);
        if (status == OG_OK)
            settle_alone(study, moved);
    }
    return status;
}

/* ---- the tornado ------------------------------------------------------------------------- */

static og_status hold(analyst *s, const og_uncertain *input, size_t point)
{
    og_sensitivity *study = s->study;
    const og_request request = {.metrics = s->options->metrics,
                                .metric_count = s->options->metric_count,
                                .progress = s->options->study->progress,
                                .metrics_only = true,
                                .prior = true,
                                .independent = true,
                                .held = input->draws,
                                .at = og_uncertain_hold(input, point)};
    og_diagnostics *diags =
        og_diagnostics_new(OG_LANGUAGE_EN); /* that of the plan itself has told all */
    og_plan *plan = NULL;
    og_status status =
        diags ? og_plan_request(study->scenario, &request, &plan, diags, s->err) : no_memory(s);
    if (status == OG_OK)
        status = run_plan(s, plan, NULL, s->swapped);
    for (size_t m = 0; m < study->asked_count && status == OG_OK; m++) {
        double sum = 0;
        for (uint64_t r = 0; r < study->replicates; r++)
            sum += s->swapped[m * study->replicates + r];
        study->moved[m].held[input->first_point + point] = sum / (double)study->replicates;
    }
    og_plan_free(plan);
    og_diagnostics_free(diags);
    return status;
}

static og_status hold_all(analyst *s)
{
    const og_factors *factors = &s->study->factors;
    og_status status = OG_OK;
    for (size_t f = 0; f < factors->count; f++) {
        const og_factor *factor = &factors->at[f];
        for (size_t i = 0; i < factor->count && s->moves[f]; i++)
            for (size_t k = 0; k < factor->inputs[i].points && status == OG_OK; k++)
                status = hold(s, &factor->inputs[i], k);
    }
    return status;
}

/* ---- the whole --------------------------------------------------------------------------- */

static og_status check_options(const og_sensitivity_options *options, og_error *err)
{
    if (options->metric_count == 0)
        return OG_FAIL(err, OG_ERR_VALUE, METRIC_MISSING);
    for (size_t m = 0; m < options->metric_count; m++) {
        og_query query;
        og_status status = og_query_parse(options->metrics[m], &query, err);
        if (status != OG_OK)
            return status;
        if (query.kind == OG_QUERY_CONDITION)
            return OG_QUERY_FAIL(options->metrics[m], query.part.at + query.part.length, err,
                                 SENSITIVITY_CONDITION);
        if (query.kind == OG_QUERY_STATISTIC && query.statistic == OG_STATISTIC_QUANTILE)
            return OG_QUERY_FAIL(options->metrics[m], query.part.at, err, SENSITIVITY_QUANTILE);
    }
    return OG_OK;
}

static og_status prepare_plan(analyst *s, const char *path)
{
    og_sensitivity *study = s->study;
    const og_study_options *how = s->options->study;
    const og_request request = {.metrics = s->options->metrics,
                                .metric_count = s->options->metric_count,
                                .progress = how->progress,
                                .metrics_only = true,
                                .prior = true,
                                .independent = true};
    og_status status = og_study_load(path, how, NULL, 0, &study->scenario, s->diags, s->err);
    if (status == OG_OK)
        status = og_plan_request(study->scenario, &request, &s->plan, s->diags, s->err);
    if (status != OG_OK)
        return status;
    study->replicates = how->replicates ? how->replicates : og_scenario_replicates(study->scenario);
    study->seed = how->seed_given ? how->seed : og_scenario_seed(study->scenario);
    study->asked_count = s->options->metric_count;
    study->asked = og_arena_array(&study->arena, study->asked_count, sizeof *study->asked);
    study->moved = og_arena_array(&study->arena, study->asked_count, sizeof *study->moved);
    if (study->arena.failed)
        return no_memory(s);
    for (size_t m = 0; m < study->asked_count && status == OG_OK; m++)
        status = og_question_of(s->options->metrics[m], s->plan, &study->arena, &study->asked[m],
                                s->err);
    return status == OG_OK
               ? og_factors_of(s->plan, study->scenario, &study->arena, &study->factors, s->err)
               : status;
}

static og_status prepare_room(analyst *s)
{
    og_sensitivity *study = s->study;
    size_t factors = study->factors.count, points = study->factors.points;
    if (study->replicates > SIZE_MAX / sizeof(double) / study->asked_count)
        return no_memory(s);
    size_t vector = study->asked_count * study->replicates;
    s->keys = og_exec_keys(s->plan, study->seed);
    s->other_keys = og_exec_keys(s->plan, study->seed + 1);
    s->mixed_keys = og_exec_keys(s->plan, study->seed);
    s->a = calloc(vector, sizeof *s->a);
    s->b = calloc(vector, sizeof *s->b);
    s->swapped = calloc(vector, sizeof *s->swapped);
    s->sums = calloc(study->asked_count, sizeof *s->sums);
    s->moves = calloc(factors + 1, sizeof *s->moves);
    for (size_t m = 0; m < study->asked_count; m++) {
        og_moved *moved = &study->moved[m];
        moved->index = og_arena_array(&study->arena, factors + 1, sizeof *moved->index);
        moved->held = og_arena_array(&study->arena, points + 1, sizeof *moved->held);
        for (size_t k = 0; moved->held && k < points; k++)
            moved->held[k] = NAN;
    }
    s->runs = 2 + factors + points;
    bool enough = s->keys && s->other_keys && s->mixed_keys && s->a && s->b && s->swapped &&
                  s->sums && s->moves && !study->arena.failed;
    return enough ? OG_OK : no_memory(s);
}

static void clear(analyst *s)
{
    for (size_t m = 0; s->sums && m < s->study->asked_count; m++)
        og_sobol_sums_clear(&s->sums[m]);
    og_plan_free(s->plan);
    free(s->keys);
    free(s->other_keys);
    free(s->mixed_keys);
    free(s->a);
    free(s->b);
    free(s->swapped);
    free(s->sums);
    free(s->moves);
}

og_status og_sensitivity_new(const char *path, const og_sensitivity_options *options,
                             og_sensitivity **out, og_diagnostics *diags, og_error *err)
{
    og_error mine = og_error_like(err);
    og_sensitivity_options own;
    og_study_options study;
    analyst s = {
        .study = calloc(1, sizeof *s.study), .options = &own, .diags = diags, .err = &mine};
    *out = NULL;
    og_status status = OG_STUDY_OPTIONS(&own, &study, options, &mine);
    if (status == OG_OK)
        status = s.study ? check_options(&own, &mine) : no_memory(&s);
    if (status == OG_OK)
        status = prepare_plan(&s, path);
    if (status == OG_OK)
        status = prepare_room(&s);
    if (status == OG_OK)
        status = find_indices(&s);
    if (status == OG_OK)
        status = hold_all(&s);
    clear(&s);
    if (status == OG_OK) {
        *out = s.study;
        return OG_OK;
    }
    og_sensitivity_free(s.study);
    return og_error_pass(err, &mine);
}
