#include "scenario/free.h"

#include "scenario/change.h"
#include "scenario/registry.h"

#include <string.h>

/* A key that is left out is put there as what it counts as: adding nothing makes it, as a what-if
 * would. Where that is an error, the value is not found. */
static void put_default(og_loader *loader, const char *path)
{
    og_diagnostics *unheard = og_diagnostics_new(loader->diags->language);
    const og_overlay overlay = {loader->files, loader->arena, unheard};
    const og_pos pos = loader->scenario->tree->pos;
    og_node *change = og_node_new(loader->arena, OG_NODE_MAP, pos);
    og_node *nothing = og_node_new(loader->arena, OG_NODE_SCALAR, pos);
    if (unheard && change && nothing) {
        nothing->text = "0";
        nothing->length = 1;
        if (og_node_add(loader->arena, change, "plus", pos, nothing))
            og_change_one(&overlay, loader->scenario->tree, path, pos, change);
    }
    og_diagnostics_free(unheard);
}

void og_free_begin(og_loader *loader, const og_load_options *options)
{
    og_scenario *scenario = loader->scenario;
    scenario->free_values =
        og_arena_array(loader->arena, options->free_count + 1, sizeof *scenario->free_values);
    if (!scenario->free_values || !scenario->tree)
        return;
    for (size_t i = 0; i < options->free_count; i++) {
        const og_free *asked = &options->free[i];
        og_free_value *value = &scenario->free_values[scenario->free_count];
        *value = (og_free_value){.path = og_arena_printf(loader->arena, "%s", asked->path),
                                 .low = asked->low,
                                 .high = asked->high};
        if (!value->path)
            return;
        const og_node *node = og_node_at(scenario->tree, value->path);
        scenario->free_count++;
        if (strncmp(value->path, "cases.", 6) == 0)
            value->found = node != NULL && strchr(value->path + 6, '.') == NULL;
        else if (node == NULL)
            put_default(loader, value->path);
    }
}

og_free_value *og_free_at(const og_loader *loader, const char *path)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->free_count; i++) {
        og_free_value *value = &scenario->free_values[i];
        if (!value->within && strcmp(value->path, path) == 0)
            return value;
    }
    return NULL;
}

og_value *og_free_wrap(og_loader *loader, og_free_value *asked, const og_node *node, og_place place,
                       const og_field *field, og_value *value)
{
    if (!(asked->low >= field->low && asked->high <= field->high && asked->low <= asked->high))
        return value;
    og_value *free_value = og_value_new(loader, OG_VALUE_FREE, node, place);
    if (!free_value)
        return value;
    free_value->lever = (size_t)(asked - loader->scenario->free_values);
    free_value->low = asked->low;
    free_value->high = asked->high;
    free_value->otherwise = value;
    asked->found = true;
    return free_value;
}
