#include "scenario/resolve.h"

#include <string.h>

static const og_value *find_value(const og_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->value_count; i++)
        if (scenario->values[i]->kind == OG_VALUE_DIST &&
            strcmp(scenario->values[i]->path, path) == 0)
            return scenario->values[i];
    return NULL;
}

static const char **ids_of(og_loader *loader, const og_array *array)
{
    const char **ids = og_arena_array(loader->arena, array->count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < array->count; i++)
        ids[i] = ((const og_item *)array->at[i])->id;
    return ids;
}

static void resolve_input(og_loader *loader, og_value *value)
{
    const og_array *inputs = &loader->scenario->inputs;
    int found = og_array_find(inputs, value->input);
    if (found >= 0) {
        value->target = ((const og_input *)inputs->at[found])->value;
        return;
    }
    const char **ids = ids_of(loader, inputs);
    og_diag_error(loader->diags, value->pos, "%s: there is no input '%s'%s", value->path,
                  value->input,
                  ids ? og_did_you_mean(loader, value->input, ids, inputs->count) : "");
}

/* Puts the values in the order of the group's cases; every case needs one. */
static void resolve_case(og_loader *loader, og_value *value)
{
    const og_array *groups = &loader->scenario->cases;
    int found = og_array_find(groups, value->group_name);
    if (found < 0) {
        const char **ids = ids_of(loader, groups);
        og_diag_error(loader->diags, value->pos, "%s: there is no '%s' under `cases`%s",
                      value->path, value->group_name,
                      ids ? og_did_you_mean(loader, value->group_name, ids, groups->count) : "");
        return;
    }
    const og_array *cases = &((const og_case_set *)groups->at[found])->cases;
    og_value **ordered = og_arena_array(loader->arena, cases->count, sizeof *ordered);
    if (!ordered)
        return;
    for (size_t i = 0; i < value->case_count; i++) {
        int at = og_array_find(cases, value->case_names[i]);
        const char **ids = at < 0 ? ids_of(loader, cases) : NULL;
        if (at >= 0)
            ordered[at] = value->by_case[i];
        else
            og_diag_error(loader->diags, value->by_case[i]->pos, "%s: '%s' is no case of %s%s",
                          value->path, value->case_names[i], value->group_name,
                          ids ? og_did_you_mean(loader, value->case_names[i], ids, cases->count)
                              : "");
    }
    for (size_t i = 0; i < cases->count; i++)
        if (!ordered[i])
            og_diag_error(loader->diags, value->pos, "%s: no value for case '%s' of %s",
                          value->path, ((const og_item *)cases->at[i])->id, value->group_name);
    value->group = (size_t)found;
    value->by_case = ordered;
    value->case_count = cases->count;
}

/* Depth-first through inputs that refer to inputs: `open` is the chain so far. */
static bool reaches(const og_value *value, const og_value *goal, int depth)
{
    if (!value || depth > 64)
        return depth > 64;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
    case OG_VALUE_DIST:
        return false;
    case OG_VALUE_INPUT:
        return value->target == goal || reaches(value->target, goal, depth + 1);
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count; i++)
            if (reaches(value->entries[i].value, goal, depth + 1))
                return true;
        return false;
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            if (reaches(value->by_case[i], goal, depth + 1))
                return true;
        return false;
    default:
        for (size_t i = 0; i < value->item_count; i++)
            if (reaches(value->items[i], goal, depth + 1))
                return true;
        return false;
    }
}

static void check_cycles(og_loader *loader)
{
    const og_array *inputs = &loader->scenario->inputs;
    for (size_t i = 0; i < inputs->count; i++) {
        const og_input *input = inputs->at[i];
        if (input->value && reaches(input->value, input->value, 0))
            og_diag_error(loader->diags, input->item.pos,
                          "inputs.%s: refers to itself, by itself or through other inputs",
                          input->item.id);
    }
}

static void check_cases(og_loader *loader)
{
    const og_array *groups = &loader->scenario->cases;
    for (size_t i = 0; i < groups->count; i++) {
        const og_case_set *group = groups->at[i];
        double total = 0;
        for (size_t j = 0; j < group->cases.count; j++)
            total += ((const og_count *)group->cases.at[j])->value;
        if (!(total > 0) || group->cases.count > 255)
            og_diag_error(loader->diags, group->item.pos,
                          "%s: needs between 1 and 255 cases, of which one has a weight above 0",
                          group->item.path);
    }
}

/* The matrix over the values that any pair names must be positive definite. */
static void check_definite(og_loader *loader, const char *const *paths, size_t n)
{
    const og_array *pairs = &loader->scenario->correlations;
    double *matrix = og_arena_array(loader->arena, n * n, sizeof *matrix);
    const char *text = "";
    if (!matrix)
        return;
    for (size_t i = 0; i < n; i++)
        matrix[i * n + i] = 1;
    for (size_t p = 0; p < pairs->count && text; p++) {
        const og_correlation *pair = pairs->at[p];
        size_t at[2] = {0, 0};
        for (int e = 0; e < 2; e++)
            while (at[e] < n && strcmp(paths[at[e]], pair->between.at[e].text) != 0)
                at[e]++;
        if (at[0] == n || at[1] == n)
            return;
        matrix[at[0] * n + at[1]] = matrix[at[1] * n + at[0]] = pair->rho.value;
        text = og_arena_printf(loader->arena, "%s%s%s ~ %s (%g)", text, p ? ", " : "",
                               pair->between.at[0].text, pair->between.at[1].text, pair->rho.value);
    }
    og_error err = {OG_OK, ""};
    if (n && og_correlation_factor(matrix, n, matrix, &err) != OG_OK)
        og_diag_error(loader->diags, ((const og_item *)pairs->at[0])->pos,
                      "correlations: these cannot all hold at once (the matrix is not positive "
                      "definite): %s",
                      text ? text : "");
}

static bool correlation_fits(og_loader *loader, const og_correlation *pair)
{
    const char *path = pair->item.path;
    if (pair->between.count != 2 ||
        strcmp(pair->between.at[0].text, pair->between.at[1].text) == 0) {
        og_diag_error(loader->diags, pair->between.pos,
                      "%s.between: names two different uncertain values", path);
        return false;
    }
    bool fine = true;
    for (size_t i = 0; i < 2; i++) {
        const og_name *name = &pair->between.at[i];
        const og_value *value = find_value(loader->scenario, name->text);
        if (!value) {
            const char *paths[512];
            size_t count = 0;
            for (size_t j = 0; j < loader->scenario->value_count && count < 512; j++)
                if (loader->scenario->values[j]->kind == OG_VALUE_DIST)
                    paths[count++] = loader->scenario->values[j]->path;
            og_diag_error(loader->diags, name->pos,
                          "%s.between: '%s' is not the path of an uncertain value%s", path,
                          name->text, og_did_you_mean(loader, name->text, paths, count));
        } else if (value->vary != OG_VARY_RUN) {
            og_diag_error(loader->diags, name->pos,
                          "%s.between: only values that are drawn once per run (vary: run) may be "
                          "correlated, and %s varies by month or year",
                          path, name->text);
        }
        fine &= value && value->vary == OG_VARY_RUN;
    }
    return fine;
}

static void check_correlations(og_loader *loader)
{
    const og_array *pairs = &loader->scenario->correlations;
    const char **paths = og_arena_array(loader->arena, 2 * pairs->count + 1, sizeof *paths);
    size_t n = 0;
    for (size_t p = 0; paths && p < pairs->count; p++) {
        const og_correlation *pair = pairs->at[p];
        if (!correlation_fits(loader, pair))
            return;
        for (size_t e = 0; e < 2; e++) {
            size_t i = 0;
            while (i < n && strcmp(paths[i], pair->between.at[e].text) != 0)
                i++;
            if (i == n)
                paths[n++] = pair->between.at[e].text;
        }
    }
    if (paths)
        check_definite(loader, paths, n);
}

void og_references_resolve(og_loader *loader)
{
    og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->value_count; i++) {
        og_value *value = scenario->values[i];
        if (value->kind == OG_VALUE_INPUT)
            resolve_input(loader, value);
        else if (value->kind == OG_VALUE_CASE)
            resolve_case(loader, value);
    }
    check_cases(loader);
    check_cycles(loader);
    check_correlations(loader);
}
