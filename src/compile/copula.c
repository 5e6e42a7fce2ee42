#include "compile/copula.h"

#include "compile/draw_path.h"
#include "scenario/probability.h"

#include <string.h>

size_t og_copula_place(const og_copula *copula, const char *path)
{
    size_t place = 0;
    while (place < copula->count && strcmp(copula->paths[place], path) != 0)
        place++;
    return place;
}

static bool is_set(const og_compiler *c, const char *path, unsigned settings)
{
    for (size_t i = 0; i < c->loose_count; i++)
        if ((settings >> i & 1) && strcmp(c->scenario->free_values[c->loose[i]].path, path) == 0)
            return true;
    return false;
}

/* Whether the pair is without effect: one of the two is a number, or set to one. */
static bool is_idle(const og_compiler *c, const og_correlation *pair, unsigned settings)
{
    return pair->idle || is_set(c, pair->between.at[0].text, settings) ||
           is_set(c, pair->between.at[1].text, settings);
}

static bool is_named(const og_compiler *c, const char *path, unsigned settings)
{
    const og_array *pairs = &c->scenario->correlations;
    for (size_t p = 0; p < pairs->count; p++) {
        const og_correlation *pair = pairs->at[p];
        if (!is_idle(c, pair, settings) && (strcmp(pair->between.at[0].text, path) == 0 ||
                                            strcmp(pair->between.at[1].text, path) == 0))
            return true;
    }
    return false;
}

/* Values in the order of the scenario; then events, which leave the values' draws as they are. */
static void list_paths(og_compiler *c, og_copula *copula, unsigned settings)
{
    const og_scenario *scenario = c->scenario;
    const og_array *pairs = &scenario->correlations;
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        const char *path = value->kind == OG_VALUE_DIST ? og_draw_path(c, value) : NULL;
        if (path && is_named(c, path, settings) && og_copula_place(copula, path) == copula->count)
            copula->paths[copula->count++] = path;
    }
    for (size_t p = 0; p < 2 * pairs->count; p++) {
        const og_correlation *pair = pairs->at[p / 2];
        const char *path = pair->between.at[p % 2].text;
        if (!is_idle(c, pair, settings) && og_copula_place(copula, path) == copula->count)
            copula->paths[copula->count++] = path;
    }
}

static void begin_copula(og_compiler *c, og_copula *copula, unsigned settings)
{
    const og_array *pairs = &c->scenario->correlations;
    copula->paths = og_arena_array(&c->arena, 2 * pairs->count + 1, sizeof *copula->paths);
    if (!copula->paths)
        return;
    list_paths(c, copula, settings);
    size_t n = copula->count;
    copula->factor = og_arena_array(&c->arena, n * n + 1, sizeof *copula->factor);
    if (!copula->factor || n == 0)
        return;
    for (size_t i = 0; i < n; i++)
        copula->factor[i * n + i] = 1;
    for (size_t p = 0; p < pairs->count; p++) {
        const og_correlation *pair = pairs->at[p];
        if (is_idle(c, pair, settings))
            continue;
        size_t one = og_copula_place(copula, pair->between.at[0].text);
        size_t other = og_copula_place(copula, pair->between.at[1].text);
        copula->factor[one * n + other] = copula->factor[other * n + one] = pair->rho.value;
    }
    og_correlation_factor(copula->factor, n, copula->factor, &c->err);
}

/* Free values that are correlated: once set, they draw no more, and what they are correlated with
 * draws on its own. */
static void list_loose(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    for (size_t i = 0; i < scenario->free_count; i++) {
        const char *path = scenario->free_values[i].path;
        if (!scenario->free_values[i].found || og_probability_find(scenario, path) ||
            !is_named(c, path, 0))
            continue;
        if (c->loose_count < OG_LOOSE_MOST)
            c->loose[c->loose_count++] = i;
        else
            c->stuck[i] = true;
    }
}

void og_copulas_begin(og_compiler *c)
{
    c->stuck = og_arena_array(&c->arena, c->scenario->free_count + 1, sizeof *c->stuck);
    if (!c->stuck)
        return;
    list_loose(c);
    const unsigned count = 1u << c->loose_count;
    c->copulas = og_arena_array(&c->arena, count, sizeof *c->copulas);
    for (unsigned settings = 0; c->copulas && settings < count; settings++)
        begin_copula(c, &c->copulas[settings], settings);
}
