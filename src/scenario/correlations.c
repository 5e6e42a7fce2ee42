#include "scenario/correlations.h"

#include "scenario/hint.h"
#include "scenario/probability.h"

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
        if (pair->idle)
            continue;
        for (int e = 0; e < 2; e++)
            while (at[e] < n && strcmp(paths[at[e]], pair->between.at[e].text) != 0)
                at[e]++;
        if (at[0] == n || at[1] == n)
            return;
        matrix[at[0] * n + at[1]] = matrix[at[1] * n + at[0]] = pair->rho.value;
        text = og_arena_printf(loader->arena, "%s%s%s ~ %s (%g)", text, *text ? ", " : "",
                               pair->between.at[0].text, pair->between.at[1].text, pair->rho.value);
    }
    og_error err = {.status = OG_OK};
    if (n && og_correlation_factor(matrix, n, matrix, &err) != OG_OK)
        OG_ERROR_AT(loader->diags, ((const og_item *)pairs->at[0])->pos, CORRELATIONS_CONTRADICT,
                    .pairs = text ? text : "");
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

/* Whether a number stands there, as when a what-if has set it. */
static bool is_constant(const og_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->figure_count; i++)
        if (strcmp(scenario->figures[i].path, path) == 0)
            return true;
    return false;
}

/* Whether a name in `between` is of an event, or of a value that is drawn once; or of a constant,
 * which leaves the pair without effect. */
static bool correlates(og_loader *loader, const og_name *name, og_correlation *pair)
{
    const char *path = pair->item.path;
    const og_scenario *scenario = loader->scenario;
    const og_value *value = find_value(scenario, name->text);
    if (og_scenario_happens(scenario, name->text) || (value && value->vary == OG_VARY_RUN))
        return true;
    if (!value && is_constant(scenario, name->text)) {
        pair->idle = true;
        OG_ADVICE_AT(loader->diags, name->pos, CORRELATION_CONSTANT, .pair = path,
                     .value = name->text);
        return true;
    }
    if (value)
        OG_ERROR_AT(loader->diags, name->pos, CORRELATION_NOT_ONCE, .path = path,
                    .name = name->text);
    else if (og_probability_find(scenario, name->text))
        OG_ERROR_AT(loader->diags, name->pos, CORRELATION_CERTAIN, .path = path,
                    .name = name->text);
    else
        OG_ERROR_AT(loader->diags, name->pos, CORRELATION_UNKNOWN, .path = path, .name = name->text,
                    .hint = correlation_hint(loader, name->text));
    return false;
}

static bool correlation_fits(og_loader *loader, og_correlation *pair)
{
    const char *path = pair->item.path;
    if (!pair->between.at)
        return false; /* said already */
    if (pair->between.count != 2 ||
        strcmp(pair->between.at[0].text, pair->between.at[1].text) == 0) {
        OG_ERROR_AT(loader->diags, pair->between.pos, CORRELATION_TWO, .path = path);
        return false;
    }
    if (fabs(pair->rho.value) == 1.0) {
        OG_ERROR_AT(loader->diags, pair->rho.pos, CORRELATION_RHO, .path = path,
                    .got = OG_NUMBER(pair->rho.value), .near = OG_NUMBER(0.999 * pair->rho.value));
        return false;
    }
    bool one = correlates(loader, &pair->between.at[0], pair);
    bool other = correlates(loader, &pair->between.at[1], pair);
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
        OG_ERROR_AT(loader->diags, pair->between.pos, CORRELATION_TWICE, .path = pair->item.path,
                    .other = before->item.path);
        return false;
    }
    return true;
}

void og_correlations_resolve(og_loader *loader)
{
    const og_array *pairs = &loader->scenario->correlations;
    const char **paths = og_arena_array(loader->arena, 2 * pairs->count + 1, sizeof *paths);
    size_t n = 0;
    bool fine = true;
    for (size_t p = 0; paths && p < pairs->count; p++) {
        og_correlation *pair = pairs->at[p];
        if (!correlation_fits(loader, pair) || !correlation_new(loader, p)) {
            fine = false;
            continue;
        }
        if (pair->idle)
            continue;
        for (size_t e = 0; e < 2; e++) {
            size_t i = 0;
            while (i < n && strcmp(paths[i], pair->between.at[e].text) != 0)
                i++;
            if (i == n)
                paths[n++] = pair->between.at[e].text;
        }
        if (n > OG_LIMIT_CORRELATED) {
            OG_ERROR_AT(loader->diags, pair->between.pos, CORRELATED_MANY,
                        .most = OG_COUNT(OG_LIMIT_CORRELATED));
            return;
        }
    }
    if (paths && fine)
        check_definite(loader, paths, n);
}
