#include "scenario/load.h"

#include "base/number.h"
#include "scenario/advice.h"
#include "scenario/merge.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char *const og_grounds_keys[] = {"source", "assumption"};

bool og_key_is_grounds(const char *key)
{
    return strcmp(key, og_grounds_keys[0]) == 0 || strcmp(key, og_grounds_keys[1]) == 0;
}

og_place og_place_under(og_loader *loader, og_place place, const char *key)
{
    og_place under = place;
    under.path = place.path[0] ? og_arena_printf(loader->arena, "%s.%s", place.path, key)
                               : og_arena_text(loader->arena, key, strlen(key));
    return under;
}

static const char *source_hint(og_loader *loader, const og_node *sources, const char *word)
{
    const char *keys[256];
    size_t count = 0;
    const og_entry *entry = sources && sources->kind == OG_NODE_MAP ? sources->first : NULL;
    for (; entry && count < sizeof keys / sizeof keys[0]; entry = entry->next)
        keys[count++] = entry->key;
    return og_did_you_mean(loader, word, keys, count);
}

og_place og_place_grounds(og_loader *loader, og_place place, const og_node *map)
{
    static const og_ground kinds[] = {OG_GROUND_SOURCE, OG_GROUND_ASSUMPTION};
    for (int i = 0; i < 2; i++) {
        const og_entry *entry = og_node_find(map, og_grounds_keys[i]);
        if (!entry)
            continue;
        if (entry->value->kind != OG_NODE_SCALAR) {
            og_diag_error(loader->diags, entry->value->pos, "%s.%s: must be text", place.path,
                          entry->key);
            continue;
        }
        place.grounds = (og_grounds){kinds[i], entry->value->text};
        if (kinds[i] != OG_GROUND_SOURCE)
            continue;
        const og_entry *sources = og_node_find(loader->scenario->tree, "sources");
        const og_node *list = sources ? sources->value : NULL;
        if (!list || list->kind != OG_NODE_MAP || !og_node_find(list, entry->value->text))
            og_diag_error(loader->diags, entry->value->pos,
                          "%s.source: '%s' is not a key of `sources`%s", place.path,
                          entry->value->text, source_hint(loader, list, entry->value->text));
    }
    return place;
}

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
        (og_figure){place.path, text, node->pos, place.grounds};
}

int og_array_find(const og_array *array, const char *id)
{
    for (size_t i = 0; i < array->count; i++)
        if (strcmp(((const og_item *)array->at[i])->id, id) == 0)
            return (int)i;
    return -1;
}

/* ---- scalars ----------------------------------------------------------------------------- */

static const char *load_text(og_loader *loader, const og_node *node, const char *path)
{
    if (node->kind == OG_NODE_SCALAR)
        return node->text;
    og_diag_error(loader->diags, node->pos, "%s: must be text", path);
    return NULL;
}

static void load_when(og_loader *loader, const og_node *node, const char *path, og_type type,
                      og_when *out)
{
    static const char *const expected[] = {
        [OG_TYPE_DAY] = "a day, such as 2025-03-31",
        [OG_TYPE_DAY_OR_MONTH] = "a day or a month, such as 2025-03-31 or 2025-03",
        [OG_TYPE_MONTH] = "a month, such as 2025-03",
        [OG_TYPE_PERIOD] = "a period, such as 2025, 2025-H1, 2025-Q1, 2025-03 or 2025-03-31"};
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    out->given = true; /* though it may be no date: then it is empty, last before first */
    out->pos = node->pos;
    og_period_fault fault = og_period_parse(text, strlen(text), &out->period);
    if (fault == OG_PERIOD_NO_SUCH) {
        og_diag_error(loader->diags, node->pos, "%s: there is no such date: %s", path, text);
        out->period = (og_period){.first = 1, .last = 0};
        return;
    }
    og_period_kind kind = out->period.kind;
    bool fits = fault == OG_PERIOD_OK &&
                (type == OG_TYPE_PERIOD || (kind == OG_PERIOD_DAY && type != OG_TYPE_MONTH) ||
                 (kind == OG_PERIOD_MONTH && type != OG_TYPE_DAY));
    if (!fits) {
        og_diag_error(loader->diags, node->pos, "%s: must be %s, got '%s'%s", path, expected[type],
                      text, og_dash_hint(text));
        out->period = (og_period){.first = 1, .last = 0};
    }
}

static void load_flag(og_loader *loader, const og_node *node, const char *path, og_flag *out)
{
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    out->value = strcmp(text, "true") == 0;
    out->given = out->value || strcmp(text, "false") == 0;
    if (!out->given)
        og_diag_error(loader->diags, node->pos, "%s: must be true or false, got '%s'", path, text);
}

static void load_choice(og_loader *loader, const og_node *node, const char *path,
                        const og_field *field, int *out)
{
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    size_t count = 0;
    for (; field->choices[count]; count++) {
        if (strcmp(field->choices[count], text) != 0)
            continue;
        *out = (int)count;
        return;
    }
    *out = -1;
    const char *list = field->choices[0];
    for (size_t i = 1; i < count && list; i++)
        list = og_arena_printf(loader->arena, "%s%s%s", list, i + 1 < count ? ", " : " or ",
                               field->choices[i]);
    og_diag_error(loader->diags, node->pos, "%s: must be %s, got '%s'%s", path, list ? list : "",
                  text, og_did_you_mean(loader, text, field->choices, count));
}

static void load_names(og_loader *loader, const og_node *node, const char *path, og_names *out)
{
    out->pos = node->pos;
    if (node->kind != OG_NODE_LIST || node->count == 0) {
        og_diag_error(loader->diags, node->pos, "%s: must be a list of names, such as [a, b]",
                      path);
        return;
    }
    out->at = og_arena_array(loader->arena, node->count, sizeof *out->at);
    for (const og_entry *entry = node->first; entry && out->at; entry = entry->next) {
        const char *text = load_text(loader, entry->value, path);
        if (text)
            out->at[out->count++] = (og_name){text, entry->value->pos};
    }
}

/* ---- objects ----------------------------------------------------------------------------- */

static bool identifier_fits(og_loader *loader, const og_entry *entry, const char *path)
{
    size_t length = strlen(entry->key);
    bool fits = length > 0 && length <= 100;
    for (const char *c = entry->key; *c && fits; c++)
        fits = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') ||
               *c == '_' || *c == '-';
    if (!fits)
        og_diag_error(loader->diags, entry->key_pos,
                      "%s: an identifier has letters, digits, '_' and '-' (at most 100): '%s'",
                      path, entry->key);
    return fits;
}

static void load_object(og_loader *loader, og_node *node, og_place place, const og_object *object,
                        const char *hint, char *into);
static void load_items(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_array *out);

static og_item *new_item(og_loader *loader, const og_entry *entry, og_place place, size_t size)
{
    og_item *item = og_arena_alloc(loader->arena, size);
    if (item)
        *item = (og_item){entry->key, place.path, entry->key, entry->key_pos, place.grounds};
    return item;
}

/* An entry that another file or --set begins may have been meant to change one of the others. */
static const char *other_hint(og_loader *loader, const og_node *map, const og_entry *entry)
{
    const char **keys = og_arena_array(loader->arena, map->count, sizeof *keys);
    size_t count = 0;
    for (const og_entry *other = map->first; other && keys; other = other->next)
        if (other->value->pos.source != entry->value->pos.source)
            keys[count++] = other->key;
    return keys ? og_did_you_mean(loader, entry->key, keys, count) : "";
}

static void load_item(og_loader *loader, const og_node *map, const og_entry *entry, og_place place,
                      const og_field *field, og_array *out)
{
    static const size_t sizes[] = {[OG_TYPE_VALUES] = sizeof(og_input),
                                   [OG_TYPE_COUNTS] = sizeof(og_count),
                                   [OG_TYPE_CASES] = sizeof(og_case_set),
                                   [OG_TYPE_TEXTS] = sizeof(og_text_item),
                                   [OG_TYPE_LEDGER] = sizeof(og_ledger)};
    size_t size = field->object ? field->object->size : sizes[field->type];
    og_item *item = new_item(loader, entry, place, size);
    if (!item)
        return;
    out->at[out->count++] = item;
    og_number number = {.given = false};
    og_field inner = *field;
    switch (field->type) {
    case OG_TYPE_VALUES:
        ((og_input *)item)->value = og_value_load(loader, entry->value, place, field);
        break;
    case OG_TYPE_COUNTS:
        og_constant_load(loader, entry->value, place, field, &number);
        ((og_count *)item)->value = number.value;
        break;
    case OG_TYPE_TEXTS:
        ((og_text_item *)item)->text = load_text(loader, entry->value, place.path);
        break;
    case OG_TYPE_LEDGER:
        og_history_load(loader, entry->value, place, field, &((og_ledger *)item)->history);
        break;
    case OG_TYPE_CASES:
        inner.type = OG_TYPE_COUNTS;
        inner.low = 0;
        load_items(loader, entry->value, place, &inner, &((og_case_set *)item)->cases);
        break;
    default:
        load_object(loader, entry->value, place, field->object,
                    field->type == OG_TYPE_MAP ? other_hint(loader, map, entry) : "", (char *)item);
    }
}

static void load_items(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_array *out)
{
    bool list = field->type == OG_TYPE_LIST;
    if (list && node->kind == OG_NODE_MAP && node->first &&
        isdigit((unsigned char)*node->first->key)) {
        og_diag_error(loader->diags, node->first->key_pos,
                      "%s: the items of a list cannot be set one by one; give the whole list",
                      place.path);
        return;
    }
    if (node->kind != (list ? OG_NODE_LIST : OG_NODE_MAP)) {
        og_diag_error(loader->diags, node->pos,
                      list ? "%s: must be a list, each item after a '-'"
                           : "%s: must be a map, each entry an identifier and ':'",
                      place.path);
        return;
    }
    if (!list)
        place = og_place_grounds(loader, place, node);
    out->at = og_arena_array(loader->arena, node->count, sizeof *out->at);
    for (og_entry *entry = node->first; entry && out->at; entry = entry->next) {
        if (list) {
            char index[OG_NUMBER_SIZE];
            index[og_number_print_short((double)out->count, index)] = '\0';
            entry->key = og_arena_text(loader->arena, index, strlen(index));
            entry->key_pos = entry->value->pos;
            if (!entry->key)
                return;
        } else if (og_key_is_grounds(entry->key) || !identifier_fits(loader, entry, place.path)) {
            continue;
        }
        og_place under = og_place_under(loader, place, entry->key);
        if (under.path)
            load_item(loader, node, entry, under, field, out);
    }
}

static void load_years(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_array *out)
{
    load_items(loader, node, place, field, out);
    for (size_t i = 0; i < out->count; i++) {
        og_planned *planned = out->at[i];
        og_period period;
        if (og_period_parse(planned->item.id, strlen(planned->item.id), &period) == OG_PERIOD_OK &&
            period.kind == OG_PERIOD_YEAR)
            planned->year = og_month_year(og_month_of(period.first));
        else
            og_diag_error(loader->diags, planned->item.pos, "%s: '%s' is not a year", place.path,
                          planned->item.id);
    }
}

static void load_index(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_index *out)
{
    const og_entry *growth = node->kind == OG_NODE_MAP ? og_node_find(node, "growth") : NULL;
    if (!growth) {
        out->factor = og_value_load(loader, node, place, field);
        return;
    }
    place = og_place_grounds(loader, place, node);
    out->growth =
        og_value_load(loader, growth->value, og_place_under(loader, place, "growth"), field);
    for (const og_entry *entry = node->first; entry; entry = entry->next) {
        og_field year = {.type = OG_TYPE_WHOLE, .low = OG_YEAR_MIN, .high = OG_YEAR_MAX};
        if (strcmp(entry->key, "base") == 0)
            og_constant_load(loader, entry->value, og_place_under(loader, place, "base"), &year,
                             &out->base);
        else if (entry != growth && !og_key_is_grounds(entry->key))
            og_diag_error(loader->diags, entry->key_pos,
                          "%s: unknown key '%s'; an index has growth and base", place.path,
                          entry->key);
    }
}

static void load_opening(og_loader *loader, og_node *node, og_place place, const og_field *field,
                         og_value **out)
{
    double number;
    bool scalar = node->kind == OG_NODE_SCALAR;
    if (scalar && strcmp(node->text, "unknown") == 0)
        return;
    if (scalar && og_number_parse(node->text, node->length, &number) == OG_NUMBER_NOT)
        og_diag_error(loader->diags, node->pos, "%s: must be a number or `unknown`, got '%s'",
                      place.path, node->text);
    else
        *out = og_value_load(loader, node, place, field);
}

static void load_field(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       char *into)
{
    void *at = into + field->offset;
    switch (field->type) {
    case OG_TYPE_TEXT:
        *(const char **)at = load_text(loader, node, place.path);
        break;
    case OG_TYPE_NUMBER:
    case OG_TYPE_WHOLE:
        og_constant_load(loader, node, place, field, at);
        break;
    case OG_TYPE_VALUE:
        *(og_value **)at = og_value_load(loader, node, place, field);
        break;
    case OG_TYPE_DAY:
    case OG_TYPE_DAY_OR_MONTH:
    case OG_TYPE_MONTH:
    case OG_TYPE_PERIOD:
        load_when(loader, node, place.path, field->type, at);
        break;
    case OG_TYPE_FLAG:
        load_flag(loader, node, place.path, at);
        break;
    case OG_TYPE_CHOICE:
        load_choice(loader, node, place.path, field, at);
        break;
    case OG_TYPE_NAME:
        *(og_name *)at = (og_name){load_text(loader, node, place.path), node->pos};
        break;
    case OG_TYPE_NAMES:
        load_names(loader, node, place.path, at);
        break;
    case OG_TYPE_OBJECT: {
        const og_entry entry = {.key = field->key, .key_pos = node->pos, .value = node};
        og_item *item = new_item(loader, &entry, place, field->object->size);
        *(og_item **)at = item;
        if (item)
            load_object(loader, node, place, field->object, "", (char *)item);
        break;
    }
    case OG_TYPE_MAP:
    case OG_TYPE_LIST:
    case OG_TYPE_VALUES:
    case OG_TYPE_COUNTS:
    case OG_TYPE_CASES:
    case OG_TYPE_TEXTS:
    case OG_TYPE_LEDGER:
        load_items(loader, node, place, field, at);
        break;
    case OG_TYPE_YEARS:
        load_years(loader, node, place, field, at);
        break;
    case OG_TYPE_TARGETS:
        og_targets_load(loader, node, place, field, at);
        break;
    case OG_TYPE_HISTORY:
        og_history_load(loader, node, place, field, at);
        break;
    case OG_TYPE_OPENING:
        load_opening(loader, node, place, field, at);
        break;
    case OG_TYPE_INDEX:
        load_index(loader, node, place, field, at);
        break;
    }
}

static const og_field *find_field(og_loader *loader, const og_entry *entry, const og_object *object)
{
    const char *keys[64];
    size_t count = 0;
    for (const og_field *field = object->fields; field->key; field++) {
        if (strcmp(field->key, entry->key) == 0)
            return field;
        keys[count++] = field->key;
    }
    for (size_t i = 0; i < 2; i++)
        keys[count++] = og_grounds_keys[i];
    og_diag_error(loader->diags, entry->key_pos, "unknown key '%s' in %s%s", entry->key,
                  object->name, og_did_you_mean(loader, entry->key, keys, count));
    return NULL;
}

/* `hint` goes behind what is said of a key that is missing. */
static void load_object(og_loader *loader, og_node *node, og_place place, const og_object *object,
                        const char *hint, char *into)
{
    if (node->kind != OG_NODE_MAP) {
        og_diag_error(loader->diags, node->pos, "%s: must be a map with the keys of %s", place.path,
                      object->name);
        return;
    }
    place = og_place_grounds(loader, place, node);
    ((og_item *)into)->grounds = place.grounds;
    for (const og_entry *entry = node->first; entry; entry = entry->next) {
        if (og_key_is_grounds(entry->key))
            continue;
        const og_field *field = find_field(loader, entry, object);
        og_place under = og_place_under(loader, place, entry->key);
        if (field && under.path)
            load_field(loader, entry->value, under, field, into);
    }
    for (const og_field *field = object->fields; field->key; field++) {
        if (!field->required || og_node_find(node, field->key))
            continue;
        const og_entry *removed = node->removed;
        while (removed && strcmp(removed->key, field->key) != 0)
            removed = removed->next;
        og_diag_error(loader->diags, removed ? removed->key_pos : ((og_item *)into)->pos,
                      "%s%s%s is missing: %s%s", place.path, place.path[0] ? "." : "", field->key,
                      field->description, hint);
        if (field->type == OG_TYPE_CHOICE)
            *(int *)(void *)(into + field->offset) = -1;
    }
}

/* Reads scenario->tree (NULL: there is none) and hands the scenario over, or frees it. */
static og_status finish(og_scenario *scenario, const char *path, og_scenario **out,
                        og_diagnostics *diags)
{
    og_loader loader = {.scenario = scenario, .arena = &scenario->arena, .diags = diags};
    if (scenario->tree) {
        scenario->item = (og_item){.id = "", .path = "", .pos = scenario->tree->pos};
        load_object(&loader, scenario->tree,
                    (og_place){.path = "", .grounds = {OG_GROUND_NONE, NULL}}, &og_schema, "",
                    (char *)scenario);
        og_scenario_resolve(&loader);
        if (og_diagnostics_count(diags, OG_SEVERITY_ERROR) == 0 && !scenario->arena.failed)
            og_scenario_advise(&loader);
    }
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    scenario->name = og_arena_text(loader.arena, name, length);
    og_status status = scenario->arena.failed || diags->failed          ? OG_ERR_MEMORY
                       : og_diagnostics_count(diags, OG_SEVERITY_ERROR) ? OG_ERR_SCENARIO
                                                                        : OG_OK;
    if (status != OG_OK) {
        og_scenario_free(scenario);
        return status;
    }
    *out = scenario;
    return OG_OK;
}

og_status og_scenario_load(const char *path, const char *const *set, size_t set_count,
                           og_scenario **out, og_diagnostics *diags)
{
    *out = NULL;
    og_scenario *scenario = calloc(1, sizeof *scenario);
    if (!scenario)
        return OG_ERR_MEMORY;
    scenario->language = OG_LANGUAGE_NL;
    scenario->tree = og_merge_load(path, set, set_count, &scenario->arena, diags);
    return finish(scenario, path, out, diags);
}

og_status og_scenario_load_tree(const og_node *tree, const char *path, og_scenario **out,
                                og_diagnostics *diags)
{
    *out = NULL;
    og_scenario *scenario = calloc(1, sizeof *scenario);
    if (!scenario)
        return OG_ERR_MEMORY;
    scenario->language = OG_LANGUAGE_NL;
    scenario->tree = og_node_copy(&scenario->arena, tree);
    return finish(scenario, path, out, diags);
}

void og_scenario_free(og_scenario *scenario)
{
    if (!scenario)
        return;
    og_arena arena = scenario->arena;
    free(scenario);
    og_arena_clear(&arena);
}
