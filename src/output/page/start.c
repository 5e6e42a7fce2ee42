#include "output/page/start.h"

#include "engine/answer.h"
#include "lang/error.h"
#include "output/view/need.h"

#include <math.h>
#include <stdlib.h>

/* One start on its way. */
typedef struct maker {
    og_page_start *start;
    const og_study_options *options;
    og_arena *arena;
    og_diagnostics *diags;
    og_error *err;
} maker;

void og_page_start_clear(og_page_start *start)
{
    og_result_free(start->result);
    og_plan_free(start->plain);
    og_plan_free(start->plan);
    og_scenario_free(start->scenario);
    og_scenario_free(start->loose);
    free(start->resolved);
    *start = (og_page_start){0};
}

static og_status out_of_memory(const maker *m)
{
    return OG_FAIL(m->err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- levers ------------------------------------------------------------------------------ */

static og_status list_levers(maker *m)
{
    og_page_start *start = m->start;
    const og_array *levers = &start->scenario->levers, *groups = &start->scenario->cases;
    start->levers =
        og_arena_array(m->arena, levers->count + groups->count + 1, sizeof *start->levers);
    if (!start->levers)
        return out_of_memory(m);
    for (size_t i = 0; i < groups->count; i++) {
        const og_case_set *group = groups->at[i];
        const char *path = og_arena_printf(m->arena, "cases.%s", group->item.id);
        start->levers[start->lever_count++] =
            (og_page_lever){.group = group,
                            .turns = group->cases.count > 1,
                            .free = {path ? path : "", 0, (double)group->cases.count - 1}};
    }
    for (size_t i = 0; i < levers->count; i++) {
        const og_lever *lever = levers->at[i];
        const bool ranged =
            lever->low.given && lever->high.given && lever->low.value < lever->high.value;
        start->levers[start->lever_count++] =
            (og_page_lever){.lever = lever,
                            .turns = ranged,
                            .free = {lever->set.text, lever->low.value, lever->high.value}};
    }
    return m->arena->failed ? out_of_memory(m) : OG_OK;
}

/* The scenario with the levers that `which` lets through left free; NULL where it has faults then.
 * The diagnostics are nobody's: the reader of the page cannot mend them. */
static og_status load_loose(const maker *m, const char *setting, const og_free *loose, size_t count,
                            og_scenario **out, og_plan **plan)
{
    og_diagnostics *unheard = og_diagnostics_new(og_error_language(m->err));
    og_error mine = og_error_like(m->err);
    const char **set = calloc(m->options->set_count + 1, sizeof *set);
    og_status status = unheard && set ? OG_OK : OG_ERR_MEMORY;
    *out = NULL;
    for (size_t i = 0; i < m->options->set_count && set; i++)
        set[i] = m->options->set[i];
    if (set && setting)
        set[m->options->set_count] = setting;
    const og_load_options how = {.size = sizeof how,
                                 .set = set,
                                 .set_count = m->options->set_count + (setting ? 1 : 0),
                                 .free = loose,
                                 .free_count = count,
                                 .read = m->options->read,
                                 .read_context = m->options->read_context};
    if (status == OG_OK)
        status = og_scenario_load_with(m->start->path, &how, out, unheard);
    if (status == OG_OK && plan)
        status = og_plan_new(*out, NULL, 0, plan, unheard, &mine);
    og_diagnostics_free(unheard);
    free(set);
    if (status == OG_ERR_MEMORY)
        return out_of_memory(m);
    if (status != OG_OK) {
        og_scenario_free(*out);
        *out = NULL;
    }
    return OG_OK;
}

/* Whether the scenario is well with the lever at its ends, as `--set` would have it. */
static og_status try_ends(const maker *m, og_page_lever *lever)
{
    for (size_t i = 0; i < 2 && lever->turns && lever->lever; i++) {
        og_scenario *scenario;
        const char *setting = og_arena_printf(m->arena, "%s=%.17g", lever->free.path,
                                              i ? lever->free.high : lever->free.low);
        if (!setting)
            return out_of_memory(m);
        const og_status status = load_loose(m, setting, NULL, 0, &scenario, NULL);
        if (status != OG_OK)
            return status;
        lever->turns = scenario != NULL;
        og_scenario_free(scenario);
    }
    return OG_OK;
}

/* Whether a plan can be made with this lever alone left free. */
static og_status try_alone(const maker *m, og_page_lever *lever)
{
    og_scenario *scenario;
    og_plan *plan = NULL;
    if (!lever->turns)
        return OG_OK;
    const og_status status = load_loose(m, NULL, &lever->free, 1, &scenario, &plan);
    lever->turns = plan && !isnan(og_plan_lever_at(plan, 0).low);
    og_plan_free(plan);
    og_scenario_free(scenario);
    return status;
}

/* All levers that turn, in one plan; which is NULL where that cannot be. */
static og_status compile_all(maker *m)
{
    og_page_start *start = m->start;
    size_t count = 0;
    og_free *loose = og_arena_array(m->arena, start->lever_count + 1, sizeof *loose);
    if (!loose)
        return out_of_memory(m);
    for (size_t i = 0; i < start->lever_count; i++)
        if (start->levers[i].turns)
            loose[count++] = start->levers[i].free;
    og_status status = load_loose(m, NULL, loose, count, &start->loose, &start->plan);
    for (size_t i = 0, at = 0; status == OG_OK && start->plan && i < start->lever_count; i++)
        if (start->levers[i].turns)
            start->levers[i].turns = !isnan(og_plan_lever_at(start->plan, at++).low);
    return status;
}

/* Levers number as in the plan: one that turned out not to is left out of the next. */
static bool is_settled(const og_page_start *start)
{
    size_t turning = 0;
    for (size_t i = 0; i < start->lever_count; i++)
        turning += start->levers[i].turns;
    return start->plan && og_plan_lever_count(start->plan) == turning;
}

/* All at once; where that fails, those that work alone; where that fails too, none. */
static og_status compile(maker *m)
{
    og_page_start *start = m->start;
    og_status status = list_levers(m);
    for (size_t i = 0; i < start->lever_count && status == OG_OK; i++)
        status = try_ends(m, &start->levers[i]);
    for (int round = 0; round < 3 && status == OG_OK && !is_settled(start); round++) {
        const bool failed = round > 0 && !start->plan;
        for (size_t i = 0; i < start->lever_count && failed && status == OG_OK; i++) {
            if (round == 1)
                status = try_alone(m, &start->levers[i]);
            else
                start->levers[i].turns = false;
        }
        og_plan_free(start->plan);
        og_scenario_free(start->loose);
        start->plan = NULL;
        start->loose = NULL;
        if (status == OG_OK)
            status = compile_all(m);
    }
    return status == OG_OK && !is_settled(start) ? out_of_memory(m) : status;
}

/* ---- answers ----------------------------------------------------------------------------- */

static og_status hash_base(maker *m)
{
    og_page_start *start = m->start;
    const size_t count = og_answer_count(start->plan);
    double *numbers = malloc(count * sizeof *numbers);
    og_result *result = NULL;
    const og_run_options how = {.size = sizeof how,
                                .replicates = start->replicates < OG_PAGE_QUICK ? start->replicates
                                                                                : OG_PAGE_QUICK,
                                .seed = start->seed,
                                .threads = m->options->threads};
    og_status status = numbers ? og_run(start->plan, &how, &result, m->err) : out_of_memory(m);
    if (status == OG_OK)
        status = og_answer_fill(start->plan, result, start->level, numbers, m->err);
    if (status == OG_OK)
        start->hash = og_answer_hash(numbers, count);
    og_result_free(result);
    free(numbers);
    return status;
}

static og_status run_plain(maker *m)
{
    og_page_start *start = m->start;
    const og_run_options how = {.size = sizeof how,
                                .replicates = start->replicates,
                                .seed = start->seed,
                                .threads = m->options->threads,
                                .progress = m->options->progress};
    og_status status = og_plan_new(start->scenario, NULL, 0, &start->plain, m->diags, m->err);
    if (status == OG_OK)
        status = og_run(start->plain, &how, &start->result, m->err);
    return status;
}

og_status og_page_start_make(const char *path, const og_study_options *options, og_arena *arena,
                             og_page_start *out, og_diagnostics *diags, og_error *err)
{
    maker m = {out, options, arena, diags, err};
    double levels[OG_NEED_LEVELS];
    size_t council;
    *out = (og_page_start){.path = path};
    og_status status = og_study_load(path, options, NULL, 0, &out->scenario, diags, err);
    if (status != OG_OK)
        return status;
    (void)og_need_levels(out->scenario, levels, &council);
    out->level = levels[council];
    out->replicates =
        options->replicates ? options->replicates : og_scenario_replicates(out->scenario);
    out->seed = options->seed_given ? options->seed : og_scenario_seed(out->scenario);
    status = run_plain(&m);
    if (status == OG_OK)
        status = compile(&m);
    if (status == OG_OK)
        status = hash_base(&m);
    if (status == OG_OK)
        status =
            og_scenario_show(out->scenario, false, out->replicates, out->seed, &out->resolved, err);
    return status;
}
