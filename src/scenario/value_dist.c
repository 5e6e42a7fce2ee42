#include "scenario/value_dist.h"

#include "scenario/column.h"
#include "scenario/constant.h"
#include "scenario/hint.h"
#include "scenario/registry.h"

#include <math.h>
#include <string.h>

static const char *const vary_names[] = {"run", "year", "month"};

static bool load_numbers(og_loader *loader, const og_node *list, const char *path,
                         const og_field *field, const double **out, size_t *count)
{
    if (list->kind != OG_NODE_LIST || list->count == 0) {
        OG_ERROR_AT(loader->diags, list->pos, NUMBERS_WANTED, .path = path);
        return false;
    }
    double *numbers = og_arena_array(loader->arena, list->count, sizeof *numbers);
    size_t i = 0;
    bool fine = numbers;
    for (const og_entry *entry = list->first; entry && numbers; entry = entry->next)
        fine &= og_scalar_number(loader, entry->value, path, field, &numbers[i++]);
    *out = numbers;
    *count = list->count;
    return fine;
}

/* The column of a CSV file as a list node, put into the tree in place of `file` and `column`, so
 * that the resolved scenario stands on its own. */
static bool include_csv(og_loader *loader, og_node *map, const char *path)
{
    const og_entry *file = og_node_find(map, "file"), *column = og_node_find(map, "column");
    if (!file)
        return true;
    if (!column || file->value->kind != OG_NODE_SCALAR || column->value->kind != OG_NODE_SCALAR) {
        OG_ERROR_AT(loader->diags, file->key_pos, FILE_AND_COLUMN, .path = path);
        return false;
    }
    og_node *list = og_csv_column(loader, file->value, column->value);
    if (!list)
        return false;
    og_node_set(loader->arena, map, "values", file->key_pos, list);
    og_node_remove(map, "file");
    og_node_remove(map, "column");
    return true;
}

static bool find_dist(og_loader *loader, const og_node *map, const char *path, og_dist_kind *out)
{
    const og_entry *entry = og_node_find(map, "dist");
    *out = OG_DIST_PERT;
    if (!entry)
        return true;
    const char *names[OG_DIST_KINDS];
    const char *name = entry->value->kind == OG_NODE_SCALAR ? entry->value->text : "";
    for (int i = 0; i < OG_DIST_KINDS; i++) {
        names[i] = og_dist_types[i]->name;
        if (strcmp(names[i], name) == 0) {
            *out = (og_dist_kind)i;
            return true;
        }
    }
    OG_ERROR_AT(loader->diags, entry->value->pos, DIST_UNKNOWN, .path = path, .name = name,
                .hint = og_did_you_mean(loader, name, names, OG_DIST_KINDS));
    return false;
}

static bool load_vary(og_loader *loader, const og_node *map, const og_field *field, og_value *value)
{
    value->vary = og_dist_types[value->dist.kind]->is_count ? OG_VARY_MONTH : OG_VARY_RUN;
    const og_entry *entry = og_node_find(map, "vary");
    if (entry) {
        const char *name = entry->value->kind == OG_NODE_SCALAR ? entry->value->text : "";
        value->vary = OG_VARY_DEFAULT;
        for (int i = 0; i < 3; i++)
            if (strcmp(name, vary_names[i]) == 0)
                value->vary = (og_vary)(OG_VARY_RUN + i);
        if (value->vary == OG_VARY_DEFAULT) {
            OG_ERROR_AT(loader->diags, entry->value->pos, VARY_WANTED, .path = value->path,
                        .text = name);
            return false;
        }
    }
    value->overruled = field->once && entry && value->vary != OG_VARY_RUN;
    if (field->once)
        value->vary = OG_VARY_RUN;
    const og_entry *persistence = og_node_find(map, "persistence");
    if (!persistence)
        return true;
    const char *path = og_arena_printf(loader->arena, "%s.persistence", value->path);
    if (!path || !og_scalar_number(loader, persistence->value, path, NULL, &value->persistence))
        return false;
    if (value->persistence < 0 || value->persistence >= 1) {
        OG_ERROR_AT(loader->diags, persistence->value->pos, PERSISTENCE_RANGE, .path = path,
                    .text = persistence->value->text);
        return false;
    }
    if (value->vary == OG_VARY_RUN && value->persistence > 0 && !field->once) {
        OG_ERROR_AT(loader->diags, persistence->key_pos, PERSISTENCE_RUN, .path = path);
        return false;
    }
    return true;
}

static bool load_parameters(og_loader *loader, const og_node *map, const char *path,
                            const og_field *field, og_dist *dist)
{
    const og_dist_type *type = og_dist_types[dist->kind];
    bool fine = true;
    for (int i = 0; type->parameters[i].key; i++) {
        const og_entry *entry = og_node_find(map, type->parameters[i].key);
        if (!entry)
            continue;
        const char *under = og_arena_printf(loader->arena, "%s.%s", path, entry->key);
        dist->given |= 1u << i;
        fine &= under && og_scalar_number(loader, entry->value, under, field, &dist->p[i]);
    }
    const og_entry *values = og_node_find(map, "values"), *weights = og_node_find(map, "weights");
    size_t weight_count = 0;
    if (type->lists && values)
        fine &= load_numbers(loader, values->value, path, field, &dist->values, &dist->count);
    if (type->lists && weights)
        fine &= load_numbers(loader, weights->value, path, NULL, &dist->weights, &weight_count);
    if (fine && dist->weights && weight_count != dist->count) {
        OG_ERROR_AT(loader->diags, weights->value->pos, WEIGHTS_COUNT, .path = path,
                    .values = OG_COUNT(dist->count), .weights = OG_COUNT(weight_count));
        return false;
    }
    return fine;
}

/* What comes out of the distribution must be possible; unbounded tails are cut when the plan is
 * made, so only a bound that the file states is refused. */
static bool support_fits(og_loader *loader, const og_node *map, const og_value *value,
                         const og_field *field)
{
    double low, high;
    og_dist_support(&value->dist, &low, &high);
    return (isinf(low) || og_range_check(loader, map->pos, value->path, field, low)) &&
           (isinf(high) || og_range_check(loader, map->pos, value->path, field, high));
}

og_value *og_value_load_dist(og_loader *loader, og_node *map, og_place place, const og_field *field)
{
    og_dist_kind kind;
    if (!find_dist(loader, map, place.path, &kind) || !include_csv(loader, map, place.path))
        return NULL;
    const og_dist_type *type = og_dist_types[kind];
    const char *keys[OG_DIST_PARAMETERS + 7] = {"dist", "vary", "persistence"};
    size_t count = 3;
    for (int i = 0; type->parameters[i].key; i++)
        keys[count++] = type->parameters[i].key;
    if (type->lists)
        keys[count++] = "values";
    if (type->weighted)
        keys[count++] = "weights";
    const char *what = OG_HINT(loader, THE_DIST, .name = type->name);
    og_value *value = og_value_new(loader, OG_VALUE_DIST, map, place);
    if (!value || !og_keys_check(loader, map, place.path, what, keys, count))
        return NULL;
    value->dist.kind = kind;
    og_error err = {.language = loader->diags->language};
    if (!load_parameters(loader, map, place.path, field, &value->dist) ||
        !load_vary(loader, map, field, value))
        return NULL;
    int parameter = -1;
    if (og_dist_check(&value->dist, &parameter, &err) != OG_OK) {
        const og_entry *at =
            parameter >= 0 ? og_node_find(map, type->parameters[parameter].key) : NULL;
        OG_ERROR_AT(loader->diags, at ? at->value->pos : map->pos, AT_PATH, .path = place.path,
                    .what = err.message);
        return NULL;
    }
    if (!support_fits(loader, map, value, field))
        return NULL;
    og_figure_add(loader, map, place, type->name);
    return value;
}
