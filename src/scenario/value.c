#include "scenario/load.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const vary_names[] = {"run", "year", "month"};

/* Keys that say which form a value has, besides those of the distributions. */
static const char *const value_keys[] = {"value", "input", "case",       "product", "sum",
                                         "min",   "max",   "dist",       "low",     "likely",
                                         "high",  "vary",  "persistence"};

const char *og_did_you_mean(og_loader *loader, const char *word, const char *const *candidates,
                            size_t count)
{
    const char *nearest = og_nearest(word, candidates, count);
    const char *text =
        nearest ? og_arena_printf(loader->arena, "; did you mean '%s'?", nearest) : NULL;
    return text ? text : "";
}

/* What to write instead of a number as reports print it. */
static const char *number_hint(const og_node *node)
{
    size_t sign = strcspn(node->text, "%");
    if (sign > 0 && sign + 1 == node->length)
        return "; write a share as 0.12, or a percentage without the sign";
    if (strstr(node->text, "\u20AC"))
        return "; write it without the euro sign";
    if (strspn(node->text, "0123456789 ") == node->length && node->length > 0)
        return "; write thousands as 95000 or 95_000";
    return "";
}

bool og_scalar_number(og_loader *loader, const og_node *node, const char *path, double *out)
{
    if (node->kind != OG_NODE_SCALAR || node->quoted) {
        og_diag_error(loader->diags, node->pos, "%s: must be a number%s", path,
                      node->kind == OG_NODE_SCALAR ? ", without quotes" : "");
        return false;
    }
    switch (og_number_parse(node->text, node->length, out)) {
    case OG_NUMBER_OK:
        return true;
    case OG_NUMBER_COMMA:
        og_diag_error(loader->diags, node->pos, "%s: write a decimal point, not a comma, got %s",
                      path, node->text);
        return false;
    case OG_NUMBER_POINTS:
        og_diag_error(loader->diags, node->pos,
                      "%s: no points between thousands, got %s; write 1000000 or 1_000_000", path,
                      node->text);
        return false;
    case OG_NUMBER_RANGE:
        og_diag_error(loader->diags, node->pos, "%s: must be a finite number, got %s", path,
                      node->text);
        return false;
    case OG_NUMBER_NOT:
        break;
    }
    og_diag_error(loader->diags, node->pos, "%s: must be a number, got '%s'%s", path, node->text,
                  number_hint(node));
    return false;
}

static bool in_range(og_loader *loader, og_pos pos, const char *path, const og_field *field,
                     double value)
{
    if (value >= field->low && value <= field->high)
        return true;
    if (field->low == field->high)
        og_diag_error(loader->diags, pos, "%s: must be %.10g, got %.10g", path, field->low, value);
    else if (isinf(field->high))
        og_diag_error(loader->diags, pos, "%s: must be at least %.10g, got %.10g", path, field->low,
                      value);
    else
        og_diag_error(loader->diags, pos, "%s: must be between %.10g and %.10g, got %.10g", path,
                      field->low, field->high, value);
    return false;
}

bool og_constant_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                      og_number *out)
{
    if (node->kind == OG_NODE_MAP) {
        const og_entry *value = og_node_find(node, "value");
        place = og_place_grounds(loader, place, node);
        for (const og_entry *entry = node->first; entry; entry = entry->next)
            if (entry != value && !og_key_is_grounds(entry->key)) {
                og_diag_error(loader->diags, entry->key_pos,
                              "%s: must be a plain number; unknown key '%s' beside value, source "
                              "and assumption",
                              place.path, entry->key);
                return false;
            }
        if (value)
            node = value->value;
    }
    double number;
    if (!og_scalar_number(loader, node, place.path, &number) ||
        !in_range(loader, node->pos, place.path, field, number))
        return false;
    if (field->type == OG_TYPE_WHOLE && number != floor(number)) {
        og_diag_error(loader->diags, node->pos, "%s: must be a whole number, got %s", place.path,
                      node->text);
        return false;
    }
    *out = (og_number){true, number, node->pos};
    og_figure_add(loader, node, place, node->text);
    return true;
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

static og_value *new_value(og_loader *loader, og_value_kind kind, const og_node *node,
                           og_place place)
{
    og_value *value = og_arena_alloc(loader->arena, sizeof *value);
    if (!value)
        return NULL;
    value->kind = kind;
    value->pos = node->pos;
    value->path = place.path;
    value->grounds = place.grounds;
    if (kind != OG_VALUE_CONSTANT)
        register_value(loader, value);
    return value;
}

/* An error for every entry whose key is none of `keys` (nor source or assumption). */
static bool only_keys(og_loader *loader, const og_node *map, const char *path, const char *what,
                      const char *const *keys, size_t count)
{
    bool fine = true;
    for (const og_entry *entry = map->first; entry; entry = entry->next) {
        bool known = og_key_is_grounds(entry->key);
        for (size_t i = 0; i < count && !known; i++)
            known = strcmp(entry->key, keys[i]) == 0;
        if (known)
            continue;
        fine = false;
        const char *hint = og_did_you_mean(loader, entry->key, keys, count);
        if (!hint[0])
            hint = og_did_you_mean(loader, entry->key, og_grounds_keys, 2);
        og_diag_error(loader->diags, entry->key_pos, "%s: unknown key '%s' in %s%s", path,
                      entry->key, what, hint);
    }
    return fine;
}

/* ---- distributions ----------------------------------------------------------------------- */

static bool load_numbers(og_loader *loader, const og_node *list, const char *path,
                         const double **out, size_t *count)
{
    if (list->kind != OG_NODE_LIST || list->count == 0) {
        og_diag_error(loader->diags, list->pos, "%s: must be a list of numbers, such as [1, 2, 3]",
                      path);
        return false;
    }
    double *numbers = og_arena_array(loader->arena, list->count, sizeof *numbers);
    size_t i = 0;
    bool fine = numbers;
    for (const og_entry *entry = list->first; entry && numbers; entry = entry->next)
        fine &= og_scalar_number(loader, entry->value, path, &numbers[i++]);
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
        og_diag_error(loader->diags, file->key_pos, "%s: give file and column, both as text", path);
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
        names[i] = og_dist_types[i].name;
        if (strcmp(names[i], name) == 0) {
            *out = (og_dist_kind)i;
            return true;
        }
    }
    og_diag_error(loader->diags, entry->value->pos, "%s: unknown distribution '%s'%s", path, name,
                  og_did_you_mean(loader, name, names, OG_DIST_KINDS));
    return false;
}

static bool load_vary(og_loader *loader, const og_node *map, const og_field *field, og_value *value)
{
    value->vary = og_dist_types[value->dist.kind].is_count ? OG_VARY_MONTH : OG_VARY_RUN;
    const og_entry *entry = og_node_find(map, "vary");
    if (entry) {
        const char *name = entry->value->kind == OG_NODE_SCALAR ? entry->value->text : "";
        value->vary = OG_VARY_DEFAULT;
        for (int i = 0; i < 3; i++)
            if (strcmp(name, vary_names[i]) == 0)
                value->vary = (og_vary)(OG_VARY_RUN + i);
        if (value->vary == OG_VARY_DEFAULT) {
            og_diag_error(loader->diags, entry->value->pos,
                          "%s.vary: must be run, year or month, got '%s'", value->path, name);
            return false;
        }
    }
    if (field->once)
        value->vary = OG_VARY_RUN;
    const og_entry *persistence = og_node_find(map, "persistence");
    if (!persistence)
        return true;
    const char *path = og_arena_printf(loader->arena, "%s.persistence", value->path);
    if (!path || !og_scalar_number(loader, persistence->value, path, &value->persistence))
        return false;
    if (value->persistence < 0 || value->persistence >= 1) {
        og_diag_error(loader->diags, persistence->value->pos,
                      "%s: must be at least 0 and below 1, got %s", path, persistence->value->text);
        return false;
    }
    if (value->vary == OG_VARY_RUN && value->persistence > 0 && !field->once) {
        og_diag_error(loader->diags, persistence->key_pos,
                      "%s: only what varies by year or month has persistence; add vary: year or "
                      "vary: month",
                      path);
        return false;
    }
    return true;
}

static bool load_parameters(og_loader *loader, const og_node *map, const char *path, og_dist *dist)
{
    const og_dist_type *type = &og_dist_types[dist->kind];
    bool fine = true;
    for (int i = 0; type->parameters[i]; i++) {
        const og_entry *entry = og_node_find(map, type->parameters[i]);
        if (!entry)
            continue;
        const char *under = og_arena_printf(loader->arena, "%s.%s", path, entry->key);
        dist->given |= 1u << i;
        fine &= under && og_scalar_number(loader, entry->value, under, &dist->p[i]);
    }
    const og_entry *values = og_node_find(map, "values"), *weights = og_node_find(map, "weights");
    size_t weight_count = 0;
    if (type->lists && values)
        fine &= load_numbers(loader, values->value, path, &dist->values, &dist->count);
    if (type->lists && weights)
        fine &= load_numbers(loader, weights->value, path, &dist->weights, &weight_count);
    if (fine && dist->weights && weight_count != dist->count) {
        og_diag_error(loader->diags, weights->value->pos,
                      "%s: %zu values but %zu weights; give one weight to each value", path,
                      dist->count, weight_count);
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
    return (isinf(low) || in_range(loader, map->pos, value->path, field, low)) &&
           (isinf(high) || in_range(loader, map->pos, value->path, field, high));
}

static og_value *load_dist(og_loader *loader, og_node *map, og_place place, const og_field *field)
{
    og_dist_kind kind;
    if (!find_dist(loader, map, place.path, &kind) || !include_csv(loader, map, place.path))
        return NULL;
    const og_dist_type *type = &og_dist_types[kind];
    const char *keys[OG_DIST_PARAMETERS + 7] = {"dist", "vary", "persistence"};
    size_t count = 3;
    for (int i = 0; type->parameters[i]; i++)
        keys[count++] = type->parameters[i];
    if (type->lists)
        keys[count++] = "values";
    if (kind == OG_DIST_DISCRETE)
        keys[count++] = "weights";
    const char *what = og_arena_printf(loader->arena, "the distribution %s", type->name);
    og_value *value = new_value(loader, OG_VALUE_DIST, map, place);
    if (!value || !what || !only_keys(loader, map, place.path, what, keys, count))
        return NULL;
    value->dist.kind = kind;
    og_error err = {OG_OK, ""};
    if (!load_parameters(loader, map, place.path, &value->dist) ||
        !load_vary(loader, map, field, value))
        return NULL;
    int parameter = -1;
    if (og_dist_check(&value->dist, &parameter, &err) != OG_OK) {
        const og_entry *at = parameter >= 0 ? og_node_find(map, type->parameters[parameter]) : NULL;
        og_diag_error(loader->diags, at ? at->value->pos : map->pos, "%s: %s", place.path,
                      err.message);
        return NULL;
    }
    if (!support_fits(loader, map, value, field))
        return NULL;
    og_figure_add(loader, map, place, type->name);
    return value;
}

/* ---- the other forms --------------------------------------------------------------------- */

static int by_first_day(const void *a, const void *b)
{
    const og_schedule_entry *x = a, *y = b;
    return (x->period.first > y->period.first) - (x->period.first < y->period.first);
}

static og_value *load_schedule(og_loader *loader, const og_node *map, og_place place,
                               const og_field *field)
{
    og_value *value = new_value(loader, OG_VALUE_SCHEDULE, map, place);
    if (!value)
        return NULL;
    value->entries = og_arena_array(loader->arena, map->count, sizeof *value->entries);
    bool fine = value->entries;
    for (const og_entry *entry = map->first; entry && value->entries; entry = entry->next) {
        if (og_key_is_grounds(entry->key))
            continue;
        og_schedule_entry *out = &value->entries[value->entry_count];
        og_period_fault fault = og_period_parse(entry->key, strlen(entry->key), &out->period);
        if (fault != OG_PERIOD_OK) {
            og_diag_error(loader->diags, entry->key_pos,
                          fault == OG_PERIOD_NO_SUCH
                              ? "%s: there is no such date or period: %s"
                              : "%s: '%s' is not a period; write 2025, 2025-H1, 2025-Q1, 2025-03 "
                                "or 2025-03-31",
                          place.path, entry->key);
            fine = false;
            continue;
        }
        out->value =
            og_value_load(loader, entry->value, og_place_under(loader, place, entry->key), field);
        fine &= out->value != NULL;
        value->entry_count++;
    }
    if (!fine)
        return NULL;
    qsort(value->entries, value->entry_count, sizeof *value->entries, by_first_day);
    for (size_t i = 1; i < value->entry_count; i++)
        if (value->entries[i].period.first == value->entries[i - 1].period.first) {
            char one[OG_PERIOD_SIZE], other[OG_PERIOD_SIZE];
            og_period_print(value->entries[i - 1].period, one);
            og_period_print(value->entries[i].period, other);
            og_diag_error(loader->diags, value->entries[i].value->pos,
                          "%s: %s and %s begin on the same day; which one holds?", place.path, one,
                          other);
            return NULL;
        }
    return value;
}

static og_value *load_input(og_loader *loader, const og_node *map, og_place place)
{
    static const char *const keys[] = {"input", "times", "plus"};
    const og_node *name = og_node_find(map, "input")->value;
    const og_entry *times = og_node_find(map, "times"), *plus = og_node_find(map, "plus");
    if (name->kind != OG_NODE_SCALAR) {
        og_diag_error(loader->diags, name->pos, "%s.input: must be the name of an input",
                      place.path);
        return NULL;
    }
    og_value *value = new_value(loader, OG_VALUE_INPUT, map, place);
    if (!value)
        return NULL;
    value->input = name->text;
    value->pos = name->pos;
    value->times = 1;
    if (!only_keys(loader, map, place.path, "a reference to an input", keys, 3))
        return NULL;
    const og_entry *factors[] = {times, plus};
    double *into[] = {&value->times, &value->plus};
    for (int i = 0; i < 2; i++) {
        if (!factors[i])
            continue;
        og_place under = og_place_under(loader, place, factors[i]->key);
        if (!og_scalar_number(loader, factors[i]->value, under.path, into[i]))
            return NULL;
        og_figure_add(loader, factors[i]->value, under, factors[i]->value->text);
    }
    return value;
}

static og_value *load_case(og_loader *loader, const og_node *map, og_place place,
                           const og_field *field)
{
    const og_node *name = og_node_find(map, "case")->value;
    if (name->kind != OG_NODE_SCALAR) {
        og_diag_error(loader->diags, name->pos, "%s.case: must be a name under `cases`",
                      place.path);
        return NULL;
    }
    og_value *value = new_value(loader, OG_VALUE_CASE, map, place);
    if (!value)
        return NULL;
    value->group_name = name->text;
    value->pos = name->pos;
    value->by_case = og_arena_array(loader->arena, map->count, sizeof *value->by_case);
    value->case_names = og_arena_array(loader->arena, map->count, sizeof *value->case_names);
    bool fine = value->by_case && value->case_names;
    for (const og_entry *entry = map->first; entry && fine; entry = entry->next) {
        if (og_key_is_grounds(entry->key) || strcmp(entry->key, "case") == 0)
            continue;
        value->case_names[value->case_count] = entry->key;
        value->by_case[value->case_count++] =
            og_value_load(loader, entry->value, og_place_under(loader, place, entry->key), field);
        fine &= value->by_case[value->case_count - 1] != NULL;
    }
    return fine ? value : NULL;
}

static og_value *load_items(og_loader *loader, const og_node *map, og_place place,
                            const og_field *field, const og_entry *list, og_value_kind kind)
{
    og_value *value = new_value(loader, kind, map, place);
    const og_node *node = list->value;
    if (!value || !only_keys(loader, map, place.path, "a computed value", &list->key, 1))
        return NULL;
    if (node->kind != OG_NODE_LIST || node->count == 0) {
        og_diag_error(loader->diags, node->pos, "%s.%s: must be a list of values", place.path,
                      list->key);
        return NULL;
    }
    value->items = og_arena_array(loader->arena, node->count, sizeof *value->items);
    og_field free_range = *field; /* only the outcome must lie in the field's range */
    free_range.low = -INFINITY;
    free_range.high = INFINITY;
    bool fine = value->items;
    og_place under = og_place_under(loader, place, list->key);
    for (const og_entry *entry = node->first; entry && fine; entry = entry->next) {
        char index[24];
        index[og_number_print_short((double)value->item_count, index)] = '\0';
        value->items[value->item_count] =
            og_value_load(loader, entry->value, og_place_under(loader, under, index), &free_range);
        fine &= value->items[value->item_count++] != NULL;
    }
    return fine ? value : NULL;
}

static bool is_schedule(const og_node *map)
{
    size_t periods = 0;
    for (const og_entry *entry = map->first; entry; entry = entry->next)
        periods += entry->key[0] >= '0' && entry->key[0] <= '9';
    return periods > 0;
}

static og_value *load_wrapped(og_loader *loader, const og_node *map, og_place place,
                              const og_field *field)
{
    static const char *const keys[] = {"value"};
    if (!only_keys(loader, map, place.path, "a value with its grounds", keys, 1))
        return NULL;
    return og_value_load(loader, og_node_find(map, "value")->value, place, field);
}

static og_value *load_map(og_loader *loader, og_node *map, og_place place, const og_field *field)
{
    static const struct {
        const char *key;
        og_value_kind kind;
    } lists[] = {{"product", OG_VALUE_PRODUCT},
                 {"sum", OG_VALUE_SUM},
                 {"min", OG_VALUE_MIN},
                 {"max", OG_VALUE_MAX}};
    place = og_place_grounds(loader, place, map);
    if (is_schedule(map))
        return load_schedule(loader, map, place, field);
    if (og_node_find(map, "dist") || og_node_find(map, "likely"))
        return load_dist(loader, map, place, field);
    if (og_node_find(map, "value"))
        return load_wrapped(loader, map, place, field);
    if (og_node_find(map, "input"))
        return load_input(loader, map, place);
    if (og_node_find(map, "case"))
        return load_case(loader, map, place, field);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const og_entry *list = og_node_find(map, lists[i].key);
        if (list)
            return load_items(loader, map, place, field, list, lists[i].kind);
    }
    if (og_node_find(map, "low") || og_node_find(map, "high"))
        return load_dist(loader, map, place, field);
    const char *key = map->first ? map->first->key : "";
    og_diag_error(
        loader->diags, map->first ? map->first->key_pos : map->pos,
        "%s: not a value; write a number, {low, likely, high}, {dist: …}, {input: …}, {case: …} "
        "or a schedule of periods%s",
        place.path,
        og_did_you_mean(loader, key, value_keys, sizeof value_keys / sizeof value_keys[0]));
    return NULL;
}

static og_value *load_scalar(og_loader *loader, const og_node *node, og_place place,
                             const og_field *field)
{
    double constant;
    if (!og_scalar_number(loader, node, place.path, &constant) ||
        !in_range(loader, node->pos, place.path, field, constant))
        return NULL;
    og_value *value = new_value(loader, OG_VALUE_CONSTANT, node, place);
    if (value)
        value->constant = constant;
    og_figure_add(loader, node, place, node->text);
    return value;
}

og_value *og_value_load(og_loader *loader, og_node *node, og_place place, const og_field *field)
{
    if (!place.path)
        return NULL;
    og_value *value = node->kind == OG_NODE_MAP ? load_map(loader, node, place, field)
                                                : load_scalar(loader, node, place, field);
    return value ? value : new_value(loader, OG_VALUE_CONSTANT, node, place);
}
