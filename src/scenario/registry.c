#include "scenario/registry.h"

#include <string.h>

void og_figure_add(og_loader *loader, const og_node *node, og_place place, const char *text)
{
    static const char *const aside[] = {"opgave", "simulation.", "levers.", "checks."};
    for (size_t i = 0; i < sizeof aside / sizeof aside[0]; i++)
        if (strncmp(place.path, aside[i], strlen(aside[i])) == 0)
            return; /* settings, not statements about the world */
    og_scenario *scenario = loader->scenario;
    if (scenario->figure_count == loader->figure_capacity) {
        size_t capacity = loader->figure_capacity ? 2 * loader->figure_capacity : 256;
        og_figure *grown = og_arena_array(loader->arena, capacity, sizeof *grown);
        if (!grown)
            return;
        if (scenario->figure_count)
            memcpy(grown, scenario->figures, scenario->figure_count * sizeof *grown);
        scenario->figures = grown;
        loader->figure_capacity = capacity;
    }
    scenario->figures[scenario->figure_count++] =
        (og_figure){place.path, text, node->pos, og_place_cover(place, node)};
}

/* Keeps every value that is not a constant for those who look through them all. */
static void register_value(og_loader *loader, og_value *value)
{
    og_scenario *scenario = loader->scenario;
    if (scenario->value_count == loader->value_capacity) {
        size_t capacity = loader->value_capacity ? 2 * loader->value_capacity : 64;
        og_value **grown = og_arena_array(loader->arena, capacity, sizeof *grown);
        if (!grown)
            return;
        for (size_t i = 0; i < scenario->value_count; i++)
            grown[i] = scenario->values[i];
        scenario->values = grown;
        loader->value_capacity = capacity;
    }
    value->index = scenario->value_count;
    scenario->values[scenario->value_count++] = value;
}

og_value *og_value_new(og_loader *loader, og_value_kind kind, const og_node *node, og_place place)
{
    og_value *value = og_arena_alloc(loader->arena, sizeof *value);
    if (!value)
        return NULL;
    value->kind = kind;
    value->pos = node->pos;
    value->path = place.path;
    value->grounds = og_place_cover(place, node);
    if (kind != OG_VALUE_CONSTANT)
        register_value(loader, value);
    return value;
}
