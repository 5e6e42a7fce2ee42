#include "scenario/object.h"

#include "base/number.h"
#include "scenario/constant.h"
#include "scenario/hint.h"
#include "scenario/history.h"
#include "scenario/periods.h"
#include "scenario/rewrite.h"
#include "scenario/scalar.h"
#include "scenario/value.h"

#include <ctype.h>
#include <string.h>

static bool identifier_fits(og_loader *loader, const og_entry *entry, const char *path)
{
    size_t length = strlen(entry->key);
    bool fits = length > 0 && length <= 100;
    for (const char *c = entry->key; *c && fits; c++)
        fits = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') ||
               *c == '_' || *c == '-';
    if (!fits) {
        const char *name = og_rewrite_identifier(loader->arena, entry->key);
        OG_ERROR_AT(loader->diags, entry->key_pos, IDENTIFIER, .path = path, .key = entry->key,
                    .hint = name ? OG_HINT(loader, HINT_WRITE, .text = name) : "");
    }
    return fits;
}

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
    if (!og_diag_wants_hints(loader->diags))
        return "";
    const char **keys = og_arena_array(loader->arena, map->count, sizeof *keys);
    size_t count = 0;
    for (const og_entry *other = map->first; other && keys; other = other->next)
        if (other->value->pos.source != entry->value->pos.source)
            keys[count++] = other->key;
    return keys ? og_did_you_mean(loader, entry->key, keys, count) : "";
}

/* The keys of a group of cases stand among the names of its cases. */
static bool is_group_key(const og_object *group, const char *key)
{
    for (const og_field *field = group->fields; field->key; field++)
        if (strcmp(field->key, key) == 0)
            return true;
    return false;
}

static void load_cases(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_case_set *out)
{
    og_node weights = *node, group = *node;
    const og_field weight = {.type = OG_TYPE_COUNTS, .low = 0, .high = field->high};
    if (node->kind == OG_NODE_MAP) {
        weights.first = weights.last = group.first = group.last = NULL;
        weights.count = group.count = 0;
    }
    for (const og_entry *entry = node->first; entry && node->kind == OG_NODE_MAP;
         entry = entry->next) {
        bool weighs = !is_group_key(field->object, entry->key);
        bool grounds = og_key_is_grounds(entry->key);
        if (weighs)
            og_node_add(loader->arena, &weights, entry->key, entry->key_pos, entry->value);
        if (!weighs || grounds)
            og_node_add(loader->arena, &group, entry->key, entry->key_pos, entry->value);
    }
    load_items(loader, &weights, place, &weight, &out->cases);
    if (group.count)
        og_object_load(loader, &group, place, field->object, NULL, (char *)out);
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
    switch (field->type) {
    case OG_TYPE_VALUES:
        ((og_input *)item)->value = og_value_load(loader, entry->value, place, field);
        break;
    case OG_TYPE_COUNTS:
        og_constant_load(loader, entry->value, place, field, &number);
        ((og_count *)item)->value = number.value;
        break;
    case OG_TYPE_TEXTS:
        ((og_text_item *)item)->text = og_text_load(loader, entry->value, place.path);
        break;
    case OG_TYPE_LEDGER:
        og_history_load(loader, entry->value, place, field, &((og_ledger *)item)->history);
        break;
    case OG_TYPE_CASES:
        load_cases(loader, entry->value, place, field, (og_case_set *)item);
        break;
    default:
        og_object_load(loader, entry->value, place, field->object,
                       field->type == OG_TYPE_MAP ? &(og_among){map, entry} : NULL, (char *)item);
    }
}

static void load_items(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_array *out)
{
    bool list = field->type == OG_TYPE_LIST;
    if (list && node->kind == OG_NODE_MAP && node->first &&
        isdigit((unsigned char)*node->first->key)) {
        OG_ERROR_AT(loader->diags, node->first->key_pos, LIST_WHOLE, .path = place.path);
        return;
    }
    if (node->kind != (list ? OG_NODE_LIST : OG_NODE_MAP)) {
        if (list)
            OG_ERROR_AT(loader->diags, node->pos, LIST_WANTED, .path = place.path);
        else
            OG_ERROR_AT(loader->diags, node->pos, ITEMS_WANTED, .path = place.path);
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
        og_yearly *yearly = out->at[i];
        if (!og_year_load(yearly->item.id, &yearly->year))
            OG_ERROR_AT(loader->diags, yearly->item.pos, YEAR_NOT, .path = place.path,
                        .key = yearly->item.id);
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
            OG_ERROR_AT(loader->diags, entry->key_pos, INDEX_KEY, .path = place.path,
                        .key = entry->key);
    }
}

/* A day, or what makes it begin. */
static void load_start(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       og_when *out)
{
    if (node->kind != OG_NODE_MAP || og_node_find(node, "value")) {
        og_when_load(loader, node, place, OG_TYPE_DAY, out);
        return;
    }
    const og_entry entry = {.key = field->key, .key_pos = node->pos, .value = node};
    og_item *item = new_item(loader, &entry, place, field->object->size);
    if (!item)
        return;
    og_object_load(loader, node, place, field->object, NULL, (char *)item);
    og_trigger *trigger = (og_trigger *)(void *)item;
    *out = (og_when){true,
                     {og_day_of(OG_YEAR_MIN, 1, 1), og_day_of(OG_YEAR_MAX, 12, 31), OG_PERIOD_DAY},
                     node->pos,
                     trigger};
    if (trigger->from.given && trigger->from.period.first <= trigger->from.period.last)
        out->period.first = trigger->from.period.first;
}

static void load_opening(og_loader *loader, og_node *node, og_place place, const og_field *field,
                         og_value **out)
{
    double number;
    bool scalar = node->kind == OG_NODE_SCALAR;
    if (scalar && strcmp(node->text, "unknown") == 0)
        return;
    if (scalar && og_number_parse(node->text, node->length, &number) == OG_NUMBER_NOT)
        OG_ERROR_AT(loader->diags, node->pos, OPENING_WANTED, .path = place.path,
                    .text = node->text);
    else
        *out = og_value_load(loader, node, place, field);
}

static void load_field(og_loader *loader, og_node *node, og_place place, const og_field *field,
                       char *into)
{
    void *at = into + field->offset;
    switch (field->type) {
    case OG_TYPE_TEXT:
        *(const char **)at = og_text_load(loader, node, place.path);
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
        og_when_load(loader, node, place, field->type, at);
        break;
    case OG_TYPE_START:
        load_start(loader, node, place, field, at);
        break;
    case OG_TYPE_FLAG:
        og_flag_load(loader, node, place.path, at);
        break;
    case OG_TYPE_SPELL:
        og_spell_load(loader, node, place.path, at);
        break;
    case OG_TYPE_CHOICE:
        og_choice_load(loader, node, place.path, field, at);
        break;
    case OG_TYPE_NAME:
        *(og_name *)at = (og_name){og_text_load(loader, node, place.path), node->pos};
        break;
    case OG_TYPE_NAMES:
        og_names_load(loader, node, place.path, at);
        break;
    case OG_TYPE_OBJECT: {
        const og_entry entry = {.key = field->key, .key_pos = node->pos, .value = node};
        og_item *item = new_item(loader, &entry, place, field->object->size);
        *(og_item **)at = item;
        if (item)
            og_object_load(loader, node, place, field->object, NULL, (char *)item);
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

static const og_field *field_named(const og_object *object, const char *key)
{
    for (const og_field *field = object->fields; field->key; field++)
        if (strcmp(field->key, key) == 0)
            return field;
    return NULL;
}

/* An unknown key is told. When it is clear what was meant it is read as that, so that the same slip
 * is not told again as something that is missing. */
static const og_field *find_field(og_loader *loader, og_node *map, og_entry *entry,
                                  const og_object *object)
{
    const char *keys[64];
    size_t count = 0;
    const og_field *found = field_named(object, entry->key);
    if (found)
        return found;
    for (const og_field *field = object->fields; field->key; field++)
        keys[count++] = field->key;
    for (size_t i = 0; i < 2; i++)
        keys[count++] = og_grounds_keys[i];
    const char *meant = og_key_meant(entry->key, keys, count);
    OG_ERROR_AT(loader->diags, entry->key_pos, KEY_UNKNOWN, .key = entry->key,
                .what = OG_SPEAK(loader, object->name), .hint = og_key_hint(loader, meant));
    if (!meant || og_node_find(map, meant))
        return NULL;
    entry->key = meant;
    return field_named(object, meant);
}

static bool is_counted(const og_node *map, const og_field *field)
{
    const og_entry *per = field->counted_per ? og_node_find(map, "per") : NULL;
    if (!per || per->value->kind != OG_NODE_SCALAR)
        return !field->counted_per;
    for (const char *const *name = field->counted_per; *name; name++)
        if (strcmp(*name, per->value->text) == 0)
            return true;
    return false;
}

void og_object_load(og_loader *loader, og_node *node, og_place place, const og_object *object,
                    const og_among *among, char *into)
{
    if (node->kind != OG_NODE_MAP) {
        OG_ERROR_AT(loader->diags, node->pos, OBJECT_WANTED, .path = place.path,
                    .what = OG_SPEAK(loader, object->name));
        return;
    }
    place = og_place_grounds(loader, place, node);
    ((og_item *)into)->grounds = place.grounds;
    for (og_entry *entry = node->first; entry; entry = entry->next) {
        if (og_key_is_grounds(entry->key))
            continue;
        const og_field *field = find_field(loader, node, entry, object);
        og_place under = og_place_under(loader, place, entry->key);
        if (!field || !under.path)
            continue;
        og_field here = *field;
        here.counted = field->counted && is_counted(node, field);
        load_field(loader, entry->value, under, &here, into);
    }
    for (const og_field *field = object->fields; field->key; field++) {
        if (!field->required || node->faulty || og_node_find(node, field->key))
            continue;
        const og_entry *removed = node->removed;
        while (removed && strcmp(removed->key, field->key) != 0)
            removed = removed->next;
        OG_ERROR_AT(loader->diags, removed ? removed->key_pos : ((og_item *)into)->pos, KEY_MISSING,
                    .key = og_place_under(loader, place, field->key).path,
                    .what = OG_SPEAK(loader, field->description),
                    .hint = among ? other_hint(loader, among->map, among->entry) : "");
        if (field->type == OG_TYPE_CHOICE)
            *(int *)(void *)(into + field->offset) = -1;
    }
}
