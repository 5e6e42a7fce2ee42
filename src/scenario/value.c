#include "scenario/value.h"

#include "base/number.h"
#include "scenario/constant.h"
#include "scenario/csv_series.h"
#include "scenario/dutch.h"
#include "scenario/form.h"
#include "scenario/free.h"
#include "scenario/hint.h"
#include "scenario/registry.h"
#include "scenario/value_dist.h"
#include "scenario/value_forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Keys that say which form a value has, besides those of the distributions. */
static const char *const value_keys[] = {"value", "input", "case",        "product", "sum",
                                         "min",   "max",   "dist",        "low",     "likely",
                                         "high",  "vary",  "persistence", "csv",     "forecast"};

/* ---- the other forms --------------------------------------------------------------------- */

static int by_first_day(const void *a, const void *b)
{
    const og_schedule_entry *x = a, *y = b;
    return (x->period.first > y->period.first) - (x->period.first < y->period.first);
}

static og_value *load_schedule(og_loader *loader, const og_node *map, og_place place,
                               const og_field *field)
{
    og_value *value = og_value_new(loader, OG_VALUE_SCHEDULE, map, place);
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
            const char *hint = og_period_hint(loader, entry->key);
            if (fault == OG_PERIOD_NO_SUCH)
                OG_ERROR_AT(loader->diags, entry->key_pos, PERIOD_NO_SUCH, .path = place.path,
                            .key = entry->key, .hint = hint);
            else
                OG_ERROR_AT(loader->diags, entry->key_pos, SCHEDULE_PERIOD, .path = place.path,
                            .key = entry->key, .hint = hint);
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
            OG_ERROR_AT(loader->diags, value->entries[i].value->pos, SCHEDULE_SAME_DAY,
                        .path = place.path, .one = one,
                        .line = OG_COUNT((unsigned)value->entries[i - 1].value->pos.line),
                        .other = other);
            return NULL;
        }
    return value;
}

bool og_factors_load(og_loader *loader, const og_node *map, og_place place, double *times,
                     double *plus)
{
    static const char *const keys[] = {"times", "plus"};
    double *const into[] = {times, plus};
    *times = 1;
    *plus = 0;
    for (size_t i = 0; i < 2; i++) {
        const og_entry *factor = og_node_find(map, keys[i]);
        if (!factor)
            continue;
        og_place under = og_place_under(loader, place, factor->key);
        if (!og_scalar_number(loader, factor->value, under.path, NULL, into[i]))
            return false;
        og_figure_add(loader, factor->value, under, factor->value->text);
    }
    return true;
}

static og_value *load_input(og_loader *loader, const og_node *map, og_place place)
{
    static const char *const keys[] = {"input", "times", "plus"};
    const og_node *name = og_node_find(map, "input")->value;
    if (name->kind != OG_NODE_SCALAR) {
        OG_ERROR_AT(loader->diags, name->pos, INPUT_NAME, .path = place.path);
        return NULL;
    }
    og_value *value = og_value_new(loader, OG_VALUE_INPUT, map, place);
    if (!value)
        return NULL;
    value->input = name->text;
    value->pos = name->pos;
    bool fine = og_keys_check(loader, map, place.path, OG_WORD(loader, INPUT_REFERENCE), keys, 3) &&
                og_factors_load(loader, map, place, &value->times, &value->plus);
    return fine ? value : NULL;
}

static og_value *load_case(og_loader *loader, const og_node *map, og_place place,
                           const og_field *field)
{
    const og_node *name = og_node_find(map, "case")->value;
    if (name->kind != OG_NODE_SCALAR) {
        OG_ERROR_AT(loader->diags, name->pos, CASE_NAME, .path = place.path);
        return NULL;
    }
    og_value *value = og_value_new(loader, OG_VALUE_CASE, map, place);
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
    og_value *value = og_value_new(loader, kind, map, place);
    const og_node *node = list->value;
    if (!value ||
        !og_keys_check(loader, map, place.path, OG_WORD(loader, COMPUTED_VALUE), &list->key, 1))
        return NULL;
    if (node->kind != OG_NODE_LIST || node->count == 0) {
        OG_ERROR_AT(loader->diags, node->pos, VALUES_WANTED,
                    .path = og_place_under(loader, place, list->key).path);
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

/* times * X + plus is what must lie in the field's range, as far as it is known here. */
static bool changed_fits(og_loader *loader, const og_node *map, const og_value *value,
                         const og_field *field)
{
    double ends[2];
    if (value->target->kind != OG_VALUE_DIST)
        return true;
    og_dist_support(&value->target->dist, &ends[0], &ends[1]);
    for (size_t i = 0; i < 2; i++)
        if (!isinf(ends[i]) && !og_range_check(loader, map->pos, value->path, field,
                                               value->times * ends[i] + value->plus))
            return false;
    return true;
}

/* {value: X, times: a, plus: b}. X has the path that it would have without: it draws the same. */
static og_value *load_changed(og_loader *loader, const og_node *map, og_place place,
                              const og_field *field)
{
    static const char *const keys[] = {"value", "times", "plus"};
    double times, plus;
    og_field free_range = *field; /* only the outcome must lie in the field's range */
    free_range.low = -INFINITY;
    free_range.high = INFINITY;
    if (!og_keys_check(loader, map, place.path, OG_WORD(loader, WITH_GROUNDS), keys, 3) ||
        !og_factors_load(loader, map, place, &times, &plus))
        return NULL;
    og_value *inner = og_value_load(loader, og_node_find(map, "value")->value, place, &free_range);
    if (!inner)
        return NULL;
    og_pos *at = og_arena_alloc(loader->arena, sizeof *at);
    if (!at)
        return NULL;
    *at = map->pos;
    loader->changed = true;
    if (inner->kind == OG_VALUE_CONSTANT) {
        inner->changed = at;
        inner->constant = times * inner->constant + plus;
        return og_range_check(loader, map->pos, place.path, field, inner->constant) ? inner : NULL;
    }
    og_value *value = og_value_new(loader, OG_VALUE_INPUT, map, place);
    if (!value)
        return NULL;
    value->changed = at;
    inner->within = true;
    value->target = inner;
    value->times = times;
    value->plus = plus;
    return changed_fits(loader, map, value, field) ? value : NULL;
}

static og_value *load_wrapped(og_loader *loader, const og_node *map, og_place place,
                              const og_field *field)
{
    static const char *const keys[] = {"value"};
    if (og_node_find(map, "times") || og_node_find(map, "plus"))
        return load_changed(loader, map, place, field);
    if (!og_keys_check(loader, map, place.path, OG_WORD(loader, WITH_GROUNDS), keys, 1))
        return NULL;
    return og_value_load(loader, og_node_find(map, "value")->value, place, field);
}

/* A Dutch word for one of `keys` is told, and read as that. */
static void read_dutch(og_loader *loader, og_node *map, og_place place, const char *const *keys,
                       size_t count)
{
    for (og_entry *entry = map->first; entry; entry = entry->next) {
        const char *key = og_dutch_key(entry->key, keys, count);
        if (!key || og_node_find(map, key) || og_node_find(map, entry->key) != entry)
            continue;
        OG_ERROR_AT(loader->diags, entry->key_pos, VALUE_KEY_UNKNOWN, .path = place.path,
                    .key = entry->key, .what = OG_WORD(loader, A_VALUE),
                    .hint = og_key_hint(loader, key));
        entry->key = key;
    }
}

/* Which form a value has is told by its keys. Those of {case: ...} beside it are names. */
static void read_as_meant(og_loader *loader, og_node *map, og_place place)
{
    static const char *const cases[] = {"case"};
    static const char *const keys[] = {
        "value",  "input",  "low",  "likely",  "high",   "dist", "mean",  "sd",  "min",     "max",
        "median", "values", "file", "weights", "column", "vary", "times", "csv", "forecast"};
    read_dutch(loader, map, place, cases, 1);
    if (!og_node_find(map, "case") && !og_node_find(map, "dist"))
        read_dutch(loader, map, place, keys, sizeof keys / sizeof keys[0]);
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
    if (!og_form_is_wrapper(map) &&
        !og_csv_series_expand(loader->files, map, loader->arena, loader->diags))
        return NULL;
    read_as_meant(loader, map, place);
    og_form_kind form = og_form_of(map).kind;
    bool entries = form == OG_FORM_SCHEDULE || form == OG_FORM_CASE;
    place = entries ? og_place_grounds(loader, place, map) : og_place_own(loader, place, map);
    if (is_schedule(map))
        return load_schedule(loader, map, place, field);
    if (og_node_find(map, "dist") || og_node_find(map, "likely"))
        return og_value_load_dist(loader, map, place, field);
    if (og_node_find(map, "forecast"))
        return og_value_load_forecast(loader, map, place, field);
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
        return og_value_load_dist(loader, map, place, field);
    if (map->faulty)
        return NULL;
    const char *key = map->first ? map->first->key : "";
    OG_ERROR_AT(
        loader->diags, map->first ? map->first->key_pos : map->pos, VALUE_NOT, .path = place.path,
        .hint = og_key_hint(
            loader, og_key_meant(key, value_keys, sizeof value_keys / sizeof value_keys[0])));
    return NULL;
}

static og_value *load_scalar(og_loader *loader, const og_node *node, og_place place,
                             const og_field *field)
{
    double constant;
    if (!og_scalar_number(loader, node, place.path, field, &constant) ||
        !og_range_check(loader, node->pos, place.path, field, constant))
        return NULL;
    og_value *value = og_value_new(loader, OG_VALUE_CONSTANT, node, place);
    if (value)
        value->constant = constant;
    og_figure_add(loader, node, place, node->text);
    return value;
}

og_value *og_value_load(og_loader *loader, og_node *node, og_place place, const og_field *field)
{
    if (!place.path)
        return NULL;
    og_free_value *asked = og_free_at(loader, place.path);
    if (asked)
        asked->within = true; /* what is wrapped or changed is read at the same path */
    og_value *value = node->kind == OG_NODE_MAP ? load_map(loader, node, place, field)
                                                : load_scalar(loader, node, place, field);
    if (asked)
        asked->within = false;
    if (asked && value)
        return og_free_wrap(loader, asked, node, place, field, value);
    return value ? value : og_value_new(loader, OG_VALUE_CONSTANT, node, place);
}
