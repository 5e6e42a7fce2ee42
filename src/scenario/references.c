#include "scenario/resolve.h"

#include <math.h>
#include <string.h>

static const og_value *find_value(const og_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->value_count; i++)
        if (scenario->values[i]->kind == OG_VALUE_DIST &&
            strcmp(scenario->values[i]->path, path) == 0)
            return scenario->values[i];
    return NULL;
}

static bool is_at(const og_item *item, const char *path, size_t length)
{
    return strncmp(item->path, path, length) == 0 && item->path[length] == '\0';
}

/* Where a location or project keeps the probability that `path` names, or NULL. */
static og_value *const *probability_at(const og_scenario *scenario, const char *path)
{
    static const char key[] = ".probability";
    size_t length = strlen(path), tail = sizeof key - 1;
    if (length < tail || strcmp(path + length - tail, key) != 0)
        return NULL;
    length -= tail;
    for (size_t i = 0; i < scenario->reception.count; i++) {
        const og_reception *reception = scenario->reception.at[i];
        for (size_t j = 0; j < reception->locations.count; j++) {
            const og_location *location = reception->locations.at[j];
            if (is_at(&location->item, path, length))
                return &location->probability;
        }
    }
    for (size_t i = 0; i < scenario->housing.count; i++) {
        const og_housing *housing = scenario->housing.at[i];
        for (size_t j = 0; j < housing->supply.count; j++) {
            const og_supply *supply = housing->supply.at[j];
            if (is_at(&supply->item, path, length))
                return &supply->probability;
        }
    }
    return NULL;
}

bool og_scenario_happens(const og_scenario *scenario, const char *path)
{
    og_value *const *probability = probability_at(scenario, path);
    return probability && *probability;
}

const char *og_did_you_mean_part(og_loader *loader, const char *word, const og_array *parts)
{
    const char **ids = og_arena_array(loader->arena, parts->count + 1, sizeof *ids);
    if (!ids)
        return "";
    for (size_t i = 0; i < parts->count; i++)
        ids[i] = ((const og_item *)parts->at[i])->id;
    return og_did_you_mean(loader, word, ids, parts->count);
}

static void resolve_input(og_loader *loader, og_value *value)
{
    const og_array *inputs = &loader->scenario->inputs;
    int found = og_array_find(inputs, value->input);
    if (found >= 0) {
        value->target = ((const og_input *)inputs->at[found])->value;
        return;
    }
    og_diag_error(loader->diags, value->pos, "%s: there is no input '%s'%s", value->path,
                  value->input, og_did_you_mean_part(loader, value->input, inputs));
}

/* Puts the values in the order of the group's cases; every case needs one. */
static void resolve_case(og_loader *loader, og_value *value)
{
    const og_array *groups = &loader->scenario->cases;
    int found = og_array_find(groups, value->group_name);
    if (found < 0) {
        og_diag_error(loader->diags, value->pos, "%s: there is no '%s' under `cases`%s",
                      value->path, value->group_name,
                      og_did_you_mean_part(loader, value->group_name, groups));
        return;
    }
    const og_array *cases = &((const og_case_set *)groups->at[found])->cases;
    og_value **ordered = og_arena_array(loader->arena, cases->count, sizeof *ordered);
    if (!ordered)
        return;
    for (size_t i = 0; i < value->case_count; i++) {
        int at = og_array_find(cases, value->case_names[i]);
        if (at >= 0)
            ordered[at] = value->by_case[i];
        else
            og_diag_error(loader->diags, value->by_case[i]->pos, "%s: '%s' is no case of %s%s",
                          value->path, value->case_names[i], value->group_name,
                          og_did_you_mean_part(loader, value->case_names[i], cases));
    }
    for (size_t i = 0; i < cases->count; i++)
        if (!ordered[i])
            og_diag_error(loader->diags, value->pos, "%s: no value for case '%s' of %s",
                          value->path, ((const og_item *)cases->at[i])->id, value->group_name);
    value->group = (size_t)found;
    value->by_case = ordered;
    value->case_count = cases->count;
}

/* ---- inputs that refer to inputs ---------------------------------------------------------- */

/* Terms that a value may spread out into: inputs that double each other reach any number. */
#define MAX_TERMS 10000

typedef struct walk {
    og_loader *loader;
    double *terms;      /* by og_value.index; 0: not seen yet, -1: begun */
    const char **chain; /* the inputs from the first to the one at hand */
    size_t depth;
    bool circular; /* the chain has come back to itself */
} walk;

static double terms_of(walk *w, const og_value *value);

static double terms_of_input(walk *w, const char *name, const og_value *target)
{
    size_t first = 0;
    while (first < w->depth && strcmp(w->chain[first], name) != 0)
        first++;
    if (first == w->depth) {
        w->chain[w->depth++] = name;
        double terms = terms_of(w, target);
        w->depth--;
        return terms;
    }
    const og_array *inputs = &w->loader->scenario->inputs;
    const char *text = name;
    for (size_t i = first + 1; i < w->depth && text; i++)
        text = og_arena_printf(w->loader->arena, "%s -> %s", text, w->chain[i]);
    og_diag_error(w->loader->diags, ((const og_item *)inputs->at[og_array_find(inputs, name)])->pos,
                  "inputs.%s: refers to itself: %s -> %s", name, text ? text : "", name);
    w->circular = true;
    return 1;
}

static double terms_of_parts(walk *w, const og_value *value)
{
    double terms = 0;
    switch (value->kind) {
    case OG_VALUE_INPUT:
        return value->target ? terms_of_input(w, value->input, value->target) : 1;
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count; i++)
            terms += terms_of(w, value->entries[i].value);
        return terms;
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            terms += terms_of(w, value->by_case[i]);
        return terms;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count; i++)
            terms += terms_of(w, value->items[i]);
        return terms;
    default:
        return 1;
    }
}

static double terms_of(walk *w, const og_value *value)
{
    if (!value || value->kind == OG_VALUE_CONSTANT || w->circular)
        return 1;
    double *terms = &w->terms[value->index];
    if (*terms > 0)
        return *terms;
    *terms = fmax(1, terms_of_parts(w, value));
    return *terms;
}

/* No input may lead back to itself, nor spread out beyond what can be computed. */
static void check_inputs(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const og_array *inputs = &scenario->inputs;
    walk w = {.loader = loader};
    w.terms = og_arena_array(loader->arena, scenario->value_count + 1, sizeof *w.terms);
    w.chain = og_arena_array(loader->arena, inputs->count + 1, sizeof *w.chain);
    if (!w.terms || !w.chain)
        return;
    for (size_t i = 0; i < inputs->count; i++) {
        const og_input *input = inputs->at[i];
        w.circular = false;
        if (input->value)
            terms_of_input(&w, input->item.id, input->value);
    }
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        w.circular = false;
        if (terms_of(&w, value) > MAX_TERMS) {
            og_diag_error(loader->diags, value->pos,
                          "%s: spreads out into more than %d terms through its inputs", value->path,
                          MAX_TERMS);
            return;
        }
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
    og_error err = {.status = OG_OK};
    if (n && og_correlation_factor(matrix, n, matrix, &err) != OG_OK)
        og_diag_error(loader->diags, ((const og_item *)pairs->at[0])->pos,
                      "correlations: these cannot all hold at once (the matrix is not positive "
                      "definite): %s",
                      text ? text : "");
}

/* Whoever names a location or project means its event. */
static const char *correlation_hint(og_loader *loader, const char *name)
{
    const og_scenario *scenario = loader->scenario;
    const char *event = og_arena_printf(loader->arena, "%s.probability", name);
    const char *paths[512];
    size_t count = 0;
    if (event && og_scenario_happens(scenario, event))
        return og_did_you_mean(loader, event, &event, 1);
    for (size_t i = 0; i < scenario->value_count && count < 512; i++) {
        const og_value *value = scenario->values[i];
        if (value->kind == OG_VALUE_DIST || og_scenario_happens(scenario, value->path))
            paths[count++] = value->path;
    }
    for (size_t i = 0; i < scenario->figure_count && count < 512; i++)
        if (og_scenario_happens(scenario, scenario->figures[i].path))
            paths[count++] = scenario->figures[i].path;
    return og_did_you_mean(loader, name, paths, count);
}

/* Whether a name in `between` is of an event, or of a value that is drawn once. */
static bool correlates(og_loader *loader, const og_name *name, const char *path)
{
    const og_scenario *scenario = loader->scenario;
    const og_value *value = find_value(scenario, name->text);
    if (og_scenario_happens(scenario, name->text) || (value && value->vary == OG_VARY_RUN))
        return true;
    if (value)
        og_diag_error(loader->diags, name->pos,
                      "%s.between: only values that are drawn once per run (vary: run) may be "
                      "correlated, and %s varies by month or year",
                      path, name->text);
    else if (probability_at(scenario, name->text))
        og_diag_error(loader->diags, name->pos,
                      "%s.between: %s is not given, so that nothing is left to chance; give it, or "
                      "leave this correlation out",
                      path, name->text);
    else
        og_diag_error(loader->diags, name->pos,
                      "%s.between: '%s' is not the path of an uncertain value%s", path, name->text,
                      correlation_hint(loader, name->text));
    return false;
}

static bool correlation_fits(og_loader *loader, const og_correlation *pair)
{
    const char *path = pair->item.path;
    if (!pair->between.at)
        return false; /* said already */
    if (pair->between.count != 2 ||
        strcmp(pair->between.at[0].text, pair->between.at[1].text) == 0) {
        og_diag_error(loader->diags, pair->between.pos,
                      "%s.between: must name two different uncertain values, or probabilities",
                      path);
        return false;
    }
    if (fabs(pair->rho.value) == 1.0) {
        og_diag_error(loader->diags, pair->rho.pos,
                      "%s.rho: must be above -1 and below 1, got %g; %g is near enough", path,
                      pair->rho.value, 0.999 * pair->rho.value);
        return false;
    }
    bool one = correlates(loader, &pair->between.at[0], path);
    bool other = correlates(loader, &pair->between.at[1], path);
    return one && other;
}

/* Whether no pair before it is of the same two values. */
static bool correlation_new(og_loader *loader, size_t which)
{
    const og_array *pairs = &loader->scenario->correlations;
    const og_correlation *pair = pairs->at[which];
    const char *a = pair->between.at[0].text, *b = pair->between.at[1].text;
    for (size_t p = 0; p < which; p++) {
        const og_correlation *before = pairs->at[p];
        if (before->between.count != 2)
            continue;
        const char *c = before->between.at[0].text, *d = before->between.at[1].text;
        if ((strcmp(a, c) != 0 || strcmp(b, d) != 0) && (strcmp(a, d) != 0 || strcmp(b, c) != 0))
            continue;
        og_diag_error(loader->diags, pair->between.pos,
                      "%s: these two are correlated at %s already", pair->item.path,
                      before->item.path);
        return false;
    }
    return true;
}

static void check_correlations(og_loader *loader)
{
    const og_array *pairs = &loader->scenario->correlations;
    const char **paths = og_arena_array(loader->arena, 2 * pairs->count + 1, sizeof *paths);
    size_t n = 0;
    bool fine = true;
    for (size_t p = 0; paths && p < pairs->count; p++) {
        const og_correlation *pair = pairs->at[p];
        if (!correlation_fits(loader, pair) || !correlation_new(loader, p)) {
            fine = false;
            continue;
        }
        for (size_t e = 0; e < 2; e++) {
            size_t i = 0;
            while (i < n && strcmp(paths[i], pair->between.at[e].text) != 0)
                i++;
            if (i == n)
                paths[n++] = pair->between.at[e].text;
        }
    }
    if (paths && fine)
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
    check_inputs(loader);
    check_correlations(loader);
}
