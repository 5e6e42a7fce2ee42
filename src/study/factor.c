#include "study/factor.h"

#include "lang/error.h"
#include "scenario/probability.h"

#include <string.h>

#define NONE ((size_t)-1)

static const double held_at[] = {0.05, 0.95};

/* ---- inputs ------------------------------------------------------------------------------ */

static const og_value *value_at(const og_scenario *scenario, const char *path, size_t length)
{
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        if ((value->kind == OG_VALUE_DIST || value->kind == OG_VALUE_FORECAST) &&
            strncmp(value->path, path, length) == 0 && value->path[length] == '\0')
            return value;
    }
    return NULL;
}

/* A value draws under its own path, but an uncertain `….probability` under `….probability.chance`,
 * for the event draws there (compile/value.c). */
static const og_value *value_of(const og_scenario *scenario, const char *draws)
{
    static const char ending[] = ".chance";
    size_t length = strlen(draws), tail = sizeof ending - 1;
    const og_value *value = value_at(scenario, draws, length);
    if (!value && length > tail && strcmp(draws + length - tail, ending) == 0)
        value = value_at(scenario, draws, length - tail);
    return value;
}

static double weight_of(const og_case_set *group, size_t i)
{
    return ((const og_count *)group->cases.at[i])->value;
}

static size_t case_points(const og_case_set *group)
{
    size_t count = 0;
    for (size_t i = 0; i < group->cases.count; i++)
        count += weight_of(group, i) > 0;
    return count;
}

static og_uncertain input_of(const og_scenario *scenario, const og_draw *draw, const char *draws)
{
    static const char cases[] = "cases.";
    og_uncertain input = {.path = draws, .draws = draws, .points = draw->varies ? 0 : 2};
    int group = strncmp(draws, cases, sizeof cases - 1) == 0
                    ? og_array_find(&scenario->cases, draws + sizeof cases - 1)
                    : -1;
    if (group >= 0) {
        input.kind = OG_UNCERTAIN_CASES;
        input.cases = scenario->cases.at[group];
        input.points = case_points(input.cases);
    } else if (og_scenario_happens(scenario, draws)) {
        input.kind = OG_UNCERTAIN_EVENT;
    } else {
        input.kind = OG_UNCERTAIN_VALUE;
        input.value = value_of(scenario, draws);
        input.path = input.value ? input.value->path : draws;
    }
    return input;
}

double og_uncertain_hold(const og_uncertain *input, size_t point)
{
    if (input->kind == OG_UNCERTAIN_VALUE)
        return held_at[point];
    if (input->kind == OG_UNCERTAIN_EVENT)
        return (double)point;
    size_t i = 0;
    for (size_t seen = 0; seen + (weight_of(input->cases, i) > 0) <= point; i++)
        seen += weight_of(input->cases, i) > 0;
    return (double)i;
}

double og_uncertain_at(const og_uncertain *input, size_t point)
{
    double at = og_uncertain_hold(input, point);
    return input->kind == OG_UNCERTAIN_VALUE ? og_dist_quantile(&input->value->dist, at) : at;
}

/* ---- factors ----------------------------------------------------------------------------- */

/* Which draws instructions use. */
static void mark_used(const struct og_plan *plan, bool *used)
{
    const og_instr *instr = og_plan_at(plan, plan->instrs);
    for (size_t i = 0; i < plan->instrs.count; i++)
        if (instr[i].op == OG_OP_UNIFORM || instr[i].op == OG_OP_DRAW)
            used[instr[i].a] = true;
}

static size_t find_draw(const og_uncertain *inputs, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(inputs[i].draws, path) == 0)
            return i;
    return NONE;
}

/* Gives connected inputs the number of the first of them. */
static void connect(const og_scenario *scenario, const og_uncertain *inputs, size_t count,
                    size_t *factor)
{
    for (size_t p = 0; p < scenario->correlations.count; p++) {
        const og_correlation *pair = scenario->correlations.at[p];
        size_t one = find_draw(inputs, count, pair->between.at[0].text);
        size_t other = find_draw(inputs, count, pair->between.at[1].text);
        if (one == NONE || other == NONE)
            continue;
        size_t low = factor[one] < factor[other] ? factor[one] : factor[other];
        size_t high = factor[one] < factor[other] ? factor[other] : factor[one];
        for (size_t i = 0; i < count; i++)
            if (factor[i] == high)
                factor[i] = low;
    }
}

/* Inputs with the same number stand together, in the order of the first of each. Of the inputs the
 * first `used` are used. */
static void gather(const og_uncertain *inputs, const size_t *factor, size_t used, size_t count,
                   og_uncertain *sorted, og_factors *out)
{
    size_t placed = 0;
    for (size_t f = 0; f < count; f++) {
        og_factor *made = &out->at[out->count];
        *made = (og_factor){.inputs = sorted + placed};
        for (size_t i = f; i < count && factor[f] == f; i++) {
            if (factor[i] != f)
                continue;
            og_uncertain *input = &sorted[placed++];
            *input = inputs[i];
            input->first_point = out->points;
            out->points += input->points;
            made->count++;
            made->used += i < used;
        }
        if (made->count == 0)
            continue;
        made->kind = made->inputs[0].points == 0 ? OG_FACTOR_NOISE
                     : made->count > 1           ? OG_FACTOR_CORRELATED
                                                 : OG_FACTOR_ONE;
        out->count++;
    }
}

/* Adds the draws that are used, or those that are not. */
static void list_inputs(const struct og_plan *plan, const og_scenario *scenario, const bool *used,
                        bool wanted, og_arena *arena, og_uncertain *inputs, size_t *count)
{
    const og_draw *draws = og_plan_at(plan, plan->draws);
    for (size_t i = 0; i < plan->draws.count; i++) {
        const char *path = og_plan_text(plan, draws[i].path);
        const char *kept = used[i] == wanted ? og_arena_text(arena, path, strlen(path)) : NULL;
        if (!kept)
            continue;
        inputs[*count] = input_of(scenario, &draws[i], kept);
        inputs[(*count)++].draw = i;
    }
}

/* Each input has a number of its own, but all noise has one. */
static void number_factors(const og_uncertain *inputs, size_t count, size_t *factor)
{
    size_t noise = NONE;
    for (size_t i = 0; i < count; i++) {
        if (inputs[i].points == 0 && noise == NONE)
            noise = i;
        factor[i] = inputs[i].points == 0 ? noise : i;
    }
}

og_status og_factors_of(const struct og_plan *plan, const og_scenario *scenario, og_arena *arena,
                        og_factors *out, og_error *err)
{
    size_t all = plan->draws.count, count = 0;
    bool *used = og_arena_array(arena, all + 1, sizeof *used);
    size_t *factor = og_arena_array(arena, all + 1, sizeof *factor);
    og_uncertain *inputs = og_arena_array(arena, all + 1, sizeof *inputs);
    og_uncertain *sorted = og_arena_array(arena, all + 1, sizeof *sorted);
    *out = (og_factors){.at = og_arena_array(arena, all + 1, sizeof *out->at)};
    if (arena->failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    mark_used(plan, used);
    list_inputs(plan, scenario, used, true, arena, inputs, &count);
    size_t used_count = count;
    list_inputs(plan, scenario, used, false, arena, inputs, &count);
    number_factors(inputs, count, factor);
    connect(scenario, inputs, count, factor);
    gather(inputs, factor, used_count, count, sorted, out);
    return arena->failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}
