#include "scenario/csv_series.h"

#include "base/limits.h"
#include "base/number.h"
#include "csv/dated.h"
#include "scenario/beside.h"
#include "scenario/form.h"
#include "scenario/place.h"

#include <string.h>

bool og_csv_series_is(const og_node *node)
{
    if (!node || node->kind != OG_NODE_MAP)
        return false;
    const og_form form = og_form_of(node);
    return form.kind == OG_FORM_SERIES && strcmp(form.name, "csv") == 0;
}

const og_csv *og_csv_beside(og_files *files, const og_node *name, og_arena *arena,
                            og_diagnostics *diags)
{
    static const og_csv_options ragged = {.ragged = true};
    const char *path = og_path_beside(name->text, name->pos, arena, diags);
    if (!path || files->values > OG_LIMIT_COLUMN_VALUES) /* told already */
        return NULL;
    const og_source *source = og_source_read(files, path, path, name->pos, diags);
    const og_csv *csv = source ? og_csv_parse(source, &ragged, arena, diags) : NULL;
    if (!csv)
        return NULL;
    files->values += csv->row_count;
    if (files->values > OG_LIMIT_COLUMN_VALUES) {
        OG_ERROR_AT(diags, name->pos, COLUMN_VALUES_MANY, .most = OG_COUNT(OG_LIMIT_COLUMN_VALUES));
        return NULL;
    }
    return csv;
}

int og_csv_decimal(const og_entry *entry, og_diagnostics *diags)
{
    if (!entry)
        return OG_DECIMAL_UNKNOWN;
    const char *text = entry->value->kind == OG_NODE_SCALAR ? entry->value->text : "";
    if (strcmp(text, ",") == 0 || strcmp(text, ".") == 0)
        return text[0] == ',' ? OG_DECIMAL_COMMA : OG_DECIMAL_POINT;
    OG_ERROR_AT(diags, entry->value->pos, CSV_DECIMAL);
    return -1;
}

static const char *text_of(const og_node *map, const char *key)
{
    const og_entry *entry = og_node_find(map, key);
    return entry && entry->value->kind == OG_NODE_SCALAR ? entry->value->text : NULL;
}

/* What the map asks for; false after errors. */
static bool read_options(const og_node *map, og_dated_options *out, og_diagnostics *diags)
{
    static const char *const keys[] = {"csv", "period", "value", "decimal"};
    const og_entry *csv = og_node_find(map, "csv");
    bool fine = true;
    for (const og_entry *entry = map->first; entry; entry = entry->next) {
        bool known = og_key_is_grounds(entry->key);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            known |= strcmp(entry->key, keys[i]) == 0;
        if (!known)
            OG_ERROR_AT(diags, entry->key_pos, CSV_KEY, .key = entry->key);
        fine &= known;
    }
    out->period = text_of(map, "period");
    out->value = text_of(map, "value");
    if (!out->period || !out->value || csv->value->kind != OG_NODE_SCALAR) {
        OG_ERROR_AT(diags, csv->key_pos, CSV_FORM, .path = csv->key);
        return false;
    }
    int decimal = og_csv_decimal(og_node_find(map, "decimal"), diags);
    out->decimal = decimal < 0 ? OG_DECIMAL_UNKNOWN : (og_decimal)decimal;
    out->from = csv->value->pos;
    return fine && decimal >= 0;
}

static bool add_period(og_node *map, const og_csv *csv, const og_dated *it, og_arena *arena)
{
    char key[OG_PERIOD_SIZE], number[OG_NUMBER_SIZE];
    og_period_print(it->period, key);
    og_node *node = og_node_new(arena, OG_NODE_SCALAR, og_csv_pos(csv, it->at_value));
    const char *copy = og_arena_text(arena, key, strlen(key));
    if (!node || !copy)
        return false;
    node->length = og_number_print_short(it->value, number);
    node->text = og_arena_text(arena, number, node->length);
    return node->text && og_node_add(arena, map, copy, og_csv_pos(csv, it->at_period), node);
}

/* Reads the file that the map names into `list`. */
static const og_csv *read_list(og_files *files, const og_node *map, og_dated_list *list,
                               og_arena *arena, og_diagnostics *diags)
{
    og_dated_options options = {0};
    if (!read_options(map, &options, diags))
        return NULL;
    const og_entry *name = og_node_find(map, "csv");
    const og_csv *csv = og_csv_beside(files, name->value, arena, diags);
    if (!csv || !og_dated_read(csv, &options, arena, list, diags))
        return NULL;
    if (list->count > OG_LIMIT_KEYS) {
        OG_ERROR_AT(diags, options.from, KEYS_MANY, .most = OG_COUNT(OG_LIMIT_KEYS));
        return NULL;
    }
    return csv;
}

bool og_csv_series_expand(og_files *files, og_node *node, og_arena *arena, og_diagnostics *diags)
{
    static const char *const keys[] = {"csv", "period", "value", "decimal"};
    if (!og_csv_series_is(node))
        return true;
    og_node *map = og_form_core(node);
    og_dated_list list = {0};
    const og_csv *csv = read_list(files, map, &list, arena, diags);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        og_node_remove(map, keys[i]);
    map->faulty |= !csv;
    for (size_t i = 0; csv && i < list.count; i++)
        if (!add_period(map, csv, &list.items[i], arena))
            return false;
    return csv != NULL;
}
